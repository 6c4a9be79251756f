import type { PartKey, PartStore, StoredPart } from '../store.ts';
import type { Connection } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { plain } from './plain.ts';

interface PartRow {
  readonly hash: Uint8Array;
  readonly length: number;
  readonly pack: number | null;
  readonly pack_offset: number | null;
}

interface KeyedPartRow extends PartRow {
  readonly id: Uint8Array;
  readonly place: number;
}

export function partStore(database: Connection, group: GroupCommit): PartStore {
  const find = database.prepare<[Uint8Array, number], PartRow>(
    'SELECT hash, length, pack, pack_offset FROM parts WHERE id = ? AND place = ?',
  );
  const loose = database.prepare<[], KeyedPartRow>('SELECT * FROM parts WHERE pack IS NULL ORDER BY id, place');
  const insert = database.prepare('INSERT INTO parts VALUES (?, ?, ?, ?, ?, NULL, NULL)');
  const pack = database.prepare('UPDATE parts SET pack = ?, pack_offset = ? WHERE id = ? AND place = ?');
  const claim = database.prepare(
    'INSERT INTO claims VALUES (?, ?) ON CONFLICT DO UPDATE SET until_day = max(until_day, excluded.until_day)',
  );
  const claimed = database.prepare<[Uint8Array], { until_day: number }>('SELECT until_day FROM claims WHERE id = ?');

  return {
    find({ id, index }) {
      const row = find.get(id, index);
      return Promise.resolve(row === undefined ? null : parsePart(row));
    },

    add(part) {
      return group.write(() => {
        const row = find.get(part.id, part.index);
        if (row !== undefined) return Buffer.compare(row.hash, part.hash) === 0 ? 'same' : 'differs';
        insert.run(part.id, part.index, part.hash, part.length, part.day);
        return 'stored';
      });
    },

    loose() {
      return Promise.resolve(
        loose.all().map((row): PartKey & StoredPart => ({ id: plain(row.id), index: row.place, ...parsePart(row) })),
      );
    },

    pack(batch, parts) {
      return group.write(() => {
        for (const { id, index, offset } of parts) pack.run(batch, offset, id, index);
      });
    },

    claim(ids, until) {
      return group.write(() => {
        for (const id of ids) claim.run(id, until);
      });
    },

    claimedUntil(id) {
      return Promise.resolve(claimed.get(id)?.until_day ?? null);
    },
  };
}

function parsePart(row: PartRow): StoredPart {
  const packed = row.pack !== null && row.pack_offset !== null ? { batch: row.pack, offset: row.pack_offset } : null;
  return { hash: plain(row.hash), length: row.length, pack: packed };
}
