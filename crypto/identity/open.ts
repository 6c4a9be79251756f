/**
 * Opening an identity box: each custodian their own share, then whoever was allowed to ask two of them together (protocol section 4.6).
 * Everything is held against what the source committed to, so that it shows whether a custodian or the source was false.
 */
import { equalBytes } from '../bytes.ts';
import { kemCiphertextLength } from '../constants.ts';
import { onceNonce } from '../derive.ts';
import { ProtocolError } from '../errors.ts';
import type { Suite } from '../primitives/port.ts';
import { combineShares, shareLength } from '../primitives/shamir.ts';
import {
  deriveBoxCommitment,
  deriveContentKey,
  deriveShareKey,
  identityContext,
  shareContext,
  shareHash,
  type BoxPlace,
  type IdentityBox,
} from './box.ts';
import { decodeIdentity, type Identity } from './content.ts';
import { openingShares } from './custodians.ts';

/**
 * A custodian's share.
 *
 * @param index the custodian's place in the list of the letter's roster, 0 to 5
 * @param seed X-Wing seed of the custodian's position in the letter's epoch, 32 bytes
 * @returns null if none was sealed to this key: excluded, or damaged by the source
 * @throws BAD_LENGTH, RANGE for an index that no box has
 */
export async function openShare(
  suite: Suite,
  box: IdentityBox,
  place: BoxPlace,
  index: number,
  seed: Uint8Array,
): Promise<Uint8Array | null> {
  const slot = box.shares[index];
  if (slot?.ciphertext.length !== kemCiphertextLength) throw new ProtocolError('RANGE');
  const secret = await decapsulate(suite, seed, slot.ciphertext);
  if (secret === null) return null;
  const key = await deriveShareKey(suite, secret, place, index);
  const share = await suite.aeadOpen(key, onceNonce, shareContext(place, index), slot.sealed);
  return share !== null && (await isShare(suite, box, place, index, share)) ? share : null;
}

/** Whether this is the share that the box commits to at this place. @param share controlled by the custodian */
export async function isShare(
  suite: Suite,
  box: IdentityBox,
  place: BoxPlace,
  index: number,
  share: Uint8Array,
): Promise<boolean> {
  const slot = box.shares[index];
  if (slot === undefined || share.length !== shareLength || share.at(-1) !== index + 1) return false;
  return equalBytes(await shareHash(suite, place, index, share), slot.hash);
}

/** A share with the custodian's place. */
export interface GivenShare {
  readonly index: number;
  /** 33 bytes */
  readonly share: Uint8Array;
}

/** BAD_PROOF: these custodians gave shares that the box does not commit to. */
export class FalseShares extends ProtocolError {
  readonly indexes: readonly number[];

  constructor(indexes: readonly number[]) {
    super('BAD_PROOF');
    this.indexes = indexes;
  }
}

/**
 * Who the source is.
 *
 * @param given by custodians, at most one each
 * @throws TOO_FEW_CUSTODIANS for fewer than two that are not false; FalseShares then, if some are
 * @throws DAMAGED_LETTER if true shares give no key of this box, or what it opens is no identity: the source's doing
 */
export async function openIdentityBox(
  suite: Suite,
  box: IdentityBox,
  place: BoxPlace,
  given: readonly GivenShare[],
): Promise<Identity> {
  const checked = await Promise.all(
    given.map(async (each) => ({ ...each, isTrue: await isShare(suite, box, place, each.index, each.share) })),
  );
  const truly = distinct(checked.filter(({ isTrue }) => isTrue));
  if (truly.length < openingShares) {
    const indexes = checked.filter(({ isTrue }) => !isTrue).map(({ index }) => index);
    throw indexes.length > 0 ? new FalseShares(indexes) : new ProtocolError('TOO_FEW_CUSTODIANS');
  }
  // A source can have made shares of which only some fit.
  for (const pair of pairs(truly)) {
    const boxKey = await combineShares(pair);
    if (!equalBytes(await deriveBoxCommitment(suite, boxKey, place), box.commitment)) continue;
    const key = await deriveContentKey(suite, boxKey, place);
    const plaintext = await suite.aeadOpen(key, onceNonce, identityContext(place, box), box.sealed);
    if (plaintext === null) break;
    return readIdentity(plaintext);
  }
  throw new ProtocolError('DAMAGED_LETTER');
}

function readIdentity(plaintext: Uint8Array): Identity {
  try {
    return decodeIdentity(plaintext);
  } catch {
    // The bytes are the source's; nothing about them is told but that they are no identity.
    throw new ProtocolError('DAMAGED_LETTER');
  }
}

function distinct(shares: readonly GivenShare[]): readonly GivenShare[] {
  return shares.filter(({ index }, at) => shares.findIndex((other) => other.index === index) === at);
}

function pairs(shares: readonly GivenShare[]): (readonly [Uint8Array, Uint8Array])[] {
  return shares.flatMap(({ share: first }, at) =>
    shares.slice(at + 1).map(({ share: second }) => [first, second] as const),
  );
}

/** A ciphertext that no honest sender makes is nobody's share. */
async function decapsulate(suite: Suite, seed: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await suite.kemDecapsulate(seed, ciphertext);
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 'BAD_KEY') return null;
    throw error;
  }
}
