/** After a disk was lost: an old copy and a mirror of the logs together go on where the logs had come to, and show what is lost. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { equalBytes, formatHex } from '../../crypto/index.ts';
import { makeBody, makeFolder, makeRequest, removeFolder, type Body } from './body.ts';
import { TestChecker } from './checker.ts';
import { addUser, eventually, newest, readCaseLog, run, send, shortly, signIn, type Under } from './running.ts';

const root = join(import.meta.dirname, '../..');
/** After which a demo closes what came. */
const pauseOfDemo = 250;
const letterRecord = 32 + 32_768;

let body: Body;
let under: Under;
let checker: TestChecker;
let copy: string;
let mirror: string;
/** Accepted before the copy was made, and after it. */
let kept: { readonly commit: Uint8Array; readonly letter: Uint8Array };
let lost: typeof kept;

beforeEach(async () => {
  checker = new TestChecker('ombudsman.example');
  body = await makeBody({ day: 20_000, quorum: 1, witnesses: [await checker.key()] });
  await addUser(body, 'bakyt', 1, 'member');
  await checker.start(body.trust);
  await start();
  await nextDay();
  kept = await post();
  await under.server.close();
  copy = await makeFolder();
  await cp(body.dir, copy, { recursive: true });
  await start();
  lost = await post();
  await nextDay();
  await nextDay();
  await eventually(isCosigned);
});
afterEach(async () => {
  await under.server.close();
  await checker.stop();
  for (const folder of [body.dir, copy, mirror]) await removeFolder(folder);
});

/** Nothing closes by itself: letters wait until the button. */
async function start(): Promise<void> {
  under = await run(body, {
    witnesses: [checker.url],
    delay: (milliseconds) => (milliseconds === pauseOfDemo ? new Promise(() => undefined) : shortly(milliseconds)),
  });
}

async function nextDay(): Promise<void> {
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
}

async function post(): Promise<typeof kept> {
  const { bytes, note } = await newest(under, body, 'day');
  const request = await makeRequest(body.roster, bytes, note.difficulty);
  expect((await send(under, 'POST', '/api/letters', request.body)).status).toBe(201);
  return request;
}

async function isCosigned(): Promise<boolean> {
  for (const log of ['case', 'governance']) {
    const cosigned = (await send(under, 'GET', `/log/${log}/cosigned`)).text;
    if (!cosigned.startsWith((await send(under, 'GET', `/log/${log}/checkpoint`)).text)) return false;
  }
  return true;
}

const checkpoints = async (): Promise<string[]> =>
  Promise.all(['case', 'governance'].map(async (log) => (await send(under, 'GET', `/log/${log}/checkpoint`)).text));

/** The disk is lost: the copy is put in its place, and somebody has a mirror. */
async function loseTheDisk(): Promise<void> {
  mirror = await makeFolder();
  await under.server.close();
  await cp(join(body.dir, 'public/log'), mirror, { recursive: true });
  await rm(body.dir, { recursive: true });
  await cp(copy, body.dir, { recursive: true });
}

function recover(): { readonly status: number | null; readonly out: string } {
  const args = ['recover', '--data', body.dir, '--mirror', mirror];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/kupuya'), ...args], { cwd: root });
  return { status, out: stdout.toString() + stderr.toString() };
}

test('the logs go on where they were; letters of the lost days that the copy had are handed out, the others are missing', async () => {
  const signed = await checkpoints();
  await loseTheDisk();
  await start();
  expect((await send(under, 'POST', '/api/demo/next-day')).code).toBe('SHUTTING_DOWN');
  await under.server.close();

  const { status, out } = recover();
  expect([status, out]).toEqual([0, expect.stringContaining('Taken over: 2 batches.')]);
  expect(out).toContain('Of the letters and statements in these batches 1 were still here');
  await start();
  expect(await checkpoints()).toEqual(signed);
  await nextDay();
  await eventually(isCosigned);
  const commits = (await readCaseLog(under, body)).map(({ commit }) => formatHex(commit));
  expect(new Set(commits).size).toBe(commits.length);
  for (const { commit } of [kept, lost]) expect(commits).toContain(formatHex(commit));

  // The second day closed as batch 2: what waited in the copy is there, and nothing else.
  const made = await addUser(body, 'cholpon', 3, 'oversight');
  const session = await signIn(under, 'cholpon', made);
  expect((await send(under, 'GET', '/api/oversight/ratchet/2', undefined, session)).bytes).toHaveLength(2 * 2048);
  const asMember = await signIn(under, 'talant', await addUser(body, 'talant', 2, 'member'));
  const records = (await send(under, 'GET', '/api/member/letters/2', undefined, asMember)).bytes;
  expect(records).toHaveLength(letterRecord);
  expect(equalBytes(records.slice(32), kept.letter)).toBe(true);
});

test('run again it changes nothing, and a mirror of another history is refused whole', async () => {
  await loseTheDisk();
  expect(recover().status).toBe(0);
  expect(recover().out).toContain('Taken over: 0 batches.');
  await start();
  // The copy without the mirror would have gone on otherwise.
  await under.server.close();
  await rm(body.dir, { recursive: true });
  await cp(copy, body.dir, { recursive: true });
  under = await run(body);
  await nextDay();
  await under.server.close();
  const { status, out } = recover();
  // Whichever has come further: neither continues the other.
  expect([status, out]).toEqual([1, expect.stringMatching(/does not continue the store|is older than the store/)]);
});

describe('a mirror is refused and the store left as it is, when', () => {
  /** The entries at the end of the mirrored case log. */
  async function lastBundle(): Promise<string> {
    const folder = join(mirror, 'case/tile/entries/000.p');
    const widths = (await readdir(folder)).map(Number).sort((a, b) => a - b);
    return join(folder, String(widths.at(-1)));
  }

  test.each<[string, () => Promise<string>, (bytes: Buffer) => Buffer | null, string]>([
    ['an entry was changed', lastBundle, flipLastBit, 'does not continue the store'],
    ['an entry is missing', lastBundle, (bytes) => bytes.subarray(0, -71), 'is not whole'],
    ['its entries are missing', lastBundle, () => null, 'ENOENT'],
    [
      'its checkpoint is forged',
      () => Promise.resolve(join(mirror, 'case/checkpoint')),
      (bytes) => Buffer.from(bytes.toString().replace(/\n[0-9]+\n/, '\n1\n')),
      'BAD_SIGNATURE',
    ],
    [
      'its governance log is older than its case log',
      () => Promise.resolve(join(mirror, 'governance/checkpoint')),
      () => readFileSync(join(copy, 'public/log/governance/checkpoint')),
      'take a newer mirror',
    ],
  ])('%s', async (_, path, change, reason) => {
    await loseTheDisk();
    const file = await path();
    const good = await readFile(file);
    const changed = change(good);
    if (changed === null) await rm(file);
    else await writeFile(file, changed);
    const { status, out } = recover();
    expect([status, out]).toEqual([1, expect.stringContaining(reason)]);
    await writeFile(file, good);
    expect(recover().out).toContain('Taken over: 2 batches.');
  });
});

function flipLastBit(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  return changed;
}
