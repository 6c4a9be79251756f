/** The server and `kupuya witness`, each as it is, over a socket: they share a protocol and no code. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { makeBody, makeFolder, removeFolder, type Body } from './body.ts';
import { eventually, run, send, type Under } from './running.ts';

const kupuya = join(import.meta.dirname, '../../bin/kupuya');

let folder: string;
let body: Body;
let under: Under;
let witness: ChildProcess;
let url: string;

beforeAll(async () => {
  folder = await makeFolder();
  const args = ['witness', 'key', '--name', 'checker.example/kupuya', '--out', join(folder, 'key')];
  const key = spawnSync(process.execPath, [kupuya, ...args])
    .stdout.toString()
    .trim();
  body = await makeBody({ day: 20_000, quorum: 1, witnesses: [key] });
  await cp(body.dir, join(folder, 'copy'), { recursive: true });
});
afterAll(async () => {
  await under.server.close();
  await end();
  await removeFolder(body.dir);
  await removeFolder(folder);
});

/** Starts the program and gives the address at which it listens. */
async function startWitness(): Promise<string> {
  const files = ['--key', join(folder, 'key'), '--state', join(folder, 'state')];
  const trust = ['--trust', join(body.dir, 'public/trust.json'), '--port', '0'];
  witness = spawn(process.execPath, [kupuya, 'witness', ...files, ...trust], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  witness.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  witness.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await eventually(() => Promise.resolve(/http:\/\/127\.0\.0\.1:[0-9]+/.test(said)));
  return /http:\/\/127\.0\.0\.1:[0-9]+/.exec(said)?.[0] ?? '';
}

async function end(): Promise<void> {
  if (witness.exitCode !== null || witness.signalCode !== null) return;
  const gone = once(witness, 'exit');
  witness.kill('SIGTERM');
  await gone;
}

async function isCosigned(): Promise<boolean> {
  for (const log of ['case', 'governance']) {
    const cosigned = (await send(under, 'GET', `/log/${log}/cosigned`)).text;
    if (!cosigned.startsWith((await send(under, 'GET', `/log/${log}/checkpoint`)).text)) return false;
  }
  return true;
}

test('the program cosigns both logs day after day, also after both have started again', async () => {
  url = await startWitness();
  under = await run(body, { witnesses: [url] });
  for (let days = 0; days < 3; days++) {
    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
    await eventually(isCosigned);
  }
  await under.server.close();
  await end();
  url = await startWitness();
  under = await run(body, { witnesses: [url] });
  expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
  await eventually(isCosigned);
}, 120_000);

test('it stops a server whose folder went back to the first day', async () => {
  await under.server.close();
  await rm(body.dir, { recursive: true });
  await cp(join(folder, 'copy'), body.dir, { recursive: true });
  under = await run(body, { witnesses: [url] });
  expect((await send(under, 'POST', '/api/demo/next-day')).code).toBe('SHUTTING_DOWN');
  expect(under.lines.join('')).toContain('went back to an older state');
}, 120_000);
