/** What the two oversight officers bring together to count. */
import {
  equalBytes,
  frameLength,
  ProtocolError,
  type Keyring,
  type Roster,
  type Suite,
  type TrustPolicy,
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

/** Null if these two were not the officers of that roster. */
export async function capsuleSeeds(
  { suite, keyrings }: Pick<OversightEnvironment, 'suite' | 'keyrings'>,
  { oversight: { officers } }: Pick<Roster, 'oversight'>,
): Promise<CapsuleSeeds | null> {
  const seeds: Uint8Array[] = [];
  for (const { capsule } of officers) {
    for (const { capsule: seed } of keyrings) {
      if (seed !== null && equalBytes(await suite.kemPublicKey(seed), capsule)) seeds.push(seed);
    }
  }
  const [a, b] = seeds;
  return a === undefined || b === undefined || seeds.length !== officers.length ? null : [a, b];
}

/** @throws BAD_KEYRING unless these are the two officers of the roster */
export async function assertOfficers(
  environment: Pick<OversightEnvironment, 'suite' | 'keyrings'>,
  roster: Pick<Roster, 'oversight'>,
): Promise<CapsuleSeeds> {
  const seeds = await capsuleSeeds(environment, roster);
  if (seeds === null) throw new ProtocolError('BAD_KEYRING');
  return seeds;
}

/** Frames of 2,048 bytes, officers A and B alternating; what is left over at the end is no frame. */
export function splitFramesOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / frameLength) }, (_, index) =>
    bytes.subarray(index * frameLength, (index + 1) * frameLength),
  );
}
