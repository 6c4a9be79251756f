/** From a signed note to a roster that may be used (protocol section 3.3). */
import { decodeUtf8, encodeUtf8, formatHex, type Branded } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import { parseVerifierKey, verifyNote } from '../log/note.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { verifyPossession } from './possession.ts';
import { encodeRoster, parseRoster, type Roster } from './roster.ts';
import type { TrustPolicy } from './trust.ts';

/** A roster that enough governance signers signed, with its hash. Only `verifyRoster` makes one. */
export type VerifiedRoster = Branded<
  Roster & {
    /** SHA-256 of the canonical JSON, 32 bytes. */
    readonly hash: Uint8Array;
    readonly hashHex: string;
  },
  'VerifiedRoster'
>;

/** SHA-256 of the canonical JSON, 32 bytes. */
export async function rosterHash(suite: PublicSuite, roster: Roster): Promise<Uint8Array> {
  return suite.sha256(encodeRoster(roster));
}

/** The text that governance signers sign. */
export function rosterText(roster: Roster): string {
  return `${decodeUtf8(encodeRoster(roster))}\n`;
}

/**
 * Does not look at the day: old rosters are needed to check old signatures. See `assertInForce`.
 *
 * @param note the signed note as served; controlled by the server
 * @param trust the policy that the reader already believes
 * @throws UNDER_SIGNED, BAD_SIGNATURE (of the note or of a proof of possession), WRONG_MODE, WRONG_ORIGIN, and what `parseRoster` throws
 */
export async function verifyRoster(suite: PublicSuite, note: string, trust: TrustPolicy): Promise<VerifiedRoster> {
  const { signers, threshold } = trust.governance;
  const keys = await Promise.all(signers.map((key) => parseVerifierKey(suite, key)));
  const { text } = await verifyNote(suite, note, keys, threshold);
  const bytes = encodeUtf8(text.slice(0, -1));
  const roster = parseRoster(bytes);
  if (roster.mode !== trust.mode) throw new ProtocolError('WRONG_MODE');
  if (roster.origin !== trust.origin) throw new ProtocolError('WRONG_ORIGIN');
  await Promise.all(roster.members.map((member) => verifyPossession(suite, roster.origin, member)));
  const hash = await suite.sha256(bytes);
  return brand({ ...roster, hash, hashHex: formatHex(hash) });
}

function brand(roster: Roster & { readonly hash: Uint8Array; readonly hashHex: string }): VerifiedRoster {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- called by verifyRoster alone
  return Object.freeze(roster) as VerifiedRoster;
}
