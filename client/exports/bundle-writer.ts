/** Files of a bundle on their way into a ZIP: each hashed for the manifest, the whole hashed for the record. */
import { encodeUtf8, formatHex, ProtocolError } from '../../crypto/index.ts';
import { beginHash } from '../evidence/hash.ts';
import type { ManifestLine } from './manifest.ts';
import type { Outlet } from './outlet.ts';
import { ZipWriter } from './zip.ts';

export interface OpenFile {
  write(bytes: Uint8Array): Promise<void>;
  /** The hash of what was written, 32 bytes. */
  end(): Promise<Uint8Array>;
}

export interface WrittenBundle {
  /** SHA-256 of the ZIP file, 32 bytes. */
  readonly hash: Uint8Array;
  readonly length: number;
}

export class BundleWriter {
  readonly #zip: ZipWriter;
  readonly #whole = beginHash();
  readonly #lines = new Map<string, ManifestLine>();
  #length = 0;

  constructor(outlet: Pick<Outlet, 'write'>, day: number) {
    this.#zip = new ZipWriter(async (bytes) => {
      this.#whole.update(bytes);
      this.#length += bytes.length;
      await outlet.write(bytes);
    }, day);
  }

  /** @throws DUPLICATE for a path that is there, TOO_LARGE */
  begin(path: string): OpenFile {
    if (this.#lines.has(path)) throw new ProtocolError('DUPLICATE');
    const entry = this.#zip.begin(path);
    const hash = beginHash();
    let length = 0;
    return {
      write: async (bytes) => {
        hash.update(bytes);
        length += bytes.length;
        await entry.write(bytes);
      },
      end: async () => {
        await entry.end();
        const digest = hash.digest();
        this.#lines.set(path, { path, hash: digest, length });
        return digest;
      },
    };
  }

  async add(path: string, contents: Uint8Array | string): Promise<void> {
    const file = this.begin(path);
    await file.write(typeof contents === 'string' ? encodeUtf8(contents) : contents);
    await file.end();
  }

  lines(): readonly ManifestLine[] {
    return [...this.#lines.values()];
  }

  /** The manifest itself, which cannot name itself; then nothing more. */
  async end(manifestName: string, manifest: string): Promise<WrittenBundle> {
    await this.#zip.add(manifestName, encodeUtf8(manifest));
    await this.#zip.end();
    return { hash: this.#whole.digest(), length: this.#length };
  }
}

/** Of a document by its hash: short, and the same in every bundle. */
export const shortName = (hash: Uint8Array): string => formatHex(hash).slice(0, 8);
