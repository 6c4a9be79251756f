/** A month of a series: made, judged from the log alone, and reckoned again; and every reason for which it is not made. */
import { ProtocolError } from '../../../../crypto/public.ts';
import { assertReleaseApart } from '../../../../client/statistics/noisy/apart.ts';
import { flowEvents } from '../../../../client/statistics/count.ts';
import { countMonth } from '../../../../client/statistics/noisy/noisy-table.ts';
import {
  assertReckoned,
  assertSeriesAllowed,
  makeSeries,
  type SeriesCounted,
  type SeriesGround,
} from '../../../../client/statistics/noisy/series.ts';
import {
  formatSeries,
  parseSeries,
  signSeries,
  verifySeries,
  type SeriesMonth,
} from '../../../../client/statistics/noisy/series-document.ts';
import { SeriesRefused, type SeriesRefusalCode } from '../../../../client/statistics/noisy/series-refused.ts';
import { defaultPlan } from '../../../../client/statistics/plan.ts';
import { hideAndRound } from '../../../../client/statistics/cell.ts';
import {
  closed,
  closedByTime,
  counted,
  dayEntry,
  entries,
  facts,
  ground,
  month,
  parties,
  plan,
  seedEntry,
  suite,
  trust,
  yearRelease,
} from './world.ts';

const made = await makeSeries(suite, ground, counted);

async function refusal(change: Partial<SeriesGround>, other: Partial<SeriesCounted> = {}): Promise<SeriesRefusalCode> {
  try {
    await makeSeries(suite, { ...ground, ...change }, { ...counted, ...other });
  } catch (error) {
    if (error instanceof SeriesRefused) return error.code;
    throw error;
  }
  throw new Error('the month was made');
}

describe('a month of a series', () => {
  test('is the same byte for byte whoever makes it again', async () => {
    expect(formatSeries(await makeSeries(suite, ground, counted))).toBe(formatSeries(made));
    expect(made.tables.map(({ rows }) => rows.map(({ value }) => value))).toMatchInlineSnapshot(`
      [
        [
          37,
        ],
        [
          18,
          0,
          18,
          -1,
          2,
        ],
      ]
    `);
  });

  test('has every code of its dimension in every month, also where nothing was counted', async () => {
    const nothing = await makeSeries(suite, ground, { ...counted, facts: [] });
    const codes = (series: SeriesMonth): string[][] => series.tables.map(({ rows }) => rows.map(({ code }) => code));
    expect(codes(nothing)).toEqual(codes(made));
    expect(codes(made)[1]).toHaveLength(5);
  });

  test('counts of a report the first event of the flow alone, so that it stands in the table once in its life', () => {
    const histories = facts.map((report) => flowEvents(report, closed.flow, closed.dimension));
    const counts = (name: string): number => countMonth(closed, name, histories).get('ALL') ?? -1;
    expect(counts(month)).toBe(37);
    expect(counts('2027-01')).toBe(3);
    expect(counts('2027-04')).toBe(5);
    expect(() => countMonth(closed, month, [[{ day: counted.asOf - 2, code: 'OTHER' }]])).toThrow(
      new ProtocolError('MALFORMED'),
    );
  });

  test('reads back as it was written, is signed by the officers, and by nobody else', async () => {
    expect(parseSeries(formatSeries(made))).toEqual(made);
    const note = await signSeries(suite, made, parties.OVERSIGHT);
    expect(await verifySeries(suite, note, trust)).toMatchObject({ month, tables: made.tables });
    const byPublisher = await signSeries(suite, made, parties.PUBLISHER);
    await expect(verifySeries(suite, byPublisher, trust)).rejects.toThrow(new ProtocolError('UNDER_SIGNED'));
    const bySingle = await signSeries(suite, made, parties.OVERSIGHT.slice(1));
    await expect(verifySeries(suite, bySingle, trust)).rejects.toThrow(new ProtocolError('UNDER_SIGNED'));
    await expect(verifySeries(suite, note, { ...trust, origin: 'other.example/demo' })).rejects.toThrow(
      new ProtocolError('WRONG_ORIGIN'),
    );
  });

  test.each<[string, (series: SeriesMonth) => SeriesMonth, 'MALFORMED' | 'RANGE']>([
    ['a row less', (series) => withRows(series, (rows) => rows.slice(1)), 'MALFORMED'],
    ['rows in another order', (series) => withRows(series, (rows) => rows.toReversed()), 'MALFORMED'],
    ['tables in another order', (series) => ({ ...series, tables: series.tables.toReversed() }), 'MALFORMED'],
    ['a table less', (series) => ({ ...series, tables: series.tables.slice(1) }), 'MALFORMED'],
    ['a month that is not of its plan', (series) => ({ ...series, month: '2026-12' }), 'RANGE'],
    ['a month that was not over', (series) => ({ ...series, asOf: counted.asOf - 1 }), 'RANGE'],
  ])('is no series with %s', (_, change, code) => {
    expect(() => formatSeries(change(made))).toThrow(new ProtocolError(code));
  });

  test('names the published totals of the year that its promise leaves out', () => {
    expect(made.invariants).toEqual([{ period: '2027', flow: 'CLOSED' }]);
  });

  test('is judged from the log by everybody, and reckoned again by whoever has the seeds', async () => {
    await assertSeriesAllowed(suite, ground, made);
    await assertReckoned(suite, made, counted);
    for (const changed of [
      { ...made, invariants: [] },
      { ...made, plan: { ...plan, last: '2027-11' } },
      { ...made, commitments: { ...made.commitments, oversight: new Uint8Array(32) } },
    ]) {
      await expect(assertSeriesAllowed(suite, ground, changed)).rejects.toThrow(new ProtocolError('BAD_PROOF'));
    }
  });

  test('with another number, or from other seeds, is not what oversight reckons', async () => {
    const shifted = withRows(made, (rows) => rows.map(({ code, value }) => ({ code, value: value + 1 })));
    await expect(assertReckoned(suite, shifted, counted)).rejects.toThrow(new ProtocolError('BAD_PROOF'));
    const seeds = { ...counted.seeds, publisher: new Uint8Array(32) };
    await expect(assertReckoned(suite, made, { ...counted, seeds })).rejects.toThrow(new ProtocolError('BAD_PROOF'));
  });
});

describe('a month is refused', () => {
  test('before it is over', async () => {
    expect(await refusal({}, { asOf: counted.asOf - 1 })).toBe('MONTH_NOT_OVER');
  });

  test('a second time: with the same noise, the difference of two counts would be exact', async () => {
    const logged = async (signers: typeof parties.OVERSIGHT): Promise<SeriesGround['entries']> => [
      ...entries,
      { kind: 'series', note: await signSeries(suite, made, signers) },
    ];
    expect(await refusal({ entries: await logged(parties.OVERSIGHT) })).toBe('ALREADY_PUBLISHED');
    // What others post under that name stops nobody.
    await makeSeries(suite, { ...ground, entries: await logged(parties.PUBLISHER) }, counted);
  });

  test.each([2990, 3000])('when %i reports are shown for the year before', async (total) => {
    expect(await refusal({ releases: [yearRelease(total)] })).toBe('TOO_FEW_REPORTS');
  });

  test('when the total of the year before is hidden or not published', async () => {
    expect(await refusal({ releases: [yearRelease(9000, '2025'), yearRelease(9000, '2026-Q4')] })).toBe(
      'TOTAL_NOT_PUBLISHED',
    );
    const release = yearRelease(3005);
    const hidden = release.tables.map((table) => ({ ...table, total: hideAndRound(4) }));
    expect(await refusal({ releases: [{ ...release, tables: hidden }] })).toBe('TOO_FEW_REPORTS');
  });

  test.each(defaultPlan.tables)('when the yearly or quarterly tables show the same: $id', async (table) => {
    const same = { ...closed, id: 'same', flow: table.flow, dimension: table.dimension };
    const own = { ...plan, tables: [same] };
    const change = { entries: await entriesOf(own), planned: [table] };
    const isFlowByYear = table.dimension === 'ALL' && !table.periods.includes('QUARTER');
    if (isFlowByYear) {
      const series = await makeSeries(suite, { ...ground, ...change }, { ...counted, facts: [] });
      expect(series.invariants).toEqual([{ period: '2027', flow: table.flow }]);
    } else {
      const isQuarterly = table.periods.includes('QUARTER');
      expect(await refusal(change)).toBe(isQuarterly ? 'PUBLISHED_IN_QUARTERS' : 'PUBLISHED_BY_YEAR');
    }
  });

  test('when a release has shown the same, though no plan says so; and the other way round', async () => {
    const quarter = quarterOfClosed('2027-Q1');
    expect(await refusal({ releases: [yearRelease(3005), quarter] })).toBe('PUBLISHED_IN_QUARTERS');
    await makeSeries(suite, { ...ground, releases: [yearRelease(3005), quarterOfClosed('2027-Q2')] }, counted);
    const series = [{ month, tables: plan.tables }];
    expect(() => {
      assertReleaseApart(quarter, series);
    }).toThrow(new SeriesRefused('PUBLISHED_IN_QUARTERS'));
    assertReleaseApart(quarterOfClosed('2027-Q2'), series);
  });

  test('when all tables ever planned would tell more of one report than a lifetime allows', async () => {
    const tables = Array.from({ length: 5 }, (_, index) => ({ ...closed, id: `table-${index}` }));
    expect(await refusal({ entries: await entriesOf({ ...plan, tables }) })).toBe('OVER_BUDGET');
    // Two in this plan and three in one that is over: a report of then may have been closed now.
    const before = { first: '2026-01', last: '2026-12', tables: tables.slice(2) };
    const both = await Promise.all(
      (['PUBLISHER', 'OVERSIGHT'] as const).map((party) => seedEntry(party, { plan: before })),
    );
    expect(await refusal({ entries: [...both, ...entries] })).toBe('OVER_BUDGET');
    // What one party alone has signed is no plan.
    await makeSeries(suite, { ...ground, entries: [...both.slice(1), ...entries] }, counted);
    const fewer = await Promise.all(
      (['PUBLISHER', 'OVERSIGHT'] as const).map((party) =>
        seedEntry(party, { plan: { ...before, tables: tables.slice(2, 4) } }),
      ),
    );
    await makeSeries(suite, { ...ground, entries: [...fewer, ...entries] }, counted);
  });

  test('when a table of its name meant something else before', async () => {
    const before = { first: '2026-01', last: '2026-12', tables: [{ ...closed, flow: 'REFERRED' as const }] };
    const both = await Promise.all(
      (['PUBLISHER', 'OVERSIGHT'] as const).map((party) => seedEntry(party, { plan: before })),
    );
    expect(await refusal({ entries: [...both, ...entries] })).toBe('TABLE_CHANGED');
  });
});

type Rows = SeriesMonth['tables'][number]['rows'];

/** With other rows in the table of several codes. */
function withRows(series: SeriesMonth, change: (rows: Rows) => Rows): SeriesMonth {
  return {
    ...series,
    tables: series.tables.map((table) =>
      table.id === closedByTime.id ? { ...table, rows: change(table.rows) } : table,
    ),
  };
}

async function entriesOf(own: typeof plan): Promise<SeriesGround['entries']> {
  const notes = await Promise.all(
    (['PUBLISHER', 'OVERSIGHT'] as const).map((party) => seedEntry(party, { plan: own })),
  );
  return [...notes, dayEntry(20_700)];
}

function quarterOfClosed(period: string): ReturnType<typeof yearRelease> {
  const release = yearRelease(500, period);
  return { ...release, tables: release.tables.map((table) => ({ ...table, flow: 'CLOSED' as const })) };
}
