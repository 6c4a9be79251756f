import {
  coverCount,
  coverSalt,
  coverTag,
  discreteLaplace,
  dummyBody,
  dummySalt,
  dummyTag,
  formatHex,
  nextBatchKey,
  splitBatchKey,
  xor,
} from '../../../crypto/public.ts';
import { bytesNamed, refuses, seededRandom, suite } from './support.ts';

describe('discrete Laplace noise', () => {
  test.each([1, 2, 5])('of scale %d follows its distribution (chi-square, 99.9 %% level)', (scale) => {
    const random = seededRandom(`noise ${scale}`);
    const draws = 20_000;
    const reach = 3 * scale;
    const counts = new Map<number, number>();
    for (let draw = 0; draw < draws; draw++) {
      const value = Math.max(-reach - 1, Math.min(reach + 1, discreteLaplace(random, scale)));
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    // P(x) = (1 - q) / (1 + q) * q^|x| with q = exp(-1 / scale); both tails are one class each.
    const q = Math.exp(-1 / scale);
    let statistic = 0;
    for (let value = -reach - 1; value <= reach + 1; value++) {
      const isTail = Math.abs(value) > reach;
      const probability = isTail ? q ** (reach + 1) / (1 + q) : ((1 - q) / (1 + q)) * q ** Math.abs(value);
      const expected = draws * probability;
      statistic += ((counts.get(value) ?? 0) - expected) ** 2 / expected;
    }
    expect(statistic).toBeLessThan(chiSquareLimit(2 * reach + 2));
  });

  test('with a zero of both signs would be noticed', () => {
    // The planted fault keeps a zero whatever its sign, which adds the weight of zero once more.
    const random = seededRandom('two zeros');
    const q = Math.exp(-1 / 2);
    const weight = (1 - q) / (1 + q);
    let zeros = 0;
    for (let draw = 0; draw < 5000; draw++) {
      const again = (random(1)[0] ?? 0) / 256 < weight / (1 + weight);
      if (again || discreteLaplace(random, 2) === 0) zeros++;
    }
    const expected = 5000 * weight;
    expect((zeros - expected) ** 2 / expected).toBeGreaterThan(chiSquareLimit(14));
  });

  test('is the same for the same random bytes', () => {
    const draw = (): number[] => {
      const random = seededRandom('again');
      return Array.from({ length: 100 }, () => discreteLaplace(random, 3));
    };
    expect(draw()).toEqual(draw());
  });

  test('reaches beyond any small bound on both sides, and is never minus zero', () => {
    const random = seededRandom('reach');
    const values = Array.from({ length: 5000 }, () => discreteLaplace(random, 1));
    expect(Math.max(...values)).toBeGreaterThan(5);
    expect(Math.min(...values)).toBeLessThan(-5);
    expect(values.some((value) => Object.is(value, -0))).toBe(false);
  });

  test('works with a scale beyond 32 bits', () => {
    const random = seededRandom('large');
    const value = discreteLaplace(random, 2 ** 40);
    expect(Number.isSafeInteger(value)).toBe(true);
  });

  test.each([0, -1, 0.5, 2 ** 53, Number.NaN])('of scale %d does not exist', (scale) => {
    refuses(() => discreteLaplace(seededRandom('x'), scale), 'RANGE');
  });
});

describe('cover', () => {
  const cover = { mean: 8, scale: 2, multiple: 8 };

  test('fills every total to a multiple, and is never negative', () => {
    const random = seededRandom('cover');
    for (let real = 0; real < 200; real++) {
      const count = coverCount(random, cover, real);
      expect(count).toBeGreaterThanOrEqual(0);
      expect((real + count) % cover.multiple).toBe(0);
    }
  });

  test('hides whether somebody posted up to the boundary: the same total comes from different counts', () => {
    const totals = (real: number): Set<number> => {
      const random = seededRandom(`boundary ${real}`);
      return new Set(Array.from({ length: 400 }, () => real + coverCount(random, cover, real)));
    };
    const below = totals(8);
    expect([...totals(9)].some((total) => below.has(total))).toBe(true);
    expect(below.size).toBeGreaterThan(1);
  });

  test('is at least what the noise says: rounding only adds', () => {
    for (let run = 0; run < 50; run++) {
      const noise = discreteLaplace(seededRandom(`run ${run}`), 2);
      const count = coverCount(seededRandom(`run ${run}`), cover, 3);
      const wanted = Math.max(0, 8 + noise);
      expect(count - wanted).toBeGreaterThanOrEqual(0);
      expect(count - wanted).toBeLessThan(8);
    }
  });

  test.each([
    [{ ...cover, mean: -1 }, 0],
    [{ ...cover, multiple: 0 }, 0],
    [{ ...cover, scale: 0 }, 0],
    [cover, -1],
    [cover, 0.5],
  ])('of %j for %d is refused', (parameters, real) => {
    refuses(() => coverCount(seededRandom('x'), parameters, real), 'RANGE');
  });
});

describe('the ratchet', () => {
  const key = bytesNamed('batch key');

  test('gives every use and every index bytes of their own', async () => {
    const made: Uint8Array[] = [key, await nextBatchKey(suite, key)];
    for (const i of [0, 1, 2 ** 32 - 1]) {
      for (const derive of [coverSalt, coverTag, dummyBody, dummySalt, dummyTag])
        made.push(await derive(suite, key, i));
    }
    expect(made.every(({ length }) => length === 32)).toBe(true);
    expect(new Set(made.map(formatHex)).size).toBe(17);
  });

  test('needs both shares to give the key back', () => {
    const random = seededRandom('shares');
    const { a, b } = splitBatchKey(random, key);
    expect(xor(a, b)).toEqual(key);
    const second = splitBatchKey(random, key);
    expect(second.a).not.toEqual(a);
    expect(second.b).not.toEqual(b);
  });

  test('refuses keys of another length and indexes beyond 32 bits', async () => {
    await expect(coverSalt(suite, key.slice(1), 0)).rejects.toMatchObject({ code: 'BAD_LENGTH' });
    await expect(nextBatchKey(suite, key.slice(1))).rejects.toMatchObject({ code: 'BAD_LENGTH' });
    await expect(dummyTag(suite, key, 2 ** 32)).rejects.toMatchObject({ code: 'RANGE' });
    refuses(() => splitBatchKey(seededRandom('x'), key.slice(1)), 'BAD_LENGTH');
  });
});

/** The 99.9 % point of chi-square, by Wilson and Hilferty: exact enough for a limit. */
function chiSquareLimit(degrees: number): number {
  const part = 2 / (9 * degrees);
  return degrees * (1 - part + 3.0902 * Math.sqrt(part)) ** 3;
}
