/** Takes the hash of each file of an attachment on its way to where it goes. */
import { beginHash, type RunningHash } from './hash.ts';
import type { AttachmentFile, AttachmentSink } from '../caseload/attachment.ts';

export interface HashedFile extends AttachmentFile {
  /** SHA-256 of the plaintext, 32 bytes. */
  readonly hash: Uint8Array;
}

/** Everything passes to `inner` as it comes; the end waits for `beforeEnd`, so that nothing is complete before it is recorded. */
export class HashingSink implements AttachmentSink {
  readonly #inner: AttachmentSink;
  readonly #beforeEnd: (files: readonly HashedFile[]) => Promise<void>;
  #files: readonly AttachmentFile[] = [];
  #hashes: RunningHash[] = [];
  #hashed: readonly HashedFile[] = [];

  constructor(inner: AttachmentSink, beforeEnd: (files: readonly HashedFile[]) => Promise<void>) {
    this.#inner = inner;
    this.#beforeEnd = beforeEnd;
  }

  begin(files: readonly AttachmentFile[]): Promise<void> {
    this.#files = files;
    this.#hashes = files.map(() => beginHash());
    return this.#inner.begin(files);
  }

  write(file: number, bytes: Uint8Array): Promise<void> {
    this.#hashes[file]?.update(bytes);
    return this.#inner.write(file, bytes);
  }

  async end(): Promise<void> {
    this.#hashed = this.#files.flatMap((file, index) => {
      const hash = this.#hashes[index]?.digest();
      return hash === undefined ? [] : [{ ...file, hash }];
    });
    await this.#beforeEnd(this.#hashed);
    await this.#inner.end();
  }

  abort(): Promise<void> {
    this.#hashed = [];
    return this.#inner.abort();
  }

  /** Once it has ended; empty before, and after an abort. */
  hashed(): readonly HashedFile[] {
    return this.#hashed;
  }
}
