/** `kupuya witness` as a process of its own, with a disk, a network and a power cut. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../../../client/cli/witness.ts';
import { openFileStore } from '../../../client/cli/witness/file-store.ts';
import { formatWitnessKey } from '../../../client/witness/key.ts';
import { encodeTrust, parseCheckpoint, parseCosignerKey, readUnverifiedText } from '../../../crypto/index.ts';
import { runCommand } from '../cli/run-command.ts';
import { body, caseLog, checker, hashOf, History, suite, trust } from './world.ts';

const root = mkdtempSync(join(tmpdir(), 'kupuya-witness-'));
const history = new History('honest');
const patience = 60_000;

writeFileSync(join(root, 'key'), await formatWitnessKey(suite, checker));
writeFileSync(join(root, 'trust.json'), encodeTrust(trust));

const started: ChildProcess[] = [];

interface Program {
  readonly url: string;
  readonly child: ChildProcess;
  readonly complaints: string[];
}

function launch(state: string): ChildProcess {
  const files = ['--key', join(root, 'key'), '--trust', join(root, 'trust.json'), '--state', join(root, state)];
  const program = join(import.meta.dirname, '../../../bin/kupuya');
  const child = spawn(process.execPath, [program, 'witness', ...files, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  started.push(child);
  return child;
}

async function start(state: string): Promise<Program> {
  const child = launch(state);
  const complaints: string[] = [];
  if (child.stdout === null || child.stderr === null) throw new Error('no streams');
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line));
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = /^KUPUYA_WITNESS (?<json>.*)$/u.exec(line)?.groups?.['json'];
    if (ready === undefined) continue;
    child.stdout.resume();
    return { child, complaints, url: (JSON.parse(ready) as { url: string }).url };
  }
  throw new Error(complaints.join('\n'));
}

async function kill({ child }: Program, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  return child.exitCode;
}

async function add(program: Program, old: number, size: number, of = history): Promise<Response> {
  const bytes = body(old, await of.proof(old, size), await of.note(size));
  return fetch(`${program.url}/add-checkpoint`, { method: 'POST', body: new Uint8Array(bytes) });
}

afterAll(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await wait(50);
  rmSync(root, { recursive: true, force: true });
});

test(
  'The program signs over HTTP, bounds what a stranger sends, and goes on after a restart where it was.',
  async () => {
    const program = await start('state');
    const signed = await add(program, 0, 5);
    expect([signed.status, signed.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const line = await signed.text();
    const conflict = await add(program, 3, 9);
    expect([conflict.status, conflict.headers.get('content-type'), await conflict.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '5\n',
    ]);
    expect((await fetch(`${program.url}/add-checkpoint`)).status).toBe(405);
    const large = await fetch(`${program.url}/add-checkpoint`, { method: 'POST', body: 'x'.repeat(65_537) });
    expect(large.status).toBe(413);

    // Whoever sends half a request and then nothing is cut off and keeps nobody else waiting.
    const { hostname, port } = new URL(program.url);
    const slow = connect(Number(port), hostname);
    slow.write('POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nold');
    expect((await add(program, 5, 6)).status).toBe(200);
    slow.destroy();

    expect((await add(program, 6, 9, new History('forged'))).status).toBe(422);
    expect(program.complaints.join('\n')).toContain('BAD_PROOF');
    expect(await kill(program, 'SIGTERM')).toBe(0);
    const again = await start('state');
    const shown = await fetch(`${again.url}/${await hashOf(caseLog.name)}/checkpoint`);
    expect(parseCheckpoint(readUnverifiedText(await shown.text())).size).toBe(6);
    expect(line).toContain(`— ${checker.name} `);
    for (const file of readdirSync(join(root, 'state')).filter((name) => name.endsWith('.note')))
      expect(statSync(join(root, 'state', file)).mode & 0o077).toBe(0);
    await kill(again, 'SIGTERM');
  },
  patience,
);

test(
  'A second program on the same state folder is refused; after a kill -9 of the first it is not.',
  async () => {
    const first = await start('shared');
    const second = launch('shared');
    const [code] = (await once(second, 'exit')) as [number | null];
    expect(code).toBe(1);
    await kill(first, 'SIGKILL');
    await kill(await start('shared'), 'SIGTERM');
  },
  patience,
);

test(
  'kill -9 at random moments under load: whatever was answered is kept, and no smaller tree is signed afterwards.',
  async () => {
    let largest = 0;
    for (let round = 0; round < 6; round++) {
      const program = await start('killed');
      const before = largest;
      const load = (async () => {
        for (let old = largest; ; old = largest) {
          const size = old + 1 + ((old * 7) % 5);
          const answer = await add(program, old, size).catch(() => null);
          if (answer === null) return;
          const said = await answer.text().catch(() => null);
          if (said === null) return;
          if (answer.status === 200) largest = size;
          // What was kept before the kill and never answered.
          else if (answer.status === 409) largest = Math.max(largest, Number(said));
          else throw new Error(said);
        }
      })();
      // Under way for certain, then at a moment that nobody chose.
      while (largest === before) await wait(5);
      await wait((round * 37) % 60);
      await kill(program, 'SIGKILL');
      await load;
      const store = openFileStore(join(root, 'killed'));
      const note = await store.read(caseLog.name);
      store.close();
      const kept = parseCheckpoint(readUnverifiedText(note ?? ''));
      expect(kept.size).toBeGreaterThanOrEqual(largest);
    }
    expect(largest).toBeGreaterThan(10);
  },
  patience,
);

test('A draft that a power cut left behind is not read, and does not hinder the next write.', async () => {
  const folder = join(root, 'drafts');
  const store = openFileStore(folder);
  expect(store.isNew).toBe(true);
  expect(await store.replace('o', null, 'one')).toBe(true);
  const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.note'));
  writeFileSync(join(folder, `${name}.draft`), 'half a no');
  store.close();
  const again = openFileStore(folder);
  expect([again.isNew, await again.read('o')]).toEqual([false, 'one']);
  expect([await again.replace('o', null, 'two'), await again.replace('o', 'one', 'two')]).toEqual([false, true]);
  again.close();
  // Copies of the folder are not locked against each other: one key belongs to one folder, and the README says so.
  cpSync(folder, `${folder}-copy`, { recursive: true });
  const copy = openFileStore(`${folder}-copy`);
  expect(await copy.read('o')).toBe('two');
  copy.close();
});

test('The key command writes a key that only its owner may read, prints the verifier key, and never replaces a key.', async () => {
  const args = ['key', '--name', 'ngo.example/checker', '--out', 'made/key'];
  const made = await runCommand(run, root, args);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect((await parseCosignerKey(suite, made.stdout.trim())).name).toBe('ngo.example/checker');
  expect(statSync(join(root, 'made/key')).mode & 0o077).toBe(0);
  const before = readFileSync(join(root, 'made/key'), 'utf8');
  expect((await runCommand(run, root, args)).status).toBe(1);
  expect(readFileSync(join(root, 'made/key'), 'utf8')).toBe(before);
  for (const name of ['two words', 'a+b', '']) {
    const refused = await runCommand(run, root, ['key', '--name', name, '--out', 'bad']);
    expect(refused.status).toBeGreaterThan(0);
  }

  const stranger = ['--key', 'made/key', '--state', 'made/state', '--trust', 'trust.json'];
  expect(await runCommand(run, root, stranger)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('not among the outside checkers') as unknown,
  });
  expect((await runCommand(run, root, [])).status).toBe(2);
  expect((await runCommand(run, root, ['--key', 'made/key'])).status).toBe(2);
  expect((await runCommand(run, root, ['--help'])).stdout).toContain('kupuya witness once');
});
