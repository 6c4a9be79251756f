/** The second implementation, in Python, verifies the register of a running instance with an outside checker, and refuses every changed copy. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startService, type RunningService } from '../client/cli/witness/service.ts';
import { Witness } from '../client/witness/witness.ts';
import { formatCosignerKey, type NoteSigner } from '../crypto/index.ts';
import { MemoryStore } from './client/witness/world.ts';
import { mirror } from './go/mirror.ts';
import { makeBody, random, removeFolder, suite, type Body } from './server/body.ts';
import { eventually, run, send, type Under } from './server/running.ts';

const program = join(import.meta.dirname, 'python/verify_register.py');
const patience = 240_000;
const day = 20_000;
const batches = 4;
const folder = mkdtempSync(join(tmpdir(), 'kupuya-python-'));
const checker: NoteSigner = { name: 'checker.example/python', seed: random(32) };

let body: Body;
let under: Under;
let service: RunningService;

interface Outcome {
  readonly verified: Readonly<Record<string, number>>;
  readonly tried: number;
  readonly accepted: readonly string[];
}

beforeAll(async () => {
  const entries = { mean: 70, scale: 2, multiple: 16 };
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
  for (let batch = 1; batch <= batches; batch++) {
    const before = await sizeOf('case', 'checkpoint');
    expect((await send(under, 'POST', '/api/demo/next-day')).status).toBe(204);
    await eventually(async () => (await sizeOf('case', 'checkpoint')) > before);
  }
  for (const log of ['case', 'governance'])
    await eventually(async () => (await sizeOf(log, 'cosigned')) === (await sizeOf(log, 'checkpoint')));
  await mirror(under.server.url, folder);
  writeFileSync(join(folder, 'trust.json'), (await send(under, 'GET', '/trust.json')).bytes);
}, patience);

afterAll(async () => {
  await under.server.close();
  await service.close();
  await removeFolder(body.dir);
  rmSync(folder, { recursive: true, force: true });
});

async function sizeOf(log: string, file: string): Promise<number> {
  const { status, text } = await send(under, 'GET', `/log/${log}/${file}`);
  return status === 200 ? Number(text.split('\n')[1]) : -1;
}

test(
  'Python accepts both logs with every note, cosignature, entry, tile, day and two checkpoints, and refuses each of hundreds of changed copies.',
  async () => {
    const { stdout, stderr, status } = spawnSync('python3', [program, '--tamper', folder], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const { verified, tried, accepted } = JSON.parse(stdout) as Outcome;
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(300);
    const sizes = [await sizeOf('case', 'checkpoint'), await sizeOf('governance', 'checkpoint')];
    expect(Math.max(...sizes)).toBeGreaterThan(256);
    expect(verified['entries']).toBe(sizes.reduce((sum, size) => sum + size));
    expect(verified['inclusions']).toBe(verified['entries']);
    expect(verified['days']).toBe(batches + 1);
    expect(verified['cosignatures']).toBeGreaterThanOrEqual(2 * batches);
    expect(verified['pairs']).toBeGreaterThanOrEqual(batches * (batches + 1));
  },
  patience,
);

test('Python says what is wrong with a copy, and where.', () => {
  const path = join(folder, 'case/history/index');
  const honest = readFileSync(path, 'utf8');
  try {
    writeFileSync(path, honest.split('\n').slice(1).join('\n'));
    const { stderr, status } = spawnSync('python3', [program, folder], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^REFUSED {2}.*case\/history\/0.*nothing leads to it/u),
    ]);
  } finally {
    writeFileSync(path, honest);
  }
});
