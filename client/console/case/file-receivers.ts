/** Where the files of an attachment go: into memory to be saved one by one, or straight into a folder. */
import type { FileReceiver } from '../file-link.ts';
import type { AttachmentFile } from '../worker/views.ts';

/** A file as bytes in memory; `type` says what the source called it and is believed only for pictures. */
export interface FetchedFile {
  readonly file: AttachmentFile;
  readonly blob: Blob;
}

const chunkLimit = 64;

/** Gathers pieces into blobs, which the browser may keep on disk when they are large. */
export class BlobReceiver implements FileReceiver {
  #files: readonly AttachmentFile[] = [];
  #blobs: Blob[] = [];
  #loose: Uint8Array<ArrayBuffer>[][] = [];
  readonly #onProgress: (bytes: number) => void;

  constructor(onProgress: (bytes: number) => void) {
    this.#onProgress = onProgress;
  }

  begin(files: readonly AttachmentFile[]): Promise<void> {
    this.#files = files;
    this.#blobs = files.map(() => new Blob([]));
    this.#loose = files.map(() => []);
    return Promise.resolve();
  }

  write(file: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const loose = this.#loose[file];
    loose?.push(bytes);
    if (loose !== undefined && loose.length >= chunkLimit) this.#settle(file);
    this.#onProgress(bytes.length);
    return Promise.resolve();
  }

  end(): Promise<void> {
    this.#files.forEach((_, file) => {
      this.#settle(file);
    });
    return Promise.resolve();
  }

  abort(): Promise<void> {
    this.#files = [];
    this.#blobs = [];
    this.#loose = [];
    return Promise.resolve();
  }

  fetched(): readonly FetchedFile[] {
    return this.#files.map((file, index) => ({ file, blob: this.#blobs[index] ?? new Blob([]) }));
  }

  #settle(file: number): void {
    // No type: a blob that is opened instead of saved must not be shown as anything.
    this.#blobs[file] = new Blob([this.#blobs[file] ?? new Blob([]), ...(this.#loose[file] ?? [])]);
    this.#loose[file] = [];
  }
}

/** A folder that the member has chosen, in browsers with the File System Access API. */
export interface Folder {
  getFileHandle(
    name: string,
    options: { readonly create: boolean },
  ): Promise<{ createWritable(): Promise<FolderFile> }>;
}

interface FolderFile {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

/** Writes each file as it comes; a file is complete on the disk only when all pieces have been checked. */
export class FolderReceiver implements FileReceiver {
  readonly #folder: Folder;
  readonly #onProgress: (bytes: number) => void;
  #files: FolderFile[] = [];

  constructor(folder: Folder, onProgress: (bytes: number) => void) {
    this.#folder = folder;
    this.#onProgress = onProgress;
  }

  async begin(files: readonly AttachmentFile[]): Promise<void> {
    for (const { safeName } of files) {
      const handle = await this.#folder.getFileHandle(safeName, { create: true });
      this.#files.push(await handle.createWritable());
    }
  }

  async write(file: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#files[file]?.write(bytes);
    this.#onProgress(bytes.length);
  }

  async end(): Promise<void> {
    for (const file of this.#files) await file.close();
  }

  async abort(): Promise<void> {
    for (const file of this.#files) await file.abort().catch(() => undefined);
    this.#files = [];
  }
}

declare global {
  interface Window {
    /** Missing in Firefox and Safari. */
    readonly showDirectoryPicker?: (options: { readonly mode: 'readwrite' }) => Promise<Folder>;
  }
}
