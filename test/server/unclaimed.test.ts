/** Attachments that nobody claims go 30 days after two members fetched the letters; claimed ones stay; nothing is left half. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseHex } from '../../crypto/index.ts';
import type { NewCredentials } from '../../server/accounts/account.ts';
import type { FaultStep } from '../../server/fault.ts';
import { folderAt } from '../../server/folder.ts';
import { lastDayKept } from '../../server/intake/claim.ts';
import { fetchMarker } from '../../server/intake/fetched.ts';
import { seedFile } from '../../server/secrets.ts';
import { hex, makeBody, makePartRequest, makeRequest, random, removeFolder, type Body } from './body.ts';
import { addUser, eventually, newest, run, send, signIn, type RunOptions, type Under } from './running.ts';

const day = 20_000;
const dayMs = 86_400_000;
const partLength = 5000;

test('a claim holds until the last day of the quarter after next, whatever day of the quarter it is made', () => {
  expect([0, 1, 90].map(lastDayKept)).toEqual([272, 272, 272]);
  expect(lastDayKept(91)).toBe(272 + 91);
});

describe('attachments', () => {
  let body: Body;
  let under: Under;
  let users: Record<'bakyt' | 'again' | 'aigul' | 'officer', NewCredentials>;
  const [claimed, unclaimed] = [random(16), random(16)];
  const parts = new Map<Uint8Array, Uint8Array>();
  const sessions = new Map<string, Record<string, string>>();

  const start = async (options: RunOptions = {}): Promise<void> => {
    body = await makeBody({ day, mode: 'live' });
    sessions.clear();
    users = {
      bakyt: await addUser(body, 'bakyt', 1, 'member'),
      again: await addUser(body, 'again', 1, 'member'),
      aigul: await addUser(body, 'aigul', 2, 'member'),
      officer: await addUser(body, 'officer', 3, 'oversight'),
    };
    under = await run(body, options);
  };
  afterEach(async () => {
    await under.server.close();
    await removeFolder(body.dir);
  });

  const sendLetter = async (): Promise<void> => {
    const { bytes, note } = await newest(under, body, 'day');
    const { body: request } = await makeRequest(body.roster, bytes, note.difficulty);
    expect((await send(under, 'POST', '/api/letters', request)).status).toBe(201);
  };
  const sendPart = async (id: Uint8Array): Promise<void> => {
    const { bytes, note } = await newest(under, body, 'day');
    const part = random(partLength);
    parts.set(id, part);
    const request = await makePartRequest(part, bytes, note.difficulty);
    expect((await send(under, 'PUT', `/api/parts/${hex(id)}/0`, request)).status).toBe(201);
  };
  const newestBatch = async (): Promise<number> => (await newest(under, body, 'day')).note.batch;
  /** Lets the days before this one pass; the last of them closes. */
  const wakeOn = async (morning: number): Promise<void> => {
    const before = await newestBatch();
    under.clock = (morning + 0.5) * dayMs;
    await eventually(async () => (await newestBatch()) === before + 1);
  };
  const session = async (user: keyof typeof users): Promise<Record<string, string>> => {
    const key = `${user} on ${String(Math.floor(under.clock / dayMs))}`;
    const known = sessions.get(key);
    if (known !== undefined) return known;
    under.clock += 60_000;
    const cookie = await signIn(under, user, users[user]);
    sessions.set(key, cookie);
    return cookie;
  };
  const fetchLetters = async (user: keyof typeof users, batches: readonly number[]): Promise<void> => {
    const cookie = await session(user);
    for (const batch of batches) {
      const answer = await send(under, 'GET', `/api/member/letters/${String(batch)}`, undefined, cookie);
      expect([answer.status, answer.bytes.length > 0]).toEqual([200, true]);
    }
  };
  const claim = async (id: Uint8Array): Promise<void> => {
    const answer = await send(
      under,
      'POST',
      '/api/member/claims',
      JSON.stringify({ ids: [hex(id)] }),
      await session('bakyt'),
    );
    expect(answer.status).toBe(204);
  };
  /** Whether a member can still read it; what is read is what was sent. */
  const isThere = async (id: Uint8Array): Promise<boolean> => {
    const answer = await send(under, 'GET', `/api/member/parts/${hex(id)}/0`, undefined, await session('aigul'));
    if (answer.status === 404) return false;
    expect([answer.status, hex(answer.bytes)]).toEqual([200, hex(parts.get(id) ?? random(1))]);
    return true;
  };
  const bytesKept = (): number => {
    const { packs } = folderAt(body.dir);
    return readdirSync(packs).reduce((sum, name) => sum + statSync(join(packs, name)).size, 0);
  };
  const isAnywhere = (needle: Uint8Array): boolean =>
    readdirSync(body.dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(Buffer.from(needle)));

  /** Two attachments, their letters in batches 1 and 2, which wait to be fetched on the third day. */
  const begin = async (): Promise<void> => {
    for (const id of [claimed, unclaimed]) await sendPart(id);
    await sendLetter();
    await wakeOn(day + 1);
    await sendLetter();
    await wakeOn(day + 2);
    await claim(claimed);
  };

  test('that nobody claims go 30 days after two members fetched the letters; claimed ones stay to the end of their claim', async () => {
    await start();
    await begin();
    const late = random(16);
    await sendPart(late);
    // Chance may give its batch no cover, and a batch without letters holds nobody's.
    await sendLetter();
    await fetchLetters('bakyt', [1, 2]);
    await fetchLetters('aigul', [1, 2]);
    await wakeOn(day + 32);
    expect(await isThere(unclaimed)).toBe(true);
    await wakeOn(day + 33);
    await eventually(() => Promise.resolve(bytesKept() === 2 * partLength));
    expect(await isThere(unclaimed)).toBe(false);
    expect(await isThere(claimed)).toBe(true);
    // Its letter may be in a batch that nobody has fetched.
    expect(await isThere(late)).toBe(true);
    expect(isAnywhere(parts.get(unclaimed) ?? random(1))).toBe(false);

    await claim(claimed);
    const last = lastDayKept(day + 33);
    expect(last).toBeGreaterThan(lastDayKept(day + 2));
    await wakeOn(last + 1);
    expect(await isThere(claimed)).toBe(true);
    await wakeOn(last + 2);
    await eventually(() => Promise.resolve(bytesKept() === partLength));
    expect(await isThere(claimed)).toBe(false);
  });

  test('stay while one member alone fetched, however often and under whatever account; of who fetched, nothing is kept after the second', async () => {
    await start();
    await begin();
    const seed = parseHex(readFileSync(seedFile(folderAt(body.dir), 'promise'), 'utf8').trimEnd());
    const mark = fetchMarker(seed)(1, 1);
    expect(isAnywhere(mark)).toBe(false);
    await fetchLetters('bakyt', [1, 2]);
    await fetchLetters('bakyt', [1, 2]);
    await fetchLetters('again', [1, 2]);
    await fetchLetters('officer', [1, 2]);
    expect(isAnywhere(mark)).toBe(true);
    await wakeOn(day + 50);
    expect(await isThere(unclaimed)).toBe(true);
    await fetchLetters('aigul', [1, 2]);
    await wakeOn(day + 51);
    await eventually(() => Promise.resolve(!isAnywhere(mark)));
    expect(isAnywhere(fetchMarker(seed)(1, 2))).toBe(false);
    expect(await isThere(unclaimed)).toBe(true);
    await wakeOn(day + 81);
    await eventually(() => Promise.resolve(bytesKept() === partLength));
    expect(await isThere(unclaimed)).toBe(false);
  });

  const steps: readonly FaultStep[] = ['parts:dropped', 'pack:written', 'batch:packed'];
  test.each(steps)('are there whole or gone whole after a failure at %s, in this run and in the next', async (step) => {
    let isFailing = false;
    let failed = 0;
    const faults = (at: FaultStep): void => {
      if (!isFailing || at !== step) return;
      isFailing = false;
      failed++;
      throw new Error('the power went off');
    };
    await start({ faults });
    await begin();
    await fetchLetters('bakyt', [1, 2]);
    await fetchLetters('aigul', [1, 2]);
    isFailing = true;
    await wakeOn(day + 33);
    await eventually(() => Promise.resolve(failed === 1));
    expect(await isThere(claimed)).toBe(true);
    expect(await isThere(unclaimed)).toBe(false);

    const clock = under.clock;
    await under.server.close();
    under = await run(body, { faults, clock });
    expect(await isThere(claimed)).toBe(true);
    await wakeOn(day + 34);
    await eventually(() => Promise.resolve(bytesKept() === partLength));
    expect(readdirSync(folderAt(body.dir).packs)).toHaveLength(1);
    expect(await isThere(claimed)).toBe(true);
    expect(isAnywhere(parts.get(unclaimed) ?? random(1))).toBe(false);
  });
});
