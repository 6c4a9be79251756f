/** Grants: a case key, given to one member (protocol section 7). The content of one sealed frame to the key of their position. */
import { equalBytes, formatBase64, formatHex, type Branded } from '../bytes.ts';
import type { JsonObject, JsonValue } from '../canonical.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import type { VerifiedRoster } from '../roster/verify.ts';
import { literal, object } from '../shape.ts';
import {
  hashShape,
  memberShape,
  positionOf,
  rosterHashShape,
  signatureShape,
  signObject,
  verifyObject,
  type Signer,
} from './signing.ts';

export const grantFormat = labels.grant;

export interface GrantFacts {
  /** Case key, 32 bytes. Secret. */
  readonly key: Uint8Array;
  /** Commit of the case's first letter, 32 bytes. */
  readonly letter: Uint8Array;
  /** Whom it is for. */
  readonly to: number;
}

export interface Grant extends GrantFacts {
  readonly from: number;
  /** Hash of the roster, 32 bytes. */
  readonly roster: Uint8Array;
  readonly signature: Uint8Array;
}

/** A grant that its sender signed for this member. Only `verifyGrant` makes one; whether the sender was in the circle, the chain says. */
export type VerifiedGrant = Branded<Grant, 'VerifiedGrant'>;

const shape = object({
  format: literal(grantFormat),
  key: hashShape,
  letter: hashShape,
  from: memberShape,
  to: memberShape,
  roster: rosterHashShape,
  signature: signatureShape,
});

/** @param value from `decodeContent`. @throws MALFORMED */
export function parseGrant(value: JsonValue): Grant {
  const { format: _, ...grant } = shape(value);
  return grant;
}

/** For `encodeContent`. */
export function grantJson(grant: Grant): JsonObject {
  return { ...unsignedJson(grant), signature: formatBase64(grant.signature) };
}

/** @throws NOT_ENTITLED if giver or receiver does not stand in the roster */
export async function signGrant(suite: PublicSuite, facts: GrantFacts, signer: Signer): Promise<Grant> {
  const { roster, member, seed } = signer;
  if (![member, facts.to].every((number) => roster.members.some((each) => each.number === number)))
    throw new ProtocolError('NOT_ENTITLED');
  const unsigned = { key: facts.key, letter: facts.letter, to: facts.to, from: member, roster: roster.hash };
  const grant = { ...unsigned, signature: await signObject(suite, seed, labels.grant, unsignedJson(unsigned)) };
  parseGrant(grantJson(grant));
  return grant;
}

/**
 * @param grant from a sealed frame of the feed; anybody can have sealed it
 * @param reader the member who opened it
 * @throws WRONG_CONTEXT if it is for another member or under another roster, NOT_ENTITLED, BAD_SIGNATURE
 */
export async function verifyGrant(
  suite: PublicSuite,
  grant: Grant,
  roster: VerifiedRoster,
  reader: number,
): Promise<VerifiedGrant> {
  if (grant.to !== reader || !equalBytes(grant.roster, roster.hash)) throw new ProtocolError('WRONG_CONTEXT');
  const claim = { member: grant.from, position: positionOf(roster, grant.from), signature: grant.signature };
  await verifyObject(suite, roster, claim, labels.grant, unsignedJson(grant));
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- receiver, roster and signature have been checked
  return grant as VerifiedGrant;
}

function unsignedJson(grant: Omit<Grant, 'signature'>): JsonObject {
  return {
    format: grantFormat,
    key: formatBase64(grant.key),
    letter: formatBase64(grant.letter),
    from: grant.from,
    to: grant.to,
    roster: formatHex(grant.roster),
  };
}
