/** The one door to the solver of linear programmes (`yalps`, simplex on a dense table). `glpsol` judges its answers in the tests. */
import { solve, type Constraint } from 'yalps';

/** Numbers that are nowhere negative, and what is known of their sums. */
export interface Programme {
  /** How many numbers there are; each is named by its place, from 0. */
  readonly numbers: number;
  /** What each is at least; 0 or more. */
  readonly least: readonly number[];
  readonly rows: readonly ProgrammeRow[];
}

/** `least` <= sum of factor times number <= `most`. */
export interface ProgrammeRow {
  readonly terms: readonly (readonly [number: number, factor: number])[];
  /** -Infinity where nothing is known. */
  readonly least: number;
  /** Infinity where nothing is known. */
  readonly most: number;
}

interface Extreme {
  /** Infinity if there is no greatest. */
  readonly value: number;
  /** Numbers for which it is reached; null if there is no greatest. */
  readonly point: readonly number[] | null;
}

const objective = 'objective';

/**
 * The least or greatest sum of some numbers. All arithmetic is IEEE addition, multiplication and division in a fixed order: everybody
 * gets the same answer.
 *
 * @returns null if the rows contradict each other
 * @throws RangeError if the solver gives no answer
 */
export function findExtreme(
  programme: Programme,
  terms: readonly number[],
  direction: 'minimize' | 'maximize',
): Extreme | null {
  const { numbers, least, rows } = programme;
  const leastOf = (number: number): number => least[number] ?? 0;
  // Every number counts from its least: a bound that holds by itself needs no row.
  const constraints = new Map<number | string, Constraint>();
  const coefficients = Array.from({ length: numbers }, () => new Map<number | string, number>());
  for (const [index, row] of rows.entries()) {
    const base = row.terms.reduce((sum, [number, factor]) => sum + factor * leastOf(number), 0);
    const min = row.least - base;
    const max = row.most - base;
    const isBelowFree = row.terms.every(([, factor]) => factor > 0) && min <= 0;
    if (!Number.isFinite(max) && (isBelowFree || !Number.isFinite(min))) continue;
    constraints.set(index, {
      ...(isBelowFree || !Number.isFinite(min) ? {} : { min }),
      ...(Number.isFinite(max) ? { max } : {}),
    });
    for (const [number, factor] of row.terms) coefficients[number]?.set(index, factor);
  }
  for (const number of terms) coefficients[number]?.set(objective, 1);
  const { status, result, variables } = solve<number, number | string>(
    {
      ...{ direction, objective, constraints },
      variables: coefficients.map((each, number) => [number, each] as const),
    },
    { maxPivots: 100_000, checkCycles: true },
  );
  if (status === 'infeasible') return null;
  if (status === 'unbounded') return { value: direction === 'maximize' ? Infinity : -Infinity, point: null };
  if (status !== 'optimal') throw new RangeError('The solver gives no answer.');
  const point = least.slice(0, numbers);
  for (const [number, value] of variables) point[number] = leastOf(number) + value;
  return { value: result + terms.reduce((sum, number) => sum + leastOf(number), 0), point };
}
