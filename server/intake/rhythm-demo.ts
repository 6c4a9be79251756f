import type { Delay } from '../clock.ts';
import { Refusal } from '../refusal.ts';
import { takeRoster } from '../log/roster-change.ts';
import { releaseSlot } from '../pages/slot.ts';
import type { Rhythm, Service } from '../service.ts';
import { closeBatch } from './batch.ts';

/** Long enough that a letter and the letter of its files fall into one batch, short enough that nobody waits. */
const pauseMs = 250;
/** After so many failures in a row the pause has doubled so often; it grows no longer than this. */
const longestPauseMs = 30_000;
/** Answers and their entries are in one batch in a demo, so nothing is held back by its day. */
const anyDay = 0xffff_ffff;

/**
 * The rhythm of a demo: whatever comes is closed or released after a short pause, and a button lets a day go by.
 * `report` is told of a failure; what still waits then is tried again, after a pause that doubles with every failure.
 */
export class DemoRhythm implements Rhythm {
  readonly #service: () => Service;
  readonly #delay: Delay;
  readonly #report: (error: unknown) => void;
  readonly #due = { batch: false, slot: false };
  #running: Promise<void> | null = null;
  #failures = 0;
  #stopped = false;
  #wake: () => void = () => undefined;

  constructor(service: () => Service, delay: Delay, report: (error: unknown) => void) {
    this.#service = service;
    this.#delay = delay;
    this.#report = report;
  }

  posted(where: 'batch' | 'slot'): void {
    this.#due[where] = true;
    if (this.#stopped || this.#running !== null) return;
    this.#running = this.#run();
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
    this.#wake();
    await this.#running;
  }

  /** Until nothing is due: what came meanwhile, and what failed, is taken up after a pause. */
  async #run(): Promise<void> {
    while (this.#due.batch || this.#due.slot) {
      await this.#pause();
      if (this.#stopped) return;
      await this.#act();
    }
    // In the same breath as the last look at what is due, so that nothing that comes falls between.
    this.#running = null;
  }

  async #pause(): Promise<void> {
    // Whoever stopped during an act woke nobody who begins to wait after it.
    if (this.#stopped) return;
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([this.#delay(pauseAfter(this.#failures)), woken]);
  }

  /** Closes and releases what is due; what was due is due again if it failed. */
  async #act(): Promise<void> {
    const { batch, slot } = this.#due;
    this.#due.batch = false;
    this.#due.slot = false;
    const service = this.#service();
    try {
      await service.register.exclusive(async () => {
        await takeRoster(service);
        const { today } = service.register;
        // What failed after its transaction needs no other batch or slot: publication is finished before this begins.
        const waits = this.#failures === 0 ? { batch: true, slot: true } : await whatWaits(service);
        if (batch && waits.batch) await closeBatch(service, today);
        if (slot && waits.slot) await releaseSlot(service, 2 * today, anyDay);
      });
      this.#failures = 0;
    } catch (error) {
      this.#report(error);
      this.#failures++;
      this.#due.batch ||= batch;
      this.#due.slot ||= slot;
    }
  }
}

function pauseAfter(failures: number): number {
  return Math.min(longestPauseMs, pauseMs * 2 ** failures);
}

/** Whether anything waits for a batch, and for a slot; the first slot of an instance waits by itself. */
export async function whatWaits({
  store,
  register,
}: Pick<Service, 'store' | 'register'>): Promise<{ readonly batch: boolean; readonly slot: boolean }> {
  const { letters, statuses } = await store.entries.waiting(register.today);
  const records = await store.slots.waitingRecords();
  const answers = await store.slots.waitingAnswers(anyDay);
  return {
    batch: letters.length + statuses.length > 0,
    slot: register.state.slot === 0 || records.length + answers.length > 0,
  };
}
