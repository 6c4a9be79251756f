import type { CommitAndTag, EntryOutcome, EntryStore, KnownEntry } from '../store.ts';
import type { Connection } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { plain } from './plain.ts';

interface KnownRow {
  readonly tag: Uint8Array;
  readonly day: number;
}

interface WaitingRow {
  readonly commitment: Uint8Array;
  readonly tag: Uint8Array;
  readonly letter: number | null;
}

/** Where commitment and tag begin in an entry of 69 bytes (docs/protocol.md section 8.1). */
const commitAt = 5;
const tagAt = commitAt + 32;
/** Of a commitment, in the index. */
const beginningBytes = 8;

export function entryStore(database: Connection, group: GroupCommit): EntryStore {
  const find = database.prepare<[Uint8Array, Uint8Array, Uint8Array], KnownRow>(
    `SELECT substr(bytes, ${String(tagAt + 1)}, 32) AS tag, day FROM entry_places JOIN case_leaves USING (leaf)
     WHERE beginning = ? AND substr(bytes, ${String(commitAt + 1)}, 32) = ?
     UNION ALL SELECT tag, day FROM waiting_entries WHERE commitment = ?`,
  );
  const lookup = database.prepare<[Uint8Array, Uint8Array], { found: number }>(
    'SELECT EXISTS (SELECT 1 FROM case_lookups WHERE lookup = ?) OR EXISTS (SELECT 1 FROM waiting_entries WHERE lookup = ?) AS found',
  );
  const list = database.prepare<[number], WaitingRow>(
    'SELECT commitment, tag, letter FROM waiting_entries WHERE day <= ?',
  );
  const addLetter = database.prepare('INSERT INTO waiting_letters (salt, letter) VALUES (?, ?)');
  const addStatus = database.prepare('INSERT INTO waiting_statuses (frame_a, frame_b) VALUES (?, ?)');
  const addEntry = database.prepare('INSERT INTO waiting_entries VALUES (?, ?, ?, ?, ?, ?)');

  const known = (commit: Uint8Array): KnownRow | undefined => find.get(beginningOf(commit), commit, commit);
  const isTaken = (tag: Uint8Array): boolean => lookup.get(lookupOf(tag), lookupOf(tag))?.found === 1;

  const judge = ({ commit, tag }: CommitAndTag): EntryOutcome | null => {
    const found = known(commit);
    if (found !== undefined) return Buffer.compare(found.tag, tag) === 0 ? 'same' : 'conflict';
    return isTaken(tag) ? 'lookup-taken' : null;
  };

  return {
    find(commit): Promise<KnownEntry | null> {
      const found = known(commit);
      return Promise.resolve(found === undefined ? null : { tag: plain(found.tag), day: found.day });
    },

    addLetter(letter) {
      return group.write(() => {
        const outcome = judge(letter);
        if (outcome !== null) return outcome;
        const { lastInsertRowid } = addLetter.run(letter.salt, letter.letter);
        addEntry.run(letter.commit, lookupOf(letter.tag), letter.tag, letter.day, lastInsertRowid, null);
        return 'stored';
      });
    },

    addStatus(status) {
      return group.write(() => {
        const outcome = judge(status);
        if (outcome !== null) return outcome;
        const { lastInsertRowid } = addStatus.run(...status.frames);
        addEntry.run(status.commit, lookupOf(status.tag), status.tag, status.day, null, lastInsertRowid);
        return 'stored';
      });
    },

    waiting(day) {
      const letters: CommitAndTag[] = [];
      const statuses: CommitAndTag[] = [];
      for (const row of list.all(day)) {
        (row.letter === null ? statuses : letters).push({ commit: plain(row.commitment), tag: plain(row.tag) });
      }
      return Promise.resolve({ letters, statuses });
    },
  };
}

/** Under which a commitment is found. */
export function beginningOf(commit: Uint8Array): Uint8Array {
  return commit.subarray(0, beginningBytes);
}

/** L: the first 8 bytes of a tag (docs/protocol.md section 8.1). */
export function lookupOf(tag: Uint8Array): Uint8Array {
  return tag.subarray(0, 8);
}
