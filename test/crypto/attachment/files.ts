/** Files to attach, and a store of parts. */
import {
  createAttachmentSealer,
  fileSlices,
  hashParts,
  openAttachment,
  type AttachedFile,
  type AttachmentReference,
  type ReadContents,
  type Suite,
} from '../../../crypto/index.ts';
import { at, fixedRandom } from '../letter/world.ts';

export interface Attached {
  readonly reference: AttachmentReference;
  readonly parts: readonly Uint8Array[];
}

export const key = new Uint8Array(32).fill(1);
export const id = new Uint8Array(16).fill(2);

export function describeFiles(contents: readonly Uint8Array[]): AttachedFile[] {
  return contents.map((bytes, index) => ({
    name: `сүрөт ${String(index)}.jpg`,
    type: 'image/jpeg',
    size: bytes.length,
  }));
}

/** As a page would read from the files that were picked. */
export function reader(files: readonly AttachedFile[], contents: readonly Uint8Array[]): ReadContents {
  return (offset, length) => {
    const slices = fileSlices(files, offset, length);
    const read = slices.map((slice) => at(contents, slice.file).subarray(slice.offset, slice.offset + slice.length));
    return Promise.resolve(new Uint8Array(Buffer.concat(read)));
  };
}

export async function attach(suite: Suite, contents: readonly Uint8Array[]): Promise<Attached> {
  const files = describeFiles(contents);
  const sealer = await createAttachmentSealer(suite, key, id, files);
  const parts: Uint8Array[] = [];
  for (let index = 0; index < sealer.parts; index++) parts.push(await sealer.sealPart(index, reader(files, contents)));
  return { reference: await referTo(suite, parts, sealer.padded), parts };
}

export async function referTo(
  suite: Suite,
  parts: readonly Uint8Array[],
  length: number,
): Promise<AttachmentReference> {
  const hashes = await Promise.all(parts.map((part) => suite.sha256(part)));
  return { id, key, length, hash: await hashParts(suite, hashes) };
}

/** Opens to the end. */
export async function detach(
  suite: Suite,
  { reference, parts }: Attached,
): Promise<{ files: readonly AttachedFile[]; contents: Uint8Array[] }> {
  const { files, pieces } = await openAttachment(suite, reference, (index) => Promise.resolve(at(parts, index)));
  const contents = files.map(() => new Uint8Array());
  for await (const { file, bytes } of pieces())
    contents[file] = new Uint8Array(Buffer.concat([at(contents, file), bytes]));
  return { files, contents };
}

/** `length` bytes that do not repeat. */
export function content(length: number, seed = 'content'): Uint8Array {
  const block = fixedRandom(seed)(4096);
  return Uint8Array.from({ length }, (_, index) => at(block, index % 4093) ^ (index >> 12));
}
