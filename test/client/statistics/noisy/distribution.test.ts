/** What comes out of seeds, streams and sampler together is the distribution that is promised. All seeds are fixed: nothing here is chance. */
import { u32, type Random } from '../../../../crypto/public.ts';
import { drawFrom, noiseOf } from '../../../../client/statistics/noisy/noise-stream.ts';
import { openJointSeed, type JointSeed } from '../../../../client/statistics/noisy/seeds.ts';
import { commitmentsFor } from '../../../../client/statistics/noisy/committed.ts';
import { closed, closedByTime, entries, month, quickSuite, seeds, suite, trust } from './world.ts';

const joint: JointSeed = await openJointSeed(suite, await commitmentsFor(suite, entries, trust, month), seeds);
const draws = 6000;

/** Of as many cells with names of their own. */
function noises(epsilon: { readonly numerator: number; readonly denominator: number }): Promise<readonly number[]> {
  const table = { ...closedByTime, epsilon };
  return Promise.all(
    Array.from({ length: draws }, (_, index) => noiseOf(quickSuite, joint, table, month, `CELL_${String(index)}`)),
  );
}

const atOne = await noises(closed.epsilon);

/** Chi-square of the values against P(x) = (1 - q) / (1 + q) * q^|x|, q = exp(-epsilon); each tail beyond `reach` is one class. */
function chiSquare(values: readonly number[], epsilon: number, reach: number): number {
  const q = Math.exp(-epsilon);
  const counts = new Map<number, number>();
  for (const value of values) {
    const place = Math.max(-reach - 1, Math.min(reach + 1, value));
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  let statistic = 0;
  for (let place = -reach - 1; place <= reach + 1; place++) {
    const isTail = Math.abs(place) > reach;
    const share = isTail ? q ** (reach + 1) / (1 + q) : ((1 - q) / (1 + q)) * q ** Math.abs(place);
    statistic += ((counts.get(place) ?? 0) - values.length * share) ** 2 / (values.length * share);
  }
  return statistic;
}

/** The 99.9 % point of chi-square, by Wilson and Hilferty. */
function limit(degrees: number): number {
  const part = 2 / (9 * degrees);
  return degrees * (1 - part + 3.0902 * Math.sqrt(part)) ** 3;
}

describe('the noise of cells', () => {
  test('follows its distribution (chi-square, 99.9 % level), at epsilon 1 and at three quarters', async () => {
    expect(chiSquare(atOne, 1, 4)).toBeLessThan(limit(10));
    const wider = await noises({ numerator: 3, denominator: 4 });
    expect(chiSquare(wider, 3 / 4, 5)).toBeLessThan(limit(12));
    // The same numbers are not taken for another distribution.
    expect(chiSquare(wider, 1, 4)).toBeGreaterThan(limit(10));
    expect(chiSquare(atOne, 3 / 4, 5)).toBeGreaterThan(limit(12));
  });

  test('has at epsilon 1 a standard deviation of 1.36, no drift, and lies within three in 95 of 100 months or more', () => {
    const mean = atOne.reduce((total, value) => total + value, 0) / draws;
    const variance = atOne.reduce((total, value) => total + (value - mean) ** 2, 0) / draws;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.sqrt(variance)).toBeCloseTo(1.36, 1);
    const q = Math.exp(-1);
    expect(Math.sqrt((2 * q) / (1 - q) ** 2)).toBeCloseTo(1.36, 2);
    expect(atOne.filter((value) => Math.abs(value) <= 3).length / draws).toBeGreaterThan(0.95);
    expect(1 - (2 * q ** 4) / (1 + q)).toBeGreaterThan(0.95);
    expect(atOne.some((value) => value < -4) && atOne.some((value) => value > 4)).toBe(true);
  });

  test('is the same with every provider', async () => {
    const again = Array.from({ length: 50 }, (_, index) =>
      noiseOf(suite, joint, closedByTime, month, `CELL_${String(index)}`),
    );
    expect(await Promise.all(again)).toEqual(atOne.slice(0, 50));
  });

  test('of neighbours in name are not related', () => {
    const products = atOne.slice(1).map((value, index) => value * (atOne[index] ?? 0));
    const covariance = products.reduce((total, value) => total + value, 0) / products.length;
    // Four standard deviations of the mean of products of independent values.
    expect(Math.abs(covariance)).toBeLessThan((4 * 1.36 ** 2) / Math.sqrt(products.length));
  });
});

describe('the stream of a cell', () => {
  const key = new Uint8Array(32).fill(5);
  const takeAll =
    (lengths: readonly number[]) =>
    (random: Random): string =>
      lengths.map((length) => Buffer.from(random(length)).toString('hex')).join('');

  test('is mac(key, 0) | mac(key, 1) | ..., however it is taken and however long it must be', async () => {
    const blocks = await Promise.all(Array.from({ length: 32 }, (_, index) => suite.hmacSha256(key, u32(index))));
    const expected = Buffer.concat(blocks).toString('hex');
    for (const lengths of [[1024], [1, 2, 1021], Array.from({ length: 1024 }, () => 1)]) {
      expect(await drawFrom(suite, key, takeAll(lengths))).toBe(expected);
    }
  });

  test('lets other failures of a draw through', async () => {
    await expect(
      drawFrom(suite, key, () => {
        throw new RangeError('of the draw');
      }),
    ).rejects.toThrow(RangeError);
  });
});
