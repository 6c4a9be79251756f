/** Entries of the case log: what outsiders keep for ever, so nothing in them means anything without a key (section 8.1). */
import { assertLength, concat, Reader, u32, u8 } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';

export interface Entry {
  /** UTC days since 1970-01-01, u32: the day of the batch. */
  readonly day: number;
  /** 32 bytes, see `commitTo`. */
  readonly commit: Uint8Array;
  /** 32 bytes, see `makeTag`. */
  readonly tag: Uint8Array;
}

export const ENTRY_BYTES = 69;

const version = 1;

/**
 * ```
 *  0   version = 1
 *  1   day      u32
 *  5   commit   32
 * 37   tag      32
 * ```
 * @throws RANGE, BAD_LENGTH
 */
export function encodeEntry(entry: Entry): Uint8Array {
  assertLength(entry.commit, 32);
  assertLength(entry.tag, 32);
  return concat(u8(version), u32(entry.day), entry.commit, entry.tag);
}

/** @throws MALFORMED for another version, TRUNCATED, TRAILING_BYTES */
export function decodeEntry(bytes: Uint8Array): Entry {
  const reader = new Reader(bytes);
  if (reader.u8() !== version) throw new ProtocolError('MALFORMED');
  const entry = { day: reader.u32(), commit: reader.take(32).slice(), tag: reader.take(32).slice() };
  reader.end();
  return entry;
}
