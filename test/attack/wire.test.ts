/**
 * What passes between people and the server, every byte of it, as somebody sees it who has broken or never had TLS: no word of a report, no
 * codename and no key in it (P1); one size for each class of request and answer (P7); and a visit that finds an answer asks for
 * the same bytes as one that finds nothing (P9).
 */
import {
  deriveSourceKeys,
  concat,
  english,
  formatBase64,
  formatDigits,
  formatHex,
  formatWords,
  generateCodename,
  encodeUtf8,
  type SourceKeys,
} from '../../crypto/index.ts';
import { composeFollowUp, composeReport, type Composed } from '../../client/reporting/compose.ts';
import { deliver } from '../../client/reporting/deliver.ts';
import { loadView, type Environment } from '../../client/reporting/environment.ts';
import { returnVisit, type Visit } from '../../client/reporting/return-visit.ts';
import { downloadPages } from '../../client/register/register.ts';
import type { HttpAnswer } from '../../client/register/transport.ts';
import { makeWorld, nobody, onlyCase, random, report, settle, suite, type World } from '../client/caseload/world.ts';

const patience = 180_000;
const canary = 'CANARY-Нарын-жол-41c9';

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
  readonly answer: HttpAnswer;
}

/** Everything that passed, of everybody. */
const tape: Exchange[] = [];
/** What must never pass, by name. */
const secrets = new Map<string, Uint8Array>();

let world: World;
let environment: Environment;
let answered: { readonly keys: SourceKeys; readonly composed: Composed };
let unanswered: { readonly keys: SourceKeys; readonly composed: Composed };

/** An environment that writes down what passes. */
function recorded(on: Exchange[]): Environment {
  const { transport } = world.environment;
  const write = async (
    method: string,
    path: string,
    body: Uint8Array,
    ask: Promise<HttpAnswer>,
  ): Promise<HttpAnswer> => {
    const answer = await ask;
    on.push({ method, path, body: body.slice(), answer });
    return answer;
  };
  return {
    ...world.environment,
    transport: {
      get: (path) => write('GET', path, new Uint8Array(), transport.get(path)),
      send: (method, path, body) => write(method, path, body, transport.send(method, path, body)),
    },
  };
}

async function newSource(name: string): Promise<SourceKeys> {
  const codename = generateCodename(random);
  const keys = await deriveSourceKeys(suite, codename);
  secrets.set(`${name}: codename`, codename);
  for (const [each, key] of Object.entries<Uint8Array>({ ...keys }))
    if (each !== 'signPublic' && each !== 'kemPublic') secrets.set(`${name}: ${each}`, key);
  const words = await formatWords(suite, codename, english);
  secrets.set(`${name}: words`, encodeUtf8(words.slice(0, 4).join(' ')));
  secrets.set(`${name}: digits`, encodeUtf8(await formatDigits(suite, codename)));
  return keys;
}

async function sendAll({ letters }: Composed): Promise<void> {
  for (const letter of letters) await deliver(environment, await loadView(environment), letter);
}

beforeAll(async () => {
  world = await makeWorld();
  environment = recorded(tape);
  for (const { keyring } of world.instance.keyrings)
    for (const { seed } of keyring.epochs) secrets.set(`member ${String(keyring.member)}: seed`, seed);
  secrets.set('statement', encodeUtf8(canary));

  const [one, two] = [await newSource('one'), await newSource('two')];
  answered = {
    keys: one,
    composed: await composeReport(environment, await loadView(environment), one, {
      ...report,
      ...{ statement: `${canary} ${'узун '.repeat(400)}`, excluded: { members: [3], units: [] } },
      front: { office: canary, urgency: 'DANGER', again: true },
    }),
  };
  unanswered = {
    keys: two,
    composed: await composeReport(environment, await loadView(environment), two, {
      ...report,
      ...{ desk: 2, statement: canary, consent: false },
    }),
  };
  await sendAll(answered.composed);
  await sendAll(unanswered.composed);
  const { conversation } = answered.composed;
  const more = { language: 'ky', statement: canary, answers: [], attachment: null, excluded: nobody } as const;
  await sendAll(await composeFollowUp(environment, await loadView(environment), one, conversation, more));

  const member = await world.engine(1);
  member.tamper = async (method, path, ask, body) => {
    const answer = await ask();
    tape.push({ method, path, body: body.slice(), answer });
    return answer;
  };
  await settle(member);
  const id = onlyCase(member);
  expect(member.caseload.page(id)?.letters[0]?.statement).toContain(canary);
  await member.caseload.act(id, { type: 'NOTE', text: canary });
  await member.caseload.act(id, {
    ...{ type: 'ANSWER', text: canary, language: 'ky', status: 'ACKNOWLEDGED' },
  });
  await world.visitComplete({ keys: one, conversation }, 1);
}, patience);
afterAll(async () => {
  await world.end();
}, patience);

/** Names of what is found in clear, hex, base64 or as JSON text. */
function foundIn(exchanges: readonly Exchange[]): string[] {
  const passed = exchanges.map(({ method, path, body, answer }) =>
    Buffer.concat([Buffer.from(`${method} ${decodeURIComponent(path)}\n`), body, answer.bytes]),
  );
  return [...secrets]
    .filter(([, secret]) =>
      [Buffer.from(secret), Buffer.from(formatHex(secret)), Buffer.from(formatBase64(secret).replace(/=+$/u, ''))].some(
        (needle) => passed.some((bytes) => bytes.includes(needle)),
      ),
    )
    .map(([name]) => name);
}

test('no word of a report, no note, no answer, no codename and no key passes', () => {
  expect(tape.length).toBeGreaterThan(40);
  expect(secrets.size).toBeGreaterThan(25);
  expect(
    new Set(tape.map(({ method, path }) => `${method} ${path.split('/').slice(0, 4).join('/')}`)).size,
  ).toBeGreaterThan(9);
  expect(foundIn(tape)).toEqual([]);
});

test('the search finds a word in a path, a key in a body, and one in hexadecimal in an answer', () => {
  const nothing = { status: 200, bytes: new Uint8Array() };
  const leak = {
    method: 'GET',
    path: `/report/${encodeURIComponent(canary)}`,
    body: new Uint8Array(),
    answer: nothing,
  };
  expect(foundIn([leak])).toEqual(['statement']);
  const key = secrets.get('one: receipt') ?? new Uint8Array();
  expect(foundIn([{ ...leak, path: '/', body: Buffer.concat([random(7), key]) }])).toEqual(['one: receipt']);
  const bytes = encodeUtf8(`{"k":"${formatHex(key)}"}`);
  expect(foundIn([{ ...leak, path: '/', answer: { status: 200, bytes } }])).toEqual(['one: receipt']);
});

/** Sizes of requests and answers of one class. */
function sizes(exchanges: readonly Exchange[], method: string, path: RegExp): [number[], number[]] {
  const some = exchanges.filter((each) => each.method === method && path.test(each.path));
  expect(some.length).toBeGreaterThan(1);
  const distinct = (lengths: readonly number[]): number[] => [...new Set(lengths)];
  return [distinct(some.map(({ body }) => body.length)), distinct(some.map(({ answer }) => answer.bytes.length))];
}

test('a report with everything, a bare one and a follow-up are one size, and so are the answers to them', () => {
  const [requests, answers] = sizes(tape, 'POST', /^\/api\/letters$/u);
  expect(requests).toEqual([32_880]);
  expect(answers).toHaveLength(1);
});

test('a letter of another size would be noticed', () => {
  const nothing = { status: 201, bytes: new Uint8Array() };
  const longer = { method: 'POST', path: '/api/letters', body: new Uint8Array(32_881), answer: nothing };
  expect(sizes([...tape, longer], 'POST', /^\/api\/letters$/u).map(({ length }) => length)).toEqual([2, 2]);
});

test('whatever the server refuses, it refuses in 128 bytes', async () => {
  const refused: Exchange[] = [];
  const { transport } = recorded(refused);
  await transport.send('POST', '/api/letters', new Uint8Array(5));
  await transport.send('POST', '/api/letters', random(32_880));
  await transport.send('POST', '/api/letters', new Uint8Array(40_000));
  // Too short to be one: a hundred random bytes would solve an easy puzzle one time in four.
  await transport.send('PUT', `/api/parts/${'a'.repeat(32)}/0`, random(10));
  await transport.send('POST', '/api/session', encodeUtf8('{"name":"a","password":"b","code":"123456"}'));
  await transport.get('/pages/999/0');
  await transport.get('/api/member/feed/1');
  expect(new Set(refused.map(({ answer }) => answer.status)).size).toBeGreaterThan(3);
  expect(new Set(refused.map(({ answer }) => answer.bytes.length))).toEqual(new Set([128]));
});

test('frames of cases and answers, pages and slots have the sizes of their classes', () => {
  const multiple = (lengths: readonly number[], of: number): boolean =>
    lengths.every((length) => length > 0 && length % of === 0);
  const feed = tape.filter(({ method, path }) => method === 'POST' && path === '/api/member/feed');
  expect(
    multiple(
      feed.map(({ body }) => body.length),
      16 + 2048,
    ),
  ).toBe(true);
  const answers = tape.filter(({ path }) => path === '/api/member/answers');
  expect(
    multiple(
      answers.map(({ body }) => body.length),
      1 + 2048,
    ),
  ).toBe(true);
  expect(feed.length * answers.length).toBeGreaterThan(0);
  const batches = tape.filter(({ path }) => path.startsWith('/api/member/letters/'));
  expect(
    multiple(
      batches.map(({ answer }) => answer.bytes.length),
      32 + 32_768,
    ),
  ).toBe(true);
});

describe('a visit', () => {
  /** What it finds, and what passes: each question with the hash of question and answer. */
  async function visit(keys: SourceKeys): Promise<{ readonly found: Visit | null; readonly passed: string[] }> {
    const passed: Exchange[] = [];
    const visitor = recorded(passed);
    const view = await loadView(visitor);
    const frames = await downloadPages(suite, visitor.transport, view);
    const found = await returnVisit(visitor, view, keys, frames);
    const lines = passed.map(async ({ method, path, body, answer }) => {
      const hash = formatHex(await suite.sha256(concat(body, answer.bytes)));
      return `${method} ${path} ${String(body.length)} ${String(answer.status)} ${hash}`;
    });
    return { found, passed: await Promise.all(lines) };
  }

  test('that finds an answer, one that finds none and one with words nobody wrote with pass the same bytes', async () => {
    const nobodys = await deriveSourceKeys(suite, generateCodename(random));
    const [first, second, third] = [await visit(answered.keys), await visit(unanswered.keys), await visit(nobodys)];
    expect(first.passed.length).toBeGreaterThan(5);
    expect(first.found?.statuses[0]?.answer?.text).toBe(canary);
    expect(second.found?.statuses).toEqual([]);
    expect(third.found).toBeNull();
    expect(second.passed).toEqual(first.passed);
    expect(third.passed).toEqual(first.passed);
  });
});
