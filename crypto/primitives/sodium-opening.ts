/** The libsodium provider with everything that opens. Never imported by a server. */
import sodium from 'libsodium-wrappers';
import { assertLength } from '../bytes.ts';
import { attempt } from './attempt.ts';
import type { Suite } from './port.ts';
import { createSodiumPublicSuite } from './sodium.ts';
import type { Subtle } from './subtle.ts';
import { openGcm } from './webcrypto-opening.ts';
import { assertKemCiphertext, kemSeedLength } from './xwing-strict.ts';

/** @param subtle the platform's WebCrypto */
export async function createSodiumSuite(subtle: Subtle): Promise<Suite> {
  return {
    ...(await createSodiumPublicSuite(subtle)),
    kemDecapsulate: (seed, ciphertext) =>
      attempt(() => {
        assertLength(seed, kemSeedLength);
        assertKemCiphertext(ciphertext);
        return sodium.crypto_kem_xwing_dec(ciphertext, seed);
      }),
    aeadOpen: (key, nonce, aad, ciphertext) => openGcm(subtle, key, nonce, aad, ciphertext),
  };
}
