/** How each chunk of an attachment is sealed (section 4.4). */
import { assertLength, concat, lp, u64, u8 } from '../bytes.ts';
import { chunkLength, keyLength, labels } from '../constants.ts';
import { derive } from '../derive.ts';
import type { PublicSuite } from '../primitives/port.ts';

/** 16 bytes: random, drawn by the source; the name of the parts on the server. */
export const attachmentIdLength = 16;

/** @param key 32 random bytes, drawn for this attachment alone @param id 16 bytes. @throws BAD_LENGTH */
export function deriveAttachmentKey(suite: PublicSuite, key: Uint8Array, id: Uint8Array): Promise<Uint8Array> {
  assertLength(key, keyLength);
  assertLength(id, attachmentIdLength);
  return derive(suite, labels.attachment, key, id);
}

/**
 * `000000 | u64 chunk index | u8 last`. The place is in the nonce, so chunks do not change places; the last one says so, so nothing is
 * cut off behind it.
 */
export function chunkNonce(index: number, padded: number): Uint8Array {
  const last = (index + 1) * chunkLength >= padded;
  return concat(new Uint8Array(3), u64(BigInt(index)), u8(last ? 1 : 0));
}

export const chunkContext = lp(labels.attachment);

/**
 * `H(H(part 0) | H(part 1) | …)`: fixes the ciphertext of an attachment for all its readers.
 * @param partHashes SHA-256 of every part as sent, in order
 */
export function hashParts(suite: PublicSuite, partHashes: readonly Uint8Array[]): Promise<Uint8Array> {
  return suite.sha256(concat(...partHashes));
}
