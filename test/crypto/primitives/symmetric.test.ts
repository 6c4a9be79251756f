import { createCipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { formatHex, parseHex } from '../../../crypto/bytes.ts';
import vectors from '../../vectors/symmetric.json' with { type: 'json' };
import { flips, refusal, suites } from '../suites.ts';

const bytes = (maximum: number, minimum = 0): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: minimum, maxLength: maximum });

describe.each(suites)('%s', (_name, suite) => {
  test.each(vectors.sha256)('SHA-256 gives $source', async ({ message, digest }) => {
    expect(formatHex(await suite.sha256(parseHex(message)))).toBe(digest);
  });

  test.each(vectors.hmacSha256)('HMAC gives $source', async ({ key, message, mac }) => {
    expect(formatHex(await suite.hmacSha256(parseHex(key), parseHex(message)))).toBe(mac);
  });

  test.each(vectors.hkdf)('HKDF gives $source', async ({ salt, ikm, info, okm }) => {
    const derived = await suite.hkdf(parseHex(salt), parseHex(ikm), parseHex(info), okm.length / 2);
    expect(formatHex(derived)).toBe(okm);
  });

  test.each(vectors.aes256gcm)('AES-256-GCM seals and opens $source', async (vector) => {
    const [key, nonce, aad] = [parseHex(vector.key), parseHex(vector.nonce), parseHex(vector.aad)];
    const sealed = await suite.aeadSeal(key, nonce, aad, parseHex(vector.plaintext));
    expect(formatHex(sealed)).toBe(vector.sealed);
    expect(await suite.aeadOpen(key, nonce, aad, sealed)).toEqual(parseHex(vector.plaintext));
  });

  test('hashing, derivation and sealing agree with node:crypto on any input', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(200, 1), bytes(300), bytes(32, 32), bytes(12, 12), async (key, message, secret, nonce) => {
        expect(formatHex(await suite.sha256(message))).toBe(createHash('sha256').update(message).digest('hex'));
        const mac = createHmac('sha256', key).update(message).digest('hex');
        expect(formatHex(await suite.hmacSha256(key, message))).toBe(mac);
        const derived = new Uint8Array(hkdfSync('sha256', secret, key, message, 77));
        expect(formatHex(await suite.hkdf(key, secret, message, 77))).toBe(formatHex(derived));
        const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(key);
        const sealed = Buffer.concat([cipher.update(message), cipher.final(), cipher.getAuthTag()]).toString('hex');
        expect(formatHex(await suite.aeadSeal(secret, nonce, key, message))).toBe(sealed);
        const seal = await suite.aeadSealer(secret);
        expect(formatHex(await seal(nonce, key, message))).toBe(sealed);
      }),
      { numRuns: 50 },
    );
  });

  test('a ciphertext with any one bit turned does not open', async () => {
    const [key, nonce, aad] = [new Uint8Array(32).fill(1), new Uint8Array(12), new Uint8Array(3)];
    const sealed = await suite.aeadSeal(key, nonce, aad, new Uint8Array(5));
    for (const altered of flips(sealed)) expect(await suite.aeadOpen(key, nonce, aad, altered)).toBeNull();
  });

  test('a ciphertext does not open under another key, nonce or associated data, nor cut short', async () => {
    const [key, nonce, aad] = [new Uint8Array(32).fill(1), new Uint8Array(12), new Uint8Array(3)];
    const sealed = await suite.aeadSeal(key, nonce, aad, new Uint8Array(5));
    expect(await suite.aeadOpen(new Uint8Array(32), nonce, aad, sealed)).toBeNull();
    expect(await suite.aeadOpen(key, new Uint8Array(12).fill(1), aad, sealed)).toBeNull();
    expect(await suite.aeadOpen(key, nonce, new Uint8Array(2), sealed)).toBeNull();
    for (let length = 0; length < sealed.length; length++) {
      expect(await suite.aeadOpen(key, nonce, aad, sealed.subarray(0, length))).toBeNull();
    }
  });

  test('keys, nonces and lengths of a wrong size are refused', async () => {
    const none = new Uint8Array();
    for (const length of [0, 16, 24, 31, 33]) {
      const key = new Uint8Array(length);
      expect(await refusal(suite.aeadSeal(key, new Uint8Array(12), none, none))).toBe('BAD_LENGTH');
      expect(await refusal(suite.aeadSealer(key))).toBe('BAD_LENGTH');
      expect(await refusal(suite.aeadOpen(key, new Uint8Array(12), none, new Uint8Array(16)))).toBe('BAD_LENGTH');
    }
    for (const length of [0, 11, 13, 16]) {
      const nonce = new Uint8Array(length);
      expect(await refusal(suite.aeadSeal(new Uint8Array(32), nonce, none, none))).toBe('BAD_LENGTH');
      expect(await refusal(suite.aeadOpen(new Uint8Array(32), nonce, none, new Uint8Array(16)))).toBe('BAD_LENGTH');
    }
    expect(await refusal(suite.hmacSha256(none, none))).toBe('BAD_LENGTH');
    for (const length of [0, -1, 1.5, 8161, Number.NaN]) {
      expect(await refusal(suite.hkdf(none, none, none, length))).toBe('RANGE');
    }
    expect(await refusal(suite.hkdf(none, none, new Uint8Array(1024), 32))).toBeNull();
    expect(await refusal(suite.hkdf(none, none, new Uint8Array(1025), 32))).toBe('RANGE');
  });

  test('bytes in shared memory are taken like any others', async () => {
    const shared = new Uint8Array(new SharedArrayBuffer(3));
    shared.set([0x61, 0x62, 0x63]);
    expect(formatHex(await suite.sha256(shared))).toBe(vectors.sha256[0]?.digest);
  });
});
