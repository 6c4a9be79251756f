/** A checker's state in a folder: one file for each log, the note that was signed last. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { WitnessStore } from '../../witness/store.ts';
import { takeFolder, writeDurably } from '../terminal/durable.ts';

export { FolderInUse } from '../terminal/durable.ts';

export interface FileStore extends WitnessStore {
  /** Whether the folder held nothing when it was opened: the checker will believe the first history that it is shown. */
  readonly isNew: boolean;
  /** Lets another program have the folder. */
  close(): void;
}

const noteEnding = '.note';

/** @throws FolderInUse */
export function openFileStore(folder: string): FileStore {
  const lock = takeFolder(folder);
  return {
    isNew: !readdirSync(folder).some((name) => name.endsWith(noteEnding)),
    read: (origin) => Promise.resolve(readNote(folder, origin)),
    // All in one turn of the event loop, so that nothing comes between comparing and writing.
    replace: (origin, before, after) => {
      if (readNote(folder, origin) !== before) return Promise.resolve(false);
      writeDurably(folder, fileOf(origin), after);
      return Promise.resolve(true);
    },
    close: () => lock.release(),
  };
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
