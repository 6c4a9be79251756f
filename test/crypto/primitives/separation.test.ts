import { createPortablePublicSuite } from '../../../crypto/primitives/portable.ts';
import type { PublicSuite, Suite } from '../../../crypto/primitives/port.ts';
import { createSodiumPublicSuite } from '../../../crypto/primitives/sodium.ts';
import type { SealingSubtle, Subtle } from '../../../crypto/primitives/subtle.ts';
import { subtle, suites } from '../suites.ts';

/** A WebCrypto from which decryption is taken away: what a server passes in. */
const sealingOnly: SealingSubtle = withoutDecrypt(subtle);

const publicSuites: readonly (readonly [string, PublicSuite])[] = [
  ['portable', await createPortablePublicSuite(sealingOnly)],
  ['sodium', await createSodiumPublicSuite(sealingOnly)],
];

test.each(publicSuites)('the public half of %s seals without having anything that opens', async (_name, suite) => {
  expect(Object.keys(suite).filter((name) => /open|decaps|decrypt/iu.test(name))).toEqual([]);
  const seed = new Uint8Array(32).fill(6);
  const { ciphertext, sharedSecret } = await suite.kemEncapsulate(
    await suite.kemPublicKey(seed),
    new Uint8Array(64).fill(1),
  );
  const sealed = await suite.aeadSeal(sharedSecret, new Uint8Array(12), ciphertext, seed);
  for (const [, opening] of suites) {
    const opened = await opening.kemDecapsulate(seed, ciphertext);
    expect(await opening.aeadOpen(opened, new Uint8Array(12), ciphertext, sealed)).toEqual(seed);
  }
});

test('a public suite does not pass for one that opens, nor a sealing WebCrypto for a whole one', () => {
  // @ts-expect-error a public suite lacks decapsulation and opening
  const suite: Suite | undefined = publicSuites[0]?.[1];
  // @ts-expect-error a sealing WebCrypto lacks decrypt
  const whole: Subtle = sealingOnly;
  expect(suite).not.toHaveProperty('aeadOpen');
  expect(whole).not.toHaveProperty('decrypt');
});

function withoutDecrypt(whole: Subtle): SealingSubtle {
  return {
    digest: (...given) => whole.digest(...given),
    importKey: (...given) => whole.importKey(...given),
    exportKey: (...given) => whole.exportKey(...given),
    deriveBits: (...given) => whole.deriveBits(...given),
    sign: (...given) => whole.sign(...given),
    verify: (...given) => whole.verify(...given),
    encrypt: (...given) => whole.encrypt(...given),
  };
}
