import fc from 'fast-check';
import { formatHex, parseHex } from '../../../crypto/bytes.ts';
import type { Subtle } from '../../../crypto/primitives/subtle.ts';
import { nobleX25519, probeWebX25519 } from '../../../crypto/primitives/x25519.ts';
import { subtle, subtleWithoutCurves } from '../suites.ts';

test('the probe takes the X25519 of this engine, and none from an engine that lacks it or computes something else', async () => {
  expect(await probeWebX25519(subtle)).not.toBeNull();
  expect(await probeWebX25519(subtleWithoutCurves)).toBeNull();
  const wrong: Subtle = {
    ...subtleWithoutCurves,
    importKey: (...given) => subtle.importKey(...given),
    deriveBits: () => Promise.resolve(new ArrayBuffer(32)),
  };
  expect(await probeWebX25519(wrong)).toBeNull();
});

test('WebCrypto and noble agree for every secret, clamped or not', async () => {
  const web = await probeWebX25519(subtle);
  const secret = fc.uint8Array({ minLength: 32, maxLength: 32 });
  await fc.assert(
    fc.asyncProperty(secret, secret, async (mine, other) => {
      const agreeNoble = await nobleX25519.with(Uint8Array.from({ length: 32 }, (_, index) => (index === 0 ? 9 : 0)));
      const { ours: theirs } = await agreeNoble(other);
      const [byWeb, byNoble] = await Promise.all([web, nobleX25519].map(async (x25519) => x25519?.with(theirs)));
      const first = await byWeb?.(mine);
      const second = await byNoble?.(mine);
      expect(formatHex(first?.ours ?? new Uint8Array())).toBe(formatHex(second?.ours ?? new Uint8Array(1)));
      expect(formatHex(first?.shared ?? new Uint8Array())).toBe(formatHex(second?.shared ?? new Uint8Array(1)));
    }),
    { numRuns: 30 },
  );
});

test('RFC 7748 section 6.1: both providers give the shared secret that both sides know', async () => {
  const bob = parseHex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
  const alice = parseHex('8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a');
  for (const x25519 of [nobleX25519, await probeWebX25519(subtle)]) {
    const agreement = await (await x25519?.with(alice))?.(bob);
    expect(formatHex(agreement?.ours ?? bob)).toBe('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f');
    expect(formatHex(agreement?.shared ?? bob)).toBe(
      '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
    );
  }
});
