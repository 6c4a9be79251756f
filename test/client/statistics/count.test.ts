import fc from 'fast-check';
import { defaultProfile, ProtocolError, reasons, statuses } from '../../../crypto/public.ts';
import { countTables } from '../../../client/statistics/count.ts';
import { dimensionCodes, type DimensionId, type FlowId } from '../../../client/statistics/dimensions.ts';
import type { ReportCodes, ReportFacts, ToldFact } from '../../../client/statistics/facts.ts';
import { periodOf, quartersOf } from '../../../client/statistics/periods.ts';
import { defaultPlan, type TablePlan } from '../../../client/statistics/plan.ts';

const year = periodOf('2026');
const nothingSaid: ReportCodes = {
  ...{ channel: 'UNSPECIFIED', identity: 'UNSPECIFIED', relation: 'UNSPECIFIED', category: 'UNSPECIFIED' },
  ...{ sector: 'UNSPECIFIED', region: 'UNSPECIFIED', harm: 'UNSPECIFIED' },
};

function report(day: number, told: readonly ToldFact[] = [], codes: Partial<ReportCodes> = {}): ReportFacts {
  return { day, told, codes: { ...nothingSaid, ...codes }, profile: defaultProfile };
}

function planOf(flow: FlowId, dimension: DimensionId): TablePlan {
  return { from: 2026, tables: [{ id: 'one', flow, dimension, periods: ['QUARTER', 'YEAR'] }] };
}

/** Counts by code, without those of zero. */
function count(flow: FlowId, dimension: DimensionId, facts: readonly ReportFacts[], period = '2026') {
  const counts = countTables(planOf(flow, dimension), facts, period).tables[0]?.counts ?? [];
  return Object.fromEntries(
    dimensionCodes[dimension].map((code, cell) => [code, counts[cell]] as const).filter(([, each]) => each !== 0),
  );
}

const told = (status: ToldFact['status'], day: number, reason: ToldFact['reason'] = ''): ToldFact => ({
  status,
  day,
  reason,
});

describe('an acknowledgement', () => {
  test.each([
    [0, 'DAYS_0_1'],
    [1, 'DAYS_0_1'],
    [2, 'DAYS_2_3'],
    [3, 'DAYS_2_3'],
    [4, 'DAYS_4_7'],
    [7, 'DAYS_4_7'],
    [8, 'NOT_IN_TIME'],
  ])('after %i days counts as %s', (days, code) => {
    const facts = [report(year.first, [told('ACKNOWLEDGED', year.first + days)])];
    expect(count('ACKNOWLEDGEMENT_DUE', 'ACKNOWLEDGEMENT_TIME', facts)).toEqual({ [code]: 1 });
  });

  test('counts on the day after the last day of its deadline, in the next period if need be', () => {
    const late = report(year.last - 8, [told('ACKNOWLEDGED', year.last - 8)]);
    const later = report(year.last - 7, [told('ACKNOWLEDGED', year.last - 7)]);
    expect(count('ACKNOWLEDGEMENT_DUE', 'ACKNOWLEDGEMENT_TIME', [late, later], '2026-Q4')).toEqual({ DAYS_0_1: 1 });
    expect(count('ACKNOWLEDGEMENT_DUE', 'ACKNOWLEDGEMENT_TIME', [late, later], '2027')).toEqual({ DAYS_0_1: 1 });
  });

  test('is no message, and counts as none when it never came', () => {
    const facts = [report(year.first), report(year.first, [told('MESSAGE', year.first)])];
    expect(count('ACKNOWLEDGEMENT_DUE', 'ALL', facts)).toEqual({ ALL: 2 });
    expect(count('ACKNOWLEDGEMENT_DUE', 'ACKNOWLEDGEMENT_TIME', facts)).toEqual({ NOT_IN_TIME: 2 });
  });
});

describe('feedback', () => {
  test('is due again for every round, each on its own day and from its own beginning', () => {
    const facts = [
      report(year.first, [
        told('CLOSED', year.first + 20, 'OUTCOME_MINOR'),
        told('REOPENED', year.first + 100),
        told('CLOSED', year.first + 150, 'OUTCOME_SUBSTANTIATED_FULL'),
      ]),
    ];
    expect(count('FEEDBACK_DUE', 'FEEDBACK_TIME', facts)).toEqual({ DAYS_0_30: 1, DAYS_31_90: 1 });
    expect(count('FEEDBACK_DUE', 'FEEDBACK_TIME', facts, '2026-Q2')).toEqual({ DAYS_0_30: 1 });
    expect(count('FEEDBACK_DUE', 'FEEDBACK_TIME', facts, '2026-Q3')).toEqual({ DAYS_31_90: 1 });
    expect(count('CLOSED', 'OUTCOME', facts)).toEqual({ MINOR: 1, SUBSTANTIATED_FULL: 1 });
    expect(count('CLOSED', 'CLOSURE_TIME', facts)).toEqual({ DAYS_0_30: 1, DAYS_91_180: 1 });
    expect(count('REOPENED', 'ALL', facts, '2026-Q2')).toEqual({ ALL: 1 });
  });

  test('is due later where an extension was told in time', () => {
    const extended = told('EXTENDED', year.first + 90, 'COMPLEX');
    const closed = told('CLOSED', year.first + 170, 'OUTCOME_MINOR');
    const facts = [report(year.first, [extended, closed])];
    expect(count('FEEDBACK_DUE', 'FEEDBACK_TIME', facts)).toEqual({ DAYS_91_180: 1 });
    expect(count('EXTENDED', 'EXTENSION_REASON', facts)).toEqual({ COMPLEX: 1 });
    const late = [report(year.first, [{ ...extended, day: year.first + 91 }, closed])];
    expect(count('FEEDBACK_DUE', 'FEEDBACK_TIME', late)).toEqual({ NOT_IN_TIME: 1 });
  });
});

describe('codes', () => {
  test('that are in no list count as not specified, and change no other cell', () => {
    const good = report(year.first, [], { region: 'TALAS' });
    const strange = report(year.first);
    Object.assign(strange.codes, { region: 'ATLANTIS' });
    expect(count('RECEIVED', 'REGION', [good, strange])).toEqual({ TALAS: 1, UNSPECIFIED: 1 });
    expect(count('RECEIVED', 'ALL', [good, strange])).toEqual({ ALL: 2 });
  });

  test('of a reason that is not one of its status are refused: the body has signed it', () => {
    const facts = [report(year.first, [told('CLOSED', year.first, 'COMPLEX')])];
    expect(() => count('CLOSED', 'OUTCOME', facts)).toThrow(new ProtocolError('MALFORMED'));
  });

  test('that the events of a flow do not have are refused in a plan', () => {
    expect(() => count('RECEIVED', 'OUTCOME', [])).toThrow(new ProtocolError('MALFORMED'));
  });
});

const day = fc.integer({ min: year.first - 300, max: year.last + 300 });
/** In any order, but nothing before the report. */
const anyFacts: fc.Arbitrary<ReportFacts> = fc
  .record({
    day,
    codes: fc.record({
      channel: fc.constantFrom(...dimensionCodes.CHANNEL),
      identity: fc.constantFrom(...dimensionCodes.IDENTITY),
      relation: fc.constantFrom(...dimensionCodes.RELATION),
      category: fc.constantFrom(...dimensionCodes.CATEGORY),
      sector: fc.constantFrom(...dimensionCodes.SECTOR),
      region: fc.constantFrom(...dimensionCodes.REGION),
      harm: fc.constantFrom(...dimensionCodes.HARM),
    }),
    told: fc.array(
      fc.constantFrom(...statuses).chain((status) =>
        fc.record({
          status: fc.constant(status),
          day,
          reason:
            status === 'CLOSED'
              ? fc.constantFrom(...reasons.filter((reason) => reason.startsWith('OUTCOME_')))
              : status === 'EXTENDED'
                ? fc.constantFrom('COMPLEX' as const, 'OTHER' as const)
                : fc.constant('' as const),
        }),
      ),
      { maxLength: 8 },
    ),
    profile: fc.record({
      acknowledge: fc.integer({ min: 1, max: 30 }),
      feedback: fc.integer({ min: 1, max: 200 }),
      extended: fc.integer({ min: 1, max: 366 }),
    }),
  })
  .map((facts) => ({ ...facts, told: facts.told.map((each) => ({ ...each, day: Math.max(each.day, facts.day) })) }));

/** Every table for quarters and years. */
const widePlan: TablePlan = {
  ...defaultPlan,
  tables: defaultPlan.tables.map((table) => ({ ...table, periods: ['QUARTER', 'YEAR'] as const })),
};

describe('of any facts', () => {
  test('quarters add up to their year, cell by cell', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 20 }), (facts) => {
        const quarters = quartersOf('2026').map((quarter) => countTables(widePlan, facts, quarter).tables);
        for (const [table, { counts }] of countTables(widePlan, facts, '2026').tables.entries()) {
          const sums = counts.map((_, cell) =>
            quarters.reduce((sum, each) => sum + (each[table]?.counts[cell] ?? 0), 0),
          );
          expect(sums).toEqual(counts);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('tables of one flow have the same total', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 20 }), (facts) => {
        const totals = new Map<FlowId, number>();
        for (const { flow, counts } of countTables(defaultPlan, facts, '2026').tables) {
          const total = counts.reduce((sum, each) => sum + each, 0);
          expect(total).toBe(totals.get(flow) ?? total);
          totals.set(flow, total);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('nothing that happens later changes a period that is over', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 20 }), fc.constantFrom(...quartersOf('2026')), (facts, period) => {
        const { last } = periodOf(period);
        const then = facts
          .filter((each) => each.day <= last)
          .map((each) => ({ ...each, told: each.told.filter((status) => status.day <= last) }));
        expect(countTables(widePlan, facts, period)).toEqual(countTables(widePlan, then, period));
      }),
      { numRuns: 100 },
    );
  });
});
