import type { Clock, Delay } from '../clock.ts';
import { Refusal } from '../refusal.ts';

const freeFailures = 3;
const firstPauseMs = 500;
const longestPauseMs = 15_000;
/** After so long without a failure half of the failures are forgotten. */
const forgetMs = 15 * 60_000;
const mostNames = 10_000;
const mostWaitingForOne = 16;
const mostAtOnce = 2;
const mostWaiting = 128;

interface Lane {
  failures: number;
  lastFailure: number;
  waiting: (() => void)[];
  busy: boolean;
}

/**
 * Slows guessing down without locking anybody out. Attempts under one name run one after another, and after failures with
 * a pause before each (doubling, at most 15 s). Who waits is called in random order, so that whoever floods a name with
 * guesses cannot keep its owner at the end of the line. Names that do not exist are treated alike: the pause tells nothing.
 */
export class Throttle {
  readonly #clock: Clock;
  readonly #delay: Delay;
  readonly #draw: (below: number) => number;
  readonly #lanes = new Map<string, Lane>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** `draw` gives a random integer in 0..below-1. */
  constructor(clock: Clock, delay: Delay, draw: (below: number) => number) {
    this.#clock = clock;
    this.#delay = delay;
    this.#draw = draw;
  }

  /** Runs an attempt in its turn; it resolves to null when it failed. @throws BUSY if too many wait already */
  async attempt<T>(name: string, run: () => Promise<T | null>): Promise<T | null> {
    const lane = this.#laneOf(name);
    if (lane.waiting.length >= mostWaitingForOne) throw new Refusal('BUSY');
    // Whoever leaves hands the turn over, so that nobody slips in between.
    if (lane.busy) await new Promise<void>((resolve) => lane.waiting.push(resolve));
    else lane.busy = true;
    try {
      await this.#delay(this.#pause(lane));
      const result = await this.#oneOfFew(run);
      if (result === null) {
        lane.failures++;
        lane.lastFailure = this.#clock();
      } else {
        lane.failures = 0;
      }
      return result;
    } finally {
      lane.busy = this.#callNext(lane.waiting);
      // Names under which nothing failed need no memory: made-up ones would push out those that are guessed at.
      if (!lane.busy && lane.failures === 0) this.#lanes.delete(name);
    }
  }

  /** Milliseconds before the next attempt under this name, for tests. */
  pauseOf(name: string): number {
    return this.#pause(this.#laneOf(name));
  }

  #pause(lane: Lane): number {
    const halvings = Math.floor(Math.max(0, this.#clock() - lane.lastFailure) / forgetMs);
    const failures = Math.floor(lane.failures / 2 ** Math.min(halvings, 30));
    return failures < freeFailures
      ? 0
      : Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures - freeFailures, 10));
  }

  #laneOf(name: string): Lane {
    const known = this.#lanes.get(name);
    if (known !== undefined) return known;
    if (this.#lanes.size >= mostNames) this.#forgetOne();
    const lane: Lane = { failures: 0, lastFailure: 0, waiting: [], busy: false };
    this.#lanes.set(name, lane);
    return lane;
  }

  /** The one with the fewest failures: whoever wants a name forgotten has to fail as often under all the others. */
  #forgetOne(): void {
    let fewest: { name: string; failures: number } | null = null;
    for (const [name, { busy, failures }] of this.#lanes) {
      if (!busy && (fewest === null || failures < fewest.failures)) fewest = { name, failures };
    }
    if (fewest !== null) this.#lanes.delete(fewest.name);
  }

  /** Checking a password takes memory: few at a time, whoever asks. */
  async #oneOfFew<T>(run: () => Promise<T>): Promise<T> {
    if (this.#running >= mostAtOnce) {
      if (this.#waiting.length >= mostWaiting) throw new Refusal('BUSY');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running++;
    }
    try {
      return await run();
    } finally {
      if (!this.#callNext(this.#waiting)) this.#running--;
    }
  }

  /** Calls one of those who wait, whoever it is. False if nobody waits. */
  #callNext(waiting: (() => void)[]): boolean {
    if (waiting.length === 0) return false;
    const [next] = waiting.splice(this.#draw(waiting.length), 1);
    next?.();
    return true;
  }
}
