/** Where a case's frames stand in the feed, and how a rotation names the next key (protocol section 7). */
import { ascii, assertLength, concat, lp, u16, u32, u8 } from '../bytes.ts';
import { keyLength, labels } from '../constants.ts';
import { locatorLength } from '../frame/format.ts';
import type { PublicSuite } from '../primitives/port.ts';

/** Place `seq` (from 0) of the case under this key: `mac(case key, "loc" | u32 seq)[0..16]`. @throws RANGE, BAD_LENGTH */
export async function locator(suite: PublicSuite, caseKey: Uint8Array, seq: number): Promise<Uint8Array> {
  assertLength(caseKey, keyLength);
  return (await suite.hmacSha256(caseKey, concat(ascii('loc'), u32(seq)))).slice(0, locatorLength);
}

/** The places of `count` frames in a row. */
export function locators(suite: PublicSuite, caseKey: Uint8Array, seq: number, count: number): Promise<Uint8Array[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => locator(suite, caseKey, seq + index)));
}

/**
 * Where the sealed frames that begin a case stand, one for each of the 16 positions: `mac(file key, "grant" | u16 member | u8 position)[0..16]`.
 * Whoever holds the letter goes straight to their own and need not try the others; to everybody else they look like any locators.
 *
 * @param fileKey of the case's first letter, 32 bytes
 * @param member who begins the case: two who begin it at once take different places
 */
export async function grantPlaces(
  suite: PublicSuite,
  fileKey: Uint8Array,
  member: number,
  positions: readonly number[] = allPositions,
): Promise<Uint8Array[]> {
  assertLength(fileKey, keyLength);
  const messages = positions.map((position) => concat(ascii('grant'), u16(member), u8(position)));
  return (await suite.hmacSha256Many(fileKey, messages)).map((mac) => mac.slice(0, locatorLength));
}

const allPositions: readonly number[] = Array.from({ length: 16 }, (_, position) => position);

/**
 * Stands in START and ROTATE, so that everybody in the circle reads the same case: a member who handed different keys to different
 * colleagues could repeat its events under each and end them differently. 32 bytes; a key of 256 random bits cannot be guessed from it.
 */
export function caseKeyHash(suite: PublicSuite, caseKey: Uint8Array): Promise<Uint8Array> {
  assertLength(caseKey, keyLength);
  return suite.sha256(concat(lp(labels.grant), caseKey));
}
