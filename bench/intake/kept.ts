import Database from 'better-sqlite3';
import { folderAt } from '../../server/folder.ts';
import type { Prepared } from './requests.ts';

/** How many of these are not in the store of a server that was killed, byte for byte. */
export function countLost(dir: string, acknowledged: readonly Prepared[]): number {
  const database = new Database(folderAt(dir).database);
  try {
    const find = database.prepare<[Uint8Array], { letter: Uint8Array }>(
      'SELECT l.letter FROM waiting_entries e JOIN waiting_letters l ON l.id = e.letter WHERE e.commitment = ?',
    );
    return acknowledged.filter(({ commit, letter }) => {
      const kept = find.get(commit);
      return kept === undefined || Buffer.compare(kept.letter, letter) !== 0;
    }).length;
  } finally {
    database.close();
  }
}
