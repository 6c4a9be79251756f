/** A release as the tests of its files need it: shown, hidden and impossible cells, merged codes, a quarter or a year. */
import { dimensionCodes } from '../../../../client/statistics/dimensions.ts';
import { defaultPlan, type PlannedTable } from '../../../../client/statistics/plan.ts';
import { lengthOf } from '../../../../client/statistics/periods.ts';
import { hideAndRound } from '../../../../client/statistics/cell.ts';
import type { ReleaseContent } from '../../../../client/statistics/release-document.ts';
import type { ShownTable } from '../../../../client/statistics/shown-table.ts';

export const origin = 'kupuya.example/demo';

/** Every table of the plan for the period, with counts that differ from cell to cell. */
export function releaseContent(changes: Partial<ReleaseContent> = {}): ReleaseContent {
  const period = changes.period ?? '2026';
  return {
    ...{ mode: 'demo', origin, period, asOf: 20_830, plan: new Uint8Array(32).fill(7), mechanism: 'HIDE_AND_ROUND' },
    ...{ case: { size: 4000, root: new Uint8Array(32).fill(9) }, verdict: 'PASSED' },
    tables: defaultPlan.tables.filter(({ periods }) => periods.includes(lengthOf(period))).map(tableOf),
    ...changes,
  };
}

function tableOf({ id, flow, dimension }: PlannedTable): ShownTable {
  const codes: readonly string[] = dimensionCodes[dimension];
  if (flow === 'REOPENED') {
    const rows = codes.map((code) => ({ code, cell: { flag: 'STRUCTURAL_ZERO' } as const }));
    return { id, flow, dimension, grouping: null, rows, total: { flag: 'STRUCTURAL_ZERO' } };
  }
  if (dimension === 'CLOSURE_TIME') {
    const grouping = [
      { code: 'DAYS_0_90', of: codes.slice(0, 2) },
      { code: 'DAYS_91_MORE', of: codes.slice(2) },
    ];
    const rows = grouping.map(({ code }, index) => ({ code, cell: hideAndRound(40 + 20 * index) }));
    return { id, flow, dimension, grouping, rows, total: hideAndRound(100) };
  }
  const counts = codes.map((_, index) => 7 * index + (codes.length === 1 ? 120 : 0));
  return {
    ...{ id, flow, dimension, grouping: null },
    rows: codes.map((code, index) => ({ code, cell: hideAndRound(counts[index] ?? 0) })),
    total: hideAndRound(counts.reduce((sum, count) => sum + count, 0)),
  };
}
