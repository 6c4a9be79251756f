/**
 * The key behind a day's cover (section 8.4): oversight can recompute which letters and entries were cover, nobody else can, and a
 * server seized later cannot say it of days that have closed.
 */
import { ascii, assertLength, concat, u32, xor } from '../bytes.ts';
import { keyLength, labels } from '../constants.ts';
import { derive } from '../derive.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';

/** R_(b+1); the caller erases R_b when the batch has closed. @throws BAD_LENGTH */
export async function nextBatchKey(suite: PublicSuite, batchKey: Uint8Array): Promise<Uint8Array> {
  assertLength(batchKey, keyLength);
  return derive(suite, labels.ratchet, batchKey, ascii('next'), keyLength);
}

/** Salt of cover letter i, 32 bytes. @throws RANGE, BAD_LENGTH */
export async function coverSalt(suite: PublicSuite, batchKey: Uint8Array, i: number): Promise<Uint8Array> {
  return deriveItem(suite, batchKey, 'cover-salt', i);
}

/** Tag of cover letter i, 32 bytes. @throws RANGE, BAD_LENGTH */
export async function coverTag(suite: PublicSuite, batchKey: Uint8Array, i: number): Promise<Uint8Array> {
  return deriveItem(suite, batchKey, 'cover-tag', i);
}

/** Body of dummy entry i, 32 bytes. @throws RANGE, BAD_LENGTH */
export async function dummyBody(suite: PublicSuite, batchKey: Uint8Array, i: number): Promise<Uint8Array> {
  return deriveItem(suite, batchKey, 'dummy-body', i);
}

/** Salt of dummy entry i, 32 bytes. @throws RANGE, BAD_LENGTH */
export async function dummySalt(suite: PublicSuite, batchKey: Uint8Array, i: number): Promise<Uint8Array> {
  return deriveItem(suite, batchKey, 'dummy-salt', i);
}

/** Tag of dummy entry i, 32 bytes. @throws RANGE, BAD_LENGTH */
export async function dummyTag(suite: PublicSuite, batchKey: Uint8Array, i: number): Promise<Uint8Array> {
  return deriveItem(suite, batchKey, 'dummy-tag', i);
}

/** One share for each oversight officer: `a` random, `b = key xor a`. Either alone says nothing. @throws BAD_LENGTH */
export function splitBatchKey(
  random: Random,
  batchKey: Uint8Array,
): { readonly a: Uint8Array; readonly b: Uint8Array } {
  assertLength(batchKey, keyLength);
  const a = random(keyLength);
  return { a, b: xor(batchKey, a) };
}

async function deriveItem(suite: PublicSuite, batchKey: Uint8Array, use: string, i: number): Promise<Uint8Array> {
  assertLength(batchKey, keyLength);
  return suite.hmacSha256(batchKey, concat(ascii(use), u32(i)));
}
