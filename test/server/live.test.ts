import { equalBytes } from '../../crypto/index.ts';
import { dueBatch, dueSlot } from '../../server/intake/rhythm-live.ts';
import { leaveRoster } from '../../server/log/roster-change.ts';
import { folderAt } from '../../server/folder.ts';
import type { InstanceState } from '../../server/store/store.ts';
import { makeBody, makeRequest, random, removeFolder, signRoster, suite, type Body } from './body.ts';
import { addUser, eventually, newest, readCaseLog, readGovernance, run, send, signIn, type Under } from './running.ts';

const day = 20_000;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

describe('the hours of a live instance', () => {
  const state: InstanceState = {
    batch: 2,
    day,
    dayOffset: 0,
    slot: 1,
    slotPeriod: 0,
    batchKey: new Uint8Array(32),
    rosterLeaf: 1,
    dayNoteLeaf: 2,
    previousDayNoteLeaf: 2,
  };

  test('a batch is due five minutes after its day, once, and for the last whole day when days were missed', () => {
    const at = (time: number, newestNote: number, batch = 2): number | null =>
      dueBatch(time, { ...state, batch }, newestNote);
    const midnight = (day + 1) * dayMs;
    expect(at(midnight + 5 * 60_000 - 1, day - 1)).toBeNull();
    expect(at(midnight + 5 * 60_000, day - 1)).toBe(day);
    expect(at(midnight + 5 * 60_000, day)).toBeNull();
    expect(at(midnight + 12 * hourMs, day - 4)).toBe(day);
    // The first batch: the note of batch 0 is of the day on which the instance began.
    expect(at(day * dayMs + 12 * hourMs, day, 1)).toBeNull();
    expect(at(midnight + 5 * 60_000, day, 1)).toBe(day);
  });

  test('a slot is due at 06:00 and 18:00 UTC, once each', () => {
    const periodAt = (time: number, slotPeriod: number): number | null => dueSlot(time, { ...state, slotPeriod });
    const morning = day * dayMs + 6 * hourMs;
    const period = 2 * day;
    expect(periodAt(morning - 1, period - 1)).toBeNull();
    expect(periodAt(morning, period - 1)).toBe(period);
    expect(periodAt(morning + 1, period)).toBeNull();
    expect(periodAt(morning + 12 * hourMs, period)).toBe(period + 1);
    expect(periodAt(morning + 5 * dayMs, period)).toBe(period + 10);
  });
});

describe('a live instance', () => {
  let body: Body;
  let under: Under;

  beforeEach(async () => {
    body = await makeBody({ day, mode: 'live' });
    under = await run(body);
  });
  afterEach(async () => {
    await under.server.close();
    await removeFolder(body.dir);
  });

  test('letters of a day are logged after it and not before, and the clock set back opens no day again', async () => {
    const { bytes } = await newest(under, body, 'day');
    const first = await makeRequest(body.roster, bytes, 4);
    expect((await send(under, 'POST', '/api/letters', first.body)).status).toBe(201);
    const size = (await readCaseLog(under, body)).length;
    expect(size).toBe(0);

    under.clock = (day + 1) * dayMs + 2 * 60_000;
    const afterMidnight = await makeRequest(body.roster, bytes, 4);
    expect((await send(under, 'POST', '/api/letters', afterMidnight.body)).status).toBe(201);
    under.clock += 4 * 60_000;
    await eventually(async () => (await newest(under, body, 'day')).note.batch === 1);
    const logged = await readCaseLog(under, body);
    expect(logged.every((entry) => entry.day === day)).toBe(true);
    expect(logged.some(({ commit }) => equalBytes(commit, first.commit))).toBe(true);
    expect(logged.some(({ commit }) => equalBytes(commit, afterMidnight.commit))).toBe(false);

    under.clock = (day + 2) * dayMs + 6 * 60_000;
    await eventually(async () => (await newest(under, body, 'day')).note.batch === 2);
    expect((await readCaseLog(under, body)).find(({ commit }) => equalBytes(commit, afterMidnight.commit))?.day).toBe(
      day + 1,
    );
    expect((await newest(under, body, 'day')).note.day).toBe(day + 1);

    under.clock = day * dayMs;
    const again = await makeRequest(body.roster, (await newest(under, body, 'day')).bytes, 4);
    const promise = (await send(under, 'POST', '/api/letters', again.body)).text;
    expect(promise.split('\n')[3]).toBe(String(day + 2 + 2));
  });

  test('an answer waits until the day on which it was posted is closed; records go out sorted among cover', async () => {
    const session = await signIn(under, 'bakyt', await addUser(body, 'bakyt', 1, 'member'));
    const frame = random(2048);
    const records = [random(2064), random(2064), random(2064)];
    expect((await send(under, 'POST', '/api/member/answers', new Uint8Array([0, ...frame]), session)).status).toBe(201);
    expect((await send(under, 'POST', '/api/member/feed', Buffer.concat(records), session)).status).toBe(201);
    const shown = async (): Promise<boolean> => {
      const { note } = await newest(under, body, 'slot');
      return Buffer.from((await send(under, 'GET', `/pages/${String(note.slot)}/0`)).bytes).includes(
        Buffer.from(frame),
      );
    };
    const { note: first } = await newest(under, body, 'slot');
    under.clock = day * dayMs + 18.5 * hourMs;
    await eventually(async () => (await newest(under, body, 'slot')).note.slot > first.slot);
    expect(await shown()).toBe(false);
    const { note } = await newest(under, body, 'slot');
    const evening = await signIn(under, 'bakyt2', await addUser(body, 'bakyt2', 1, 'member'));
    const file = Buffer.from(
      (await send(under, 'GET', `/api/member/feed/${String(note.slot)}`, undefined, evening)).bytes,
    );
    expect(records.every((record) => file.includes(Buffer.from(record)))).toBe(true);
    expect(note.records).toBeGreaterThan(3);
    const locators = Array.from({ length: note.records }, (_, place) =>
      file.subarray(place * 2064, place * 2064 + 16).toString('hex'),
    );
    expect(locators.toSorted()).toEqual(locators);
    under.clock = (day + 1) * dayMs + 6.5 * hourMs;
    await eventually(shown);
  });

  test('the button of the demo is not there', async () => {
    const answer = await send(under, 'POST', '/api/demo/next-day');
    expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND']);
  });

  test('a new roster is taken up while running; letters to the old one are then refused', async () => {
    const { bytes } = await newest(under, body, 'day');
    const toOld = await makeRequest(body.roster, bytes, 4);
    const changed = { ...body.roster, sequence: 2, body: { ky: 'Жаңы' } };
    const { hash: _hash, hashHex: _hashHex, ...roster } = changed;
    const note = await signRoster(roster, body.keyrings.slice(0, 2));
    await leaveRoster(suite, folderAt(body.dir), body.trust, note, [body.epochFile]);
    await eventually(async () => (await newest(under, body, 'roster')).note.sequence === 2);
    const answer = await send(under, 'POST', '/api/letters', toOld.body);
    expect([answer.status, answer.code]).toEqual([410, 'ROSTER_CHANGED']);
    const rosters = (await readGovernance(under, body)).filter(({ entry }) => entry.kind === 'roster');
    expect(rosters).toHaveLength(2);
    const underSigned = await signRoster({ ...roster, sequence: 3 }, body.keyrings.slice(0, 1));
    await expect(leaveRoster(suite, folderAt(body.dir), body.trust, underSigned, [])).rejects.toMatchObject({
      code: 'UNDER_SIGNED',
    });
  });
});
