/** The machine's own sources: cryptography, randomness, the clock. */
import { webcrypto } from 'node:crypto';
import { createSodiumSuite } from '../../../crypto/sodium.ts';
import type { Random, Suite } from '../../../crypto/index.ts';

export function machineSuite(): Promise<Suite> {
  return createSodiumSuite(webcrypto.subtle);
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
