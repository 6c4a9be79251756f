import { statfs } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import { Refusal } from '../refusal.ts';

/** Free bytes of the disk that holds a folder. Passed in, so that a test can fill the disk. */
export type MeasureFreeSpace = () => Promise<number>;

export function measureFreeSpace(folder: string): MeasureFreeSpace {
  return async () => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  };
}

const measureEveryMs = 1000;

/** Keeps room for letters: attachments stop at the floor, letters and casework only at a quarter of it. */
export class FreeSpace {
  readonly #measure: MeasureFreeSpace;
  readonly #floor: number;
  readonly #clock: Clock;
  #free = 0;
  #measuredAt = Number.NEGATIVE_INFINITY;

  constructor(measure: MeasureFreeSpace, floor: number, clock: Clock) {
    this.#measure = measure;
    this.#floor = floor;
    this.#clock = clock;
  }

  /** @throws STORE_FULL if storing so many bytes would go below the floor for this kind of thing */
  async assertRoom(kind: 'part' | 'letter', bytes: number): Promise<void> {
    const now = this.#clock();
    if (Math.abs(now - this.#measuredAt) >= measureEveryMs) {
      this.#free = await this.#measure();
      this.#measuredAt = now;
    }
    const floor = kind === 'part' ? this.#floor : this.#floor / 4;
    if (this.#free - bytes < floor) throw new Refusal('STORE_FULL');
    this.#free -= bytes;
  }
}
