/** What the two oversight officers bring together to count. */
import {
  equalBytes,
  frameLength,
  type Keyring,
  type Officer,
  type Suite,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../../crypto/index.ts';
import type { Transport } from '../../register/transport.ts';

export interface OversightEnvironment {
  readonly suite: Suite;
  /** Signed in as an oversight officer. */
  readonly transport: Transport;
  readonly trust: TrustPolicy;
  /** Of both officers, in any order: neither can count alone. */
  readonly keyrings: readonly [Keyring, Keyring];
  /** UTC days since 1970-01-01 by the device's clock. */
  readonly deviceDay: () => number;
}

/** Capsule seeds in the order of a roster's officers. */
export type CapsuleSeeds = readonly [Uint8Array, Uint8Array];

/** Finds the seeds for a roster, or null if these two were not its officers. Remembers what it found. */
export type FindSeeds = (roster: VerifiedRoster) => Promise<CapsuleSeeds | null>;

export function seedFinder({ suite, keyrings }: Pick<OversightEnvironment, 'suite' | 'keyrings'>): FindSeeds {
  const found = new Map<string, CapsuleSeeds | null>();

  async function seedOf({ capsule }: Officer): Promise<Uint8Array | null> {
    for (const { capsule: seed } of keyrings) {
      if (seed !== null && equalBytes(await suite.kemPublicKey(seed), capsule)) return seed;
    }
    return null;
  }

  return async ({ hashHex, oversight: { officers } }) => {
    const known = found.get(hashHex);
    if (known !== undefined) return known;
    const [a, b] = [await seedOf(officers[0]), await seedOf(officers[1])];
    const seeds: CapsuleSeeds | null = a === null || b === null ? null : [a, b];
    found.set(hashHex, seeds);
    return seeds;
  };
}

/** Frames of 2,048 bytes, officers A and B alternating; what is left over at the end is no frame. */
export function splitFramesOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / frameLength) }, (_, index) =>
    bytes.subarray(index * frameLength, (index + 1) * frameLength),
  );
}
