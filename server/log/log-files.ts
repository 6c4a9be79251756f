import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { putInPlace, syncFolder, writeDurably } from '../durable-file.ts';
import type { FaultHook, LogFileKind } from '../fault.ts';

/** Enough to let the disk put flushes together, few enough to keep files and memory flat. */
const filesAtOnce = 16;

export interface LogFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

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

  /**
   * As `write`, for files of which none depends on another: several under way at once, and each folder flushed once. Fails when the
   * first fails, but not before everything under way has ended.
   */
  async writeAll(kind: LogFileKind, files: readonly LogFile[]): Promise<void> {
    const waiting = [...files];
    const work = async (): Promise<void> => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        this.#faults(`log:${kind}`);
        await putInPlace(join(this.folder, file.path), file.bytes);
        this.#faults(`log:${kind}:written`);
      }
    };
    const outcomes = await Promise.allSettled(Array.from({ length: filesAtOnce }, work));
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    for (const folder of new Set(files.map(({ path }) => dirname(join(this.folder, path))))) await syncFolder(folder);
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
