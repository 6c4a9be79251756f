/**
 * A thief of the data folder asks when a letter came (P11). The clock of the server stands at a moment known to the test while a letter and a part
 * come in; after the day's close no file may have a time of that while, and no byte that is written may spell that moment.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '../../server/store/sqlite/database.ts';
import { hex, makeBody, makePartRequest, makeRequest, random, removeFolder, type Body } from '../server/body.ts';
import { eventually, newest, readCaseLog, readGovernance, run, send, type Under } from '../server/running.ts';

const day = 20_000;
/** Seven minutes and some past eleven, a moment that no plan of the server would hit. */
const arrival = day * 86_400_000 + 40_047_613;

let body: Body;
let under: Under;
/** Of the file system's clock: when letter and part came. */
let came: { readonly from: number; readonly to: number };

beforeAll(async () => {
  body = await makeBody({ day, mode: 'live' });
  under = await run(body, { clock: arrival });
  // The first slot is due at the start; its files shall not be taken for those of a letter.
  await eventually(async () => (await send(under, 'GET', '/pages/1/0')).status === 200);
  await eventually(async () => (await readGovernance(under, body)).some(({ entry }) => entry.kind === 'slot'));
  const { bytes, note } = await newest(under, body, 'day');
  await setTimeout(50);
  const from = Date.now();
  for (let each = 0; each < 3; each++) {
    const request = await makeRequest(body.roster, bytes, note.difficulty);
    expect((await send(under, 'POST', '/api/letters', request.body)).status).toBe(201);
    const part = await makePartRequest(random(5000), bytes, note.difficulty);
    expect((await send(under, 'PUT', `/api/parts/${hex(random(16))}/0`, part)).status).toBe(201);
  }
  came = { from, to: Date.now() };
  await setTimeout(50);
}, 60_000);
afterAll(async () => {
  await under.server.close();
  await removeFolder(body.dir);
});

const files = (): string[] =>
  readdirSync(body.dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Files that were begun, changed or renamed while letters came, and folders that were begun then. */
function filesOfThatTime(): string[] {
  const folders = readdirSync(body.dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return [...files(), ...folders].filter((path) => {
    const { birthtimeMs, mtimeMs, ctimeMs } = statSync(path);
    return [birthtimeMs, mtimeMs, ctimeMs].some((time) => time >= came.from && time <= came.to);
  });
}

/** Ways to write a moment: as text, as numbers of 8 bytes, and as the 6 bytes by which SQLite keeps an integer. */
function spellings(milliseconds: number): Buffer[] {
  const forms = [milliseconds, Math.floor(milliseconds / 1000)].flatMap((value) => {
    const [big, little, float] = [Buffer.alloc(8), Buffer.alloc(8), Buffer.alloc(8)];
    big.writeBigUInt64BE(BigInt(value));
    little.writeBigUInt64LE(BigInt(value));
    float.writeDoubleBE(value);
    return [Buffer.from(String(value)), big, little, float];
  });
  const integer = Buffer.alloc(6);
  integer.writeUIntBE(milliseconds, 0, 6);
  return [...forms, integer, Buffer.from(new Date(milliseconds).toISOString().slice(0, 16))];
}

function filesThatTell(milliseconds: number): string[] {
  const forms = spellings(milliseconds);
  return files().filter((path) => {
    const bytes = readFileSync(path);
    return forms.some((form) => bytes.includes(form));
  });
}

test('while the day is open the file system knows it: the search sees what it must see', () => {
  expect(filesOfThatTime().length).toBeGreaterThan(1);
});

test('even then no file and no line of the journal spells the moment', () => {
  expect(filesThatTell(arrival)).toEqual([]);
  for (const line of under.lines)
    for (const form of spellings(arrival)) expect(Buffer.from(line).includes(form)).toBe(false);
});

test('after the close no file has a time of that while, and nothing waits', async () => {
  under.clock = (day + 1) * 86_400_000 + 6 * 60_000;
  await eventually(async () => (await readCaseLog(under, body)).length > 0);
  await eventually(() => Promise.resolve(filesOfThatTime().length === 0));
  expect(readdirSync(join(body.dir, 'parts'))).toEqual([]);
  expect(filesThatTell(arrival)).toEqual([]);
  const entries = await readCaseLog(under, body);
  expect(new Set(entries.map((entry) => entry.day))).toEqual(new Set([day]));
}, 60_000);

test('letters of the day lie in the order of their commits, which nobody can choose or know in time', () => {
  const database = openDatabase(join(body.dir, 'kupuya.sqlite'));
  try {
    const leaves = database.prepare<[], { bytes: Buffer }>('SELECT bytes FROM case_leaves ORDER BY leaf').all();
    const commits = leaves.map(({ bytes }) => bytes.subarray(5, 37).toString('hex'));
    expect(commits.length).toBeGreaterThan(3);
    expect(commits).toEqual([...commits].sort());
    for (const table of ['waiting_entries', 'waiting_letters'])
      expect(database.prepare(`SELECT count(*) AS number FROM ${table}`).get()).toEqual({ number: 0 });
  } finally {
    database.close();
  }
});

test('a time that is kept would be found: in a column, in a text, in a file', () => {
  const database = openDatabase(join(body.dir, 'planted.sqlite'));
  database.exec('CREATE TABLE seen (at INTEGER)');
  database.prepare('INSERT INTO seen VALUES (?)').run(arrival);
  database.close();
  const text = join(body.dir, 'planted.json');
  writeFileSync(text, JSON.stringify({ at: new Date(arrival).toISOString() }));
  expect(filesThatTell(arrival).sort()).toEqual([text, join(body.dir, 'planted.sqlite')].sort());
});
