/**
 * What the lists show, told in differences: with ten thousand cases the rows that an act has not changed are not sent again. Each telling has
 * a number and says which one it goes on from, so that a page that has missed one notices it and asks for the whole.
 */
import type { Overview } from './messages.ts';
import type { CaseRow } from './views.ts';

/** `rows` are those that are new or changed since the telling before; all of them if `after` is 0. */
export interface OverviewNews extends Overview {
  /** Counts up from 1, as long as this worker lives. */
  readonly number: number;
  /** Number of the telling that it goes on from, or 0: it stands by itself. */
  readonly after: number;
  /** Where in the new list each of `rows` stands, ascending; empty where they are the whole list. */
  readonly places: readonly number[];
  /** Ids of rows that are no more. */
  readonly removed: readonly string[];
  /** Rows in the new list. */
  readonly count: number;
}

type Changes = Pick<OverviewNews, 'rows' | 'places' | 'removed'>;

export class ToldOverview {
  #number = 0;
  #told: readonly CaseRow[] | null = null;

  /**
   * @param now a row that has not changed must be the same object as before
   * @param whole whatever was told before
   */
  tell(now: Overview, whole = false): OverviewNews {
    const before = whole ? null : this.#told;
    const changes = before === null ? null : findChanges(before, now.rows);
    const after = changes === null ? 0 : this.#number;
    this.#number += 1;
    this.#told = now.rows;
    const told = changes ?? { rows: now.rows, places: [], removed: [] };
    return { ...now, ...told, number: this.#number, after, count: now.rows.length };
  }

  /** Other keys: the next telling stands by itself. */
  forget(): void {
    this.#told = null;
  }
}

/** Null where rows that have not changed follow each other in another order: then the whole list says it best. */
function findChanges(before: readonly CaseRow[], now: readonly CaseRow[]): Changes | null {
  if (before === now) return { rows: [], places: [], removed: [] };
  // Most acts change one row of ten thousand.
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === now.at(-1 - end)) end++;
  const between = findChangesIn(before.slice(start, before.length - end), now.slice(start, now.length - end));
  return between && { ...between, places: between.places.map((place) => start + place) };
}

function findChangesIn(before: readonly CaseRow[], now: readonly CaseRow[]): Changes | null {
  const present = new Set(now);
  const kept = before.filter((row) => present.has(row));
  const known = new Set(kept);
  const rows: CaseRow[] = [];
  const places: number[] = [];
  let next = 0;
  for (const [place, row] of now.entries()) {
    if (!known.has(row)) {
      rows.push(row);
      places.push(place);
    } else if (kept[next++] !== row) return null;
  }
  const changed = new Set(rows.map(({ id }) => id));
  const removed = before.flatMap((row) => (known.has(row) || changed.has(row.id) ? [] : [row.id]));
  return { rows, places, removed };
}
