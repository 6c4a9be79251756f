import { webcrypto } from 'node:crypto';
import { x25519 } from '@noble/curves/ed25519.js';
import { ml_kem768 as mlkem } from '@noble/post-quantum/ml-kem.js';
import { sha3_256, shake256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import { ascii, concat, formatBase64Url, formatHex, parseHex } from '../../../crypto/bytes.ts';
import { own } from '../../../crypto/primitives/subtle.ts';
import vectors from '../../vectors/xwing.json' with { type: 'json' };
import { refusal, suites } from '../suites.ts';

/** u of every point of small order on Curve25519 and its twist (https://cr.yp.to/ecdh.html#validate), reduced. */
const smallOrderU = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];
const nonCanonicalU = [
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0900000000000000000000000000000000000000000000000000000000000080',
];
const seed = new Uint8Array(32).fill(7);
const eseed = new Uint8Array(64).fill(9);

describe.each(suites)('%s', (_name, suite) => {
  test.each(vectors)('gives the draft vector with seed $seed', async (vector) => {
    expect(formatHex(await suite.kemPublicKey(parseHex(vector.seed)))).toBe(vector.pk);
    const { ciphertext, sharedSecret } = await suite.kemEncapsulate(parseHex(vector.pk), parseHex(vector.eseed));
    expect(formatHex(ciphertext)).toBe(vector.ct);
    expect(formatHex(sharedSecret)).toBe(vector.ss);
    expect(formatHex(await suite.kemDecapsulate(parseHex(vector.seed), ciphertext))).toBe(vector.ss);
  });

  test.each([...smallOrderU, ...nonCanonicalU])('refuses the X25519 part %s in keys and ciphertexts', async (u) => {
    const publicKey = await suite.kemPublicKey(seed);
    const { ciphertext } = await suite.kemEncapsulate(publicKey, eseed);
    const badKey = concat(publicKey.subarray(0, 1184), parseHex(u));
    const badCiphertext = concat(ciphertext.subarray(0, 1088), parseHex(u));
    expect(await refusal(suite.kemEncapsulate(badKey, eseed))).toBe('BAD_KEY');
    expect(await refusal(suite.kemDecapsulate(seed, badCiphertext))).toBe('BAD_KEY');
  });

  test('a prepared key gives the same ciphertext and secret, however often it is used', async () => {
    const publicKey = await suite.kemPublicKey(seed);
    const before = await suite.kemEncapsulate(publicKey, eseed);
    await suite.kemPrepare(publicKey);
    expect(await suite.kemEncapsulate(publicKey, eseed)).toEqual(before);
    const second = await suite.kemEncapsulate(publicKey, new Uint8Array(64).fill(1));
    expect(await suite.kemDecapsulate(seed, second.ciphertext)).toEqual(second.sharedSecret);
    expect(await suite.kemEncapsulate(publicKey, eseed)).toEqual(before);
  });

  test('a key written over after it was prepared is the new key, and checked as such', async () => {
    const array = await suite.kemPublicKey(seed);
    await suite.kemPrepare(array);
    const other = await suite.kemPublicKey(new Uint8Array(32).fill(8));
    array.set(other);
    expect(await suite.kemEncapsulate(array, eseed)).toEqual(await suite.kemEncapsulate(other, eseed));
    array.fill(0, 1184);
    expect(await refusal(suite.kemEncapsulate(array, eseed))).toBe('BAD_KEY');
  });

  test('preparing refuses what encapsulating refuses', async () => {
    const publicKey = await suite.kemPublicKey(seed);
    expect(await refusal(suite.kemPrepare(publicKey.subarray(1)))).toBe('BAD_LENGTH');
    expect(await refusal(suite.kemPrepare(concat(publicKey.subarray(0, 1184), new Uint8Array(32))))).toBe('BAD_KEY');
    expect(await refusal(suite.kemPrepare(withCoefficient(publicKey, 5, 3329)))).toBe('BAD_KEY');
  });

  test('refuses a key with any coefficient at or above the modulus', async () => {
    const publicKey = await suite.kemPublicKey(seed);
    for (const coefficient of [0, 1, 255, 256, 766, 767]) {
      for (const value of [3329, 4095]) {
        expect(await refusal(suite.kemEncapsulate(withCoefficient(publicKey, coefficient, value), eseed))).toBe(
          'BAD_KEY',
        );
      }
      const largest = withCoefficient(publicKey, coefficient, 3328);
      expect(await refusal(suite.kemEncapsulate(largest, eseed))).toBeNull();
    }
  });

  test('refuses seeds, keys and ciphertexts of a wrong length', async () => {
    const publicKey = await suite.kemPublicKey(seed);
    const { ciphertext } = await suite.kemEncapsulate(publicKey, eseed);
    const shorterAndLonger = (bytes: Uint8Array): Uint8Array[] => [
      new Uint8Array(),
      bytes.subarray(1),
      concat(bytes, new Uint8Array(1)),
    ];
    for (const wrong of shorterAndLonger(seed)) {
      expect(await refusal(suite.kemPublicKey(wrong))).toBe('BAD_LENGTH');
      expect(await refusal(suite.kemDecapsulate(wrong, ciphertext))).toBe('BAD_LENGTH');
    }
    for (const wrong of shorterAndLonger(publicKey)) {
      expect(await refusal(suite.kemEncapsulate(wrong, eseed))).toBe('BAD_LENGTH');
    }
    for (const wrong of shorterAndLonger(eseed)) {
      expect(await refusal(suite.kemEncapsulate(publicKey, wrong))).toBe('BAD_LENGTH');
    }
    for (const wrong of shorterAndLonger(ciphertext)) {
      expect(await refusal(suite.kemDecapsulate(seed, wrong))).toBe('BAD_LENGTH');
    }
  });

  test('a ciphertext with a bit turned gives another secret, not an error', async () => {
    const { ciphertext, sharedSecret } = await suite.kemEncapsulate(await suite.kemPublicKey(seed), eseed);
    for (const position of [0, 500, 1087, 1088, 1119]) {
      const altered = ciphertext.map((byte, index) => (index === position ? byte ^ 1 : byte));
      expect(await suite.kemDecapsulate(seed, altered)).not.toEqual(sharedSecret);
    }
  });
});

test('all providers agree on keys, ciphertexts, secrets and rejected ciphertexts', async () => {
  const material = fc.tuple(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.uint8Array({ minLength: 64, maxLength: 64 }),
    fc.nat({ max: 1087 }),
  );
  await fc.assert(
    fc.asyncProperty(material, async ([anySeed, anyEseed, position]) => {
      const results = await Promise.all(
        suites.map(async ([, suite]) => {
          const publicKey = await suite.kemPublicKey(anySeed);
          const { ciphertext, sharedSecret } = await suite.kemEncapsulate(publicKey, anyEseed);
          const altered = ciphertext.map((byte, index) => (index === position ? byte ^ 4 : byte));
          const opened = await suite.kemDecapsulate(anySeed, ciphertext);
          const rejected = await suite.kemDecapsulate(anySeed, altered);
          expect(opened).toEqual(sharedSecret);
          return formatHex(concat(publicKey, ciphertext, sharedSecret, rejected));
        }),
      );
      expect(new Set(results).size).toBe(1);
    }),
    { numRuns: 20 },
  );
});

test("Node's own ML-KEM and X25519, combined as the draft says, open what the providers seal", async () => {
  const { subtle } = webcrypto;
  for (const [, suite] of suites) {
    const publicKey = await suite.kemPublicKey(seed);
    const { ciphertext, sharedSecret } = await suite.kemEncapsulate(publicKey, eseed);
    const expanded = shake256(seed, { dkLen: 96 });
    const ctX = ciphertext.subarray(1088);
    const pkX = publicKey.subarray(1184);

    const mlKem = { name: 'ML-KEM-768' };
    const mlKey = await subtle.importKey('raw-seed', own(expanded.subarray(0, 64)), mlKem, false, ['decapsulateBits']);
    const ssM = new Uint8Array(await subtle.decapsulateBits(mlKem, mlKey, own(ciphertext.subarray(0, 1088))));

    const x = { name: 'X25519' };
    const d = formatBase64Url(expanded.subarray(64));
    const jwk = { kty: 'OKP', crv: 'X25519', d, x: formatBase64Url(pkX) };
    const xKey = await subtle.importKey('jwk', jwk, x, false, ['deriveBits']);
    const peer = await subtle.importKey('raw', own(ctX), x, false, []);
    const ssX = new Uint8Array(await subtle.deriveBits({ name: 'X25519', public: peer }, xKey, 256));

    expect(sha3_256(concat(ssM, ssX, ctX, pkX, xwingLabel))).toEqual(sharedSecret);
  }
});

test('the shared secret needs both halves: it is the hash of both secrets, the X25519 ciphertext and key', async () => {
  for (const [, suite] of suites) {
    const publicKey = await suite.kemPublicKey(seed);
    const { ciphertext, sharedSecret } = await suite.kemEncapsulate(publicKey, eseed);
    const inner = mlkem.encapsulate(publicKey.subarray(0, 1184), eseed.subarray(0, 32));
    const pkX = publicKey.subarray(1184);
    const ssX = x25519.getSharedSecret(eseed.subarray(32), pkX);
    expect(inner.cipherText).toEqual(ciphertext.subarray(0, 1088));
    expect(sha3_256(concat(inner.sharedSecret, ssX, ciphertext.subarray(1088), pkX, xwingLabel))).toEqual(sharedSecret);
  }
});

test.each(smallOrderU)('X25519 with %s gives zero, so the refusal is needed', (u) => {
  expect(() => x25519.getSharedSecret(seed, parseHex(u))).toThrow();
});

/** draft-connolly-cfrg-xwing-kem section 5.3: the picture of an X-wing fighter. */
const xwingLabel = ascii('\\.//^\\');

/** ML-KEM packs two coefficients of 12 bits into three bytes. */
function withCoefficient(publicKey: Uint8Array, index: number, value: number): Uint8Array {
  const copy = publicKey.slice();
  const offset = (index >> 1) * 3;
  const [low = 0, middle = 0, high = 0] = publicKey.subarray(offset, offset + 3);
  copy.set(
    index % 2 === 0
      ? [value & 0xff, (middle & 0xf0) | (value >> 8), high]
      : [low, (middle & 0x0f) | ((value & 0x0f) << 4), value >> 4],
    offset,
  );
  return copy;
}
