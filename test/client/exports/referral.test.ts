/** A referral opens with the programs that other bodies have: Debian's gpg 2.2 and sq 0.27, which also verify who signed it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { formatHex } from '../../../crypto/index.ts';
import { hashOf } from '../../../client/evidence/hash.ts';
import { makeReferral, type MadeReferral, type ReferralWish } from '../../../client/exports/referral.ts';
import { suite } from '../caseload/world.ts';
import { assets, decide, makeScene, MemoryOutlet, rested, type Scene } from './scene.ts';

let scene: Scene;
let folder: string;
let recipient: string;
let fingerprint: string;
let made: MadeReferral;
beforeAll(async () => {
  // Short, because gpg's sockets live in it.
  folder = mkdtempSync(join(tmpdir(), 'rf-'));
  gpg('--passphrase', '', '--quick-generate-key', 'Prosecutor <p@example.kg>', 'default', 'default', 'never');
  recipient = gpg('--armor', '--export', 'p@example.kg').stdout;
  fingerprint = /^fpr:+([0-9A-F]{40}):/mu.exec(gpg('--with-colons', '--fingerprint', 'p@example.kg').stdout)?.[1] ?? '';
  scene = await makeScene([{ name: 'a.bin', bytes: new Uint8Array(3_000_000).fill(5) }]);
}, 180_000);
afterAll(async () => {
  run('gpgconf', ['--kill', 'all']);
  rmSync(folder, { recursive: true, force: true });
  await scene.world.end();
});

const run = (program: string, args: readonly string[]) =>
  spawnSync(program, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, GNUPGHOME: folder, HOME: folder } });
const gpg = (...args: readonly string[]) => run('gpg', ['--batch', '--yes', '--pinentry-mode', 'loopback', ...args]);

const wish = (change: Partial<ReferralWish> = {}): ReferralWish => ({
  ...{ caseload: scene.one.caseload, suite, id: scene.id, language: 'ru', assets, versions: [] },
  ...{ to: 'Генеральная прокуратура', recipient, fingerprint, ...change },
});

test('Another fingerprint than the one that was compared is refused, and so is a case that two have not referred.', async () => {
  const outlet = new MemoryOutlet();
  await expect(makeReferral(wish({ fingerprint: 'ab'.repeat(20) }), outlet)).rejects.toMatchObject({
    code: 'WRONG_FINGERPRINT',
  });
  await expect(makeReferral(wish({ recipient: 'no key' }), outlet)).rejects.toMatchObject({ code: 'BAD_KEY' });
  await expect(makeReferral(wish(), outlet)).rejects.toMatchObject({ code: 'NO_PROPOSAL' });
}, 60_000);

test('Once two have referred it, it goes out encrypted and signed, and is recorded with receiver and hash.', async () => {
  await decide(scene, 'REFER');
  const outlet = new MemoryOutlet();
  made = await makeReferral(wish(), outlet);
  writeFileSync(join(folder, 'referral.gpg'), outlet.bytes());
  writeFileSync(join(folder, 'sender.asc'), made.signedWith);
  expect(Buffer.from(outlet.bytes()).includes('summary.pdf')).toBe(false);
  expect(scene.one.caseload.page(scene.id)?.custody.at(-1)).toMatchObject({
    ...{ what: 'REFERRED', to: 'Генеральная прокуратура', document: made.hash },
    text: `OpenPGP ${fingerprint.toLowerCase()}, signed ${made.signedFingerprint}`,
  });
  await rested(scene.one, scene.id);
}, 180_000);

test('gpg opens it and says whose signature is good; a changed byte is refused.', () => {
  expect(gpg('--import', 'sender.asc').status).toBe(0);
  const opened = gpg('--status-fd', '1', '--output', 'gpg.zip', '--decrypt', 'referral.gpg');
  expect(opened.stdout).toContain(`[GNUPG:] VALIDSIG ${made.signedFingerprint.toUpperCase()}`);
  expect(opened.stdout).toContain('[GNUPG:] DECRYPTION_OKAY');
  const zip = new Uint8Array(readFileSync(join(folder, 'gpg.zip')));
  expect(formatHex(hashOf(zip))).toBe(made.hash);
  expect(Object.keys(unzipSync(zip))).toContain('summary.pdf');
  const damaged = readFileSync(join(folder, 'referral.gpg'));
  damaged[1_000_000] = (damaged[1_000_000] ?? 0) ^ 1;
  writeFileSync(join(folder, 'damaged.gpg'), damaged);
  expect(gpg('--output', 'damaged.zip', '--decrypt', 'damaged.gpg').status).not.toBe(0);
}, 60_000);

test('sq opens and verifies it too.', () => {
  const secret = gpg('--armor', '--export-secret-keys', 'p@example.kg');
  writeFileSync(join(folder, 'secret.asc'), secret.stdout);
  const args = [
    'decrypt',
    '--recipient-key',
    'secret.asc',
    '--signer-cert',
    'sender.asc',
    '--output',
    'sq.zip',
    'referral.gpg',
  ];
  const opened = run('sq', args);
  expect(opened.stderr).toContain('1 good signature');
  expect(opened.status).toBe(0);
  expect(formatHex(hashOf(new Uint8Array(readFileSync(join(folder, 'sq.zip')))))).toBe(made.hash);
}, 60_000);

test('The signing key is the same every time, and another member has another.', async () => {
  const again = await makeReferral(wish(), new MemoryOutlet());
  expect(again.signedFingerprint).toBe(made.signedFingerprint);
  await rested(scene.one, scene.id);
}, 120_000);
