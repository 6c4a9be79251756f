/**
 * When a count that is not shown is hidden well enough. It must not be possible to tell it from any other below ten; where everybody can
 * see that it is ten or more, ten whole numbers must be left.
 */
import { hiddenBelow } from '../cell.ts';
import type { Knowledge, UnshownCount } from './knowledge.ts';
import { findExtreme, type Programme } from './solver.ts';

/** Whole numbers that must be left of every hidden count. */
const leastPossible = 10;

/** The least and the greatest whole number that a count can be; `most` may be Infinity. */
interface PossibleRange {
  readonly least: number;
  readonly most: number;
}

/** What the solver computes is whole or not by much more than this. */
const tolerance = 1e-6;

/** @returns null if what was released contradicts itself */
export function rangeOfSum(programme: Programme, numbers: readonly number[]): PossibleRange | null {
  const least = findExtreme(programme, numbers, 'minimize');
  const most = findExtreme(programme, numbers, 'maximize');
  if (least === null || most === null) return null;
  return { least: wholeFrom(least.value), most: wholeTo(most.value) };
}

export function isWellHidden({ least, most }: PossibleRange, isHidden: boolean): boolean {
  if (least < hiddenBelow) return least <= 0 && most >= hiddenBelow - 1;
  // What nobody has hidden may be known as well as what is shown.
  return !isHidden || most - least + 1 >= leastPossible;
}

/**
 * The first count in the order of `unshown` that what was released betrays.
 *
 * @param points numbers that are possible by what was released; found ones are added. They stay possible when more is hidden.
 * @returns null if all are hidden well; CONTRADICTION if there is nothing that all released numbers can mean
 */
export function findBetrayed(
  { programme, unshown }: Knowledge,
  points: (readonly number[])[],
): UnshownCount | 'CONTRADICTION' | null {
  if (points.length === 0) {
    const first = findExtreme(programme, [], 'minimize');
    if (first?.point === undefined || first.point === null) return 'CONTRADICTION';
    points.push(first.point);
  }
  for (const count of unshown) {
    const verdict = isProtected(programme, count, points);
    if (verdict === null) return 'CONTRADICTION';
    if (!verdict) return count;
  }
  return null;
}

function isProtected(
  programme: Programme,
  { numbers, isHidden }: UnshownCount,
  points: (readonly number[])[],
): boolean | null {
  // Between two possible points all is possible, so that most questions need no solver.
  const seen = points.map((point) => numbers.reduce((sum, number) => sum + (point[number] ?? 0), 0));
  let least = wholeFrom(Math.min(...seen));
  let most = wholeTo(Math.max(...seen));
  if (least > 0) {
    const found = findExtreme(programme, numbers, 'minimize');
    if (found === null) return null;
    if (found.point !== null) points.push(found.point);
    least = wholeFrom(found.value);
  }
  if (isWellHidden({ least, most: Infinity }, isHidden) && !isWellHidden({ least, most }, isHidden)) {
    const found = findExtreme(programme, numbers, 'maximize');
    if (found === null) return null;
    if (found.point !== null) points.push(found.point);
    most = wholeTo(found.value);
  }
  return isWellHidden({ least, most }, isHidden);
}

function wholeFrom(value: number): number {
  // Not -0.
  return Math.ceil(value - tolerance) + 0;
}

function wholeTo(value: number): number {
  return Math.floor(value + tolerance);
}
