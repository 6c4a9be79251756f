/** A server whose disk went back to an older state: it must notice before it signs a second history. */
import { spawnSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { makeBody, makeFolder, makeRequest, removeFolder, type Body } from './body.ts';
import { TestChecker } from './checker.ts';
import { addUser, eventually, newest, run, send, signIn, type RunOptions, type Under } from './running.ts';

const day = 20_000;
const root = join(import.meta.dirname, '../..');

let body: Body;
let under: Under;
let checker: TestChecker;
let copy = '';

/** What `doctor` prints about a folder. */
function doctor(): string {
  const { stdout } = spawnSync(process.execPath, [join(root, 'bin/kupuya'), 'doctor', '--data', body.dir], {
    cwd: root,
  });
  return stdout.toString();
}

const checkpoints = async (): Promise<string[]> =>
  Promise.all(['case', 'governance'].map(async (log) => (await send(under, 'GET', `/log/${log}/checkpoint`)).text));

async function start(options: RunOptions = {}): Promise<void> {
  under = await run(body, { witnesses: [checker.url], ...options });
}

const nextDay = async (): Promise<string> => (await send(under, 'POST', '/api/demo/next-day')).code;

const isCosigned = async (): Promise<boolean> => {
  for (const log of ['case', 'governance']) {
    const [cosigned, checkpoint] = [
      await send(under, 'GET', `/log/${log}/cosigned`),
      await send(under, 'GET', `/log/${log}/checkpoint`),
    ];
    if (!cosigned.text.startsWith(checkpoint.text)) return false;
  }
  return true;
};

async function copyOf(folder: string): Promise<string> {
  const made = await makeFolder();
  await cp(folder, made, { recursive: true });
  return made;
}

async function restore(from: string): Promise<void> {
  await rm(body.dir, { recursive: true });
  await cp(from, body.dir, { recursive: true });
}

beforeEach(async () => {
  checker = new TestChecker('ombudsman.example');
  body = await makeBody({ day, quorum: 1, witnesses: [await checker.key()] });
  await addUser(body, 'cholpon', 3, 'oversight');
  await checker.start(body.trust);
  await start();
  expect(await nextDay()).toBe('');
  await eventually(isCosigned);
  await under.server.close();
  copy = await copyOf(body.dir);
  await start();
  expect(await nextDay()).toBe('');
  await eventually(isCosigned);
});
afterEach(async () => {
  await under.server.close();
  await checker.stop();
  await removeFolder(copy);
  await removeFolder(body.dir);
});

test('an old copy of the folder is noticed at the start, through the checker: nothing is signed, nothing taken in', async () => {
  const signed = await checkpoints();
  await under.server.close();
  const newer = await copyOf(body.dir);
  await restore(copy);
  await start();
  const old = await checkpoints();
  expect(old).not.toEqual(signed);

  expect(await nextDay()).toBe('SHUTTING_DOWN');
  const { bytes, note } = await newest(under, body, 'day');
  const { body: letter } = await makeRequest(body.roster, bytes, note.difficulty);
  expect((await send(under, 'POST', '/api/letters', letter)).code).toBe('SHUTTING_DOWN');
  expect((await send(under, 'PUT', `/api/parts/${'0'.repeat(32)}/0`, letter)).code).toBe('SHUTTING_DOWN');
  expect(await checkpoints()).toEqual(old);
  expect(under.lines.join('')).toContain('went back to an older state');
  expect(under.lines.join('')).toContain('"outcome":"rolled-back"');
  expect(doctor()).toMatch(
    /FAILED {3}past: the (?:case|governance) log has signed [0-9]+ entries that the store does not continue/,
  );

  // The next start knows it without the checker.
  await under.server.close();
  await start({ witnesses: [] });
  expect(await nextDay()).toBe('SHUTTING_DOWN');
  expect(await checkpoints()).toEqual(old);

  // With the newer copy it works on, and the checker goes on from what it has seen.
  await under.server.close();
  await restore(newer);
  await removeFolder(newer);
  await start();
  expect(await checkpoints()).toEqual(signed);
  expect(await nextDay()).toBe('');
  await eventually(isCosigned);
  expect(doctor()).toMatch(/ok {7}past: /);
});

test('evidence that stayed in the folder does not stop a store that has come forward again', async () => {
  await under.server.close();
  const newer = await copyOf(body.dir);
  await restore(copy);
  await start();
  await under.server.close();
  const evidence = await readFile(join(body.dir, 'contradiction-case.note'), 'utf8');
  await restore(newer);
  await removeFolder(newer);
  await writeFile(join(body.dir, 'contradiction-case.note'), evidence);
  expect(doctor()).toMatch(/warning {2}past: the case log went back and has come forward again/);
  await start();
  expect(await nextDay()).toBe('');
  await expect(readFile(join(body.dir, 'contradiction-case.note'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a database that is older than the checkpoint beside it is noticed without any checker', async () => {
  const signed = await checkpoints();
  await under.server.close();
  for (const suffix of ['', '-wal', '-shm']) {
    await rm(join(body.dir, `kupuya.sqlite${suffix}`), { force: true });
    await cp(join(copy, `kupuya.sqlite${suffix}`), join(body.dir, `kupuya.sqlite${suffix}`)).catch(() => undefined);
  }
  await start({ witnesses: [] });
  expect(await nextDay()).toBe('SHUTTING_DOWN');
  expect(await checkpoints()).toEqual(signed);
  expect(under.lines.join('')).toContain('went back to an older state');
});

test('an old copy that went on without a checker is stopped by the checkpoint that an officer brings', async () => {
  const newestSeen = [...checker.seen.values()].map(({ note }) => note);
  await under.server.close();
  await restore(copy);
  await start({ witnesses: [] });
  expect(await nextDay()).toBe('');
  expect(await nextDay()).toBe('');
  const forked = await checkpoints();
  await under.server.close();
  const made = await addUser(body, 'officer', 4, 'oversight');
  await start({ witnesses: [] });
  const session = await signIn(under, 'officer', made);
  // Of the log that grows every day: a day may bring no entry to the other.
  const seen = newestSeen.find((note) => note.split('\n')[0]?.endsWith('/governance')) ?? '';
  expect((await send(under, 'POST', '/api/oversight/cosignatures', seen, session)).code).toBe('CONFLICT');
  expect(await nextDay()).toBe('SHUTTING_DOWN');
  expect(await checkpoints()).toEqual(forked);
  expect((await send(under, 'POST', '/api/oversight/cosignatures', seen, session)).code).toBe('SHUTTING_DOWN');
});
