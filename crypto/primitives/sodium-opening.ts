/**
 * The libsodium provider with everything that opens. Never imported by a server. Signatures are verified by WebCrypto where it can: whoever
 * reads thousands of cases verifies a hundred thousand, and native code takes half as long, on another thread.
 */
import sodium from 'libsodium-wrappers';
import { assertLength } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import { attempt } from './attempt.ts';
import { assertStrictSignature } from './ed25519-strict.ts';
import { probeWebEd25519 } from './ed25519-webcrypto.ts';
import type { Suite } from './port.ts';
import { createSodiumPublicSuite } from './sodium.ts';
import type { Subtle } from './subtle.ts';
import { openGcm } from './webcrypto-opening.ts';
import { assertKemCiphertext, kemSeedLength } from './xwing-strict.ts';

/** @param subtle the platform's WebCrypto */
export async function createSodiumSuite(subtle: Subtle): Promise<Suite> {
  const sodiumSuite = await createSodiumPublicSuite(subtle);
  const web = await probeWebEd25519(subtle);
  return {
    ...sodiumSuite,
    verify: async (publicKey, message, signature) => {
      if (web === null) return sodiumSuite.verify(publicKey, message, signature);
      assertStrictSignature(publicKey, signature);
      if (!(await web.isValid(publicKey, message, signature))) throw new ProtocolError('BAD_SIGNATURE');
    },
    kemDecapsulate: (seed, ciphertext) =>
      attempt(() => {
        assertLength(seed, kemSeedLength);
        assertKemCiphertext(ciphertext);
        return sodium.crypto_kem_xwing_dec(ciphertext, seed);
      }),
    aeadOpen: (key, nonce, aad, ciphertext) => openGcm(subtle, key, nonce, aad, ciphertext),
  };
}
