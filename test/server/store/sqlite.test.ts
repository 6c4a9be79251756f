import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { lockInstance, openDatabase } from '../../../server/store/sqlite/database.ts';
import { GroupCommit } from '../../../server/store/sqlite/group-commit.ts';
import { migrations } from '../../../server/store/sqlite/schema.ts';
import { openSqliteStore } from '../../../server/store/sqlite/sqlite-store.ts';
import { StoreFullError } from '../../../server/store/store.ts';
import { makeFolder, removeFolder } from '../body.ts';
import { describeStore } from '../store-contract.ts';

describeStore('the SQLite store', async () => {
  const dir = await makeFolder();
  return { open: () => openSqliteStore(join(dir, 'store.sqlite')), remove: () => removeFolder(dir) };
});

describe('group commit', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await makeFolder();
  });
  afterEach(() => removeFolder(dir));

  const open = (
    beforeCommit: () => void = () => undefined,
  ): { database: ReturnType<typeof openDatabase>; group: GroupCommit } => {
    const database = openDatabase(join(dir, 'store.sqlite'));
    return { database, group: new GroupCommit(database, beforeCommit) };
  };
  const claim = (database: ReturnType<typeof openDatabase>, until: number): void => {
    database.prepare('INSERT INTO claims VALUES (?, ?)').run(randomBytes(16), until);
  };
  const count = (database: ReturnType<typeof openDatabase>): unknown =>
    database.prepare('SELECT count(*) AS n FROM claims').pluck().get();

  test('writes that arrive together share one commit', async () => {
    const { database, group } = open();
    await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        group.write(() => {
          claim(database, n);
        }),
      ),
    );
    expect([count(database), group.commits]).toEqual([100, 1]);
    database.close();
  });

  test('a write that fails leaves nothing and does not disturb its neighbours', async () => {
    const { database, group } = open();
    const results = await Promise.allSettled([
      group.write(() => {
        claim(database, 1);
      }),
      group.write(() => {
        claim(database, 2);
        throw new Error('no');
      }),
      group.write(() => {
        claim(database, 3);
      }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(count(database)).toBe(2);
    database.close();
  });

  test('no promise resolves before the commit: when it fails, every write of the group fails and none is kept', async () => {
    let isFull = true;
    const { database, group } = open(() => {
      if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    const results = await Promise.allSettled(
      [1, 2].map((n) =>
        group.write(() => {
          claim(database, n);
        }),
      ),
    );
    for (const result of results) expect(result.status === 'rejected' && result.reason).toBeInstanceOf(StoreFullError);
    expect(count(database)).toBe(0);
    isFull = false;
    await group.write(() => {
      claim(database, 3);
    });
    expect(count(database)).toBe(1);
    database.close();
  });

  test('a database that SQLite itself finds full refuses with the same error', async () => {
    const { database, group } = open();
    database.pragma(`max_page_count = ${String(Number(database.pragma('page_count', { simple: true })) + 2)}`);
    const writing = group.write(() => {
      for (let n = 0; n < 2000; n++) claim(database, n);
    });
    await expect(writing).rejects.toBeInstanceOf(StoreFullError);
    expect(count(database)).toBe(0);
    await group.write(() => {
      claim(database, 1);
    });
    expect(count(database)).toBe(1);
    database.close();
  });
});

describe('the database', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await makeFolder();
  });
  afterEach(() => removeFolder(dir));

  test('is durable at every commit and overwrites what is deleted', () => {
    const database = openDatabase(join(dir, 'store.sqlite'));
    const pragmas = ['journal_mode', 'synchronous', 'secure_delete', 'temp_store', 'auto_vacuum', 'foreign_keys'];
    expect(pragmas.map((name) => database.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 2, 2, 1]);
    database.close();
  });

  test('of an older version keeps every logged entry, its day, and its lookup taken', async () => {
    const path = join(dir, 'store.sqlite');
    const older = new Database(path);
    for (const migration of migrations.slice(0, 2)) older.exec(migration);
    older.pragma('user_version = 2');
    const [commit, tag] = [new Uint8Array(randomBytes(32)), new Uint8Array(randomBytes(32))];
    const insert = older.prepare('INSERT INTO case_entries VALUES (?, ?, ?, 20000)');
    const leaf = older.prepare('INSERT INTO case_leaves VALUES (?, ?)');
    const entries = [[commit, tag], ...Array.from({ length: 300 }, () => [randomBytes(32), randomBytes(32)])] as const;
    for (const [place, [logged = commit, itsTag = tag]] of entries.entries()) {
      insert.run(logged, itsTag.subarray(0, 8), itsTag);
      leaf.run(place, Buffer.concat([Buffer.from([1, 0, 0, 0x4e, 0x20]), logged, itsTag]));
    }
    older.close();
    const store = openSqliteStore(path);
    expect(await store.entries.find(commit)).toEqual({ tag, day: 20_000 });
    const again = { day: 20_001, salt: randomBytes(32), letter: randomBytes(40), tag };
    expect(await store.entries.addLetter({ ...again, commit })).toBe('same');
    expect(await store.entries.addLetter({ ...again, commit: randomBytes(32) })).toBe('lookup-taken');
    await store.close();
  });

  test('refuses a file written by a newer version', () => {
    const database = openDatabase(join(dir, 'store.sqlite'));
    database.pragma('user_version = 999');
    database.close();
    expect(() => openDatabase(join(dir, 'store.sqlite'))).toThrow('newer version');
  });

  test('lets one server alone work in a folder', () => {
    const unlock = lockInstance(join(dir, 'lock.sqlite'));
    expect(() => lockInstance(join(dir, 'lock.sqlite'))).toThrow('Another server');
    unlock();
    lockInstance(join(dir, 'lock.sqlite'))();
  });

  test('after a close holds no letter where it waited, and no write-ahead log', async () => {
    const path = join(dir, 'store.sqlite');
    const store = openSqliteStore(path);
    const day = 20_000;
    const state = {
      batch: 1,
      day,
      dayOffset: 0,
      slot: 0,
      slotPeriod: -1,
      batchKey: new Uint8Array(randomBytes(32)),
      rosterLeaf: 0,
      dayNoteLeaf: 0,
      previousDayNoteLeaf: 0,
    };
    const root = new Uint8Array(32);
    await store.instance.begin({ state, day, governance: [root], governanceRoot: root, caseRoot: root, ratchet: [] });
    const letters = Array.from({ length: 5 }, () => ({
      commit: new Uint8Array(randomBytes(32)),
      tag: new Uint8Array(randomBytes(32)),
      salt: new Uint8Array(randomBytes(32)),
      letter: new Uint8Array(randomBytes(32_768)),
      day,
    }));
    for (const letter of letters) await store.entries.addLetter(letter);
    const sorted = letters.toSorted((a, b) => Buffer.compare(a.commit, b.commit));
    const caseEntries = sorted.map(({ commit, tag }) => ({ commit, tag, bytes: new Uint8Array(69) }));
    await store.batches.closeBatch({
      batch: 1,
      day,
      letters: sorted.map(({ commit }) => ({ origin: 'waiting', commit })),
      statuses: [],
      ratchet: [],
      caseEntries,
      caseLog: { from: 0, leaves: caseEntries.map((leaf) => leaf.bytes), size: 5, root },
      governanceLog: { from: 1, leaves: [root], size: 2, root },
      state: { ...state, batch: 2 },
    });
    expect(statSync(`${path}-wal`).size).toBe(0);
    const file = readFileSync(path);
    // Each letter stands once: the copy in which it waited is overwritten. (One page's worth, because rows span pages.)
    for (const { letter } of letters) {
      const piece = letter.subarray(16_000, 16_400);
      const first = file.indexOf(piece);
      expect(first).toBeGreaterThan(0);
      expect(file.indexOf(piece, first + 1)).toBe(-1);
    }
    await store.close();
  });
});
