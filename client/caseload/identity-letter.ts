/** The box inside an IDENTITY letter, for whoever can open the letter. */
import {
  custodianSlots,
  epochSeed,
  excludedMembers,
  openShare,
  parseBox,
  ProtocolError,
  type BoxPlace,
  type CustodianSlot,
  type Exclusions,
  type IdentityBox,
  type Keyring,
  type Suite,
  type VerifiedRoster,
} from '../../crypto/index.ts';
import type { HeldLetter, SoundLetter } from './letters.ts';

/** Days for which custodians answer to a request, counted from its approval. */
export const answerDays = 30;

export interface BoxedLetter {
  readonly box: IdentityBox;
  readonly place: BoxPlace;
  /** Whose shares they are, by the roster that the letter was sealed under. */
  readonly slots: readonly CustodianSlot[];
}

export function isIdentity(letter: HeldLetter): letter is SoundLetter {
  return letter.opened?.capsule.kind === 'IDENTITY';
}

/** Null if the source put no box there that anybody could open. */
export async function boxOf(suite: Suite, { roster, opened: { body } }: SoundLetter): Promise<BoxedLetter | null> {
  try {
    const place = { source: await suite.sha256(body.sign), number: body.number, roster: roster.hash };
    return { box: parseBox(body.statement), place, slots: custodianSlots(roster) };
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

/** One's own share; null if there is none that opens with this keyring. */
export async function ownShare(
  suite: Suite,
  keyring: Keyring,
  { roster }: SoundLetter,
  { box, place, slots }: BoxedLetter,
): Promise<Uint8Array | null> {
  const index = slots.find(({ member }) => member === keyring.member)?.index;
  const epoch = roster.epochs[box.epoch];
  const seed = epoch === undefined ? null : epochSeed(keyring, epoch);
  return index === undefined || seed === null ? null : openShare(suite, box, place, index, seed);
}

/** Members excluded under any of these rosters. */
export function excludedUnder(rosters: readonly VerifiedRoster[], excluded: Exclusions): ReadonlySet<number> {
  return new Set([...excluded.members, ...rosters.flatMap((roster) => excludedMembers(roster, excluded))]);
}
