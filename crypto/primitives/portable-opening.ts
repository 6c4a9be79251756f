/** The portable provider with everything that opens. Never imported by a server. */
import { ml_kem768_x25519 as xwing } from '@noble/post-quantum/hybrid.js';
import { assertLength } from '../bytes.ts';
import { attempt } from './attempt.ts';
import type { Suite } from './port.ts';
import { createPortablePublicSuite } from './portable.ts';
import type { Subtle } from './subtle.ts';
import { openGcm } from './webcrypto-opening.ts';
import { assertKemCiphertext, kemSeedLength } from './xwing-strict.ts';

/** @param subtle the platform's WebCrypto; tried once for a working Ed25519 */
export async function createPortableSuite(subtle: Subtle): Promise<Suite> {
  return {
    ...(await createPortablePublicSuite(subtle)),
    kemDecapsulate: (seed, ciphertext) => attempt(() => decapsulate(seed, ciphertext)),
    aeadOpen: (key, nonce, aad, ciphertext) => openGcm(subtle, key, nonce, aad, ciphertext),
  };
}

function decapsulate(seed: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  assertLength(seed, kemSeedLength);
  assertKemCiphertext(ciphertext);
  return xwing.decapsulate(ciphertext, seed);
}
