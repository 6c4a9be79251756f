/** Shares in per cent, from shown counts and nothing else: whoever has the table can repeat them, and they say nothing more. */
import { percentBounds, rangeOf, roundingBase, roundPercent, type Cell, type ShownCell } from '../cell.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';

export interface Share {
  /** Per cent; a multiple of 5 within the bounds. */
  readonly percent: number;
  /** Between which it lies, because the counts are rounded; multiples of 5 within the bounds. */
  readonly least: number;
  readonly most: number;
}

/** A share needs so many cases, at the least that the shown counts can stand for. */
const leastDenominator = 20;

/** Of those whose deadline ended: in time. Null where it cannot be told from what is shown. */
export function inTimeShare({ tables }: ReleaseContent, id: 'acknowledgement' | 'feedback'): Share | null {
  const table = tables.find((each) => each.id === id);
  if (table === undefined || table.total.flag !== 'OBS') return null;
  const total = { value: table.total.value, ...rangeOf(table.total) };
  if (total.least < leastDenominator) return null;
  const late = shown(table, 'NOT_IN_TIME');
  if (late !== null) {
    const { least, most } = rangeOf(late);
    return share(
      [total.least - most, total.value - late.value, total.most - least],
      [total.least, total.value, total.most],
    );
  }
  const inTime = table.rows.flatMap(({ code, cell }) => (code === 'NOT_IN_TIME' ? [] : [observed(cell)]));
  if (inTime.some((cell) => cell === null)) return null;
  const { least, value, most } = sum(inTime.flatMap((cell) => cell ?? []));
  return share([least, value, most], [total.most, total.value, total.least]);
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
  return share(
    [part.least, part.value, part.most],
    [part.least + rest.most, part.value + rest.value, part.most + rest.least],
  );
}

type Three = readonly [least: number, shown: number, most: number];

/** @param part with the least, the shown and the greatest share. @param whole of each of these */
function share(part: Three, whole: Three): Share {
  const [least, percent, most] = part.map((count, index) => Math.min(Math.max(count / (whole[index] ?? 1), 0), 1));
  return {
    percent: roundPercent((percent ?? 0) * 100, 100).value,
    least: bounded(Math.floor((100 * (least ?? 0)) / roundingBase) * roundingBase),
    most: bounded(Math.ceil((100 * (most ?? 1)) / roundingBase) * roundingBase),
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
