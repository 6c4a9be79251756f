/** The sampler's probabilities, exactly: every way that chance can take is walked, with rational numbers. */
import { chanceOf, tryLaplace, type Chance } from '../../../crypto/log/noise.ts';

/** All probabilities are multiples of 2^-96, rounded down; what is lost that way counts as undecided. */
const one = 1n << 96n;
/** Ways less likely than this are not followed. */
const leastWay = one >> 19n;

/** Null where a try is thrown away. */
type Sampler = (chance: Chance) => number | null;

/** The next thing that chance decides: how likely each of its values is, in parts of `of`. */
class NextChance extends Error {
  readonly parts: readonly bigint[];
  readonly of: bigint;
  constructor(parts: readonly bigint[], of: bigint) {
    super();
    this.parts = parts;
    this.of = of;
  }
}

/** What the sampler gives at least how often, and how much is left open. */
function walk(sampler: Sampler): { readonly found: ReadonlyMap<number | null, bigint>; readonly open: bigint } {
  const found = new Map<number | null, bigint>();
  const ways: { readonly taken: readonly number[]; readonly weight: bigint }[] = [{ taken: [], weight: one }];
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    const { taken, weight } = way;
    if (weight < leastWay) continue;
    try {
      const value = sampler(along(taken));
      found.set(value, (found.get(value) ?? 0n) + weight);
    } catch (error) {
      if (!(error instanceof NextChance)) throw error;
      for (const [next, part] of error.parts.entries()) {
        ways.push({ taken: [...taken, next], weight: (weight * part) / error.of });
      }
    }
  }
  return { found, open: one - [...found.values()].reduce((total, weight) => total + weight, 0n) };
}

function along(taken: readonly number[]): Chance {
  let place = 0;
  const next = (parts: readonly bigint[], of: bigint): number => {
    const chosen = taken[place++];
    if (chosen === undefined) throw new NextChance(parts, of);
    return chosen;
  };
  return {
    below: (bound) =>
      BigInt(
        next(
          Array.from({ length: Number(bound) }, () => 1n),
          bound,
        ),
      ),
    happens: (numerator, bound) => next([bound - numerator, numerator], bound) === 1,
  };
}

/** exp(-numerator / denominator) in units of `one`, from below and above: partial sums of its alternating series. */
function expMinus(numerator: bigint, denominator: bigint): { readonly least: bigint; readonly most: bigint } {
  // Half a unit of slack for every division that rounds.
  const terms = 60n;
  let [term, total] = [one, 0n];
  for (let k = 0n; k < terms; k++) {
    total += k % 2n === 0n ? term : -term;
    term = (term * numerator) / (denominator * (k + 1n));
  }
  return { least: total - terms - term, most: total + terms + term };
}

/** (1 - q) / (1 + q) * q^|x| with q = exp(-divisor / scale). */
function probability(x: number, scale: number, divisor: number): { readonly least: bigint; readonly most: bigint } {
  const q = expMinus(BigInt(divisor), BigInt(scale));
  const power = expMinus(BigInt(divisor) * BigInt(Math.abs(x)), BigInt(scale));
  return {
    least: ((((one - q.most) * one) / (one + q.most)) * power.least) / one - 1n,
    most: ((((one - q.least) * one) / (one + q.least)) * power.most) / one + 1n,
  };
}

/** Whether what was found, of the tries that count, can be that distribution. */
function canBe(sampler: Sampler, scale: number, divisor: number): boolean {
  const { found, open } = walk(sampler);
  // Otherwise anything could be.
  expect(open < one / 300n).toBe(true);
  const mostKept = one - (found.get(null) ?? 0n);
  return Array.from({ length: 9 }, (_, index) => index - 4).every((x) => {
    const weight = found.get(x) ?? 0n;
    const { least, most } = probability(x, scale, divisor);
    return weight <= (most * mostKept) / one && (least * (mostKept - open)) / one <= weight + open;
  });
}

const laplace = (chance: Chance): number | null => tryLaplace(chance, 1n, 1n);

function changed(change: (value: number) => number): Sampler {
  return (chance) => {
    const value = laplace(chance);
    return value === null ? null : change(value);
  };
}

describe('discrete Laplace noise, way by way', () => {
  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [1, 2],
  ])('of scale %i/%i has exactly the probabilities of its distribution', (scale, divisor) => {
    expect(canBe((chance) => tryLaplace(chance, BigInt(scale), BigInt(divisor)), scale, divisor)).toBe(true);
  });

  test.each<[string, Sampler]>([
    ['another scale', (chance) => tryLaplace(chance, 2n, 1n)],
    // At scale 1 nothing else is thrown away.
    ['a zero of both signs', (chance) => laplace(chance) ?? 0],
    ['one side only', changed(Math.abs)],
    ['a shift by one', changed((value) => value + 1)],
    ['noise cut off at two', changed((value) => Math.max(-2, Math.min(2, value)))],
  ])('is told apart from %s', (_, sampler) => {
    expect(canBe(sampler, 1, 1)).toBe(false);
  });
});

test('a uniform integer takes each value for equally many bytes, and refuses the rest', () => {
  for (let bound = 1; bound <= 256; bound++) {
    const counts = new Map<bigint, number>();
    for (let byte = 0; byte < 256; byte++) {
      // Where the byte is refused, the next one is zero, and was asked for.
      let asked = 0;
      const value = chanceOf(() => Uint8Array.of(asked++ === 0 ? byte : 0)).below(BigInt(bound));
      if (asked === 1) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect(counts.size).toBe(bound);
    expect(new Set(counts.values()).size).toBe(1);
  }
});
