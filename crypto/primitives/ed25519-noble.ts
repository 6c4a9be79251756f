/** Ed25519 by noble, for engines whose WebCrypto lacks it. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { assertLength, concat, equalBytes } from '../bytes.ts';
import { attempt } from './attempt.ts';
import type { Ed25519 } from './ed25519-webcrypto.ts';

const { Point } = ed25519;

export const nobleEd25519: Ed25519 = {
  publicKey(seed) {
    return attempt(() => {
      assertLength(seed, 32);
      return ed25519.getPublicKey(seed);
    });
  },
  sign(seed, message) {
    return attempt(() => {
      assertLength(seed, 32);
      return ed25519.sign(message, seed);
    });
  },
  isValid(publicKey, message, signature) {
    return attempt(() => isValid(publicKey, message, signature));
  },
};

/**
 * noble's own `verify` multiplies by the cofactor even with `zip215: false`, so it accepts signatures that libsodium and
 * WebCrypto refuse. This is the other equation of RFC 8032 section 5.1.7, on noble's points: R must be the encoding of SB - kA.
 */
function isValid(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const encodedR = signature.subarray(0, 32);
  const s = fromLittleEndian(signature.subarray(32));
  const k = fromLittleEndian(sha512(concat(encodedR, publicKey, message))) % Point.Fn.ORDER;
  const a = decodePoint(publicKey);
  return a !== null && equalBytes(Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k)).toBytes(), encodedR);
}

function decodePoint(encoded: Uint8Array): InstanceType<typeof Point> | null {
  try {
    return Point.fromBytes(encoded, false);
  } catch {
    return null;
  }
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
