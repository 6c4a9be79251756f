/**
 * The portable provider, sealing half: WebCrypto for hashing, derivation and AES, WebCrypto or noble for Ed25519 and X25519, noble for ML-KEM.
 * Needs neither WebAssembly nor a JIT.
 */
import { ml_kem768_x25519 as xwing } from '@noble/post-quantum/hybrid.js';
import { assertLength } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import { attempt } from './attempt.ts';
import { nobleEd25519 } from './ed25519-noble.ts';
import { assertStrictSignature } from './ed25519-strict.ts';
import { probeWebEd25519 } from './ed25519-webcrypto.ts';
import type { PublicSuite } from './port.ts';
import type { SealingSubtle } from './subtle.ts';
import { deriveHkdf, deriveHmac, deriveHmacMany, digestSha256, gcmSealer, sealGcm } from './webcrypto.ts';
import { nobleX25519, probeWebX25519 } from './x25519.ts';
import { createEncapsulator } from './xwing-encapsulate.ts';
import { kemSeedLength } from './xwing-strict.ts';

/** @param subtle the platform's WebCrypto; tried once for a working Ed25519 and X25519 */
export async function createPortablePublicSuite(subtle: SealingSubtle): Promise<PublicSuite> {
  const ed25519 = (await probeWebEd25519(subtle)) ?? nobleEd25519;
  const encapsulator = createEncapsulator((await probeWebX25519(subtle)) ?? nobleX25519);
  return {
    name: 'portable',
    sha256: (message) => digestSha256(subtle, message),
    hmacSha256: (key, message) => deriveHmac(subtle, key, message),
    hmacSha256Many: (key, messages) => deriveHmacMany(subtle, key, messages),
    hkdf: (salt, ikm, info, length) => deriveHkdf(subtle, salt, ikm, info, length),
    aeadSeal: (key, nonce, aad, plaintext) => sealGcm(subtle, key, nonce, aad, plaintext),
    aeadSealer: (key) => gcmSealer(subtle, key),
    kemPublicKey: (seed) => attempt(() => derivePublicKey(seed)),
    kemPrepare: (publicKey) => encapsulator.prepare(publicKey),
    kemEncapsulate: (publicKey, eseed) => encapsulator.encapsulate(publicKey, eseed),
    signPublicKey: (seed) => ed25519.publicKey(seed),
    sign: (seed, message) => ed25519.sign(seed, message),
    async verify(publicKey, message, signature) {
      assertStrictSignature(publicKey, signature);
      if (!(await ed25519.isValid(publicKey, message, signature))) throw new ProtocolError('BAD_SIGNATURE');
    },
  };
}

function derivePublicKey(seed: Uint8Array): Uint8Array {
  assertLength(seed, kemSeedLength);
  return xwing.keygen(seed).publicKey;
}
