/**
 * Tags of log entries: recognisable, bound to their commit and readable only with the key (section 8.1). To everybody else a tag
 * is 32 random bytes.
 *
 *     tag = L 8 | M 8 | X 16
 *     L = mac(k, "l" | u32 n)[0..8]    X = P xor mac(k, "x" | u32 n | commit)[0..16]    M = mac(k, "m" | u32 n | commit | X)[0..8]
 */
import { ascii, assertLength, concat, equalBytes, u32, xor } from '../bytes.ts';
import type { PublicSuite } from '../primitives/port.ts';

export const TAG_BYTES = 32;
export const LOOKUP_BYTES = 8;
export const PAYLOAD_BYTES = 16;

export interface Tagged {
  readonly commit: Uint8Array;
  readonly tag: Uint8Array;
}

/** L: where the entry numbered n is found. The entry's other bytes do not enter it. @throws RANGE, BAD_LENGTH for an empty key */
export async function lookup(suite: PublicSuite, key: Uint8Array, n: number): Promise<Uint8Array> {
  const [only = new Uint8Array()] = await lookups(suite, key, [n]);
  return only;
}

/** `lookup` of many numbers, in order. @throws RANGE, BAD_LENGTH for an empty key */
export async function lookups(suite: PublicSuite, key: Uint8Array, ns: readonly number[]): Promise<Uint8Array[]> {
  const label = ascii('l');
  const digests = await suite.hmacSha256Many(
    key,
    ns.map((n) => concat(label, u32(n))),
  );
  return digests.map((digest) => digest.slice(0, LOOKUP_BYTES));
}

/** L of a tag, as it stands in it. */
export function lookupOf(tag: Uint8Array): Uint8Array {
  return tag.subarray(0, LOOKUP_BYTES);
}

/**
 * @param key `receipt` for letters, `track` for statuses; 32 bytes
 * @param n letters: 0..4095, not yet used in the log; statuses: member number << 16 | counter
 * @param payload 16 bytes, see `payload.ts`
 * @throws RANGE, BAD_LENGTH
 */
export async function makeTag(
  suite: PublicSuite,
  key: Uint8Array,
  n: number,
  commit: Uint8Array,
  payload: Uint8Array,
): Promise<Uint8Array> {
  assertLength(commit, 32);
  assertLength(payload, PAYLOAD_BYTES);
  const covered = xor(payload, await mask(suite, key, n, commit));
  return concat(await lookup(suite, key, n), await binding(suite, key, n, commit, covered), covered);
}

/** P, or null if the tag was not made with this key and n for this commit. @throws RANGE, BAD_LENGTH */
export async function openTag(
  suite: PublicSuite,
  key: Uint8Array,
  n: number,
  entry: Tagged,
): Promise<Uint8Array | null> {
  assertLength(entry.commit, 32);
  assertLength(entry.tag, TAG_BYTES);
  const expectedLookup = await lookup(suite, key, n);
  const covered = entry.tag.slice(LOOKUP_BYTES + 8);
  const expected = concat(expectedLookup, await binding(suite, key, n, entry.commit, covered));
  if (!equalBytes(expected, entry.tag.subarray(0, LOOKUP_BYTES + 8))) return null;
  return xor(covered, await mask(suite, key, n, entry.commit));
}

async function mask(suite: PublicSuite, key: Uint8Array, n: number, commit: Uint8Array): Promise<Uint8Array> {
  return (await suite.hmacSha256(key, concat(ascii('x'), u32(n), commit))).slice(0, PAYLOAD_BYTES);
}

async function binding(
  suite: PublicSuite,
  key: Uint8Array,
  n: number,
  commit: Uint8Array,
  covered: Uint8Array,
): Promise<Uint8Array> {
  return (await suite.hmacSha256(key, concat(ascii('m'), u32(n), commit, covered))).slice(0, 8);
}
