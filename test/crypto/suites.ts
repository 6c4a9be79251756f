import { webcrypto } from 'node:crypto';
import { ProtocolError, type ErrorCode } from '../../crypto/errors.ts';
import { createPortableSuite } from '../../crypto/primitives/portable-opening.ts';
import type { Suite } from '../../crypto/primitives/port.ts';
import { createSodiumSuite } from '../../crypto/primitives/sodium-opening.ts';
import type { Subtle } from '../../crypto/primitives/subtle.ts';

export const subtle: Subtle = webcrypto.subtle;

/** An engine such as an older Chromium, whose WebCrypto has everything but Ed25519 and X25519. */
export const subtleWithoutCurves: Subtle = {
  digest: (...given) => subtle.digest(...given),
  importKey: (format, bytes, algorithm, extractable, uses) =>
    algorithm.name.endsWith('25519')
      ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
      : subtle.importKey(format, bytes, algorithm, extractable, uses),
  exportKey: (...given) => subtle.exportKey(...given),
  deriveBits: (...given) => subtle.deriveBits(...given),
  sign: (...given) => subtle.sign(...given),
  verify: (...given) => subtle.verify(...given),
  encrypt: (...given) => subtle.encrypt(...given),
  decrypt: (...given) => subtle.decrypt(...given),
};

/** Every way in which the protocol's cryptography can be provided. */
export const suites: readonly (readonly [string, Suite])[] = [
  ['portable', await createPortableSuite(subtle)],
  ['portable without curves in WebCrypto', await createPortableSuite(subtleWithoutCurves)],
  ['sodium', await createSodiumSuite(subtle)],
  ['sodium without curves in WebCrypto', await createSodiumSuite(subtleWithoutCurves)],
];

/** The code with which a promise is refused, or null if it is not. Anything but a ProtocolError is a failure of the test. */
export async function refusal(promise: Promise<unknown>): Promise<ErrorCode | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
}

/** The same for a function that answers at once. */
export function refusalOf(act: () => unknown): ErrorCode | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
}

/** Copies of the bytes with one bit turned, for every bit of the given positions. */
export function* flips(bytes: Uint8Array, step = 1): Generator<Uint8Array> {
  for (let bit = 0; bit < bytes.length * 8; bit += step) {
    yield bytes.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
  }
}
