import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../durable-file.ts';
import type { FaultHook, LogFileKind } from '../fault.ts';

/** The static files of one log: each there completely or not at all, and a place to fail before and after each. */
export class LogFiles {
  readonly folder: string;
  readonly #faults: FaultHook;

  /** `folder` is where the checkpoint and `tile` stand. */
  constructor(folder: string, faults: FaultHook) {
    this.folder = folder;
    this.#faults = faults;
  }

  /** Survives power loss when it resolves. */
  async write(kind: LogFileKind, path: string, bytes: Uint8Array | string): Promise<void> {
    this.#faults(`log:${kind}`);
    await writeDurably(join(this.folder, path), bytes);
    this.#faults(`log:${kind}:written`);
  }

  /** @throws Error unless the file is there */
  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await readFile(join(this.folder, path)));
  }

  async has(path: string): Promise<boolean> {
    return access(join(this.folder, path)).then(
      () => true,
      () => false,
    );
  }

  /** null if there is no such file. */
  async text(path: string): Promise<string | null> {
    return readFile(join(this.folder, path), 'utf8').catch(nullIfMissing);
  }
}

export function nullIfMissing(error: unknown): null {
  if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
