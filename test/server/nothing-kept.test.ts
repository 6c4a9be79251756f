/**
 * What a thief of the whole data folder finds, and what the operator's journal says: no plaintext, no address, no user agent,
 * no time finer than the day.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatBase64,
  generateKeyring,
  makeTag,
  sealLetter,
  verifyEpochFile,
  type LetterBody,
} from '../../crypto/index.ts';
import { openDatabase } from '../../server/store/sqlite/database.ts';
import { makeBody, makePartRequest, random, removeFolder, sealRequest, suite, hex, text, type Body } from './body.ts';
import { addUser, eventually, newest, readCaseLog, run, send, signIn, type Under } from './running.ts';

const day = 20_000;
const canary = 'CANARY-жашыруун-7f3a';
const agent = 'CanaryBrowser/9.9 (somebody)';

function everything(dir: string): Buffer[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}

describe('after a report, an upload and staff work', () => {
  let body: Body;
  let under: Under;
  const secrets: Uint8Array[] = [];

  beforeAll(async () => {
    body = await makeBody({ day });
    const made = await addUser(body, 'bakyt', 1, 'member');
    under = await run(body);
    const headers = {
      'user-agent': agent,
      'x-forwarded-for': '203.0.113.77',
      referer: 'https://canary.example/',
      cookie: 'a=canary-cookie',
    };
    const { bytes, note } = await newest(under, body, 'day');
    const [signSeed, track] = [random(32), random(32)];
    secrets.push(signSeed, track);
    const { letter, fileKey } = await sealLetter(suite, random, {
      roster: body.roster,
      epoch: await verifyEpochFile(suite, body.roster, 0, body.epochFile),
      readers: [0, 1],
      body: await makeLetterBody(signSeed, track),
      capsule: {
        kind: 'REPORT',
        desk: 1,
        consent: false,
        channel: 'WEB',
        identity: 'ANON',
        relation: 'UNSPECIFIED',
        category: 'BRIBERY',
        sector: 'UNSPECIFIED',
        region: 'UNSPECIFIED',
        harm: 'UNSPECIFIED',
        track,
      },
      signSeed,
      escalate: null,
    });
    secrets.push(fileKey);
    const request = await sealRequest(letter, bytes, note.difficulty, random(32));
    expect((await send(under, 'POST', '/api/letters', request.body, headers)).status).toBe(201);
    const part = await makePartRequest(random(5000), bytes, note.difficulty);
    expect((await send(under, 'PUT', `/api/parts/${hex(random(16))}/0`, part, headers)).status).toBe(201);
    await send(under, 'POST', '/api/letters', text(canary), headers);
    await send(under, 'GET', `/${encodeURIComponent(canary)}`, undefined, headers);
    await send(
      under,
      'POST',
      '/api/session',
      JSON.stringify({ name: 'canary-name', password: canary, code: '123456' }),
      headers,
    );
    const session = await signIn(under, 'bakyt', made);
    await send(under, 'POST', '/api/member/answers', new Uint8Array([0, ...random(2048)]), {
      ...session,
      ...{ 'user-agent': agent },
    });
    await eventually(async () => (await readCaseLog(under, body)).length > 0);
  });
  afterAll(async () => {
    await under.server.close();
    await removeFolder(body.dir);
  });

  async function makeLetterBody(signSeed: Uint8Array, track: Uint8Array): Promise<LetterBody> {
    const reply = random(32);
    secrets.push(reply);
    return {
      number: 1,
      sign: await suite.signPublicKey(signSeed),
      keys: { track, reply, kem: await suite.kemPublicKey(random(32)) },
      desk: 1,
      readers: 3,
      excluded: { members: [], units: [] },
      front: { office: canary, urgency: 'NONE', again: false },
      language: 'ky',
      part: 1,
      parts: 1,
      statement: canary,
      answers: [],
      attachment: null,
      escalate: null,
    };
  }

  test('the data folder holds no plaintext, no key of a source or reader, no address, no user agent', () => {
    const planted = [
      ...[canary, agent, '203.0.113.77', '127.0.0.1', 'canary.example', 'canary-cookie', 'canary-name'].map((one) =>
        Buffer.from(one),
      ),
      ...secrets.flatMap((one) => [Buffer.from(one), Buffer.from(hex(one)), Buffer.from(formatBase64(one))]),
      ...body.keyrings
        .flatMap(({ sign, epochs }) => [sign, ...epochs.map(({ seed }) => seed)])
        .map((seed) => Buffer.from(seed)),
    ];
    const files = everything(body.dir);
    expect(files.length).toBeGreaterThan(10);
    for (const needle of planted) {
      for (const file of files) expect(file.includes(needle)).toBe(false);
    }
  });

  test('the journal says nothing about people who report, and of staff only what was refused, by the day', () => {
    const lines = under.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const keys = Object.keys(line).sort().join(' ');
      expect(['day event level', 'code day level route']).toContain(keys);
      expect(line['day']).toBe(day);
      expect(['letters', 'parts', 'page']).not.toContain(line['route']);
    }
    expect(lines.some((line) => line['route'] === 'session' && line['code'] === 'SIGN_IN_REFUSED')).toBe(true);
  });

  test('of numbers the database keeps days and counts, and of times only when sessions of staff end', () => {
    const database = openDatabase(join(body.dir, 'kupuya.sqlite'));
    const tables = database.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const columns = database
        .prepare<[], { name: string; type: string }>(`SELECT name, type FROM pragma_table_info('${name}')`)
        .all();
      for (const column of columns.filter(({ type }) => type === 'INTEGER')) {
        const largest = database
          .prepare<[], { most: number | null }>(`SELECT max(${column.name}) AS most FROM ${name}`)
          .get();
        const isTime = (largest?.most ?? 0) > 10_000_000;
        expect([name, column.name, isTime]).toEqual([
          name,
          column.name,
          column.name === 'last_step' || (name === 'sessions' && !column.name.endsWith('_day')),
        ]);
      }
    }
    database.close();
  });
});

test('the helpers of this test can find what they plant', async () => {
  // A tag is no secret, a keyring is: both are made here only to show that the search would see them.
  const keyring = generateKeyring(random, {
    mode: 'demo',
    origin: 'a/demo',
    member: 1,
    epochs: [{ first: 1, last: 2 }],
    capsule: false,
  });
  const tag = await makeTag(suite, keyring.sign, 1, random(32), random(16));
  expect(Buffer.concat([random(10), keyring.sign, tag]).includes(Buffer.from(keyring.sign))).toBe(true);
});
