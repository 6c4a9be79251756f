/**
 * Opening an attachment. Never imported by a server. The letter names key, padded length and hash; everything that is fetched is
 * held against them before a byte is handed out, and everything inside against the manifest.
 */
import { assertLength, assertZero, concat, equalBytes, Reader } from '../bytes.ts';
import { attachmentFloor, chunkLength, hashLength, tagLength } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { AttachmentReference } from '../letter/body.ts';
import type { Suite } from '../primitives/port.ts';
import { chunkContext, chunkNonce, deriveAttachmentKey, hashParts } from './keys.ts';
import { decodeManifest, manifestLimit, type AttachedFile } from './manifest.ts';
import { assertPadded, contentsStart, countParts, fileSlices, padme, partRange, sum } from './size.ts';

/** Part `index` as the server keeps it. Asked twice for each part: once to check the whole, once to open. */
export type FetchPart = (index: number) => Promise<Uint8Array>;

/** A piece of a file, in order; 1 byte to 1 MiB. An empty file has none. */
export interface FilePiece {
  /** Place in the manifest. */
  readonly file: number;
  readonly bytes: Uint8Array;
}

export interface OpenedAttachment {
  readonly files: readonly AttachedFile[];
  /**
   * All pieces of all files, in order, holding one part at a time. When it ends, every size and every byte of padding was as it
   * must be. @throws DAMAGED_LETTER if not, BAD_PROOF if a part changed since it was checked: then discard what came before
   */
  readonly pieces: () => AsyncGenerator<FilePiece, void, undefined>;
}

/**
 * Fetches all parts once, checks their hash, reads the manifest.
 *
 * @throws BAD_PROOF if the parts are not those that the letter names: the server's or the transport's doing, so try again
 * @throws DAMAGED_LETTER if they are and do not hold a sound attachment
 */
export async function openAttachment(
  suite: Suite,
  reference: AttachmentReference,
  fetchPart: FetchPart,
): Promise<OpenedAttachment> {
  assertReference(reference);
  const partHashes = await checkParts(suite, reference, fetchPart);

  async function plaintextOf(index: number): Promise<Uint8Array> {
    const part = await fetchPart(index);
    if (!equalBytes(await suite.sha256(part), partHashes[index] ?? new Uint8Array()))
      throw new ProtocolError('BAD_PROOF');
    return openPart(suite, reference.key, reference.id, reference.length, index, part);
  }

  // The manifest is shorter than a part, so it stands in the first.
  const { files, start } = readHead(await plaintextOf(0), reference.length);

  async function* pieces(): AsyncGenerator<FilePiece, void, undefined> {
    for (let index = 0; index < countParts(reference.length); index++) {
      const plaintext = await plaintextOf(index);
      const partStart = partRange(reference.length, index).start;
      const slices = fileSlices(files, partStart - start, plaintext.length);
      let offset = Math.max(start - partStart, 0);
      for (const { file, length } of slices) {
        yield { file, bytes: plaintext.subarray(offset, offset + length) };
        offset += length;
      }
      assertPadding(plaintext.subarray(Math.min(offset, plaintext.length)));
    }
  }
  return { files, pieces };
}

/**
 * The plaintext of one part, up to 1 MiB of the padded stream.
 *
 * @param padded the `length` in the letter
 * @param part as the server keeps it
 * @throws BAD_PROOF for another length, DAMAGED_LETTER if a chunk does not open in its place, RANGE for an index outside
 */
export async function openPart(
  suite: Suite,
  key: Uint8Array,
  id: Uint8Array,
  padded: number,
  index: number,
  part: Uint8Array,
): Promise<Uint8Array> {
  const { start, end, sealedLength } = partRange(padded, index);
  if (part.length !== sealedLength) throw new ProtocolError('BAD_PROOF');
  const streamKey = await deriveAttachmentKey(suite, key, id);
  const chunks = Array.from({ length: Math.ceil((end - start) / chunkLength) }, async (_, number) => {
    const sealed = part.subarray(number * (chunkLength + tagLength), (number + 1) * (chunkLength + tagLength));
    const nonce = chunkNonce(start / chunkLength + number, padded);
    const chunk = await suite.aeadOpen(streamKey, nonce, chunkContext, sealed);
    if (chunk === null) throw new ProtocolError('DAMAGED_LETTER');
    return chunk;
  });
  return concat(...(await Promise.all(chunks)));
}

/** Every part has its length and together they have the hash in the letter. */
async function checkParts(suite: Suite, reference: AttachmentReference, fetchPart: FetchPart): Promise<Uint8Array[]> {
  const hashes: Uint8Array[] = [];
  for (let index = 0; index < countParts(reference.length); index++) {
    const part = await fetchPart(index);
    if (part.length !== partRange(reference.length, index).sealedLength) throw new ProtocolError('BAD_PROOF');
    hashes.push(await suite.sha256(part));
  }
  if (!equalBytes(await hashParts(suite, hashes), reference.hash)) throw new ProtocolError('BAD_PROOF');
  return hashes;
}

function readHead(plaintext: Uint8Array, padded: number): { files: readonly AttachedFile[]; start: number } {
  try {
    const reader = new Reader(plaintext);
    const length = reader.u32();
    if (length > manifestLimit) throw new ProtocolError('TOO_LARGE');
    const manifest = reader.take(length);
    const files = decodeManifest(manifest);
    const start = contentsStart(manifest);
    // Exactly the padding that the contents need: a longer one could carry something.
    if (padme(Math.max(start + sum(files), attachmentFloor)) !== padded) throw new ProtocolError('BAD_LENGTH');
    return { files, start };
  } catch (error) {
    throw damaged(error);
  }
}

function assertReference(reference: AttachmentReference): void {
  try {
    assertPadded(reference.length);
    assertLength(reference.hash, hashLength);
  } catch (error) {
    throw damaged(error);
  }
}

function assertPadding(bytes: Uint8Array): void {
  try {
    assertZero(bytes);
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(error: unknown): unknown {
  return error instanceof ProtocolError ? new ProtocolError('DAMAGED_LETTER', { cause: error.code }) : error;
}
