/** Go's own transparency log and signed notes (golang.org/x/mod/sumdb) accept a running instance, and refuse every tampered copy of it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { startService, type RunningService } from '../client/cli/witness/service.ts';
import { Witness } from '../client/witness/witness.ts';
import { formatCheckpoint, formatCosignerKey, signNote, type NoteSigner } from '../crypto/index.ts';
import { readSeeds } from '../server/secrets.ts';
import { folderAt } from '../server/folder.ts';
import { MemoryStore } from './client/witness/world.ts';
import { mirror } from './go/mirror.ts';
import { makeBody, random, removeFolder, suite, type Body } from './server/body.ts';
import { eventually, run, send, type Under } from './server/running.ts';

const patience = 240_000;
const day = 20_000;
const root = mkdtempSync(join(tmpdir(), 'kupuya-go-'));
const judge = join(root, 'judge');
const checker: NoteSigner = { name: 'checker.example/go', seed: random(32) };

let body: Body;
let under: Under;
let service: RunningService;

interface Judged {
  readonly size: number;
  readonly checkpoints: number;
  readonly cosignatures: number;
  readonly inclusions: number;
  readonly pairs: number;
  readonly tiles: number;
}

beforeAll(async () => {
  build();
  const entries = { mean: 100, scale: 2, multiple: 16 };
  const witnesses = [await formatCosignerKey(suite, checker.name, await suite.signPublicKey(checker.seed))];
  body = await makeBody({
    ...{ day, witnesses, quorum: 1 },
    change: (roster) => ({ ...roster, cover: { ...roster.cover, entries } }),
  });
  const witness = await Witness.create({
    ...{ suite, trust: body.trust, signer: checker, store: new MemoryStore() },
    clock: () => day * 86_400,
  });
  service = await startService({ witness, host: '127.0.0.1', port: 0, complain: () => undefined });
  under = await run(body, { witnesses: [service.url] });
  for (let batch = 0; batch < 4; batch++) {
    const before = await sizeOf('case', 'checkpoint');
    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
    await eventually(async () => (await sizeOf('case', 'checkpoint')) > before);
  }
  for (const log of ['case', 'governance'])
    await eventually(async () => (await sizeOf(log, 'cosigned')) === (await sizeOf(log, 'checkpoint')));
  await mirror(under.server.url, join(root, 'mirror'));
}, patience);

afterAll(async () => {
  await under.server.close();
  await service.close();
  await removeFolder(body.dir);
  rmSync(root, { recursive: true, force: true });
});

/** With Debian's own packages and without a network; nothing of it stays. */
function build(): void {
  const environment = { GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOCACHE: join(root, 'cache'), GOFLAGS: '' };
  const { status, stderr } = spawnSync('go', ['build', '-o', judge, join(import.meta.dirname, 'go/judge.go')], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
}

async function sizeOf(log: string, file: string): Promise<number> {
  const { status, text } = await send(under, 'GET', `/log/${log}/${file}`);
  return status === 200 ? Number(text.split('\n')[1]) : -1;
}

function ask(folder: string, log: 'case' | 'governance', key?: string) {
  const vkey = key ?? (log === 'case' ? body.trust.caseLog : body.trust.governanceLog);
  const args = ['-quorum', '1', folder, log, vkey, ...body.trust.witnesses];
  const { status, stdout, stderr } = spawnSync(judge, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('Go accepts both logs: every note, cosignature and entry, every two checkpoints, every tile.', async () => {
  for (const log of ['case', 'governance'] as const) {
    const { status, stdout, stderr } = ask(join(root, 'mirror'), log);
    expect([status, stderr]).toEqual([0, '']);
    const judged = JSON.parse(stdout) as Judged;
    expect(judged.size).toBe(await sizeOf(log, 'checkpoint'));
    expect(judged.inclusions).toBe(judged.size);
    expect(judged.cosignatures).toBeGreaterThan(0);
    expect(judged.pairs).toBeGreaterThanOrEqual(((judged.checkpoints - 1) * (judged.checkpoints - 2)) / 2);
    expect(judged.tiles).toBeGreaterThan(0);
  }
  // More than one tile of leaves, so that there is a level above them.
  expect(await sizeOf('case', 'checkpoint')).toBeGreaterThan(256);
});

type Change = (folder: string) => void | Promise<void>;

const edit =
  (file: string, change: (bytes: Buffer) => Buffer): Change =>
  (folder) =>
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file))));

const text = (file: string, change: (note: string) => string): Change =>
  edit(file, (bytes) => Buffer.from(change(bytes.toString('utf8'))));

const flip = (at: number) => (bytes: Buffer) => {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
};

/** One bit of the signature in the line of this number below the text. */
const flipLine = (line: number, at: number) => (note: string) => {
  const lines = note.split('\n');
  const [dash = '', name = '', encoded = ''] = (lines[4 + line] ?? '').split(' ');
  const bytes = flip(at)(Buffer.from(encoded, 'base64'));
  return lines.with(4 + line, `${dash} ${name} ${bytes.toString('base64')}`).join('\n');
};

const bundle = 'case/tile/entries/000';
const leaves = 'case/tile/0/000';
/** `length u16 | entry 69` */
const slot = 71;

/** The log itself signs another history. */
const forge: Change = async (folder) => {
  const sizes = readFileSync(join(folder, 'case/history/index'), 'utf8').trim().split('\n').map(Number);
  const size = sizes.at(-2) ?? 0;
  const { case: seed } = await readSeeds(folderAt(body.dir));
  const origin = `${body.trust.origin}/case`;
  const checkpoint = formatCheckpoint({ origin, size, root: random(32) });
  writeFileSync(
    join(folder, `case/history/${String(size)}`),
    await signNote(suite, checkpoint, [{ name: origin, seed }]),
  );
};

const partial =
  (level: number): Change =>
  (folder) => {
    const size = Number(readFileSync(join(folder, 'case/checkpoint'), 'utf8').split('\n')[1]);
    const count = Math.floor(size / 256 ** level);
    const index = String(Math.floor(count / 256)).padStart(3, '0');
    return edit(`case/tile/${String(level)}/${index}.p/${String(count % 256)}`, flip(5))(folder);
  };

const tampered: readonly (readonly [string, RegExp, Change])[] = [
  ["the log's signature", /checkpoint: invalid signature/u, text('case/checkpoint', flipLine(0, 20))],
  ['the root of the checkpoint', /checkpoint: invalid signature/u, text('case/checkpoint', changeRoot)],
  [
    'the size of the checkpoint',
    /checkpoint: invalid signature/u,
    text('case/checkpoint', (note) => note.replace(/\n(\d)/u, '\n1$1')),
  ],
  ['the signature of a checker', /cosigned: invalid signature/u, text('case/cosigned', flipLine(1, 30))],
  ['the time of a checker', /cosigned: invalid signature/u, text('case/cosigned', flipLine(1, 11))],
  [
    "a checker's line left out",
    /too few witnesses/u,
    text('case/cosigned', (note) => `${note.split('\n').slice(0, 5).join('\n')}\n`),
  ],
  [
    'the note of the other log',
    /checkpoint: note has no verifiable signatures/u,
    (folder) => cpSync(join(folder, 'governance/checkpoint'), join(folder, 'case/checkpoint')),
  ],
  ['a byte of an entry', /entry 3:/u, edit(bundle, flip(3 * slot + 40))],
  [
    'an entry left out',
    /entry \d+:/u,
    edit(bundle, (bytes) => Buffer.concat([bytes.subarray(0, slot), bytes.subarray(2 * slot)])),
  ],
  [
    'two entries exchanged',
    /entry 0:/u,
    edit(bundle, (bytes) =>
      Buffer.concat([bytes.subarray(slot, 2 * slot), bytes.subarray(0, slot), bytes.subarray(2 * slot)]),
    ),
  ],
  ['an entry added', /more than its tile/u, edit(bundle, (bytes) => Buffer.concat([bytes, bytes.subarray(0, slot)]))],
  ['an entry cut off in the middle', /too short/u, edit(bundle, (bytes) => bytes.subarray(0, -10))],
  ['a leaf hash', /./u, edit(leaves, flip(32 * 7))],
  ['a tile cut short', /./u, edit(leaves, (bytes) => bytes.subarray(0, -32))],
  ['a partial tile of leaves', /./u, partial(0)],
  ['a tile above the leaves', /./u, partial(1)],
  ['an older checkpoint, signed by the log, of another history', /\d+ to \d+:/u, forge],
  [
    'an older checkpoint under the name of another size',
    /another size/u,
    (folder) => {
      const [, second = '', third = ''] = readFileSync(join(folder, 'case/history/index'), 'utf8').split('\n');
      cpSync(join(folder, 'case/history', second), join(folder, 'case/history', third));
    },
  ],
  [
    'the newest size missing in the index',
    /does not end with the newest/u,
    text('case/history/index', (index) => index.replace(/\d+\n$/u, '')),
  ],
  [
    'an index out of order',
    /do not ascend/u,
    text('case/history/index', (index) => index.trim().split('\n').toReversed().join('\n')),
  ],
];

test.each(tampered)('Go refuses a tampered copy: %s.', async (name, reason, change) => {
  const folder = join(root, 'tampered', name.replaceAll(/\W+/gu, '-'));
  cpSync(join(root, 'mirror'), folder, { recursive: true });
  await change(folder);
  const { status, stdout, stderr } = ask(folder, 'case');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(reason);
});

test("Go refuses a log under another log's key.", () => {
  expect(ask(join(root, 'mirror'), 'case', body.trust.governanceLog).status).toBe(1);
});

function changeRoot(note: string): string {
  const lines = note.split('\n');
  return lines.with(2, flip(0)(Buffer.from(lines[2] ?? '', 'base64')).toString('base64')).join('\n');
}
