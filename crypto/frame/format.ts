/**
 * Bytes of a frame and of the slice inside it (protocol section 5). Exactly 2,048 bytes in two shapes:
 *
 *     keyed:   salt 16 | sealed 2,016 + 16                 under a key that both sides hold
 *     sealed:  ct 1,120 | salt 16 | sealed 896 + 16        to an X-Wing key
 *
 *     plaintext:  id 8 | u8 index | u8 count | u16 length | data | zeros
 */
import { ascii, assertLength, assertZero, concat, lp, Reader, u16, u8 } from '../bytes.ts';
import { kemCiphertextLength, keyLength, labels, tagLength } from '../constants.ts';
import { derive } from '../derive.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';

export const frameLength = 2048;
export const saltLength = 16;
export const locatorLength = 16;
export const contentIdLength = 8;
export const slicesLimit = 64;
/** Inflated: the canonical JSON of a content. */
export const contentLimit = 65_536;

export const keyedPlaintextLength = frameLength - saltLength - tagLength;
export const sealedPlaintextLength = keyedPlaintextLength - kemCiphertextLength;

const sliceHeaderLength = contentIdLength + 4;
/** Bytes of content in one keyed frame: 2,004. */
export const keyedRoom = keyedPlaintextLength - sliceHeaderLength;
/** Bytes of content in one sealed frame: 884. */
export const sealedRoom = sealedPlaintextLength - sliceHeaderLength;

/** What a frame may be for. A frame sealed for one use opens for no other. */
export type KeyedUse = typeof labels.answer | typeof labels.event;
export type SealedUse =
  typeof labels.rekey | typeof labels.grant | typeof labels.identity | typeof labels.statement | typeof labels.ratchet;

/** Part `index` of `count` of the content whose SHA-256 begins with `id`. */
export interface Slice {
  /** 8 bytes */
  readonly id: Uint8Array;
  /** 0 to `count` - 1 */
  readonly index: number;
  /** 1 to 64 */
  readonly count: number;
  /** 1 byte to the room of the frame; all slices but the last are full */
  readonly data: Uint8Array;
}

/** @param plaintextLength 2,016 or 896. @throws RANGE, TOO_LARGE */
export function encodeSlice({ id, index, count, data }: Slice, plaintextLength: number): Uint8Array {
  const room = plaintextLength - sliceHeaderLength;
  if (data.length > room) throw new ProtocolError('TOO_LARGE');
  const plaintext = concat(id, u8(index), u8(count), u16(data.length), data, new Uint8Array(room - data.length));
  decodeSlice(plaintext);
  return plaintext;
}

/**
 * @param plaintext controlled by whoever held the key
 * @throws MALFORMED for numbers that do not fit or an empty slice, NOT_CANONICAL for padding that is not zero, TRUNCATED
 */
export function decodeSlice(plaintext: Uint8Array): Slice {
  const reader = new Reader(plaintext);
  const id = reader.take(contentIdLength).slice();
  const index = reader.u8();
  const count = reader.u8();
  const length = reader.u16();
  const room = reader.remaining;
  if (count < 1 || count > slicesLimit || index >= count) throw new ProtocolError('MALFORMED');
  if (length < 1 || length > room) throw new ProtocolError('MALFORMED');
  // One content has one division into slices.
  if (index < count - 1 && length !== room) throw new ProtocolError('MALFORMED');
  const data = reader.take(length).slice();
  assertZero(reader.take(reader.remaining));
  return { id, index, count, data };
}

/** First 8 bytes of the hash of a whole content, as compressed. */
export async function contentId(suite: PublicSuite, content: Uint8Array): Promise<Uint8Array> {
  return (await suite.sha256(content)).slice(0, contentIdLength);
}

/**
 * The key of one frame. Fresh for each salt, so that the nonce may be zero.
 *
 * @param secret a key that both sides hold, or the shared secret of an encapsulation
 * @param salt 16 bytes. @throws BAD_LENGTH
 */
export function deriveFrameKey(
  suite: PublicSuite,
  secret: Uint8Array,
  salt: Uint8Array,
  use: KeyedUse | SealedUse,
): Promise<Uint8Array> {
  assertLength(secret, keyLength);
  assertLength(salt, saltLength);
  return derive(suite, labels.frame, secret, concat(salt, ascii(use)));
}

/** @param locator of the feed, 16 bytes; pages and sealed frames have none. @throws BAD_LENGTH */
export function frameContext(use: KeyedUse | SealedUse, locator: Uint8Array | null): Uint8Array {
  if (locator === null) return lp(use);
  assertLength(locator, locatorLength);
  return concat(lp(use), locator);
}

/** A page or a list of frames as one byte string, in order. @throws BAD_LENGTH unless `count` whole frames */
export function splitFrames(bytes: Uint8Array, count: number): Uint8Array[] {
  assertLength(bytes, count * frameLength);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * frameLength, (index + 1) * frameLength));
}
