import { DAY_MS, dayOf, type Clock, type Delay } from '../clock.ts';
import { takeRoster } from '../log/roster-change.ts';
import { releaseSlot } from '../pages/slot.ts';
import type { Rhythm, Service } from '../service.ts';
import type { InstanceState } from '../store/store.ts';
import { closeBatch } from './batch.ts';

/** A batch closes five minutes after its day, so that a request under way at midnight is in it or clearly not. */
const closeAfterMs = 5 * 60_000;
const halfDayMs = DAY_MS / 2;
/** Slots are released at 06:00 and 18:00 UTC. */
const releaseAtMs = 6 * 3_600_000;
const lookEveryMs = 20_000;

/** The day whose batch is due, or null. `newestNote` is the day of the newest day note. */
export function dueBatch(now: number, state: InstanceState, newestNote: number): number | null {
  const day = dayOf(now - closeAfterMs) - 1;
  return lastClosedDay(state, newestNote) < day ? day : null;
}

/** The note of batch 0 carries the day on which the instance began, whose own batch is still to come. */
export function lastClosedDay(state: InstanceState, newestNote: number): number {
  return state.batch === 1 ? newestNote - 1 : newestNote;
}

/** The half day (counted from 1970) whose slot is due, or null. */
export function dueSlot(now: number, state: InstanceState): number | null {
  const period = Math.floor((now - releaseAtMs) / halfDayMs);
  return period > state.slotPeriod ? period : null;
}

/** The rhythm of a live instance: fixed hours, whatever comes or does not come. A day missed while it was off is made up for. */
export class LiveRhythm implements Rhythm {
  readonly #service: () => Service;
  readonly #clock: Clock;
  readonly #delay: Delay;
  readonly #report: (error: unknown) => void;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #wake: () => void = () => undefined;

  constructor(service: () => Service, clock: Clock, delay: Delay, report: (error: unknown) => void) {
    this.#service = service;
    this.#clock = clock;
    this.#delay = delay;
    this.#report = report;
  }

  posted(): void {
    // What comes waits for its hour: acting at once would tell when it came.
  }

  /** Looks what is due, again and again, until stopped. */
  start(): void {
    this.#running = this.#run();
  }

  /** Closes and releases what is due now. */
  async look(): Promise<void> {
    const service = this.#service();
    await service.register.exclusive(async () => {
      const { register } = service;
      await takeRoster(service);
      const batch = dueBatch(this.#clock(), register.state, register.newestDay.note.day);
      if (batch !== null) await closeBatch(service, batch);
      const slot = dueSlot(this.#clock(), register.state);
      if (slot !== null) await releaseSlot(service, slot, lastClosedDay(register.state, register.newestDay.note.day));
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (;;) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      if (this.#stopped) return;
      await this.look().catch(this.#report);
      await Promise.race([this.#delay(lookEveryMs), woken]);
    }
  }
}
