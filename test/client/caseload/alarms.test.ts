/** What a console notices, in this session and from one to the next, and what it can hand on about it. */
import { Caseload } from '../../../client/caseload/caseload.ts';
import { formatAlarm, type Alarm } from '../../../client/caseload/alarms.ts';
import type { CaseloadEnvironment, RegisterMemory } from '../../../client/caseload/environment.ts';
import type { HttpAnswer } from '../../../client/register/transport.ts';
import {
  formatPromise,
  parseInclusionFile,
  parseVerifierKey,
  signNote,
  verifyCheckpoint,
  verifyInclusionFile,
  verifyNote,
} from '../../../crypto/index.ts';
import { folderAt } from '../../../server/folder.ts';
import { readSeeds } from '../../../server/secrets.ts';
import { firstDay, makeWorld, onlyCase, random, settle, suite, until, type Engine, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
}, 180_000);
afterEach(async () => {
  await world.end();
});

const absent: HttpAnswer = { status: 404, bytes: new Uint8Array() };
const recordLength = 16 + 2_048;

/** A host's memory, without the host. */
function memory(): RegisterMemory & { note: string | null } {
  return {
    note: null,
    read() {
      return Promise.resolve(this.note === null ? [] : [this.note]);
    },
    keep(note) {
      this.note = note;
      return Promise.resolve();
    },
  };
}

/** A new session of the same member at the same computer. */
function session(engine: Engine, more: Partial<CaseloadEnvironment>): Caseload {
  const { honest, keyring } = engine;
  const transport: CaseloadEnvironment['transport'] = {
    get: (path) =>
      engine.tamper === null ? honest.get(path) : engine.tamper('GET', path, () => honest.get(path), random(0)),
    send: (method, path, body) => honest.send(method, path, body),
  };
  return new Caseload({ suite, random, transport, trust: world.trust, keyring, deviceDay: () => firstDay, ...more });
}

/** Serves the logs as they were when it was made: a disk that was set back. */
async function asOfNow({ honest }: Engine): Promise<Engine['tamper']> {
  const checkpoints = new Map<string, HttpAnswer>();
  for (const log of ['case', 'governance']) {
    const path = `/log/${log}/checkpoint`;
    checkpoints.set(path, await honest.get(path));
  }
  return (_method, path, ask) => {
    const before = checkpoints.get(path);
    return before === undefined ? ask() : Promise.resolve(before);
  };
}

function only(alarms: readonly Alarm[], code: Alarm['code']): Alarm {
  const found = alarms.filter((alarm) => alarm.code === code);
  expect(found).toHaveLength(1);
  const [alarm] = found;
  if (alarm === undefined) throw new Error('no alarm');
  return alarm;
}

function textOf({ files }: Alarm, name: string): string {
  const file = files.find((each) => each.name === name);
  if (file === undefined) throw new Error(`no file ${name}`);
  return Buffer.from(file.bytes).toString();
}

/** Whoever is handed the file sees by the log's key alone that the note stands in the register. */
async function proveNote(alarm: Alarm): Promise<unknown> {
  const proof = alarm.files.find(({ name }) => name.endsWith('.tlog-proof'));
  const entry = alarm.files.find(({ name }) => /^governance-entry-\d+\.json$/u.test(name));
  if (proof === undefined || entry === undefined) throw new Error('no proof');
  const key = await parseVerifierKey(suite, world.trust.governanceLog);
  await verifyInclusionFile(suite, parseInclusionFile(Buffer.from(proof.bytes).toString()), entry.bytes, key, []);
  return JSON.parse(Buffer.from(entry.bytes).toString());
}

test('A register that was set back between two sessions is noticed by the second, and both seals are the evidence.', async () => {
  const one = await world.engine(1);
  const older = await asOfNow(one);
  await world.report();
  const kept = memory();
  await session(one, { memory: kept }).sync();
  one.tamper = older;

  // A session that remembers nothing believes what it is shown.
  await expect(session(one, {}).sync()).resolves.toMatchObject({ alarms: [] });

  const next = session(one, { memory: kept });
  const before = kept.note;
  await expect(next.sync()).rejects.toMatchObject({ code: 'ROLLED_BACK' });
  const alarm = only(next.alarms(), 'HISTORY_CHANGED');
  expect(formatAlarm(alarm)).toContain('the word of the member');
  const key = await parseVerifierKey(suite, world.trust.governanceLog);
  const sizes: number[] = [];
  for (const { bytes } of alarm.files) {
    sizes.push((await verifyCheckpoint(suite, Buffer.from(bytes).toString(), key)).size);
  }
  expect(sizes).toHaveLength(2);
  expect(sizes[0]).toBeLessThan(sizes[1] ?? 0);
  expect(kept.note).toBe(before);
  expect(next.me()).toBeNull();
}, 180_000);

test('An alarm is handed on as one file: which check, what is the matter, and the exact bytes.', async () => {
  await world.report();
  const one = await world.engine(1);
  one.tamper = (_method, path, ask) => (path.startsWith('/api/member/letters/') ? Promise.resolve(absent) : ask());
  await one.caseload.sync();
  const alarm = only(one.caseload.alarms(), 'BATCH_WITHHELD');
  const file: unknown = JSON.parse(formatAlarm(alarm));
  expect(file).toMatchObject({
    ...{ check: 'LETTERS', code: 'BATCH_WITHHELD' },
    files: ['noticed.json', ...alarm.files.map(({ name }) => name)].map((name) => ({ name })),
  });
  expect(await proveNote(alarm)).toMatchObject({ kind: 'day', batch: 1 });
}, 180_000);

test('A letter withheld from one console alone is noticed there, and the evidence proves what the register lists.', async () => {
  await world.report();
  const one = await world.engine(1);
  const two = await world.engine(2);
  one.tamper = async (_method, path, ask) => {
    const answer = await ask();
    if (!path.startsWith('/api/member/letters/')) return answer;
    return { ...answer, bytes: answer.bytes.subarray(32 + 32_768) };
  };
  await one.caseload.sync();
  await two.caseload.sync();
  expect(two.caseload.alarms()).toEqual([]);
  const alarm = only(one.caseload.alarms(), 'LETTERS_DIFFER');
  expect(await proveNote(alarm)).toMatchObject({ kind: 'day', letters: alarm.evidence['noted'] });
  expect(textOf(alarm, 'received-commits.txt').trim().split('\n')).toHaveLength(Number(alarm.evidence['count']));
}, 180_000);

test('The tail of the feed withheld is noticed: the slot note says how long it is.', async () => {
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const two = await world.engine(2);
  two.tamper = async (_method, path, ask) => {
    const answer = await ask();
    if (!path.startsWith('/api/member/feed/')) return answer;
    return { ...answer, bytes: answer.bytes.subarray(0, Math.max(0, answer.bytes.length - recordLength)) };
  };
  await two.caseload.sync();
  const [alarm] = two.caseload.alarms().filter(({ code }) => code === 'FEED_DIFFERS');
  if (alarm === undefined) throw new Error('no alarm');
  expect(await proveNote(alarm)).toMatchObject({ kind: 'slot', feed: alarm.evidence['noted'] });
}, 180_000);

test('A frame that the server took and dropped is missed when it should have been released.', async () => {
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  one.tamper = (_method, path, ask, body) =>
    path === '/api/member/feed' && body.length > 0 ? Promise.resolve({ status: 201, bytes: random(0) }) : ask();
  await expect(one.caseload.act(id, { type: 'NOTE', text: 'эскертүү' })).resolves.toEqual({ outcome: 'DONE' });
  await one.caseload.sync();
  expect(one.caseload.alarms()).toEqual([]);
  await world.nextDay(3);
  await one.caseload.sync();
  const codes = one.caseload.alarms().map(({ code }) => code);
  expect(new Set(codes)).toEqual(new Set(['OWN_FRAME_MISSING']));
}, 180_000);

test('A status that the server promised and did not log is missed after the day promised, with the promise as evidence.', async () => {
  await world.report();
  const one = await world.engine(1);
  await settle(one);
  const id = onlyCase(one);
  const seeds = await readSeeds(folderAt(world.dir));
  const signer = { name: `${world.trust.origin}/promise`, seed: seeds.promise };
  one.tamper = async (_method, path, ask, body) => {
    if (path !== '/api/member/statuses') return ask();
    const promised = { origin: world.trust.origin, commit: body.subarray(0, 32), day: firstDay };
    return { status: 201, bytes: Buffer.from(await signNote(suite, formatPromise(promised), [signer])) };
  };
  await one.caseload.act(id, { type: 'ANSWER', status: 'ACKNOWLEDGED', text: 'алдык', language: 'ky' });
  await until(one, () => one.caseload.page(id)?.pending === false);
  expect(one.caseload.alarms()).toEqual([]);
  await world.nextDay(3);
  await one.caseload.sync();
  const alarm = only(one.caseload.alarms(), 'STATUS_NOT_LOGGED');
  const key = await parseVerifierKey(suite, world.trust.promise);
  const promise = await verifyNote(suite, textOf(alarm, 'promise.txt'), [key], 1);
  expect(promise.text).toContain(Buffer.from(String(alarm.evidence['commit']), 'hex').toString('base64'));
  await verifyCheckpoint(
    suite,
    textOf(alarm, 'case-checkpoint.txt'),
    await parseVerifierKey(suite, world.trust.caseLog),
  );
}, 180_000);

test('A register that is too old is refused, and the console can say of which day its newest seal is.', async () => {
  const one = await world.engine(1);
  const late = session(one, { deviceDay: () => firstDay + 3 });
  await expect(late.sync()).rejects.toMatchObject({ code: 'STALE_REGISTER' });
  expect(late.seal()).toEqual({ age: 'STALE', day: firstDay });
  expect(late.me()).toBeNull();
  await world.nextDay(3);
  await late.sync();
  expect(late.seal()).toEqual({ age: 'FRESH', day: firstDay + 3 });
}, 180_000);
