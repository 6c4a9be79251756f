/** The machine's own sources: cryptography, randomness, the clock. */
import { createHmac, hash, webcrypto } from 'node:crypto';
import { createSodiumSuite } from '../../../crypto/sodium.ts';
import type { Random, Suite } from '../../../crypto/index.ts';

/** Hashes by Node itself: a WebCrypto hash is a job for another thread, and an audit makes hundreds of thousands of short ones. */
export async function machineSuite(): Promise<Suite> {
  const suite = await createSodiumSuite(webcrypto.subtle);
  return {
    ...suite,
    sha256: (message) => Promise.resolve(new Uint8Array(hash('sha256', message, 'buffer'))),
    hmacSha256: (key, message) =>
      key.length === 0
        ? suite.hmacSha256(key, message)
        : Promise.resolve(new Uint8Array(createHmac('sha256', key).update(message).digest())),
  };
}

export const machineRandom: Random = (length) => webcrypto.getRandomValues(new Uint8Array(length));

/** Days since 1970-01-01 in UTC, by the machine's clock. */
export function machineDay(): number {
  return Math.floor(Date.now() / 86_400_000);
}

/** POSIX seconds by the machine's clock. */
export function machineTime(): number {
  return Math.floor(Date.now() / 1000);
}
