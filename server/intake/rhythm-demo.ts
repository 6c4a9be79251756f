import type { Delay } from '../clock.ts';
import { Refusal } from '../refusal.ts';
import { takeRoster } from '../log/roster-change.ts';
import { releaseSlot } from '../pages/slot.ts';
import type { Rhythm, Service } from '../service.ts';
import { closeBatch } from './batch.ts';

/** Long enough that a letter and the letter of its files fall into one batch, short enough that nobody waits. */
const pauseMs = 250;
/** Answers and their entries are in one batch in a demo, so nothing is held back by its day. */
const anyDay = 0xffff_ffff;

/**
 * The rhythm of a demo: whatever comes is closed or released after a short pause, and a button lets a day go by.
 * `report` is told of a failure; what waits is tried again with the next thing that comes.
 */
export class DemoRhythm implements Rhythm {
  readonly #service: () => Service;
  readonly #delay: Delay;
  readonly #report: (error: unknown) => void;
  readonly #due = { batch: false, slot: false };
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(service: () => Service, delay: Delay, report: (error: unknown) => void) {
    this.#service = service;
    this.#delay = delay;
    this.#report = report;
  }

  posted(where: 'batch' | 'slot'): void {
    this.#due[where] = true;
    if (this.#stopped || this.#running !== null) return;
    this.#running = this.#run().then((isDone) => {
      this.#running = null;
      // What came meanwhile. After a failure nothing is tried again by itself.
      if (isDone && (this.#due.batch || this.#due.slot)) this.posted(this.#due.batch ? 'batch' : 'slot');
    });
  }

  /** Lets a day go by: raises the offset, closes a batch and releases a slot, empty or not. @throws CONFLICT at the roster's end */
  async nextDay(): Promise<void> {
    if (this.#stopped) throw new Refusal('SHUTTING_DOWN');
    const service = this.#service();
    await service.register.exclusive(async () => {
      await takeRoster(service);
      const { register, store } = service;
      const day = register.today + 1;
      if (day > register.roster.last) throw new Refusal('CONFLICT');
      const state = { ...register.state, dayOffset: register.state.dayOffset + 1, day };
      await store.instance.advance(state);
      await register.moved(state);
      await closeBatch(service, day);
      await releaseSlot(service, 2 * day, anyDay);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  /** False if it failed; what was due then still is. */
  async #run(): Promise<boolean> {
    await this.#delay(pauseMs);
    if (this.#stopped) return true;
    const { batch, slot } = this.#due;
    this.#due.batch = false;
    this.#due.slot = false;
    const service = this.#service();
    try {
      await service.register.exclusive(async () => {
        await takeRoster(service);
        const { today } = service.register;
        if (batch) await closeBatch(service, today);
        if (slot) await releaseSlot(service, 2 * today, anyDay);
      });
      return true;
    } catch (error) {
      this.#report(error);
      this.#due.batch ||= batch;
      this.#due.slot ||= slot;
      return false;
    }
  }
}
