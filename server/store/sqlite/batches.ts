import type { BatchClose, BatchStore, BatchSummary, ClosingLetter } from '../store.ts';
import type { Connection } from './database.ts';
import { beginningOf, lookupOf } from './entries.ts';
import type { GroupCommit } from './group-commit.ts';
import { insertFrames, putState } from './state.ts';
import { insertLeaves } from './logs.ts';
import { plain } from './plain.ts';

interface BatchRow {
  readonly batch: number;
  readonly day: number;
  readonly letters: number;
  readonly first_letter: number;
}

interface FetchRow {
  readonly mark: Uint8Array | null;
  readonly day: number | null;
}

interface WaitingRow {
  readonly day: number;
  readonly letter: number | null;
  readonly status: number | null;
}

export function batchStore(database: Connection, group: GroupCommit): BatchStore {
  const one = database.prepare<[number], BatchRow>('SELECT * FROM batches WHERE batch = ?');
  const all = database.prepare<[], BatchRow>('SELECT * FROM batches ORDER BY batch');
  const letters = database.prepare<[number, number], { salt: Uint8Array; letter: Uint8Array }>(
    'SELECT salt, letter FROM letters WHERE id >= ? ORDER BY id LIMIT ?',
  );
  const frames = {
    statements: database.prepare<[number], { frame: Uint8Array }>(
      'SELECT frame FROM statements WHERE batch = ? ORDER BY place',
    ),
    ratchet: database.prepare<[number], { frame: Uint8Array }>(
      'SELECT frame FROM ratchet WHERE batch = ? ORDER BY place',
    ),
  };
  const fetch = database.prepare<[number], FetchRow>('SELECT mark, day FROM fetches WHERE batch = ?');
  const firstFetch = database.prepare('INSERT INTO fetches VALUES (?, ?, NULL)');
  const secondFetch = database.prepare('UPDATE fetches SET mark = NULL, day = ? WHERE batch = ?');
  const saysNothingNew = (batch: number, mark: Uint8Array): boolean => {
    const row = fetch.get(batch);
    return row !== undefined && (row.mark === null || Buffer.compare(row.mark, mark) === 0);
  };
  const readFrames = (table: 'statements' | 'ratchet', batch: number): Promise<readonly Uint8Array[] | null> =>
    Promise.resolve(one.get(batch) === undefined ? null : frames[table].all(batch).map((row) => plain(row.frame)));

  return {
    async closeBatch(close) {
      await group.write(() => {
        writeBatch(database, close);
      });
      tidy(database);
    },

    list() {
      return Promise.resolve(
        all.all().map(({ batch, day, letters: count }): BatchSummary => ({ batch, day, letters: count })),
      );
    },

    letters(batch, from, count) {
      const row = one.get(batch);
      if (row === undefined) return Promise.resolve(null);
      const wanted = Math.max(0, Math.min(count, row.letters - from));
      const found = wanted === 0 ? [] : letters.all(row.first_letter + from, wanted);
      return Promise.resolve(found.map(({ salt, letter }) => new Uint8Array(Buffer.concat([salt, letter]))));
    },

    statements: (batch) => readFrames('statements', batch),
    ratchet: (batch) => readFrames('ratchet', batch),

    async noteFetch(batch, mark, day) {
      // Consoles fetch every batch again and again: nearly always there is nothing to write.
      if (saysNothingNew(batch, mark)) return;
      await group.write(() => {
        if (saysNothingNew(batch, mark)) return;
        if (fetch.get(batch) === undefined) firstFetch.run(batch, mark);
        else secondFetch.run(day, batch);
      });
    },

    fetchedOn: (batch) => Promise.resolve(fetch.get(batch)?.day ?? null),
  };
}

function writeBatch(database: Connection, close: BatchClose): void {
  const waiting = database.prepare<[Uint8Array], WaitingRow>(
    'SELECT day, letter, status FROM waiting_entries WHERE commitment = ?',
  );
  const accepted = new Map<string, number>();
  const take = (commit: Uint8Array): WaitingRow => {
    const row = waiting.get(commit);
    if (row === undefined) throw new Error('An entry to be logged does not wait.');
    accepted.set(Buffer.from(commit).toString('hex'), row.day);
    database.prepare('DELETE FROM waiting_entries WHERE commitment = ?').run(commit);
    return row;
  };

  const next = database.prepare<[], { id: number }>('SELECT coalesce(max(id), 0) + 1 AS id FROM letters').get();
  const first = next?.id ?? 1;
  for (const [place, letter] of close.letters.entries()) writeLetter(database, first + place, letter, take);
  for (const [place, commit] of close.statuses.entries()) {
    const { status } = take(commit);
    database
      .prepare('INSERT INTO statements SELECT ?, ?, frame_a FROM waiting_statuses WHERE id = ?')
      .run(close.batch, 2 * place, status);
    database
      .prepare('INSERT INTO statements SELECT ?, ?, frame_b FROM waiting_statuses WHERE id = ?')
      .run(close.batch, 2 * place + 1, status);
    database.prepare('DELETE FROM waiting_statuses WHERE id = ?').run(status);
  }
  insertFrames(database, 'ratchet', close.batch, close.ratchet);
  database.prepare('INSERT INTO batches VALUES (?, ?, ?, ?)').run(close.batch, close.day, close.letters.length, first);

  const insert = database.prepare('INSERT INTO entry_places VALUES (?, ?, ?)');
  for (const [place, { commit }] of close.caseEntries.entries()) {
    const day = accepted.get(Buffer.from(commit).toString('hex')) ?? close.day;
    insert.run(beginningOf(commit), close.caseLog.from + place, day);
  }
  const insertLookup = database.prepare('INSERT INTO case_lookups VALUES (?)');
  const lookups = close.caseEntries.map(({ tag }) => lookupOf(tag));
  for (const lookup of lookups.sort((a, b) => Buffer.compare(a, b))) insertLookup.run(lookup);
  insertLeaves(database, 'case', close.caseLog);
  insertLeaves(database, 'governance', close.governanceLog);
  putState(database, close.state);
}

function writeLetter(
  database: Connection,
  id: number,
  letter: ClosingLetter,
  take: (commit: Uint8Array) => WaitingRow,
): void {
  if (letter.origin === 'cover') {
    database.prepare('INSERT INTO letters VALUES (?, ?, ?)').run(id, letter.salt, letter.letter);
    return;
  }
  const { letter: waitingId } = take(letter.commit);
  const copied = database
    .prepare('INSERT INTO letters SELECT ?, salt, letter FROM waiting_letters WHERE id = ?')
    .run(id, waitingId);
  if (copied.changes !== 1) throw new Error('A letter to be logged does not wait.');
  database.prepare('DELETE FROM waiting_letters WHERE id = ?').run(waitingId);
}

/**
 * After the letters were rewritten in commit order: gives the emptied pages back (secure_delete has overwritten them) and
 * cuts the write-ahead log to nothing, which still holds the letters in the order in which they came. Incremental vacuum
 * is enough: it moves whole pages, and no page holds both an old and a new row's order. Best effort: what a busy reader
 * prevents now, the next close does.
 */
function tidy(database: Connection): void {
  database.pragma('incremental_vacuum');
  database.pragma('wal_checkpoint(TRUNCATE)');
}
