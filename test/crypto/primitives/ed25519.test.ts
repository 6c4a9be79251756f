import { webcrypto } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { concat, formatHex, parseHex } from '../../../crypto/bytes.ts';
import { assertSignPublicKey, assertStrictSignature } from '../../../crypto/primitives/ed25519-strict.ts';
import { probeWebEd25519 } from '../../../crypto/primitives/ed25519-webcrypto.ts';
import type { Subtle } from '../../../crypto/primitives/subtle.ts';
import vectors from '../../vectors/ed25519.json' with { type: 'json' };
import { flips, refusal, refusalOf, subtle, subtleWithoutCurves, suites } from '../suites.ts';

const { Point } = ed25519;
const order = Point.Fn.ORDER;
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe.each(suites)('%s', (_name, suite) => {
  test.each(vectors.signatures)('derives, signs and verifies $source', async (vector) => {
    const [seed, message] = [parseHex(vector.seed), parseHex(vector.message)];
    expect(formatHex(await suite.signPublicKey(seed))).toBe(vector.publicKey);
    expect(formatHex(await suite.sign(seed, message))).toBe(vector.signature);
    await suite.verify(parseHex(vector.publicKey), message, parseHex(vector.signature));
  });

  test.each(vectors.edgeCases)('gives the documented verdict on case $case: $condition', async (vector) => {
    const [key, message, signature] = [vector.publicKey, vector.message, vector.signature].map(parseHex);
    if (key === undefined || message === undefined || signature === undefined) throw new Error('incomplete vector');
    expect(await refusal(suite.verify(key, message, signature))).toBe(vector.accepted ? null : 'BAD_SIGNATURE');
  });

  test('accepts a mixed-order key exactly when the equation holds without the cofactor', async () => {
    const verdicts = new Set<boolean>();
    for (const { publicKey, message, signature, holds } of mixedOrderSignatures()) {
      expect(await refusal(suite.verify(publicKey, message, signature))).toBe(holds ? null : 'BAD_SIGNATURE');
      verdicts.add(holds);
    }
    expect(verdicts.size).toBe(2);
  });

  test('refuses a signature with any one bit turned', async () => {
    const seed = new Uint8Array(32).fill(3);
    const publicKey = await suite.signPublicKey(seed);
    const signature = await suite.sign(seed, seed);
    for (const altered of flips(signature)) {
      expect(await refusal(suite.verify(publicKey, seed, altered))).toBe('BAD_SIGNATURE');
    }
    for (const altered of flips(publicKey)) {
      expect(await refusal(suite.verify(altered, seed, signature))).toBe('BAD_SIGNATURE');
    }
    expect(await refusal(suite.verify(publicKey, new Uint8Array(31).fill(3), signature))).toBe('BAD_SIGNATURE');
  });

  test('refuses the same signature with the group order added to S', async () => {
    const seed = new Uint8Array(32).fill(4);
    const signature = await suite.sign(seed, seed);
    for (let multiple = 1n; multiple < 15n; multiple++) {
      const s = fromLittleEndian(signature.subarray(32)) + multiple * order;
      const malleated = concat(signature.subarray(0, 32), toLittleEndian(s));
      expect(await refusal(suite.verify(await suite.signPublicKey(seed), seed, malleated))).toBe('BAD_SIGNATURE');
    }
  });

  test('refuses keys and signatures of a wrong length', async () => {
    const seed = new Uint8Array(32).fill(5);
    const publicKey = await suite.signPublicKey(seed);
    const signature = await suite.sign(seed, seed);
    for (const length of [0, 31]) {
      expect(await refusal(suite.verify(publicKey.subarray(0, length), seed, signature))).toBe('BAD_SIGNATURE');
      expect(await refusal(suite.signPublicKey(seed.subarray(0, length)))).toBe('BAD_LENGTH');
      expect(await refusal(suite.sign(seed.subarray(0, length), seed))).toBe('BAD_LENGTH');
    }
    expect(await refusal(suite.verify(publicKey, seed, signature.subarray(0, 63)))).toBe('BAD_SIGNATURE');
    expect(await refusal(suite.verify(publicKey, seed, concat(signature, new Uint8Array(1))))).toBe('BAD_SIGNATURE');
  });
});

test('all providers sign alike, and each verifies what the others sign', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, fc.uint8Array({ maxLength: 100 }), async (seed, message) => {
      const made = await Promise.all(
        suites.map(async ([, suite]) => [await suite.signPublicKey(seed), await suite.sign(seed, message)] as const),
      );
      expect(new Set(made.map(([key, signature]) => formatHex(concat(key, signature)))).size).toBe(1);
      for (const [, suite] of suites) for (const [key, signature] of made) await suite.verify(key, message, signature);
    }),
    { numRuns: 20 },
  );
});

test('the small-order list is complete: the eight points, each of the order stated', () => {
  const found = vectors.smallOrder.map(({ point, order: stated }) => {
    const decoded = Point.fromHex(point);
    expect(decoded.multiplyUnsafe(BigInt(stated)).is0()).toBe(true);
    if (stated > 1) expect(decoded.multiplyUnsafe(BigInt(stated / 2)).is0()).toBe(false);
    return decoded.toHex();
  });
  expect(new Set(found).size).toBe(8);
});

test.each([...vectors.smallOrder.map(({ point }) => point), ...vectors.nonCanonicalSmallOrder])(
  'the point %s is refused as key and as R before any provider sees it',
  (point) => {
    const encoded = parseHex(point);
    const good = parseHex(vectors.signatures[0]?.publicKey ?? '');
    const s = new Uint8Array(32);
    expect(
      refusalOf(() => {
        assertSignPublicKey(encoded);
      }),
    ).toBe('BAD_KEY');
    expect(
      refusalOf(() => {
        assertStrictSignature(encoded, concat(good, s));
      }),
    ).toBe('BAD_SIGNATURE');
    expect(
      refusalOf(() => {
        assertStrictSignature(good, concat(encoded, s));
      }),
    ).toBe('BAD_SIGNATURE');
    expect(
      refusalOf(() => {
        assertStrictSignature(good, concat(good, s));
      }),
    ).toBeNull();
  },
);

test.each([0n, 1n, 2n, 3n, 5n, 18n])('y = p + %s is no encoding, with either sign', (excess) => {
  const y = 2n ** 255n - 19n + excess;
  for (const sign of [0n, 2n ** 255n]) {
    expect(
      refusalOf(() => {
        assertSignPublicKey(toLittleEndian(y + sign));
      }),
    ).toBe('BAD_KEY');
  }
});

test('S is accepted up to the group order minus one and refused from the order on', () => {
  const key = parseHex(vectors.signatures[0]?.publicKey ?? '');
  const verdict = (s: bigint): string | null =>
    refusalOf(() => {
      assertStrictSignature(key, concat(key, toLittleEndian(s)));
    });
  expect(verdict(order - 1n)).toBeNull();
  expect([order, order + 1n, 2n ** 253n, 2n ** 256n - 1n].map(verdict)).toEqual(Array(4).fill('BAD_SIGNATURE'));
});

test('the probe takes the Ed25519 of this engine, and none from an engine that lacks it or signs at random', async () => {
  expect(await probeWebEd25519(subtle)).not.toBeNull();
  expect(await probeWebEd25519(subtleWithoutCurves)).toBeNull();
  const randomised: Subtle = {
    ...subtleWithoutCurves,
    importKey: (...given) => subtle.importKey(...given),
    sign: () => Promise.resolve(webcrypto.getRandomValues(new Uint8Array(64)).buffer),
  };
  expect(await probeWebEd25519(randomised)).toBeNull();
});

/** Signatures by keys A = aB + T with R = rB + T', T and T' of small order: the equation holds if T' + kT vanishes. */
function* mixedOrderSignatures(): Generator<{
  publicKey: Uint8Array;
  message: Uint8Array;
  signature: Uint8Array;
  holds: boolean;
}> {
  const torsion = vectors.smallOrder.map(({ point }) => Point.fromHex(point));
  const a = 0x1234_5678_9abc_def0n;
  for (const [index, t] of torsion.entries()) {
    for (const [other, u] of torsion.entries()) {
      const r = BigInt(1000 + 8 * index + other);
      const publicKey = Point.BASE.multiply(a).add(t).toBytes();
      const encodedR = Point.BASE.multiply(r).add(u).toBytes();
      const message = Uint8Array.of(index, other);
      const k = fromLittleEndian(sha512(concat(encodedR, publicKey, message))) % order;
      const signature = concat(encodedR, toLittleEndian((r + k * a) % order));
      yield { publicKey, message, signature, holds: u.add(t.multiplyUnsafe(k)).is0() };
    }
  }
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${formatHex(bytes.toReversed())}`);
}

function toLittleEndian(value: bigint): Uint8Array {
  return parseHex(value.toString(16).padStart(64, '0')).toReversed();
}
