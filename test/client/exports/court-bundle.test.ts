/** A court bundle is complete, is recorded before it is handed out, and its own verifier accepts it and names every change. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync, zipSync } from 'fflate';
import { formatHex, signNote } from '../../../crypto/index.ts';
import { hashOf } from '../../../client/evidence/hash.ts';
import { makeCourtBundle, type BundleWish } from '../../../client/exports/court-bundle.ts';
import { random, suite } from '../caseload/world.ts';
import { assets, decide, makeScene, MemoryOutlet, rested, type Scene } from './scene.ts';

const photo = new Uint8Array(1_500_000).map((_, index) => index % 251);
const files = [
  { name: '../../сүрөт\u202e.jpg', bytes: photo },
  { name: 'empty', bytes: new Uint8Array() },
  { name: 'b.txt', bytes: new TextEncoder().encode('Шилтеме') },
];

let scene: Scene;
let folder: string;
let bundle: Uint8Array;
let contents: Record<string, Uint8Array>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kupuya-bundle-'));
  scene = await makeScene(files);
}, 180_000);
afterAll(async () => {
  await scene.world.end();
  await rm(folder, { recursive: true });
});

const wish = (): BundleWish => ({
  ...{ caseload: scene.one.caseload, suite, id: scene.id, language: 'ky', assets, versions: [] },
});

/** Exit code and lines of the verifier. */
async function verify(zip: Uint8Array, ...more: string[]): Promise<{ code: number; lines: string[] }> {
  const path = join(folder, 'bundle.zip');
  await writeFile(path, zip);
  const script = join(folder, 'verify.py');
  await writeFile(script, assets.verifier);
  try {
    const { stdout } = await promisify(execFile)('python3', [script, path, ...more]);
    return { code: 0, lines: stdout.trim().split('\n') };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, lines: stdout.trim().split('\n') };
  }
}

const zipped = (changed: Record<string, Uint8Array>): Uint8Array => zipSync(changed, { level: 0 });
const wrong = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('WRONG'));

test('Without an approval by two there is no bundle, and nothing of it is kept.', async () => {
  const outlet = new MemoryOutlet();
  await expect(makeCourtBundle(wish(), outlet)).rejects.toMatchObject({ code: 'NO_PROPOSAL' });
  expect(outlet).toMatchObject({ outcome: 'ABORTED', pieces: [] });
}, 60_000);

test('With it the bundle is made in one pass, and is recorded with the documents that it opened for the first time.', async () => {
  const decision = await decide(scene, 'EXPORT');
  const outlet = new MemoryOutlet();
  const made = await makeCourtBundle(wish(), outlet);
  bundle = outlet.bytes();
  expect(outlet.outcome).toBe('ENDED');
  expect(made).toMatchObject({ recorded: true, length: bundle.length, hash: formatHex(hashOf(bundle)) });
  const custody = scene.one.caseload.page(scene.id)?.custody ?? [];
  expect(custody.map(({ what, name }) => [what, name])).toEqual([
    ['OPENED', '../../сүрөт\u202e.jpg'],
    ['OPENED', 'empty'],
    ['OPENED', 'b.txt'],
    ['EXPORTED', made.name],
  ]);
  expect(custody[0]).toMatchObject({ document: formatHex(hashOf(photo)), letter: scene.letter, length: photo.length });
  expect(custody[3]).toMatchObject({ document: made.hash, proposal: decision });
  await rested(scene.one, scene.id);
}, 120_000);

test('It holds originals under harmless names, and everything that the manifest names.', () => {
  contents = unzipSync(bundle);
  const names = Object.keys(contents);
  const originals = names.filter((name) => name.startsWith('originals/'));
  expect(originals.map((name) => name.split('/').slice(2).join('/'))).toEqual([
    expect.stringMatching(/^[^./\u202e][^/\u202e]*\.jpg$/u),
    'empty',
    'b.txt',
  ]);
  expect(Buffer.compare(contents[originals[0] ?? ''] ?? new Uint8Array(), photo)).toBe(0);
  expect(names).toEqual(expect.arrayContaining(['summary.pdf', 'verify.py', 'manifest.txt', 'README-uz.txt']));
});

test('Its verifier accepts it, and names the keys and the hash of the file.', async () => {
  const { code, lines } = await verify(bundle);
  expect(wrong(lines)).toEqual([]);
  expect(lines.at(-1)).toBe('OK');
  expect(code).toBe(0);
  expect(lines).toContain(`SHA-256 of the file: ${formatHex(hashOf(bundle))}`);
  const other = await verify(bundle, '--trust', 'ab'.repeat(32));
  expect(wrong(other.lines)).toEqual(['WRONG trust.json: is not the one that was asked for']);
}, 60_000);

const flipped = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, index) => (index === bytes.length >> 1 ? byte ^ 1 : byte));
/** The manifest with the true hashes of what is there now: what somebody without the member's key can do. */
async function relisted(changed: Record<string, Uint8Array>): Promise<Record<string, Uint8Array>> {
  const note = new TextDecoder().decode(changed['manifest.txt']);
  const head = note.split('\n').slice(0, 7);
  const lines = Object.entries(changed)
    .filter(([path]) => path !== 'manifest.txt')
    .map(([path, bytes]) => `${formatHex(hashOf(bytes))}  ${String(bytes.length)}  ${path}`);
  const text = [...head, ...lines, ''].join('\n');
  const signer = { name: `${scene.world.trust.origin}/member/1`, seed: random(32) };
  return { ...changed, 'manifest.txt': new TextEncoder().encode(await signNote(suite, text, [signer])) };
}

test('A byte flipped in any file is named with the file.', async () => {
  for (const name of Object.keys(contents)) {
    const bytes = contents[name] ?? new Uint8Array();
    if (bytes.length === 0) continue;
    const { code, lines } = await verify(zipped({ ...contents, [name]: flipped(bytes) }));
    expect([name, code]).not.toEqual([name, 0]);
    if (name !== 'manifest.txt') expect(wrong(lines)).toContain(`WRONG ${name}: was changed`);
  }
}, 400_000);

test('A file taken away, added or exchanged is named.', async () => {
  const { 'custody.json': custody, ...without } = contents;
  expect(custody).toBeDefined();
  expect(wrong((await verify(zipped(without))).lines)).toContain('WRONG custody.json: is missing');
  const more = { ...contents, 'originals/letter-9/new.txt': new Uint8Array([1]), '../evil.txt': new Uint8Array([1]) };
  expect(wrong((await verify(zipped(more))).lines)).toEqual([
    'WRONG ../evil.txt: leads out of the folder',
    'WRONG originals/letter-9/new.txt: is not in the manifest',
  ]);
  const [first = '', , third = ''] = Object.keys(contents).filter((name) => name.startsWith('originals/'));
  const swapped = { ...contents, [first]: contents[third] ?? photo, [third]: contents[first] ?? photo };
  expect(wrong((await verify(zipped(swapped))).lines)).toEqual([
    `WRONG ${first}: was changed`,
    `WRONG ${third}: was changed`,
  ]);
}, 120_000);

test('Who writes a new manifest without the key of a member is found out, whatever was changed with it.', async () => {
  const [name = ''] = Object.keys(contents).filter((each) => each.startsWith('originals/'));
  const forged = await relisted({ ...contents, [name]: new Uint8Array([1, 2, 3]) });
  expect(wrong((await verify(zipped(forged))).lines)).toEqual([
    'WRONG signature of the manifest: too few signatures',
    `WRONG ${name}: nobody has signed that it came with a letter`,
  ]);
  const custody = new TextDecoder().decode(contents['custody.json']).replace('"by": 1', '"by": 2');
  const blamed = await relisted({ ...contents, 'custody.json': new TextEncoder().encode(custody) });
  expect(wrong((await verify(zipped(blamed))).lines)).toContain(
    'WRONG custody.json: says something else than the signed steps',
  );
}, 120_000);

test('A step left out, altered, or moved under other keys breaks the chain at its place.', async () => {
  const { 'chain/00002.json': second, ...without } = contents;
  expect(second).toBeDefined();
  expect(wrong((await verify(zipped(await relisted(without)))).lines)).toContain('WRONG chain/00002.json: is missing');
  const event = new TextDecoder().decode(contents['chain/00003.json']);
  const later = event.replace(/"day":(\d+)/u, (_, day: string) => `"day":${String(Number(day) + 1)}`);
  const altered = await relisted({ ...contents, 'chain/00003.json': new TextEncoder().encode(later) });
  expect(wrong((await verify(zipped(altered))).lines)).toEqual(
    expect.arrayContaining(['WRONG chain/00003.json: the signature does not hold']),
  );
  const trust = new TextDecoder()
    .decode(contents['trust.json'])
    .replace(scene.world.trust.origin, 'elsewhere.example/demo');
  const moved = await relisted({ ...contents, 'trust.json': new TextEncoder().encode(trust) });
  expect((await verify(zipped(moved))).code).toBe(1);
}, 120_000);

test('A disk that is full in the middle leaves nothing behind, and nothing in the record.', async () => {
  const before = scene.one.caseload.page(scene.id)?.custody.length;
  const outlet = new MemoryOutlet();
  let left = 300_000;
  outlet.write = (bytes) => {
    left -= bytes.length;
    return left < 0 ? Promise.reject(new Error('no room')) : Promise.resolve();
  };
  await expect(makeCourtBundle(wish(), outlet)).rejects.toThrow('no room');
  expect(outlet.outcome).toBe('ABORTED');
  expect(scene.one.caseload.page(scene.id)?.custody.length).toBe(before);
}, 60_000);
