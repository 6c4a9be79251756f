/**
 * The power goes off at every single write of a publication, before it and after it, one after the other: tiles, bundles, checkpoint,
 * history, index, the lines of a checker, the cosigned checkpoint. Whatever was served before or after, no two checkpoints of one size
 * ever differ, each is a beginning of the log that stands at the end, and the next start finishes what was begun.
 */
import { formatHex, leafHashes, parseVerifierKey, rootOfLeaves, verifyCheckpoint } from '../../crypto/index.ts';
import type { FaultStep } from '../../server/fault.ts';
import { makeBody, removeFolder, suite, type Body } from '../server/body.ts';
import { TestChecker } from '../server/checker.ts';
import { eventually, readLog, run, send, shortly, type Under } from '../server/running.ts';

const logs = ['case', 'governance'] as const;
type Log = (typeof logs)[number];

/** More writes than one day has; the loop ends with the first day that nothing interrupts. */
const mostWrites = 120;

let body: Body;
let under: Under;
const checker = new TestChecker('ombudsman.example');
/** `size root` of everything that was ever served as signed. */
const signed: Record<Log, Map<number, string>> = { case: new Map(), governance: new Map() };
const interrupted: FaultStep[] = [];

beforeAll(async () => {
  // So many entries a day that every fourth batch closes a tile.
  const entries = { mean: 60, scale: 1, multiple: 64 };
  body = await makeBody({
    day: 20_000,
    quorum: 1,
    witnesses: [await checker.key()],
    change: (roster) => ({ ...roster, last: roster.first + 300, cover: { ...roster.cover, entries } }),
  });
  await checker.start(body.trust);
});
afterAll(async () => {
  await checker.stop();
  await removeFolder(body.dir);
});

async function note(log: Log, name: string): Promise<number | null> {
  const answer = await send(under, 'GET', `/log/${log}/${name}`);
  if (answer.status !== 200) return null;
  const key = await parseVerifierKey(suite, log === 'case' ? body.trust.caseLog : body.trust.governanceLog);
  const { size, root } = await verifyCheckpoint(suite, answer.text, key);
  const before = signed[log].get(size) ?? formatHex(root);
  expect(formatHex(root)).toBe(before);
  signed[log].set(size, before);
  return size;
}

/** Takes down everything that is served as signed. */
async function look(): Promise<void> {
  for (const log of logs) {
    await note(log, 'checkpoint');
    await note(log, 'cosigned');
    for (const size of await index(log)) expect(await note(log, `history/${String(size)}`)).toBe(size);
  }
}

async function index(log: Log): Promise<number[]> {
  const answer = await send(under, 'GET', `/log/${log}/history/index`);
  return answer.status === 200 ? answer.text.trimEnd().split('\n').map(Number) : [];
}

/** Lets a day go by and the power go off at the n-th step. Returns the step, or null if the day had fewer. */
async function dayWithFailureAt(n: number): Promise<FaultStep | null> {
  let steps = 0;
  const failed: FaultStep[] = [];
  let isArmed = false;
  under = await run(body, {
    witnesses: [checker.url],
    faults: (step) => {
      if (!isArmed || !step.startsWith('log:')) return;
      steps++;
      if (steps < n) return;
      // After the power went off nothing more reaches the disk.
      failed.push(step);
      throw new Error('the power went off');
    },
    // No second try of a demo: the next server finishes.
    delay: (milliseconds) => (milliseconds === 500 ? new Promise(() => undefined) : shortly(milliseconds)),
  });
  await eventually(isSettled);
  isArmed = true;
  await send(under, 'POST', '/api/demo/next-day');
  // Nothing more comes: either the power is off, or both logs are cosigned.
  await eventually(async () => failed.length > 0 || (await isSettled()));
  await look();
  isArmed = failed.length > 0;
  await under.server.close();
  return failed[0] ?? null;
}

async function isSettled(): Promise<boolean> {
  for (const log of logs) {
    const size = await note(log, 'checkpoint');
    if (size === null || (await note(log, 'cosigned')) !== size) return false;
  }
  return (await index('governance')).length > 1;
}

test('after a failure at any write the next server finishes, and no checkpoint ever contradicts another', async () => {
  for (let n = 1; n < mostWrites; n++) {
    const step = await dayWithFailureAt(n);
    under = await run(body, { witnesses: [checker.url] });
    await eventually(isSettled);
    await look();
    for (const log of logs) {
      const { size } = await readLog(under, body, log);
      expect((await index(log)).at(-1)).toBe(size);
    }
    await under.server.close();
    if (step === null) break;
    interrupted.push(step);
  }
  under = await run(body, { witnesses: [checker.url] });
  try {
    for (const log of logs) {
      const hashes = await leafHashes(suite, (await readLog(under, body, log)).leaves);
      for (const [size, root] of signed[log]) {
        expect(formatHex(await rootOfLeaves(suite, hashes.slice(0, size)))).toBe(root);
      }
    }
  } finally {
    await under.server.close();
  }
  for (const kind of ['tile', 'bundle', 'checkpoint', 'history', 'index', 'cosignature', 'cosigned'] as const) {
    expect(interrupted).toContain(`log:${kind}`);
    expect(interrupted).toContain(`log:${kind}:written`);
  }
  expect(interrupted.length).toBeLessThan(mostWrites - 1);
}, 600_000);
