/**
 * A ZIP file written as it comes, without holding a file whole (APPNOTE 6.3.10, entries stored or deflated by `fflate`, sizes after the data).
 * All entries bear one date, so that nothing tells when each was made.
 */
import { Zip, ZipPassThrough } from 'fflate';
import { ProtocolError } from '../../crypto/index.ts';

/** The format without its 64-bit extension ends here; what is larger is refused before anything is lost. */
export const zipLimit = 0xffff_ffff;
const entryLimit = 0xffff;

export interface ZipEntry {
  write(bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

export class ZipWriter {
  readonly #zip: Zip;
  readonly #out: (bytes: Uint8Array) => Promise<void>;
  readonly #day: number;
  #waiting: Uint8Array[] = [];
  #length = 0;
  #entries = 0;
  #fault: unknown = null;

  /** @param day of all entries, UTC days since 1970-01-01 */
  constructor(out: (bytes: Uint8Array) => Promise<void>, day: number) {
    this.#out = out;
    this.#day = day;
    this.#zip = new Zip((error, bytes) => {
      if (error !== null) this.#fault = error;
      else this.#waiting.push(bytes);
    });
  }

  /** @param path relative, with slashes; made here and never by a stranger. @throws TOO_LARGE */
  begin(path: string): ZipEntry {
    this.#entries += 1;
    if (this.#entries >= entryLimit) throw new ProtocolError('TOO_LARGE');
    const entry = new ZipPassThrough(path);
    entry.mtime = this.#day * 86_400_000;
    this.#zip.add(entry);
    return {
      write: async (bytes) => {
        // Copied: the writer keeps what it is given until it is flushed, and parts of an attachment are used again.
        if (bytes.length > 0) entry.push(bytes.slice(), false);
        await this.#flush();
      },
      end: async () => {
        entry.push(new Uint8Array(), true);
        await this.#flush();
      },
    };
  }

  async add(path: string, bytes: Uint8Array): Promise<void> {
    const entry = this.begin(path);
    await entry.write(bytes);
    await entry.end();
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#flush();
  }

  async #flush(): Promise<void> {
    const ready = this.#waiting;
    this.#waiting = [];
    for (const bytes of ready) {
      this.#length += bytes.length;
      if (this.#length > zipLimit) throw new ProtocolError('TOO_LARGE');
      await this.#out(bytes);
    }
    if (this.#fault !== null) throw new ProtocolError('TOO_LARGE', { cause: this.#fault });
  }
}
