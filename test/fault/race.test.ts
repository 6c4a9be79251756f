/** Two servers on one folder: one works, the other says why it does not, and nothing is closed twice. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { formatHex } from '../../crypto/index.ts';
import { makeBody, makeRequest, removeFolder, type Body } from '../server/body.ts';
import { eventually, newest, readCaseLog, readGovernance, send, type Under } from '../server/running.ts';

interface Process {
  readonly child: ChildProcess;
  out: string;
  err: string;
}

let body: Body;
const running: Process[] = [];

beforeAll(async () => {
  body = await makeBody({ day: Math.floor(Date.now() / 86_400_000), difficulty: 2 });
});
afterEach(async () => {
  for (const { child } of running.splice(0)) await end(child);
});
afterAll(() => removeFolder(body.dir));

/** The real program, as an operator starts it. */
function start(): Process {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../server/main.ts')], {
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: body.dir,
      PUBLIC_DIR: body.dir,
      PORT: '0',
      DIFFICULTY: '2',
      FREE_SPACE_FLOOR: '0',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const started: Process = { child, out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (started.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (started.err += chunk.toString()));
  running.push(started);
  return started;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const isServing = ({ out }: Process): boolean => out.includes('Serving ');
const hasEnded = ({ child }: Process): boolean => child.exitCode !== null;

function underOf({ out }: Process): Under {
  const url = /Serving (\S+)/.exec(out)?.[1] ?? '';
  return { server: { url, close: () => Promise.resolve() }, lines: [], clock: Date.now() };
}

test('of two that start at once exactly one serves; the other ends and names the reason', async () => {
  for (let round = 0; round < 3; round++) {
    const both = [start(), start()];
    await eventually(() => Promise.resolve(both.every((one) => isServing(one) || hasEnded(one))));
    const [winner, second] = both.filter(isServing);
    expect(second).toBeUndefined();
    const loser = both.find(hasEnded);
    expect([loser?.child.exitCode, loser?.out]).toEqual([1, '']);
    expect(loser?.err).toBe('kupuya: Another server works with this data folder.\n');
    for (const { child } of both) await end(child);
    expect(winner).toBeDefined();
  }
}, 120_000);

test('a second one beside a server at work closes no batch, and the lock goes with a process that is killed', async () => {
  const first = start();
  await eventually(() => Promise.resolve(isServing(first)));
  const under = underOf(first);
  const { bytes, note } = await newest(under, body, 'day');
  const { body: letter, commit } = await makeRequest(body.roster, bytes, note.difficulty);
  expect((await send(under, 'POST', '/api/letters', letter)).status).toBe(201);
  const rival = start();
  await eventually(() => Promise.resolve(hasEnded(rival)));
  await eventually(async () => (await readCaseLog(under, body)).length > 0);
  const days = (await readGovernance(under, body)).filter(({ entry }) => entry.kind === 'day');
  expect(days).toHaveLength(2);
  await end(first.child);

  const next = start();
  await eventually(() => Promise.resolve(isServing(next)));
  const logged = (await readCaseLog(underOf(next), body)).map((entry) => formatHex(entry.commit));
  expect(logged.filter((one) => one === formatHex(commit))).toHaveLength(1);
}, 120_000);
