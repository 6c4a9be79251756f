/** What every signed object of casework has in common: who signs, under which roster, over which bytes (protocol section 6). */
import { concat, lp } from '../bytes.ts';
import { encodeCanonical, type JsonObject } from '../canonical.ts';
import type { Label } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { memberNumberShape, type Member } from '../roster/roster.ts';
import type { VerifiedRoster } from '../roster/verify.ts';
import { base64Bytes, hexBytes, integer, type Shape } from '../shape.ts';

/** The position of a signer who holds none. */
export const noPosition = 255;

/** A member who signs, with what the roster says about them. */
export interface Signer {
  readonly roster: VerifiedRoster;
  readonly member: number;
  /** Ed25519 seed, 32 bytes. */
  readonly seed: Uint8Array;
}

/** Text that people type into answers, notes and reasons, in bytes of UTF-8. */
export const textLimit = 32_768;

export const hashShape: Shape<Uint8Array> = base64Bytes(32, 32);
export const signatureShape: Shape<Uint8Array> = base64Bytes(64, 64);
export const rosterHashShape: Shape<Uint8Array> = hexBytes(32);
export const positionShape: Shape<number> = (value) => (value === noPosition ? noPosition : integer(0, 15)(value));
export const memberShape: Shape<number> = memberNumberShape;
/** 0 stands for nobody. */
export const memberOrNobodyShape: Shape<number> = integer(0, 0xffff);

/** 0 to 15, or 255 for a member without a position. */
export function positionOf(roster: VerifiedRoster, member: number): number {
  return roster.positions.find((holder) => holder.member === member)?.position ?? noPosition;
}

/** The bytes that are signed: `lp(label) | canonical JSON`. */
export function signedBytes(label: Label, value: JsonObject): Uint8Array {
  return concat(lp(label), encodeCanonical(value));
}

/** @param value the object without its signature */
export function signObject(suite: PublicSuite, seed: Uint8Array, label: Label, value: JsonObject): Promise<Uint8Array> {
  return suite.sign(seed, signedBytes(label, value));
}

/**
 * @param value the object without its signature
 * @param position as the object claims it: it must be the one that the roster gives to this member
 * @returns the member of the roster who signed
 * @throws NOT_ENTITLED if the roster has no such member at that position, BAD_SIGNATURE
 */
export async function verifyObject(
  suite: PublicSuite,
  roster: VerifiedRoster,
  claim: { readonly member: number; readonly position: number; readonly signature: Uint8Array },
  label: Label,
  value: JsonObject,
): Promise<Member> {
  return verifyEncoded(suite, roster, claim, label, encodeCanonical(value));
}

/** The same for an object that is written already. @param canonical without its signature */
export async function verifyEncoded(
  suite: PublicSuite,
  roster: VerifiedRoster,
  claim: { readonly member: number; readonly position: number; readonly signature: Uint8Array },
  label: Label,
  canonical: Uint8Array,
): Promise<Member> {
  const member = roster.members.find(({ number }) => number === claim.member);
  if (member === undefined || positionOf(roster, claim.member) !== claim.position)
    throw new ProtocolError('NOT_ENTITLED');
  await suite.verify(member.sign, concat(lp(label), canonical), claim.signature);
  return member;
}
