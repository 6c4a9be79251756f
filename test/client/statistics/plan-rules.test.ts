/** Which plans officers may sign, and which totals and tables may stand beside each other. */
import { defaultPlan, planJson, type PlannedTable, type TablePlan } from '../../../client/statistics/plan.ts';
import { assertPlanTimely, PlanRefused, readAllowedPlan } from '../../../client/statistics/plan-rules.ts';
import type { ReleaseContent } from '../../../client/statistics/release-document.ts';
import { areTotalsApart, doTotalsAgree } from '../../../client/statistics/totals-guard.ts';
import type { Totals } from '../../../client/statistics/totals.ts';
import { hideAndRound } from '../../../client/statistics/cell.ts';

const planned = (...tables: readonly PlannedTable[]): ReturnType<typeof planJson> => planJson({ from: 2026, tables });
const year = ['YEAR'] as const;

function refusal(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof PlanRefused) return error.code;
    throw error;
  }
}

test('The plan that comes with the program may be signed.', () => {
  expect(readAllowedPlan(planJson(defaultPlan))).toEqual(defaultPlan);
});

test.each([
  ['NOT_A_PLAN', { ...planned(), tables: [{ id: 'x', flow: 'RECEIVED', dimensions: ['REGION', 'SECTOR'] }] }],
  ['CANNOT_COUNT', planned({ id: 'x', flow: 'RECEIVED', dimension: 'OUTCOME', periods: year })],
  ['TOO_RARE', planned({ id: 'x', flow: 'CONFIRMED', dimension: 'REGION', periods: year })],
  ['TOO_OFTEN', planned({ id: 'x', flow: 'RECEIVED', dimension: 'RELATION', periods: ['QUARTER'] })],
  [
    'TABLE_TWICE',
    planned(
      { id: 'x', flow: 'RECEIVED', dimension: 'ALL', periods: year },
      { id: 'y', flow: 'RECEIVED', dimension: 'ALL', periods: ['QUARTER'] },
    ),
  ],
] as const)('A plan that would single somebody out is refused with its reason: %s.', (code, value) => {
  expect(refusal(() => readAllowedPlan(value))).toBe(code);
});

test('A plan holds from this year or a later one, and changes none that is logged.', () => {
  assertPlanTimely(defaultPlan, 2026, []);
  assertPlanTimely({ ...defaultPlan, from: 2027 }, 2026, [defaultPlan]);
  const timely = (now: number, logged: readonly TablePlan[]): string | null =>
    refusal(() => {
      assertPlanTimely(defaultPlan, now, logged);
    });
  expect([timely(2027, []), timely(2026, [defaultPlan])]).toEqual(['YEAR_OVER', 'YEAR_FIXED']);
});

describe('First totals beside tables of the first quarter of 2026', () => {
  const [newYear, lastOfMarch, lastOfYear] = [20_454, 20_543, 20_818];
  const common = { mode: 'live', origin: 'kupuya.example', case: { size: 1, root: new Uint8Array(32) } } as const;
  const totals = (asOf: number, received: number): Totals => ({
    ...{ ...common, asOf, period: { first: newYear, last: lastOfYear }, received: hideAndRound(received) },
    ...{ acknowledged: { flag: 'HIDDEN' }, acknowledgedInTime: { flag: 'HIDDEN' }, inTimePercent: null },
  });
  const quarter = (received: number): ReleaseContent => {
    const total = hideAndRound(received);
    const rows = [{ code: 'ALL', cell: total }];
    return {
      ...{ ...common, period: '2026-Q1', asOf: lastOfMarch + 1, plan: new Uint8Array(32), verdict: 'PASSED' },
      ...{ mechanism: 'HIDE_AND_ROUND' },
      tables: [{ id: 'received', flow: 'RECEIVED', dimension: 'ALL', grouping: null, rows, total }],
    };
  };

  test.each([
    ['of the same days', lastOfMarch, 40, true],
    ['of a day more, about as many', lastOfMarch + 1, 40, false],
    ['of a day more, ten more than that for certain', lastOfMarch + 1, 60, true],
    ['of a week less, about as many', lastOfMarch - 7, 40, false],
  ] as const)('%s', (_, asOf, received, isApart) => {
    expect(areTotalsApart([totals(asOf, received)], [quarter(40)])).toBe(isApart);
  });

  test('contradict it if fewer came in more days.', () => {
    expect(doTotalsAgree([totals(lastOfMarch + 30, 30)], [quarter(40)])).toBe(false);
    expect(doTotalsAgree([totals(lastOfMarch + 30, 60)], [quarter(40)])).toBe(true);
  });
});
