/** What is served is forged, cut, lengthened or left out. Each file is tried by itself; only the check meant for it fails. */
import { cosign, encodeUtf8, signNote, formatCheckpoint, type AuditCheck } from '../../crypto/index.ts';
import { runAudit } from '../../client/audit/audit.ts';
import { downloadCopy } from '../../client/audit/download.ts';
import type { FailureCode } from '../../client/audit/failures.ts';
import {
  failures,
  firstDay,
  joined,
  makeEntries,
  makeFoundation,
  random,
  rootOf,
  suite,
  TestRegister,
} from '../client/audit/register.ts';

const live = await makeFoundation('live', 1);
const register = await TestRegister.begin(live);
await register.passDay(firstDay + 1, await makeEntries(firstDay + 1, 300));
await register.passDay(firstDay + 2, await makeEntries(firstDay + 2, 3));
const honest: ReadonlyMap<string, Uint8Array> = new Map(register.files);

beforeEach(() => {
  register.files.clear();
  for (const [path, bytes] of honest) register.files.set(path, bytes);
});

function served(path: string): Uint8Array {
  const bytes = honest.get(path);
  if (bytes === undefined) throw new Error(`nothing at ${path}`);
  return bytes;
}

function turned(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
}

const partialBundle = '/log/case/tile/entries/001.p/47';
const fullBundle = '/log/case/tile/entries/000';
const partialTile = '/log/case/tile/0/001.p/47';
const fullTile = '/log/case/tile/0/000';
const upperTile = '/log/case/tile/1/000.p/1';

test('The register from which every test begins is in order.', async () => {
  for (const path of [partialBundle, fullBundle, partialTile, fullTile, upperTile]) served(path);
  expect(failures(await register.audit())).toEqual({});
});

const withBytes = (change: (bytes: Uint8Array) => Uint8Array | null) => change;
const cut = withBytes((bytes) => bytes.slice(0, -1));
const longer = withBytes((bytes) => joined(bytes, new Uint8Array(1)));
const repeated = withBytes((bytes) => joined(bytes, bytes));
const forged = withBytes((bytes) => turned(bytes, bytes.length - 1));
const emptied = withBytes(() => new Uint8Array());
const missing = withBytes(() => null);

test.each<readonly [string, string, (bytes: Uint8Array) => Uint8Array | null, AuditCheck, FailureCode]>([
  ['an entry that was altered', partialBundle, forged, 'ENTRIES', 'ENTRY_DIFFERS'],
  ['a full bundle with an entry altered', fullBundle, forged, 'ENTRIES', 'ENTRY_DIFFERS'],
  ['a bundle cut by a byte', partialBundle, cut, 'ENTRIES', 'ENTRIES_MISSING'],
  ['a bundle of a byte more', partialBundle, longer, 'ENTRIES', 'ENTRIES_MISSING'],
  ['a bundle with its entries twice', partialBundle, repeated, 'ENTRIES', 'ENTRIES_MISSING'],
  ['a full bundle of more than 256 entries', fullBundle, repeated, 'ENTRIES', 'ENTRIES_MISSING'],
  ['a bundle of nothing', partialBundle, emptied, 'ENTRIES', 'ENTRIES_MISSING'],
  [
    'a bundle of 256 entries of nothing',
    fullBundle,
    withBytes(() => new Uint8Array(512)),
    'ENTRIES',
    'ENTRIES_MISSING',
  ],
  ['a bundle that is not there', fullBundle, missing, 'ENTRIES', 'ENTRIES_MISSING'],
  ['a forged tile', partialTile, forged, 'ENTRIES', 'TILE_DIFFERS'],
  ['a tile cut by a byte', fullTile, cut, 'ENTRIES', 'TILE_DIFFERS'],
  ['a tile of a byte more', fullTile, longer, 'ENTRIES', 'TILE_DIFFERS'],
  ['a tile twice as long', partialTile, repeated, 'ENTRIES', 'TILE_DIFFERS'],
  ['a forged tile of the level above', upperTile, forged, 'ENTRIES', 'TILE_DIFFERS'],
  ['a tile of nothing', upperTile, emptied, 'ENTRIES', 'TILE_DIFFERS'],
  ['a tile that is not there', upperTile, missing, 'ENTRIES', 'TILE_MISSING'],
  ['a trust policy of somebody else', '/trust.json', longer, 'SIGNATURES', 'TRUST_DIFFERS'],
  ['no trust policy', '/trust.json', missing, 'SIGNATURES', 'FILE_MISSING'],
  ['a checkpoint cut by a byte', '/log/case/cosigned', cut, 'SIGNATURES', 'BAD_NOTE'],
  ['a checkpoint of nothing', '/log/case/cosigned', emptied, 'SIGNATURES', 'BAD_NOTE'],
  ['a history that is not in order', '/log/case/history/index', repeated, 'SIGNATURES', 'BAD_NOTE'],
  ['a history whose list is not there', '/log/case/history/index', missing, 'SIGNATURES', 'FILE_MISSING'],
  ['a checkpoint of the history that is not there', '/log/case/history/300', missing, 'SIGNATURES', 'FILE_MISSING'],
])(
  '%s is found and named, and the other checks that read other files still pass.',
  async (_name, path, change, check, code) => {
    const bytes = change(served(path));
    if (bytes === null) register.files.delete(path);
    else register.files.set(path, bytes);
    const found = failures(await register.audit());
    expect(found[check]).toEqual([code]);
    const others = Object.keys(found).filter((each) => each !== check);
    // Whoever cannot read what a quorum has seen cannot say that one has.
    expect(others).toEqual(path.endsWith('/cosigned') ? ['QUORUM'] : []);
  },
);

test('Bundles of empty entries, a few bytes that would fill the memory, end the reading at the first.', async () => {
  const text = formatCheckpoint({ origin: live.keys.case.name, size: 2 ** 40, root: random(32) });
  const checkpoint = encodeUtf8(await signNote(suite, text, [live.keys.case]));
  let asked = 0;
  const get = (path: string): Promise<{ status: number; bytes: Uint8Array }> => {
    if (path === '/log/case/checkpoint') return Promise.resolve({ status: 200, bytes: checkpoint });
    if (!path.startsWith('/log/case/tile/entries/')) return register.copy().get(path);
    return Promise.resolve({ status: ++asked > 1000 ? 404 : 200, bytes: new Uint8Array(512) });
  };
  const report = await runAudit({ suite, trust: live.trust, now: (firstDay + 3) * 86_400, copy: { get } });
  expect(failures(report)).toMatchObject({ ENTRIES: ['ENTRIES_MISSING'] });
  expect(asked).toBe(1);
  asked = 0;
  await downloadCopy({ get }, () => Promise.resolve(), { withSession: false });
  expect(asked).toBeLessThan(5);
});

test('A key file, cut, forged or missing, fails the check of the roster.', async () => {
  const path = [...honest.keys()].find((each) => each.startsWith('/epochs/')) ?? '';
  for (const change of [cut, forged, missing]) {
    const bytes = change(served(path));
    if (bytes === null) register.files.delete(path);
    else register.files.set(path, bytes);
    expect(failures(await register.audit())).toEqual({ GOVERNANCE: ['EPOCH_FILE_DIFFERS'] });
  }
});

test('A bad signature of a known key beside good ones refuses the note: the log’s own, and a checker’s.', async () => {
  const path = '/log/governance/cosigned';
  const note = new TextDecoder().decode(served(path));
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const otherText = formatCheckpoint({ origin: live.keys.governance.name, size: 1, root: random(32) });

  const line = (await signNote(suite, otherText, [live.keys.governance])).split('\n\n')[1] ?? '';
  register.files.set(path, encodeUtf8(note + line));
  expect(failures(await register.audit())).toEqual({ SIGNATURES: ['BAD_SIGNATURE'], QUORUM: ['NOT_COSIGNED'] });

  const cosignature = await cosign(suite, otherText, live.keys.checker, 1_700_000_000);
  register.files.set(path, encodeUtf8(note + cosignature));
  expect(failures(await register.audit())).toEqual({ QUORUM: ['BAD_COSIGNATURE', 'NOT_COSIGNED'] });

  // A stranger's line is nothing to anybody, good or bad.
  const stranger = await cosign(suite, text, { name: 'stranger.example', seed: random(32) }, 1_700_000_000);
  register.files.set(path, encodeUtf8(note + stranger));
  expect(failures(await register.audit())).toEqual({});
});

test('A checkpoint signed with another key, or of another log, is none; without one the entries cannot be judged.', async () => {
  const path = '/log/case/checkpoint';
  const { name } = live.keys.case;
  const root = await rootOf(register.leaves.case);
  const size = register.leaves.case.length;
  const forgedNote = await signNote(suite, formatCheckpoint({ origin: name, size, root }), [
    { name, seed: random(32) },
  ]);
  for (const bytes of [encodeUtf8(forgedNote), served('/log/governance/checkpoint')]) {
    register.files.set(path, bytes);
    const report = await register.audit();
    expect(failures(report)).toEqual({ SIGNATURES: ['BAD_SIGNATURE'] });
    const { result, reason } = report.checks.find(({ check }) => check === 'CONSISTENCY') ?? {};
    expect([result, reason]).toEqual(['NOT_CHECKED', 'NOT_READABLE']);
  }
});

test('A note of many megabytes is refused and not read.', async () => {
  register.files.set('/log/case/checkpoint', encodeUtf8('a'.repeat(10_000_000)));
  expect(failures(await register.audit())).toEqual({ SIGNATURES: ['BAD_NOTE'] });
});

test('A history of many thousand checkpoints is read; one of many megabytes is refused.', async () => {
  const path = '/log/case/history/index';
  const lines = Array.from({ length: 20_000 }, (_, index) => `${String(index)}\n`);
  register.files.set(path, encodeUtf8(lines.join('')));
  expect(failures(await register.audit())).toEqual({ SIGNATURES: ['FILE_MISSING'] });
  register.files.set(path, encodeUtf8('1\n'.repeat(3_000_000)));
  expect(failures(await register.audit())).toEqual({ SIGNATURES: ['BAD_NOTE'] });
});

test('A checkpoint of an enormous size is signed quickly, and ends with the entries that are there.', async () => {
  const { name } = live.keys.case;
  for (const size of [2 ** 31, 2 ** 32, 2 ** 40]) {
    const text = formatCheckpoint({ origin: name, size, root: random(32) });
    register.files.set('/log/case/checkpoint', encodeUtf8(await signNote(suite, text, [live.keys.case])));
    expect(failures(await register.audit())).toMatchObject({ ENTRIES: ['ENTRIES_MISSING'] });
  }
});
