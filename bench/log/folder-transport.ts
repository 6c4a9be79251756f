import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HttpAnswer } from '../../client/register/transport.ts';

/** A served folder without a network: what is left is what the client does. Counts what it hands out. */
export class FolderTransport {
  requests = 0;
  bytes = 0;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async get(path: string): Promise<HttpAnswer> {
    this.requests++;
    try {
      const bytes = new Uint8Array(await readFile(join(this.#folder, path)));
      this.bytes += bytes.length;
      return { status: 200, bytes };
    } catch {
      return { status: 404, bytes: new Uint8Array() };
    }
  }

  /** Whoever only checks sends nothing. */
  send(): Promise<HttpAnswer> {
    return Promise.resolve({ status: 404, bytes: new Uint8Array() });
  }
}
