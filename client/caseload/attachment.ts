/** Attachments on their way to a place that the console or a command chose: one part in memory at a time, checked before it is written. */
import {
  formatHex,
  openAttachment,
  ProtocolError,
  safeFileNames,
  type AttachedFile,
  type AttachmentReference,
} from '../../crypto/index.ts';
import { expectStatus } from '../register/transport.ts';
import type { CaseloadEnvironment } from './environment.ts';

export interface AttachmentFile extends AttachedFile {
  /** The name made harmless for a disk, different from all others of the attachment. */
  readonly safeName: string;
}

/** Where files go. `write` is called in order of files and bytes; `abort` instead of `end` if anything was not as it must be. */
export interface AttachmentSink {
  begin(files: readonly AttachmentFile[]): Promise<void>;
  /** @param file place in the list */
  write(file: number, bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
  abort(): Promise<void>;
}

/**
 * Downloads, checks and opens an attachment.
 *
 * @param onPart after each part downloaded, counting both passes (first all parts are checked, then opened)
 * @throws BAD_PROOF if the server's parts are not those that the letter names, DAMAGED_LETTER if they are and hold something else; Refusal
 *   (NOT_FOUND: not all parts have arrived, or they were never claimed)
 */
export async function streamAttachment(
  { suite, transport }: Pick<CaseloadEnvironment, 'suite' | 'transport'>,
  reference: AttachmentReference,
  sink: AttachmentSink,
  onPart: () => void = () => undefined,
): Promise<readonly AttachmentFile[]> {
  const id = formatHex(reference.id);
  const { files: attached, pieces } = await openAttachment(suite, reference, async (index) => {
    const part = expectStatus(await transport.get(`/api/member/parts/${id}/${String(index)}`), 200);
    onPart();
    return part;
  });
  const names = safeFileNames(attached.map(({ name }) => name));
  const files = attached.map((file, index) => ({ ...file, safeName: names[index] ?? 'file' }));
  await sink.begin(files);
  try {
    for await (const { file, bytes } of pieces()) await sink.write(file, bytes);
  } catch (error) {
    await sink.abort();
    throw error;
  }
  await sink.end();
  return files;
}

/** Images of a kind that every browser draws and none runs. */
const previewTypes: readonly { readonly type: string; readonly magic: readonly number[] }[] = [
  { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/gif', magic: [0x47, 0x49, 0x46, 0x38] },
];

export const previewLimit = 10 * 2 ** 20;

/** An image to be shown from its bytes; the type is what the bytes are, not what the source's browser called them. */
export interface Preview {
  /** Place in the attachment's list. */
  readonly file: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A sink that keeps small images and lets everything else pass. */
export class PreviewSink implements AttachmentSink {
  #files: readonly AttachmentFile[] = [];
  readonly #pieces = new Map<number, Uint8Array>();
  readonly #written = new Map<number, number>();
  readonly #limit: number;

  /** @param limit of all previews together, in bytes */
  constructor(limit: number = previewLimit) {
    this.#limit = limit;
  }

  begin(files: readonly AttachmentFile[]): Promise<void> {
    this.#files = files;
    let room = this.#limit;
    for (const [index, { size }] of files.entries()) {
      if (size === 0 || size > room) continue;
      room -= size;
      this.#pieces.set(index, new Uint8Array(size));
    }
    return Promise.resolve();
  }

  write(file: number, bytes: Uint8Array): Promise<void> {
    const kept = this.#pieces.get(file);
    const offset = this.#written.get(file) ?? 0;
    if (kept !== undefined) {
      // What does not begin as an image is not kept.
      if (offset === 0 && imageType(bytes) === null) this.#pieces.delete(file);
      else kept.set(bytes, offset);
    }
    this.#written.set(file, offset + bytes.length);
    return Promise.resolve();
  }

  end(): Promise<void> {
    return Promise.resolve();
  }

  abort(): Promise<void> {
    this.#pieces.clear();
    return Promise.resolve();
  }

  previews(): readonly Preview[] {
    return [...this.#pieces].flatMap(([file, bytes]) => {
      const type = imageType(bytes);
      const name = this.#files[file]?.safeName;
      return type === null || name === undefined ? [] : [{ file, name, type, bytes }];
    });
  }
}

function imageType(bytes: Uint8Array): string | null {
  return previewTypes.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte))?.type ?? null;
}

/** The reference in a letter. @throws WRONG_CONTEXT if it has none */
export function referenceOf(attachment: AttachmentReference | null): AttachmentReference {
  if (attachment === null) throw new ProtocolError('WRONG_CONTEXT');
  return attachment;
}
