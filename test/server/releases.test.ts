/** Released statistics: taken whole or not at all, logged before they are acknowledged, served byte for byte and nothing besides. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  concat,
  encodeGovernance,
  encodeUtf8,
  formatHex,
  memberKeyName,
  parseInclusionFile,
  parseVerifierKey,
  signNote,
  u32,
  verifyInclusionFile,
  type NoteSigner,
} from '../../crypto/index.ts';
import type { FaultStep } from '../../server/fault.ts';
import { formatRelease } from '../../client/statistics/release-document.ts';
import { makeBody, makeFolder, random, removeFolder, suite, type Body } from './body.ts';
import { addUser, readGovernance, run, send, signIn, type Answer, type Under } from './running.ts';

/** The last day of 2026. */
const day = 20_818;

interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
}

let body: Body;
let publicDir: string;
let under: Under;
let session: Record<string, string>;
let releasers: readonly NoteSigner[];
let failing: FaultStep | null = null;
let free = Number.MAX_SAFE_INTEGER;
let account: Awaited<ReturnType<typeof addUser>>;

beforeEach(async () => {
  body = await makeBody({ day });
  publicDir = await makeFolder();
  await mkdir(join(publicDir, 'portal'));
  await writeFile(join(publicDir, 'portal/no-release.html'), '<!doctype html><title>Nothing yet</title>');
  account = await addUser(body, 'cholpon', 3, 'oversight');
  [failing, free] = [null, Number.MAX_SAFE_INTEGER];
  await start();
  session = await signIn(under, 'cholpon', account);
  releasers = body.keyrings
    .slice(2)
    .map(({ member, sign }) => ({ name: memberKeyName(body.trust.origin, member), seed: sign }));
});
afterEach(async () => {
  await under.server.close();
  await removeFolder(publicDir);
  await removeFolder(body.dir);
});

async function start(): Promise<void> {
  under = await run(body, {
    publicDir,
    free: () => free,
    faults: (step) => {
      if (step === failing) throw new Error('the power went off');
    },
  });
}

async function again(): Promise<void> {
  await under.server.close();
  const { clock } = under;
  await start();
  under.clock = clock;
}

const page = '<!doctype html><title>Figures</title>';
const sample: readonly File[] = [
  { path: 'csv/received.csv', bytes: encodeUtf8('period,code,value\n'.repeat(200)) },
  { path: 'index.html', bytes: encodeUtf8(page) },
  { path: 'ky/index.html', bytes: encodeUtf8(`${page}ky`) },
];

function documentOf(period: string, files: readonly File[]): string {
  return formatRelease({
    ...{ mode: 'demo', origin: body.trust.origin, period, asOf: day + 400, plan: random(32) },
    ...{ mechanism: 'HIDE_AND_ROUND', case: { size: 0, root: random(32) }, verdict: 'PASSED' },
    tables: [
      {
        ...{ id: 'received', flow: 'RECEIVED', dimension: 'ALL', grouping: null },
        rows: [{ code: 'ALL', cell: { flag: 'HIDDEN' } }],
        total: { flag: 'HIDDEN' },
      },
    ],
    files: files.map(({ path, bytes }) => ({
      path,
      hash: new Uint8Array(createHash('sha256').update(bytes).digest()),
      bytes: bytes.length,
    })),
  });
}

function upload(note: string, files: readonly File[]): Uint8Array {
  const bytes = encodeUtf8(note);
  return concat(u32(bytes.length), bytes, ...files.map((file) => file.bytes));
}

const post = (sent: Uint8Array): Promise<Answer> => send(under, 'POST', '/api/oversight/releases', sent, session);
const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  send(under, 'GET', path, undefined, headers);

async function release(period: string, files = sample, signers = releasers): Promise<string> {
  const note = await signNote(suite, documentOf(period, files), signers);
  expect((await post(upload(note, files))).status).toBe(201);
  return note;
}

async function whereTo(path: string): Promise<string | null> {
  const answer = await fetch(under.server.url + path, { redirect: 'manual' });
  return answer.status === 302 ? answer.headers.get('location') : null;
}

async function logged(): Promise<number> {
  return (await readGovernance(under, body)).filter(({ entry }) => entry.kind === 'release').length;
}

async function assertServed(note: string, period: string): Promise<void> {
  for (const { path, bytes } of sample) expect((await get(`/statistics/${period}/${path}`)).bytes).toEqual(bytes);
  expect((await get(`/statistics/${period}/release.note`)).text).toBe(note);
}

async function assertNothing(period: string): Promise<void> {
  expect(await logged()).toBe(0);
  expect((await get(`/statistics/${period}/index.html`)).code).toBe('NOT_FOUND');
  expect((await get(`/statistics/${period}/release.note`)).code).toBe('NOT_FOUND');
}

test('A release is logged as it was signed, and every file is served byte for byte, for ever and without any script.', async () => {
  const note = await release('2026-Q3');
  expect(await logged()).toBe(1);
  await assertServed(note, '2026-Q3');
  for (const [path, type] of [
    ['csv/received.csv', 'text/csv; charset=utf-8'],
    ['', 'text/html; charset=utf-8'],
    ['ky/', 'text/html; charset=utf-8'],
    ['release.note', 'text/plain; charset=utf-8'],
  ] as const) {
    const { status, headers } = await get(`/statistics/2026-Q3/${path}`, { accept: 'text/html' });
    expect([status, headers.get('content-type')]).toEqual([200, type]);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/u);
    expect(headers.get('content-security-policy')).not.toContain('script-src');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
  const zipped = await get('/statistics/2026-Q3/csv/received.csv', { 'accept-encoding': 'gzip' });
  expect([zipped.headers.get('content-encoding'), zipped.text]).toEqual(['gzip', 'period,code,value\n'.repeat(200)]);
});

test('Beside the files stands a proof that the release is in the log, which holds offline and for this note alone.', async () => {
  const note = await release('2026-Q3');
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  const file = parseInclusionFile((await get('/statistics/2026-Q3/release.tlog-proof')).text);
  const key = await parseVerifierKey(suite, body.trust.governanceLog);
  const check = (text: string): Promise<unknown> =>
    verifyInclusionFile(suite, file, encodeGovernance({ kind: 'release', note: text }), key, []);
  await check(note);
  await expect(check(note.replace('2026-Q3', '2026-Q2'))).rejects.toMatchObject({ code: 'BAD_PROOF' });
});

test('The way to the newest release goes to the period that ended last, a year before its own last quarter.', async () => {
  expect((await get('/statistics/')).text).toContain('Nothing yet');
  expect((await get('/statistics/latest/')).text).toContain('Nothing yet');
  expect((await get('/statistics/latest/index.html')).code).toBe('NOT_FOUND');
  await release('2026-Q4');
  await release('2026-Q3');
  expect(await whereTo('/statistics/')).toBe('/statistics/2026-Q4/');
  await release('2026');
  expect(await whereTo('/statistics')).toBe('/statistics/2026/');
  expect(await whereTo('/statistics/latest/csv/received.csv')).toBe('/statistics/2026/csv/received.csv');
  expect(await whereTo('/statistics/2026-Q3')).toBe('/statistics/2026-Q3/');
  await release('2027-Q1');
  expect(await whereTo('/statistics/latest/')).toBe('/statistics/2027-Q1/');
  for (const path of ['latest//example.org/', 'latest/%2e%2e/x', '2026/.new', '2026/ky']) {
    expect([path, (await get(`/statistics/${path}`)).status]).toEqual([path, 404]);
  }
});

test('What is not whole, not as it was signed, or signed by others is refused, and nothing is kept of it.', async () => {
  const note = await signNote(suite, documentOf('2026', sample), releasers);
  const [first, ...rest] = sample;
  if (first === undefined) throw new Error('no file');
  const changed = { path: first.path, bytes: encodeUtf8('period,code,valuE\n'.repeat(200)) };
  const script = [{ path: 'x.js', bytes: encodeUtf8('x()') }];
  const stranger = { name: memberKeyName(body.trust.origin, 1), seed: body.keyrings[0]?.sign ?? random(32) };
  const other = documentOf('2026', sample).replace(
    body.trust.origin,
    `${body.trust.origin.replace('/demo', '')}x/demo`,
  );
  const signed = (text: string, signers = releasers): Promise<string> => signNote(suite, text, signers);
  for (const [sent, code] of [
    [upload(note, [changed, ...rest]), 'MALFORMED'],
    [upload(note, rest), 'MALFORMED'],
    [upload(note, [...sample, first]), 'MALFORMED'],
    [upload(await signed(documentOf('2026', script)), script), 'MALFORMED'],
    [upload(await signed(documentOf('2026', sample), releasers.slice(0, 1)), sample), 'FORBIDDEN'],
    [upload(await signed(documentOf('2026', sample), [stranger]), sample), 'FORBIDDEN'],
    [upload(note.replace('HIDDEN', 'hidden'), sample), 'FORBIDDEN'],
    [upload(await signed(other), sample), 'MALFORMED'],
    [upload(await signed('{"format":"kupuya/release/v1"}\n'), sample), 'MALFORMED'],
    [u32(0xffff_ffff), 'TOO_LARGE'],
    [random(3), 'MALFORMED'],
  ] as const) {
    expect((await post(sent)).code).toBe(code);
  }
  expect((await send(under, 'POST', '/api/oversight/releases', upload(note, sample))).code).toBe('SIGN_IN_REQUIRED');
  await assertNothing('2026');
  expect((await readdir(body.dir)).includes('releases')).toBe(false);
});

test('A period has one release: the same again changes nothing, another is refused, and lost files come back with it.', async () => {
  const note = await release('2026');
  expect((await post(upload(note, sample))).status).toBe(201);
  const other = await signNote(suite, documentOf('2026', sample), releasers);
  expect((await post(upload(other, sample))).code).toBe('CONFLICT');
  expect(await logged()).toBe(1);
  await rm(join(body.dir, 'releases'), { recursive: true });
  await again();
  expect((await get('/statistics/2026/index.html')).code).toBe('NOT_FOUND');
  expect((await post(upload(note, sample))).status).toBe(201);
  await assertServed(note, '2026');
  expect(await logged()).toBe(1);
});

test('A full disk refuses cleanly, and the release can be sent again when there is room.', async () => {
  const note = await signNote(suite, documentOf('2026', sample), releasers);
  free = 0;
  under.clock += 5000;
  expect((await post(upload(note, sample))).code).toBe('STORE_FULL');
  await assertNothing('2026');
  free = Number.MAX_SAFE_INTEGER;
  under.clock += 5000;
  expect((await post(upload(note, sample))).status).toBe(201);
  await assertServed(note, '2026');
});

test.each(['release:staged', 'release:placed', 'release:logged', 'log:checkpoint'] as const)(
  'After a failure at %s and a new start the release is there whole or not at all, and can be sent again.',
  async (step) => {
    const note = await signNote(suite, documentOf('2026', sample), releasers);
    failing = step;
    expect((await post(upload(note, sample))).code).toBe('INTERNAL');
    failing = null;
    await again();
    const isLogged = step === 'release:logged' || step === 'log:checkpoint';
    if (isLogged) await assertServed(note, '2026');
    else await assertNothing('2026');
    expect(await readdir(join(body.dir, 'releases'))).toHaveLength(isLogged ? 1 : 0);
    expect((await post(upload(note, sample))).status).toBe(201);
    await assertServed(note, '2026');
    expect(await logged()).toBe(1);
    expect(await readdir(join(body.dir, 'releases'))).toEqual([
      formatHex(new Uint8Array(createHash('sha256').update(note).digest())),
    ]);
  },
);
