/** Folders that one program has to itself, and files in them that survive a power cut. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another program works with the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

export interface FolderLock {
  /** Lets another program have the folder. */
  release(): void;
}

/**
 * Takes the folder for this process alone, and makes it if it is missing. The lock is one of the operating system's, on an empty database: it
 * ends with the process, however that ends.
 *
 * @throws FolderInUse
 */
export function takeFolder(folder: string): FolderLock {
  const isMissing = !existsSync(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (isMissing) flush(join(folder, '..'));
  const lock = new DatabaseSync(join(folder, 'lock.sqlite'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new FolderInUse('another program works with this folder', { cause: error });
  }
  return { release: () => lock.close() };
}

/** Whole or not at all, and on disk before it returns. Readable by its owner alone. */
export function writeDurably(folder: string, name: string, contents: string | Uint8Array): void {
  const draft = join(folder, `${name}.draft`);
  const file = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(file, contents);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, join(folder, name));
  flush(folder);
}

/** A rename is an entry of the folder, which has a flush of its own. */
function flush(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
