/**
 * What is shown of a count. Zero to nine are hidden alike [a zero that is shown would make "hidden" mean "somebody reported"]; the
 * rest is rounded, so that one report more or less is seldom seen and never certain.
 */
import { ProtocolError, shape, type JsonObject } from '../../crypto/public.ts';

export interface ShownCell {
  readonly flag: 'OBS';
  /** A multiple of `roundingBase`. */
  readonly value: number;
}

export type Cell =
  | ShownCell
  /** Zero to nine; which, is not said. */
  | { readonly flag: 'HIDDEN' }
  /** Nothing could be counted: everybody can see that the register has no entry of the period. */
  | { readonly flag: 'STRUCTURAL_ZERO' };

/** Counts below this are hidden. */
export const hiddenBelow = 10;
export const roundingBase = 5;
/** Percentages stop here: 5 stands for "5 % or less" and 95 for "95 % or more". */
export const percentBounds = { least: 5, most: 95 } as const;

const greatestCount = 1_000_000_000;

/** @throws RANGE unless it is a whole number that can be a count */
export function hideAndRound(count: number): Cell {
  if (!Number.isSafeInteger(count) || count < 0 || count > greatestCount) throw new ProtocolError('RANGE');
  return count < hiddenBelow ? { flag: 'HIDDEN' } : { flag: 'OBS', value: roundToBase(count) };
}

/** `part` of `whole` in per cent, to the base and within the bounds. @throws RANGE unless 0 <= part <= whole and whole > 0 */
export function roundPercent(part: number, whole: number): ShownCell {
  if (!(whole > 0 && part >= 0 && part <= whole)) throw new ProtocolError('RANGE');
  const rounded = roundToBase((100 * part) / whole);
  return { flag: 'OBS', value: Math.min(Math.max(rounded, percentBounds.least), percentBounds.most) };
}

/** The least and the greatest count that a cell can stand for. */
export function rangeOf(cell: Cell): { readonly least: number; readonly most: number } {
  switch (cell.flag) {
    case 'STRUCTURAL_ZERO':
      return { least: 0, most: 0 };
    case 'HIDDEN':
      return { least: 0, most: hiddenBelow - 1 };
    case 'OBS':
      return { least: Math.max(cell.value - 2, hiddenBelow), most: cell.value + 2 };
  }
}

/** @throws MALFORMED */
export const cellShape: shape.Shape<Cell> = shape.variant('flag', {
  OBS: shape.object({ flag: shape.literal('OBS'), value: multiple(hiddenBelow, greatestCount) }),
  HIDDEN: shape.object({ flag: shape.literal('HIDDEN') }),
  STRUCTURAL_ZERO: shape.object({ flag: shape.literal('STRUCTURAL_ZERO') }),
});

/** @throws MALFORMED */
export const percentShape: shape.Shape<ShownCell> = shape.object({
  flag: shape.literal('OBS'),
  value: multiple(percentBounds.least, percentBounds.most),
});

export function cellJson(cell: Cell): JsonObject {
  return cell.flag === 'OBS' ? { flag: cell.flag, value: cell.value } : { flag: cell.flag };
}

function roundToBase(number: number): number {
  return Math.round(number / roundingBase) * roundingBase;
}

function multiple(least: number, most: number): shape.Shape<number> {
  return shape.map(shape.integer(least, most), (value) => {
    if (value % roundingBase !== 0) throw new ProtocolError('MALFORMED');
    return value;
  });
}
