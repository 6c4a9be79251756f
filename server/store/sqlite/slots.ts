import { createHash } from 'node:crypto';
import type { FeedRecord, Shape, SlotRelease, SlotStore, WaitingAnswer } from '../store.ts';
import type { Connection } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { putState } from './state.ts';
import { insertLeaves } from './logs.ts';
import { plain } from './plain.ts';

interface RecordRow {
  readonly id: number;
  readonly locator: Uint8Array;
  readonly frame: Uint8Array;
}

interface AnswerRow {
  readonly id: number;
  readonly day: number;
  readonly shape: Shape;
  readonly frame: Uint8Array;
}

export function slotStore(database: Connection, group: GroupCommit): SlotStore {
  const locator = database.prepare<[Uint8Array], { frame_hash: Uint8Array }>(
    'SELECT frame_hash FROM locators WHERE locator = ?',
  );
  const addLocator = database.prepare('INSERT INTO locators VALUES (?, ?)');
  const addRecord = database.prepare('INSERT INTO waiting_records (locator, frame) VALUES (?, ?)');
  const records = database.prepare<[], RecordRow>('SELECT * FROM waiting_records ORDER BY id');
  const addAnswer = database.prepare('INSERT INTO waiting_answers (day, shape, frame) VALUES (?, ?, ?)');
  const answers = database.prepare<[number], AnswerRow>(
    'SELECT id, day, shape, frame FROM waiting_answers WHERE day <= ? ORDER BY day, id',
  );
  const feed = database.prepare<[number], { feed: Uint8Array }>('SELECT feed FROM slots WHERE slot = ?');
  const pages = database.prepare<[], { frames: Uint8Array }>('SELECT frames FROM pages ORDER BY page');

  const register = (record: FeedRecord): void => {
    addLocator.run(record.locator, hashOf(record.frame));
  };

  return {
    addRecords(added) {
      return group.write(() => {
        const found = added.map((record) => locator.get(record.locator));
        if (found.every((row, place) => row !== undefined && isFrame(row.frame_hash, added[place]))) return 'same';
        const distinct = new Set(added.map((record) => Buffer.from(record.locator).toString('hex')));
        if (distinct.size !== added.length || found.some((row) => row !== undefined)) return 'taken';
        for (const record of added) {
          register(record);
          addRecord.run(record.locator, record.frame);
        }
        return 'stored';
      });
    },

    waitingRecords() {
      return Promise.resolve(
        records.all().map((row) => ({ id: row.id, locator: plain(row.locator), frame: plain(row.frame) })),
      );
    },

    addAnswers(added, day) {
      return group.write(() => {
        for (const { shape, frame } of added) addAnswer.run(day, shape, frame);
      });
    },

    waitingAnswers(day) {
      return Promise.resolve(
        answers
          .all(day)
          .map((row): WaitingAnswer => ({ id: row.id, day: row.day, shape: row.shape, frame: plain(row.frame) })),
      );
    },

    release(release) {
      return group.write(() => {
        for (const record of release.cover) register(record);
        writeSlot(database, release);
      });
    },

    feed(slot) {
      const row = feed.get(slot);
      return Promise.resolve(row === undefined ? null : plain(row.feed));
    },

    pages() {
      return Promise.resolve(pages.all().map((row) => plain(row.frames)));
    },
  };
}

function writeSlot(database: Connection, release: SlotRelease): void {
  database.prepare('INSERT INTO slots VALUES (?, ?, ?)').run(release.slot, release.day, release.feed);
  const dropRecord = database.prepare('DELETE FROM waiting_records WHERE id = ?');
  for (const id of release.records) dropRecord.run(id);
  const dropAnswer = database.prepare('DELETE FROM waiting_answers WHERE id = ?');
  for (const id of release.answers) dropAnswer.run(id);
  database.prepare('DELETE FROM pages WHERE page >= ?').run(release.pages.length);
  const putPage = database.prepare(
    'INSERT INTO pages VALUES (?, ?) ON CONFLICT DO UPDATE SET frames = excluded.frames',
  );
  for (const [page, frames] of release.pages.entries()) putPage.run(page, frames);
  insertLeaves(database, 'governance', release.governanceLog);
  putState(database, release.state);
}

function hashOf(frame: Uint8Array): Uint8Array {
  return createHash('sha256').update(frame).digest();
}

function isFrame(hash: Uint8Array, record: FeedRecord | undefined): boolean {
  return record !== undefined && Buffer.compare(hash, hashOf(record.frame)) === 0;
}
