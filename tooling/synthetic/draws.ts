/** Numbers drawn from a seed: the same seed gives the same country on every machine. Never for anything secret. */

/** What is drawn how often; the weights need not add up to one. */
export type Weights<Code extends string> = Readonly<Partial<Record<Code, number>>>;

export class Draws {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param seed a whole number; its lowest 32 bits count */
  constructor(seed: number) {
    [this.#a, this.#b, this.#c] = [seed >>> 0, 0x9e37_79b9, 0x243f_6a88];
    for (let round = 0; round < 12; round++) this.#next();
  }

  /** At least 0, less than 1. */
  unit(): number {
    return this.#next() / 0x1_0000_0000;
  }

  chance(share: number): boolean {
    return this.unit() < share;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  /** @throws RangeError where nothing has a weight */
  pick<Code extends string>(weights: Weights<Code>): Code {
    const entries = Object.entries(weights) as [Code, number][];
    let left = this.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [code, weight] of entries) {
      left -= weight;
      if (left < 0) return code;
    }
    throw new RangeError('nothing to pick from');
  }

  /** Whole days with this mean: most are shorter, few are very long (an Erlang distribution of order two, rounded down). */
  delay(mean: number): number {
    const exponential = (): number => -Math.log(1 - this.unit()) / 2;
    return Math.floor(mean * (exponential() + exponential()));
  }

  /** The small fast counting generator of Chris Doty-Humphrey with 32 bits (sfc32 of PractRand). */
  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }
}
