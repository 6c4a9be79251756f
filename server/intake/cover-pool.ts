import { sealCover, type PublicSuite, type Random, type VerifiedRoster } from '../../crypto/public.ts';

const kept = 24;

/**
 * Cover letters sealed ahead of time: sealing one takes 18 encapsulations, and a batch that stops to make them would keep
 * requests waiting. They are worth nothing to anybody (their file keys are dropped when they are made), so memory is enough.
 */
export class CoverPool {
  readonly #suite: PublicSuite;
  readonly #random: Random;
  #made: Uint8Array[] = [];
  #key = '';
  #stopped = false;
  #filling: Promise<void> = Promise.resolve();

  constructor(suite: PublicSuite, random: Random) {
    this.#suite = suite;
    this.#random = random;
  }

  /** `count` cover letters for this roster and epoch, never the same letter twice. */
  async take(count: number, roster: VerifiedRoster, epoch: number): Promise<Uint8Array[]> {
    const key = `${roster.hashHex}/${String(epoch)}`;
    if (key !== this.#key) {
      this.#key = key;
      this.#made = [];
    }
    const taken = this.#made.splice(0, count);
    while (taken.length < count) taken.push(await sealCover(this.#suite, this.#random, roster, epoch));
    this.#filling = this.#filling.then(() => this.#fill(key, roster, epoch));
    return taken;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#filling;
  }

  async #fill(key: string, roster: VerifiedRoster, epoch: number): Promise<void> {
    while (!this.#stopped && key === this.#key && this.#made.length < kept) {
      const letter = await sealCover(this.#suite, this.#random, roster, epoch);
      if (key === this.#key) this.#made.push(letter);
    }
  }
}
