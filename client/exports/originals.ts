/** Attachments on their way into a bundle: one part in memory at a time, each file an entry of its own. */
import type { AttachmentFile, AttachmentSink } from '../caseload/attachment.ts';
import type { BundleWriter, OpenFile } from './bundle-writer.ts';

export interface WrittenOriginal {
  readonly path: string;
  readonly file: AttachmentFile;
  /** 32 bytes. */
  readonly hash: Uint8Array;
}

export class OriginalsSink implements AttachmentSink {
  readonly #writer: BundleWriter;
  readonly #folder: string;
  readonly #onBytes: (bytes: number) => void;
  readonly #written: WrittenOriginal[] = [];
  #files: readonly AttachmentFile[] = [];
  #open: { readonly index: number; readonly file: OpenFile } | null = null;

  /** @param folder without a slash at its end */
  constructor(writer: BundleWriter, folder: string, onBytes: (bytes: number) => void) {
    this.#writer = writer;
    this.#folder = folder;
    this.#onBytes = onBytes;
  }

  begin(files: readonly AttachmentFile[]): Promise<void> {
    this.#files = files;
    return Promise.resolve();
  }

  async write(file: number, bytes: Uint8Array): Promise<void> {
    const open = await this.#at(file);
    await open?.write(bytes);
    this.#onBytes(bytes.length);
  }

  async end(): Promise<void> {
    await this.#at(this.#files.length);
  }

  abort(): Promise<void> {
    return Promise.resolve();
  }

  written(): readonly WrittenOriginal[] {
    return this.#written;
  }

  /** Closes every file before this one; an empty file has no piece of its own. */
  async #at(wanted: number): Promise<OpenFile | null> {
    let index = this.#open === null ? 0 : this.#open.index;
    while (index < wanted) {
      const open = this.#open ?? this.#begin(index);
      await this.#close(open);
      index += 1;
      this.#open = this.#begin(index);
    }
    return (this.#open ??= this.#begin(index))?.file ?? null;
  }

  #begin(index: number): { readonly index: number; readonly file: OpenFile } | null {
    const named = this.#files[index];
    return named === undefined ? null : { index, file: this.#writer.begin(`${this.#folder}/${named.safeName}`) };
  }

  async #close(open: { readonly index: number; readonly file: OpenFile } | null): Promise<void> {
    const file = this.#files[open?.index ?? -1];
    if (open === null || file === undefined) return;
    const hash = await open.file.end();
    this.#written.push({ path: `${this.#folder}/${file.safeName}`, file, hash });
  }
}
