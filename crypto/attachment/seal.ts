/**
 * Sealing an attachment, part by part. Any part can be made at any time and comes out the same, so an upload resumes after a lost
 * connection with the parts that are missing; never more than one part is held in memory.
 */
import { assertLength, concat, u32 } from '../bytes.ts';
import { chunkLength, tagLength } from '../constants.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { chunkContext, chunkNonce, deriveAttachmentKey } from './keys.ts';
import { encodeManifest, type AttachedFile } from './manifest.ts';
import { attachmentLength, partRange, sum, type AttachmentLength } from './size.ts';

/**
 * Bytes `offset` to `offset + length` of all files one after the other; always within them. `fileSlices` says which bytes of which
 * file these are. Must give the same bytes whenever it is asked again: two contents under one nonce would give both away.
 */
export type ReadContents = (offset: number, length: number) => Promise<Uint8Array>;

export interface AttachmentSealer extends AttachmentLength {
  /**
   * Part `index` as sent: up to 1,048,832 bytes.
   * @param room where to put it, at least as long: of a part that is no longer needed, since fresh memory for every part takes a
   * browser as long as sealing. The part is then a view of its beginning. Without it the part has memory of its own.
   * @throws RANGE for an index outside, BAD_LENGTH if `read` gives more or less than it was asked for, or the room is too short
   */
  sealPart(index: number, read: ReadContents, room?: Uint8Array): Promise<Uint8Array>;
}

/**
 * @param key 32 random bytes and `id` 16, both fresh: one pair seals one set of files, ever
 * @throws BAD_LENGTH, MALFORMED, TOO_LARGE
 */
export async function createAttachmentSealer(
  suite: PublicSuite,
  key: Uint8Array,
  id: Uint8Array,
  files: readonly AttachedFile[],
): Promise<AttachmentSealer> {
  const lengths = attachmentLength(files);
  const manifest = encodeManifest(files);
  const head = concat(u32(manifest.length), manifest);
  const contents = sum(files);
  const seal = await suite.aeadSealer(await deriveAttachmentKey(suite, key, id));

  async function readStream(start: number, end: number, read: ReadContents): Promise<Uint8Array> {
    const from = Math.min(Math.max(start - head.length, 0), contents);
    const length = Math.min(Math.max(end - head.length, 0), contents) - from;
    const bytes = length > 0 ? await read(from, length) : new Uint8Array();
    assertLength(bytes, length);
    // Most parts hold neither manifest nor padding, and need no copy.
    if (length === end - start) return bytes;
    const plaintext = new Uint8Array(end - start);
    plaintext.set(head.subarray(start, end));
    plaintext.set(bytes, Math.max(head.length + from - start, 0));
    return plaintext;
  }

  return {
    ...lengths,
    async sealPart(index, read, room) {
      const { start, end, sealedLength } = partRange(lengths.padded, index);
      const part = room?.subarray(0, sealedLength) ?? new Uint8Array(sealedLength);
      assertLength(part, sealedLength);
      const plaintext = await readStream(start, end, read);
      const seals = Array.from({ length: Math.ceil(plaintext.length / chunkLength) }, async (_, number) => {
        const nonce = chunkNonce(start / chunkLength + number, lengths.padded);
        const chunk = plaintext.subarray(number * chunkLength, (number + 1) * chunkLength);
        // Put in place as it comes, while the platform's own thread seals the next ones.
        part.set(await seal(nonce, chunkContext, chunk), number * (chunkLength + tagLength));
      });
      await Promise.all(seals);
      return part;
    },
  };
}
