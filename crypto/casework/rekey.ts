/**
 * Rekeys: a new reply key for a source after a member has left the case (protocol section 6), with the leaver's own word that they
 * have left. Nobody else can take a member's say away: somebody who could would silence whoever answers.
 */
import { equalBytes, formatBase64, formatHex, type Branded } from '../bytes.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { dayShape } from '../roster/periods.ts';
import { excludedMembers, type Exclusions } from '../roster/readers.ts';
import type { VerifiedRoster } from '../roster/verify.ts';
import { literal, nullable, object } from '../shape.ts';
import { assertSignerInForce, rosterOfHash } from './in-force.ts';
import {
  hashShape,
  memberOrNobodyShape,
  memberShape,
  positionOf,
  positionShape,
  rosterHashShape,
  signatureShape,
  signObject,
  verifyObject,
  type Signer,
} from './signing.ts';

export const rekeyFormat = labels.rekey;
const leaveFormat = 'kupuya/leave/v1';

/** That a member leaves the conversation with a source. */
export interface LeaveFacts {
  /** H(the source's Ed25519 public key), 32 bytes. */
  readonly source: Uint8Array;
  /** Member number. */
  readonly left: number;
  /** First day on which the member has no say; UTC days since 1970-01-01. */
  readonly day: number;
}

export interface RekeyFacts extends LeaveFacts {
  /** 32 bytes, fresh. Secret. Answers stand under it as well as under the keys before it. */
  readonly reply: Uint8Array;
  /** The leaver's signature (`signLeave`), or null if nobody left (`left` is 0) or a roster removed them. */
  readonly leave: Uint8Array | null;
}

export interface Rekey extends RekeyFacts {
  readonly roster: Uint8Array;
  readonly member: number;
  readonly position: number;
  readonly signature: Uint8Array;
}

/** Only `verifyRekey` makes one. */
export type VerifiedRekey = Branded<Rekey, 'VerifiedRekey'>;

const shape = object({
  format: literal(rekeyFormat),
  source: hashShape,
  reply: hashShape,
  left: memberOrNobodyShape,
  day: dayShape,
  leave: nullable(signatureShape),
  roster: rosterHashShape,
  member: memberShape,
  position: positionShape,
  signature: signatureShape,
});

/** @param value from `decodeContent`. @throws MALFORMED */
export function parseRekey(value: JsonValue): Rekey {
  const { format: _, ...rekey } = shape(value);
  return rekey;
}

/** For `encodeContent`. */
export function rekeyJson(rekey: Rekey): JsonObject {
  return { ...unsignedJson(rekey), signature: formatBase64(rekey.signature) };
}

/** The leaver's own word, 64 bytes; stands in RECUSE and in the rekey. @param seed the leaver's Ed25519 seed */
export function signLeave(suite: PublicSuite, seed: Uint8Array, facts: LeaveFacts): Promise<Uint8Array> {
  return signObject(suite, seed, labels.rekey, leaveJson(facts));
}

/** @param signer a member who stays. @throws NOT_ENTITLED, MALFORMED */
export async function signRekey(suite: PublicSuite, facts: RekeyFacts, signer: Signer): Promise<Rekey> {
  const { roster, member, seed } = signer;
  if (!roster.members.some(({ number }) => number === member)) throw new ProtocolError('NOT_ENTITLED');
  const { source, reply, left, day, leave } = facts;
  const unsigned: Omit<Rekey, 'signature'> = {
    ...{ source, reply, left, day, leave, member },
    roster: roster.hash,
    position: positionOf(roster, member),
  };
  const rekey = { ...unsigned, signature: await signObject(suite, seed, labels.rekey, unsignedJson(unsigned)) };
  parseRekey(rekeyJson(rekey));
  return rekey;
}

/**
 * @param rekey from a sealed frame of a page; anybody who knows the source's `kem` key can have sealed it
 * @throws WRONG_CONTEXT for another source or an unknown roster, EXPIRED or NOT_ENTITLED if the signer was not in force on its day, is
 *   excluded, or speaks for a leaver who has neither signed nor lost their place in the roster; BAD_SIGNATURE
 */
export async function verifyRekey(
  suite: PublicSuite,
  rekey: Rekey,
  context: {
    readonly source: Uint8Array;
    readonly excluded: Exclusions;
    readonly rosters: readonly VerifiedRoster[];
  },
): Promise<VerifiedRekey> {
  if (!equalBytes(rekey.source, context.source)) throw new ProtocolError('WRONG_CONTEXT');
  const roster = rosterOfHash(context.rosters, rekey.roster);
  const member = await verifyObject(suite, roster, rekey, labels.rekey, unsignedJson(rekey));
  const newest = assertSignerInForce(context.rosters, roster, member, rekey.day);
  const excluded = [roster, newest].flatMap((each) => excludedMembers(each, context.excluded));
  if (excluded.includes(rekey.member) || rekey.left === rekey.member) throw new ProtocolError('NOT_ENTITLED');
  await verifyLeave(suite, rekey, roster);
  // An old roster does not know who has joined since.
  const later = context.rosters.filter(({ sequence }) => sequence > roster.sequence);
  if (rekey.leave === null && later.some(({ members }) => members.some(({ number }) => number === rekey.left)))
    throw new ProtocolError('NOT_ENTITLED');
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- source, signer and leaver have been checked
  return rekey as VerifiedRekey;
}

/** @throws NOT_ENTITLED, BAD_SIGNATURE unless nobody left, the roster has lost them, or they signed */
export async function verifyLeave(suite: PublicSuite, rekey: RekeyFacts, roster: VerifiedRoster): Promise<void> {
  const leaver = roster.members.find(({ number }) => number === rekey.left);
  if (rekey.left === 0 || leaver === undefined) {
    if (rekey.leave !== null) throw new ProtocolError('NOT_ENTITLED');
    return;
  }
  if (rekey.leave === null) throw new ProtocolError('NOT_ENTITLED');
  const claim = { member: rekey.left, position: positionOf(roster, rekey.left), signature: rekey.leave };
  await verifyObject(suite, roster, claim, labels.rekey, leaveJson(rekey));
}

function leaveJson({ source, left, day }: LeaveFacts): JsonObject {
  return { format: leaveFormat, source: formatBase64(source), left, day };
}

function unsignedJson(rekey: Omit<Rekey, 'signature'>): JsonObject {
  return {
    format: rekeyFormat,
    source: formatBase64(rekey.source),
    reply: formatBase64(rekey.reply),
    left: rekey.left,
    day: rekey.day,
    leave: rekey.leave === null ? null : formatBase64(rekey.leave),
    roster: formatHex(rekey.roster),
    member: rekey.member,
    position: rekey.position,
  };
}
