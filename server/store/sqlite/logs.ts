import type { Append, LogName, LogStore } from '../store.ts';
import type { Connection } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { putState } from './state.ts';
import { plain } from './plain.ts';

interface HeadRow {
  readonly size: number;
  readonly root: Uint8Array;
  readonly published_size: number;
  readonly published_edge: Uint8Array;
}

/** Appends inside the caller's transaction. The head must be exactly where the caller computed from. */
export function insertLeaves(database: Connection, log: LogName, append: Append): void {
  const moved = database
    .prepare('UPDATE log_heads SET size = ?, root = ? WHERE log = ? AND size = ?')
    .run(append.size, append.root, log, append.from);
  if (moved.changes !== 1 || append.from + append.leaves.length !== append.size)
    throw new Error('The log is not where the append begins.');
  const insert = database.prepare(`INSERT INTO ${log}_leaves VALUES (?, ?)`);
  for (const [place, leaf] of append.leaves.entries()) insert.run(append.from + place, leaf);
}

export function logStore(database: Connection, group: GroupCommit): LogStore {
  const head = database.prepare<[LogName], HeadRow>(
    'SELECT size, root, published_size, published_edge FROM log_heads WHERE log = ?',
  );
  const select = {
    case: database.prepare<[number, number], { bytes: Uint8Array }>(
      'SELECT bytes FROM case_leaves WHERE leaf >= ? AND leaf < ? ORDER BY leaf',
    ),
    governance: database.prepare<[number, number], { bytes: Uint8Array }>(
      'SELECT bytes FROM governance_leaves WHERE leaf >= ? AND leaf < ? ORDER BY leaf',
    ),
  };
  const setPublished = database.prepare('UPDATE log_heads SET published_size = ?, published_edge = ? WHERE log = ?');

  return {
    head(log) {
      const row = head.get(log);
      if (row === undefined) return Promise.reject(new Error('The instance has not begun.'));
      return Promise.resolve({
        size: row.size,
        root: plain(row.root),
        published: { size: row.published_size, edge: plain(row.published_edge) },
      });
    },

    leaves(log, from, to) {
      return Promise.resolve(select[log].all(from, to).map((row) => plain(row.bytes)));
    },

    setPublished(log, size, edge) {
      return group.write(() => {
        setPublished.run(size, edge, log);
      });
    },

    appendGovernance(append, state) {
      return group.write(() => {
        insertLeaves(database, 'governance', append);
        putState(database, state);
      });
    },
  };
}
