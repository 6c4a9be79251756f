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

/** Every place to fail, and twice: in a day the case log comes first and the governance log after it, and some files are several. */
const kinds = ['tile', 'bundle', 'checkpoint', 'history', 'index', 'cosignature', 'cosigned'] as const;
const steps: readonly FaultStep[] = [
  ...kinds.flatMap((kind): FaultStep[] => [`log:${kind}`, `log:${kind}:written`]),
  ...(['log:tiles', 'log:published'] as const),
];
const times = [1, 2] as const;

let body: Body;
let under: Under;
const checker = new TestChecker('ombudsman.example');
/** `size root` of everything that was ever served as signed. */
const signed: Record<Log, Map<number, string>> = { case: new Map(), governance: new Map() };

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

/** Lets a day go by and the power go off when this step comes for the n-th time. Returns whether it came. */
async function dayWithFailureAt(wanted: FaultStep, n: number): Promise<boolean> {
  let came = 0;
  const failed: FaultStep[] = [];
  let isArmed = false;
  under = await run(body, {
    witnesses: [checker.url],
    faults: (step) => {
      if (!isArmed || !step.startsWith('log:')) return;
      if (step === wanted) came++;
      // After the power went off nothing more reaches the disk.
      if (came < n) return;
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
  return failed.length > 0;
}

async function isSettled(): Promise<boolean> {
  for (const log of logs) {
    const size = await note(log, 'checkpoint');
    if (size === null || (await note(log, 'cosigned')) !== size) return false;
  }
  return (await index('governance')).length > 1;
}

test('after a failure at any write the next server finishes, and no checkpoint ever contradicts another', async () => {
  for (const [step, time] of steps.flatMap((each) => times.map((which) => [each, which] as const))) {
    expect([step, time, await dayWithFailureAt(step, time)]).toEqual([step, time, true]);
    under = await run(body, { witnesses: [checker.url] });
    await eventually(isSettled);
    await look();
    for (const log of logs) {
      const { size } = await readLog(under, body, log);
      expect((await index(log)).at(-1)).toBe(size);
    }
    await under.server.close();
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
}, 600_000);
