/** SHA-256, HMAC and HKDF by noble, for engines with a JIT: quicker than a round trip to WebCrypto while the input is short. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { ProtocolError } from '../errors.ts';
import { assertHkdf } from './webcrypto.ts';

/** Up to so many bytes noble's hash is done before WebCrypto's has begun. */
export const shortMessage = 1_024;

export function nobleSha256(message: Uint8Array): Uint8Array {
  return sha256(message);
}

/** @throws BAD_LENGTH for an empty key */
export function nobleHmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  // As with WebCrypto: the protocol has none.
  if (key.length === 0) throw new ProtocolError('BAD_LENGTH');
  return hmac(sha256, key, message);
}

/** @throws RANGE */
export function nobleHkdf(salt: Uint8Array, ikm: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  assertHkdf(info, length);
  return hkdf(sha256, ikm, salt, info, length);
}
