/** Shares in per cent, from shown counts and nothing else: whoever has the table can repeat them, and they say nothing more. */
import { percentBounds, rangeOf, roundPercent, type Cell, type ShownCell } from '../cell.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';

export interface Share {
  /** Per cent; a multiple of 5 within the bounds. */
  readonly percent: number;
  /** What it can be, because the counts are rounded; whole per cent within the bounds. */
  readonly least: number;
  readonly most: number;
}

/** A share needs so many cases, at the least that the shown counts can stand for. */
const leastDenominator = 20;

/** Of those whose deadline ended: in time. Null where it cannot be told from what is shown. */
export function inTimeShare(content: ReleaseContent, id: 'acknowledgement' | 'feedback'): Share | null {
  const table = content.tables.find((each) => each.id === id);
  if (table === undefined || table.grouping !== null) return null;
  const late = shown(table, 'NOT_IN_TIME');
  const inTime = table.rows.filter(({ code }) => code !== 'NOT_IN_TIME').map(({ cell }) => observed(cell));
  if (late === null || inTime.some((cell) => cell === null)) return null;
  return shareOf(
    inTime.flatMap((cell) => cell ?? []),
    [late],
  );
}

/** Of closings that say whether the report was right: those in which it was, in full or in part. */
export function confirmedShare({ tables }: ReleaseContent): Share | null {
  const table = tables.find(({ id }) => id === 'closed-by-outcome');
  if (table === undefined) return null;
  const together = shown(table, 'SUBSTANTIATED');
  const [full, part] = [shown(table, 'SUBSTANTIATED_FULL'), shown(table, 'SUBSTANTIATED_PART')];
  const not = shown(table, 'NOT_SUBSTANTIATED');
  if (not === null) return null;
  if (together !== null) return shareOf([together], [not]);
  return full === null || part === null ? null : shareOf([full, part], [not]);
}

/** Of `those` in those and `others` together. */
function shareOf(those: readonly ShownCell[], others: readonly ShownCell[]): Share | null {
  const [part, rest] = [sum(those), sum(others)];
  if (part.least + rest.least < leastDenominator) return null;
  return {
    percent: roundPercent(part.value, part.value + rest.value).value,
    least: bounded(Math.floor((100 * part.least) / (part.least + rest.most))),
    most: bounded(Math.ceil((100 * part.most) / (part.most + rest.least))),
  };
}

function sum(cells: readonly ShownCell[]): { readonly least: number; readonly value: number; readonly most: number } {
  return {
    least: cells.reduce((total, cell) => total + rangeOf(cell).least, 0),
    value: cells.reduce((total, { value }) => total + value, 0),
    most: cells.reduce((total, cell) => total + rangeOf(cell).most, 0),
  };
}

function bounded(percent: number): number {
  return Math.min(Math.max(percent, percentBounds.least), percentBounds.most);
}

function shown(table: ShownTable, code: string): ShownCell | null {
  const row = table.rows.find((each) => each.code === code);
  return row === undefined ? null : observed(row.cell);
}

function observed(cell: Cell): ShownCell | null {
  return cell.flag === 'OBS' ? cell : null;
}
