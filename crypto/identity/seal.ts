/** Sealing who one is for two custodians together (protocol section 4.6). */
import { kemEncapsulationSeedLength, keyLength } from '../constants.ts';
import { sealOnce } from '../derive.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';
import { shareLength, splitSecret } from '../primitives/shamir.ts';
import type { EpochKeys } from '../roster/epoch.ts';
import type { Exclusions } from '../roster/readers.ts';
import type { VerifiedRoster } from '../roster/verify.ts';
import {
  deriveBoxCommitment,
  deriveContentKey,
  deriveShareKey,
  identityContext,
  shareContext,
  shareHash,
  type BoxPlace,
  type IdentityBox,
  type SealedShare,
} from './box.ts';
import { encodeIdentity, type Identity } from './content.ts';
import { chooseCustodians, openingShares, shareCount } from './custodians.ts';

export interface SealBoxInput {
  /** In force today. */
  readonly roster: VerifiedRoster;
  readonly epoch: EpochKeys;
  /** H(the source's Ed25519 public key). */
  readonly source: Uint8Array;
  /** Of the letter that will carry the box. */
  readonly number: number;
  /** Of this letter and those before it. */
  readonly excluded: Exclusions;
  readonly identity: Identity;
}

/**
 * Takes the same time and draws the same randomness whoever the custodians are: box key 32, polynomial 32, seed of a throw-away key 32, then
 * for each of six shares 33 for a false share and 64 for the encapsulation.
 *
 * @throws TOO_FEW_CUSTODIANS if fewer than two are not excluded; TOO_LARGE, MALFORMED for the identity; BAD_KEY for a custodian without a key
 */
export async function sealIdentityBox(suite: PublicSuite, random: Random, input: SealBoxInput): Promise<IdentityBox> {
  const { roster, epoch, source, number, excluded } = input;
  const custodians = chooseCustodians(roster, excluded);
  const plaintext = encodeIdentity(input.identity);
  const place: BoxPlace = { source, number, roster: roster.hash };
  const boxKey = random(keyLength);
  const real = await splitSecret(random, boxKey, shareCount, openingShares);
  // A share that nobody may have goes to a key that nobody has, and is none: it looks like the others and opens nothing.
  const nobody = await suite.kemPublicKey(random(keyLength));
  const shares: SealedShare[] = [];
  for (const [index, share] of real.entries()) {
    const custodian = custodians.find((each) => each.index === index);
    const nothing = random(shareLength);
    const publicKey = custodian === undefined ? nobody : keyAt(epoch, custodian.position);
    shares.push(await sealShare(suite, random, place, index, publicKey, custodian === undefined ? nothing : share));
  }
  const commitment = await deriveBoxCommitment(suite, boxKey, place);
  const before = { epoch: epoch.index, commitment, shares };
  const key = await deriveContentKey(suite, boxKey, place);
  const sealed = await sealOnce(suite, key, identityContext(place, before), plaintext);
  return { ...before, sealed };
}

async function sealShare(
  suite: PublicSuite,
  random: Random,
  place: BoxPlace,
  index: number,
  publicKey: Uint8Array,
  share: Uint8Array,
): Promise<SealedShare> {
  const { ciphertext, sharedSecret } = await suite.kemEncapsulate(publicKey, random(kemEncapsulationSeedLength));
  const key = await deriveShareKey(suite, sharedSecret, place, index);
  const sealed = await sealOnce(suite, key, shareContext(place, index), share);
  return { ciphertext, sealed, hash: await shareHash(suite, place, index, share) };
}

function keyAt(epoch: EpochKeys, position: number): Uint8Array {
  const key = epoch.keys[position] ?? null;
  if (key === null) throw new ProtocolError('BAD_KEY');
  return key;
}
