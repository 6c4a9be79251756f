/** A checker's state in a folder: one file for each log, the note that was signed last. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WitnessStore } from '../../witness/store.ts';

export interface FileStore extends WitnessStore {
  /** Whether the folder held nothing when it was opened: the checker will believe the first history that it is shown. */
  readonly isNew: boolean;
  /** Lets another program have the folder. */
  close(): void;
}

const noteEnding = '.note';

/** Another program works with the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Takes the folder for this process alone, and makes it if it is missing. The lock is one of the operating system's on an empty database, so that it
 * ends with the process, however that ends.
 *
 * @throws FolderInUse
 */
export function openFileStore(folder: string): FileStore {
  const isMissing = !existsSync(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (isMissing) flush(join(folder, '..'));
  const lock = takeLock(join(folder, 'lock.sqlite'));
  const isNew = !readdirSync(folder).some((name) => name.endsWith(noteEnding));
  return {
    isNew,
    read: (origin) => Promise.resolve(readNote(folder, origin)),
    // All in one turn of the event loop, so that nothing comes between comparing and writing.
    replace: (origin, before, after) => {
      if (readNote(folder, origin) !== before) return Promise.resolve(false);
      writeDurably(folder, fileOf(origin), after);
      return Promise.resolve(true);
    },
    close: () => lock.close(),
  };
}

function takeLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(path);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw new FolderInUse('another program works with this folder', { cause: error });
  }
}

function readNote(folder: string, origin: string): string | null {
  const path = join(folder, fileOf(origin));
  if (!existsSync(path)) return null;
  // A folder or a device in its place must not pass for "nothing yet".
  if (!statSync(path).isFile()) throw new Error('the state of the checker is damaged');
  return readFileSync(path, 'utf8');
}

/** An origin may hold slashes, and be longer than a file name may. */
function fileOf(origin: string): string {
  return `${createHash('sha256').update(origin).digest('hex')}${noteEnding}`;
}

/** Whole or not at all, and on disk before it returns. */
function writeDurably(folder: string, name: string, text: string): void {
  const draft = join(folder, `${name}.draft`);
  const file = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, join(folder, name));
  flush(folder);
}

/** The rename is an entry of the folder, which has a flush of its own. */
function flush(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
