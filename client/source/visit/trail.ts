/**
 * The way taken through the pages, in memory. The browser's history holds neutral entries with a number and nothing else, so that
 * Back steps back without losing what was typed, and says nothing to whoever looks at the history later.
 */
import type { Step } from './steps.ts';

export interface Trail {
  /** Where the person is. */
  readonly current: Step;
  readonly canGoBack: boolean;
  /** Everything shown so far, since a report was begun. */
  readonly seen: ReadonlySet<Step>;
  /** Goes on to a page; what lay ahead after going back is dropped. */
  go(step: Step): void;
  /** As go, but nothing before it can be returned to: it has been sent. */
  goForGood(step: Step): void;
  /** Another report begins: every question is asked again. */
  beginAnew(): void;
  readonly back: () => void;
  /** Follows the browser's Back and Forward. @param depth the number in the entry, 0 without one */
  follow(depth: number): void;
  /** The browser went to another entry, but the person stays where they are: something is being sent. */
  stay(depth: number): void;
  /** How many of our entries lie behind the browser's present one. */
  readonly depth: number;
}

/** The part of the browser's history that is used. */
export interface Entries {
  push(depth: number): void;
  back(): void;
}

/** @param depth of the entry in which the page was loaded: not 0 after a reload, when memory is empty but the entries are there */
export function createTrail(entries: Entries, depth: number): Trail {
  const loadedAt = depth;
  const seen = new Set<Step>(['start']);
  let steps: readonly Step[] = ['start'];
  let place = 0;
  let floor = 0;
  let present = depth;

  function go(step: Step): void {
    steps = [...steps.slice(0, place + 1), step];
    place = steps.length - 1;
    present += 1;
    // After a stay at the floor the browser's entry may lie further back than ours; both count on from where they are.
    entries.push(present);
    seen.add(step);
    offsets.set(present, place);
  }

  const offsets = new Map<number, number>([[loadedAt, 0]]);

  return {
    get current() {
      return steps[place] ?? 'start';
    },
    get canGoBack() {
      return place > floor;
    },
    get seen() {
      return seen;
    },
    get depth() {
      return present;
    },
    go,
    goForGood(step) {
      go(step);
      floor = place;
    },
    beginAnew() {
      seen.clear();
    },
    back() {
      if (place > floor) entries.back();
    },
    stay(to) {
      present = to;
    },
    follow(to) {
      present = to;
      const wanted = offsets.get(to) ?? 0;
      place = Math.min(Math.max(wanted, floor), steps.length - 1);
    },
  };
}
