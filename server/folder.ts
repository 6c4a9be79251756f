import { join } from 'node:path';
import type { LogName } from './store/store.ts';

/** Where things lie in the folder of an instance. Only `public` is ever served as it lies there; `releases` as far as the log names it. */
export interface Folder {
  readonly root: string;
  readonly database: string;
  readonly lock: string;
  readonly secrets: string;
  /** Parts of attachments one by one, until their batch closes. */
  readonly parts: string;
  /** Parts of a closed batch in one file. */
  readonly packs: string;
  /** Files of released statistics. */
  readonly releases: string;
  readonly public: string;
}

export function folderAt(root: string): Folder {
  return {
    root,
    database: join(root, 'kupuya.sqlite'),
    lock: join(root, 'lock.sqlite'),
    secrets: join(root, 'secrets'),
    parts: join(root, 'parts'),
    packs: join(root, 'packs'),
    releases: join(root, 'releases'),
    public: join(root, 'public'),
  };
}

/** A checkpoint that this log signed and that is no beginning of what the store holds: there after a rollback, and never served. */
export function contradictionFile(folder: Folder, log: LogName): string {
  return join(folder.root, `contradiction-${log}.note`);
}

export function logFile(folder: Folder, log: LogName, path: string): string {
  return join(folder.public, 'log', log, path);
}
