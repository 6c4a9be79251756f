/**
 * The libsodium provider, sealing half: libsodium for X-Wing and Ed25519, noble for hashing a few bytes (asking WebCrypto takes
 * five times as long, and whoever reads thousands of cases asks a million times), WebCrypto for the rest (libsodium's ordinary build for
 * the web declares SHA-256 and HMAC-SHA-256 in its types but does not contain them). Needs WebAssembly.
 */
import sodium from 'libsodium-wrappers';
import { assertLength } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import { attempt } from './attempt.ts';
import { assertStrictSignature } from './ed25519-strict.ts';
import type { PublicSuite } from './port.ts';
import type { SealingSubtle } from './subtle.ts';
import { nobleHkdf, nobleHmac, nobleSha256, shortMessage } from './hashing-noble.ts';
import { digestSha256, gcmSealer, sealGcm } from './webcrypto.ts';
import { assertKemPublicKey, kemEncapsulationSeedLength, kemSeedLength } from './xwing-strict.ts';

/** @param subtle the platform's WebCrypto */
export async function createSodiumPublicSuite(subtle: SealingSubtle): Promise<PublicSuite> {
  await sodium.ready;
  return {
    name: 'sodium',
    sha256: (message) =>
      message.length <= shortMessage ? attempt(() => nobleSha256(message)) : digestSha256(subtle, message),
    hmacSha256: (key, message) => attempt(() => nobleHmac(key, message)),
    hmacSha256Many: (key, messages) => attempt(() => messages.map((message) => nobleHmac(key, message))),
    hkdf: (salt, ikm, info, length) => attempt(() => nobleHkdf(salt, ikm, info, length)),
    aeadSeal: (key, nonce, aad, plaintext) => sealGcm(subtle, key, nonce, aad, plaintext),
    aeadSealer: (key) => gcmSealer(subtle, key),
    kemPublicKey: (seed) =>
      attempt(() => {
        assertLength(seed, kemSeedLength);
        return sodium.crypto_kem_xwing_seed_keypair(seed).publicKey;
      }),
    kemPrepare: (publicKey) =>
      attempt(() => {
        assertKemPublicKey(publicKey);
      }),
    kemEncapsulate: (publicKey, eseed) =>
      attempt(() => {
        assertKemPublicKey(publicKey);
        assertLength(eseed, kemEncapsulationSeedLength);
        return sodium.crypto_kem_xwing_enc_deterministic(publicKey, eseed);
      }),
    signPublicKey: (seed) => attempt(() => keyPair(seed).publicKey),
    sign: (seed, message) => attempt(() => sodium.crypto_sign_detached(message, keyPair(seed).privateKey)),
    verify: (publicKey, message, signature) =>
      attempt(() => {
        assertStrictSignature(publicKey, signature);
        if (!sodium.crypto_sign_verify_detached(signature, message, publicKey))
          throw new ProtocolError('BAD_SIGNATURE');
      }),
  };
}

function keyPair(seed: Uint8Array): { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array } {
  assertLength(seed, 32);
  return sodium.crypto_sign_seed_keypair(seed);
}
