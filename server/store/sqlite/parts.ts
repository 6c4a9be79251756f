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

/** Attachments to forget: see `PartStore.dropUnclaimed`. A batch without a row in `fetches` was fetched by nobody. */
const unclaimed = `
  SELECT a.id FROM (SELECT id, max(day) AS day FROM parts GROUP BY id) a
  WHERE a.day <= :fetchedBy
    AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.id = a.id AND c.until_day >= :today)
    AND NOT EXISTS (
      SELECT 1 FROM batches b LEFT JOIN fetches f ON f.batch = b.batch
      WHERE b.day >= a.day
        AND b.day <= coalesce((SELECT min(n.day) FROM batches n WHERE n.day > a.day), a.day)
        AND b.letters > 0 AND coalesce(f.day > :fetchedBy, TRUE)
    )
`;

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

  const unclaimedIds = database.prepare<[{ today: number; fetchedBy: number }], { id: Uint8Array }>(unclaimed);
  const ofId = database.prepare<[Uint8Array], KeyedPartRow>('SELECT * FROM parts WHERE id = ? ORDER BY place');
  const remove = database.prepare('DELETE FROM parts WHERE id = ?');
  const hasEndedClaims = database.prepare<[number]>('SELECT 1 FROM claims WHERE until_day < ? LIMIT 1');
  const removeEndedClaims = database.prepare('DELETE FROM claims WHERE until_day < ?');
  const packs = database.prepare<[], { batch: number; length: number }>(
    'SELECT pack AS batch, sum(length) AS length FROM parts WHERE pack IS NOT NULL GROUP BY pack',
  );
  const packed = database.prepare<[number], KeyedPartRow>('SELECT * FROM parts WHERE pack = ? ORDER BY id, place');

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
      return Promise.resolve(loose.all().map(parseKeyedPart));
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

    async dropUnclaimed(today, fetchedBy) {
      const days = { today, fetchedBy };
      if (unclaimedIds.get(days) === undefined && hasEndedClaims.get(today) === undefined) return [];
      return group.write(() => {
        const ids = unclaimedIds.all(days).map(({ id }) => id);
        const dropped = ids.flatMap((id) => ofId.all(id).map(parseKeyedPart));
        for (const id of ids) remove.run(id);
        removeEndedClaims.run(today);
        return dropped;
      });
    },

    packs: () => Promise.resolve(packs.all()),
    packed: (batch) => Promise.resolve(packed.all(batch).map(parseKeyedPart)),
  };
}

function parseKeyedPart(row: KeyedPartRow): PartKey & StoredPart {
  return { id: plain(row.id), index: row.place, ...parsePart(row) };
}

function parsePart(row: PartRow): StoredPart {
  const packed = row.pack !== null && row.pack_offset !== null ? { batch: row.pack, offset: row.pack_offset } : null;
  return { hash: plain(row.hash), length: row.length, pack: packed };
}
