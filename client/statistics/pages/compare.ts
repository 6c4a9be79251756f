/** What earlier releases showed of the same: only numbers that were published, and only where both count alike. */
import type { Cell } from '../cell.ts';
import { lengthOf, type PeriodName } from '../periods.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';

/** Periods of the same length before this one, oldest first; at most `longestRow` of them. */
export function comparable(content: ReleaseContent, earlier: readonly ReleaseContent[]): readonly ReleaseContent[] {
  return earlier
    .filter(({ period }) => lengthOf(period) === lengthOf(content.period) && period < content.period)
    .toSorted((a, b) => (a.period < b.period ? -1 : 1))
    .slice(-longestRow);
}

const longestRow = 7;

/** The newest of `before` that has the same table with the same rows; null where none has. */
export function previousOf(
  table: ShownTable,
  before: readonly ReleaseContent[],
): { readonly period: PeriodName; readonly table: ShownTable } | null {
  for (const { period, tables } of before.toReversed()) {
    const other = tables.find(({ id }) => id === table.id);
    if (other !== undefined && countsAlike(table, other)) return { period, table: other };
  }
  return null;
}

/** The total of one table through the periods, this one last. */
export function totalsThrough(
  content: ReleaseContent,
  table: ShownTable,
  before: readonly ReleaseContent[],
): readonly { readonly period: PeriodName; readonly cell: Cell }[] {
  const earlier = before.flatMap(({ period, tables }) => {
    const other = tables.find(({ id, flow }) => id === table.id && flow === table.flow);
    return other === undefined ? [] : [{ period, cell: other.total }];
  });
  return [...earlier, { period: content.period, cell: table.total }];
}

function countsAlike(a: ShownTable, b: ShownTable): boolean {
  return (
    a.flow === b.flow &&
    a.dimension === b.dimension &&
    a.rows.length === b.rows.length &&
    a.rows.every(({ code }, row) => b.rows[row]?.code === code)
  );
}
