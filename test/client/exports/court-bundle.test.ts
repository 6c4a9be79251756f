/** A court bundle is complete, is recorded before it is handed out, and its own verifier accepts it and names every change. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync, zipSync } from 'fflate';
import { formatHex } from '../../../crypto/index.ts';
import { hashOf } from '../../../client/evidence/hash.ts';
import { makeCourtBundle, type BundleWish } from '../../../client/exports/court-bundle.ts';
import { suite } from '../caseload/world.ts';
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
