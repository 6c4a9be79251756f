/**
 * Somebody has a court bundle in hand and changes it: with the key of a member who has no say in the case, with a member's own key, or
 * with what ZIP files can hide. The verifier names each.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync, zipSync } from 'fflate';
import {
  encodeCanonical,
  eventJson,
  formatHex,
  makeEvent,
  memberKeyName,
  signNote,
  type EventContent,
} from '../../crypto/index.ts';
import { hashOf } from '../../client/evidence/hash.ts';
import { makeCourtBundle } from '../../client/exports/court-bundle.ts';
import { suite } from '../client/caseload/world.ts';
import { assets, decide, makeScene, MemoryOutlet, type Scene } from '../client/exports/scene.ts';

type Contents = Record<string, Uint8Array>;

/** In the roster, and not one of those whom the source chose. */
const outsider = 4;
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const bytes = (words: string): Uint8Array => new TextEncoder().encode(words);

let scene: Scene;
let folder: string;
let bundle: Uint8Array;
let contents: Contents;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kupuya-bundle-'));
  scene = await makeScene([{ name: 'a.txt', bytes: bytes('Келишим') }]);
  await decide(scene, 'EXPORT');
  const outlet = new MemoryOutlet();
  const { one, id } = scene;
  await makeCourtBundle({ caseload: one.caseload, suite, id, language: 'ky', assets, versions: [] }, outlet);
  bundle = outlet.bytes();
  contents = unzipSync(bundle);
}, 180_000);
afterAll(async () => {
  await scene.world.end();
  await rm(folder, { recursive: true });
});

async function python(...args: string[]): Promise<{ code: number; lines: string[] }> {
  try {
    const { stdout } = await promisify(execFile)('python3', args);
    return { code: 0, lines: stdout.trim().split('\n') };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, lines: stdout.trim().split('\n') };
  }
}

/** What the verifier finds wrong in a ZIP file or a folder; null if it says OK. */
async function faults(what: Uint8Array | string): Promise<string[] | null> {
  const script = join(folder, 'verifier.py');
  await writeFile(script, assets.verifier);
  const path = typeof what === 'string' ? what : join(folder, 'bundle.zip');
  if (typeof what !== 'string') await writeFile(path, what);
  const { code, lines } = await python(script, path);
  if (code === 0 && lines.at(-1) === 'OK') return null;
  expect(code).toBe(1);
  expect(lines.at(-1)).toMatch(/^NOT OK/u);
  return lines.flatMap((line) => /^WRONG (.*)$/u.exec(line)?.[1] ?? []);
}

const zipped = (changed: Contents): Uint8Array => zipSync(changed, { level: 0 });

/** A manifest of what is there now, in every form as it should be, signed by this member. */
async function signedBy(
  member: number,
  changed: Contents,
  head: Readonly<Record<string, string>> = {},
): Promise<Contents> {
  const lines = text(contents['manifest.txt'])
    .split('\n')
    .slice(0, 7)
    .map((line) => {
      const [name = ''] = line.split(' ');
      return name in head ? `${name} ${head[name] ?? ''}` : line;
    });
  const files = Object.entries(changed)
    .filter(([path]) => path !== 'manifest.txt')
    .map(([path, file]) => `${formatHex(hashOf(file))}  ${String(file.length)}  ${path}`);
  const { trust } = scene.world;
  const signer = { name: memberKeyName(trust.origin, member), seed: scene.world.keyring(member).sign };
  return { ...changed, 'manifest.txt': bytes(await signNote(suite, [...lines, ...files, ''].join('\n'), [signer])) };
}

/** The bundle with one more step, so many days after the last one; the day of the manifest stays. */
async function noted(member: number, days: number): Promise<{ bundle: Record<string, Uint8Array>; name: string }> {
  const steps = Object.keys(contents).filter((name) => /^chain\/\d/u.test(name));
  const last = contents[steps.at(-1) ?? ''] ?? new Uint8Array();
  const { day } = JSON.parse(text(last)) as { day: number };
  const note: EventContent = { type: 'NOTE', data: { text: 'Баары туура эмес.' } };
  const { roster } = scene.world;
  const signer = { roster, member, seed: scene.world.keyring(member).sign };
  const place = { seq: 99, previous: hashOf(last), day: day + days };
  const event = encodeCanonical(eventJson(await makeEvent(suite, place, note, signer)));
  const name = `chain/${String(steps.length).padStart(5, '0')}.json`;
  return { bundle: await signedBy(1, { ...contents, [name]: event }, { head: formatHex(hashOf(event)) }), name };
}

test('What the tests begin with holds: as it came, signed anew by its own member, and unpacked.', async () => {
  expect(await faults(bundle)).toBeNull();
  expect(await faults(zipped(await signedBy(1, contents)))).toBeNull();
  expect(await faults(await unpacked('whole'))).toBeNull();
}, 60_000);

test('A member who has no say in the case cannot rewrite a letter and sign the manifest, nor add a step.', async () => {
  const [letter = ''] = Object.keys(contents).filter((name) => name.startsWith('letters/'));
  const rewritten = {
    ...contents,
    [letter]: bytes(text(contents[letter]).replace(/"statement": ".*"/u, '"statement": "-"')),
  };
  expect(rewritten[letter]).not.toEqual(contents[letter]);
  expect(await faults(zipped(await signedBy(outsider, rewritten)))).toEqual([
    'signature of the manifest: its signer has no say in the case',
  ]);

  const added = await noted(outsider, 0);
  expect(await faults(zipped(added.bundle))).toEqual([`${added.name}: its signer has no say in the case`]);
}, 60_000);

test('A member alone cannot date the manifest back into the seven days of a decision, before steps that it holds.', async () => {
  // Devices may be a day apart.
  expect(await faults(zipped((await noted(1, 1)).bundle))).toBeNull();
  expect(await faults(zipped((await noted(1, 2)).bundle))).toEqual([
    'decision of two: the manifest is older than the last step',
  ]);
}, 60_000);

test('A member alone cannot put a file beside the record, leave on an old decision, or name other keys.', async () => {
  const beside = { ...contents, 'original/letter-1.pdf': bytes('%PDF') };
  expect(await faults(zipped(await signedBy(1, beside)))).toEqual([
    'original/letter-1.pdf: has no place in a case file',
  ]);
  const day = Number(/^day (\d+)$/mu.exec(text(contents['manifest.txt']))?.[1]);
  expect(await faults(zipped(await signedBy(1, contents, { day: String(day + 7) })))).toBeNull();
  expect(await faults(zipped(await signedBy(1, contents, { day: String(day + 8) })))).toEqual([
    'decision of two: it was approved more than 7 days before',
  ]);
  const other = { ...contents, 'trust-fingerprint.txt': bytes(`${'ab'.repeat(32)}\n`) };
  expect(await faults(zipped(await signedBy(1, other)))).toEqual([
    'trust.json: is not what trust-fingerprint.txt says',
  ]);
}, 60_000);

/** Changes the ZIP file `sys.argv[1]` in place. */
const tricks: Readonly<Record<string, string>> = {
  'an entry that the directory at the end does not name': `
local = b'PK\\3\\4' + bytes([20, 0, 0, 8, 0, 0]) + bytes(4) + (0).to_bytes(4, 'little') + (3).to_bytes(4, 'little') * 2 + (11).to_bytes(2, 'little') + bytes(2) + b'summary.pdf' + b'Lie'
at = zipfile.ZipFile(path).start_dir
whole = whole[:at] + local + whole[at:-6] + (at + len(local)).to_bytes(4, 'little') + whole[-2:]`,
  'something before the first entry': `whole = b'MZ' + whole`,
  'something behind the last': `whole = whole[:-2] + (5).to_bytes(2, 'little') + b'<html'`,
  'a second file of one name': `
with zipfile.ZipFile(path, 'a') as archive: archive.writestr('summary.pdf', b'Lie')
whole = open(path, 'rb').read()`,
  'a folder that is a file': `
with zipfile.ZipFile(path, 'a') as archive: archive.writestr('annex/', b'Lie')
whole = open(path, 'rb').read()`,
  'another name in a field for other programs': `
info = zipfile.ZipInfo('annex/'); name = b'summary.pdf'
info.extra = b'up' + (5 + len(name)).to_bytes(2, 'little') + b'\\1' + zlib.crc32(b'annex/').to_bytes(4, 'little') + name
with zipfile.ZipFile(path, 'a') as archive: archive.writestr(info, b'')
whole = open(path, 'rb').read()`,
  'a name that ends early for some': `
with zipfile.ZipFile(path, 'a') as archive: archive.writestr('summary.pdfX.exe', b'Lie')
whole = open(path, 'rb').read().replace(b'summary.pdfX.exe', b'summary.pdf\\0.exe')`,
};

test.each(Object.keys(tricks))(
  'A ZIP file with %s is refused.',
  async (trick) => {
    const path = join(folder, 'trick.zip');
    await writeFile(path, bundle);
    const script = join(folder, 'trick.py');
    await writeFile(
      script,
      `import sys, zipfile, zlib, warnings\nwarnings.simplefilter('ignore')\npath = sys.argv[1]\nwhole = open(path, 'rb').read()\n${tricks[trick] ?? ''}\nopen(path, 'wb').write(whole)\n`,
    );
    expect((await python(script, path)).code).toBe(0);
    expect(await faults(path)).not.toBeNull();
  },
  60_000,
);

test('A folder that points elsewhere is named, and no name writes over what the verifier says.', async () => {
  const whole = await unpacked('linked');
  await mkdir(join(folder, 'elsewhere'));
  await writeFile(join(folder, 'elsewhere', 'more.pdf'), 'Lie');
  await symlink(join(folder, 'elsewhere'), join(whole, 'annex'));
  expect(await faults(whole)).toEqual(['annex: is not in the manifest']);
  const loud = zipped({ ...contents, 'a\u001b[2J\u202eOK\n.txt': bytes('1') });
  expect(await faults(loud)).toEqual(['a\\x1b[2J\\u202eOK\\n.txt: is not in the manifest']);
}, 60_000);

async function unpacked(name: string): Promise<string> {
  for (const [path, file] of Object.entries(contents)) {
    await mkdir(dirname(join(folder, name, path)), { recursive: true });
    await writeFile(join(folder, name, path), file);
  }
  return join(folder, name);
}
