/** Every `sh` block of docs/operating.md, run in order in an empty folder as an operator and eight members would. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '../..');
const document = readFileSync(join(root, 'docs/operating.md'), 'utf8');
const blocks = [...document.matchAll(/^```sh\n([^]*?)^```$/gmu)].map(([, block = '']) => block);

let folder: string;
const environment: Record<string, string> = { FIRST: new Date().toISOString().slice(0, 10) };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kupuya-operating-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A block as typed into a shell. What members write down by hand is written into the files that the next block reads. */
function type(block: string): void {
  const script = `set -eu; kupuya() { "${process.execPath}" "${root}/bin/kupuya" "$@"; }\n${block}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, FREE_SPACE_FLOOR: '0', ...environment },
    encoding: 'utf8',
  });
  expect({ block, status, stderr: status === 0 ? '' : stderr + stdout }).toEqual({ block, status: 0, stderr: '' });
  for (const [name, key] of [
    ['CASE_LOG', 'case-log'],
    ['GOVERNANCE_LOG', 'governance-log'],
    ['PROMISE', 'promise'],
  ] as const) {
    const found = new RegExp(`^${key} +(\\S+)$`, 'mu').exec(stdout)?.[1];
    if (found !== undefined) environment[name] = found;
  }
  const members = [...stdout.matchAll(/member-(\d+)\.keyring\.asc +secret/gu)].map(([, number = '']) => number);
  const words = [...stdout.matchAll(/^ {2}((?:[a-z]+ ){5}[a-z]+)$/gmu)].map(([, six = '']) => six);
  for (const [index, number] of members.entries())
    writeFileSync(join(folder, `words-${number}.txt`), `${words[index] ?? ''}\n`);
}

/** Starts the server until it serves, then stops it: what lies in the folder is then published. */
async function serve(): Promise<void> {
  const env = { ...process.env, DATA_DIR: join(folder, 'data'), PUBLIC_DIR: folder, PORT: '0', FREE_SPACE_FLOOR: '0' };
  const server = spawn(process.execPath, [join(root, 'server/main.ts')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  try {
    // Read on to the end: a server whose output nobody takes would fail at its last words.
    await new Promise<void>((resolve) => {
      let said = '';
      server.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Serving http://127.0.0.1:')) resolve();
      });
      server.once('exit', () => {
        resolve();
      });
    });
  } finally {
    server.kill('SIGTERM');
  }
  expect(await ended).toEqual([0, null]);
}

test('an operator who follows the document has a sound instance, and keeps it', async () => {
  expect(blocks.length).toBeGreaterThan(7);
  for (const block of blocks) {
    type(block);
    if (block.includes('kupuya init begin')) await serve();
  }
}, 900_000);
