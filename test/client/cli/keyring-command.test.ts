import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../../client/cli/keyring.ts';
import { openKeyring, sealKeyring } from '../../../client/openpgp/keyring-file.ts';
import { generatePassphrase } from '../../../client/openpgp/passphrase.ts';
import { generateKeyring, parseEnrolment, verifyEnrolment } from '../../../crypto/index.ts';
import { random, suite } from '../../server/body.ts';
import { runCommand, type Outcome } from './run-command.ts';

const keyring = generateKeyring(random, {
  ...{ mode: 'demo', origin: 'example.kg/demo', member: 3, capsule: false },
  epochs: [{ first: 20_800, last: 20_899 }],
});
const own = ['--keyring', 'own.asc', '--passphrase-file', 'own.txt'];

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kupuya-keyring-'));
  const passphrase = generatePassphrase(random);
  writeFileSync(join(folder, 'own.txt'), passphrase);
  writeFileSync(join(folder, 'own.asc'), await sealKeyring(keyring, { passphrase }));
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const kupuya = (...args: readonly string[]): Promise<Outcome> => runCommand(run, folder, args);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const wordsIn = ({ stdout }: Outcome): string => /\n {2}((?:[a-z]+ ){5}[a-z]+)\n/u.exec(stdout)?.[1] ?? '';

test('New words open a new file with the same keys, and the old file stays as it was.', async () => {
  const before = read('own.asc');
  const done = await kupuya('passphrase', ...own, '--out', 'new.asc');
  expect(done.status).toBe(0);
  await expect(openKeyring(read('new.asc'), wordsIn(done))).resolves.toEqual(keyring);
  expect(read('own.asc')).toBe(before);
  await expect(kupuya('passphrase', ...own, '--out', 'new.asc')).resolves.toMatchObject({ status: 1 });
}, 60_000);

test('New epochs give an enrolment for them alone, and a file that holds both.', async () => {
  const done = await kupuya('epochs', ...own, '--epochs-from', '2027-10-01', '--out', 'next');
  expect(done.status).toBe(0);
  const enrolment = parseEnrolment(new Uint8Array(readFileSync(join(folder, 'next/member-3.enrolment.json'))));
  await verifyEnrolment(suite, enrolment);
  expect(enrolment.epochs).toHaveLength(4);
  const opened = await openKeyring(read('next/member-3.keyring.asc'), wordsIn(done));
  expect(opened.epochs).toHaveLength(5);
}, 60_000);

test('Shares on paper are rehearsed and recover the key file; too few are refused, and so is a word misread.', async () => {
  const made = await kupuya('share', ...own, '--shares', '3', '--threshold', '2', '--out', 'shares');
  expect(made).toMatchObject({ status: 0 });
  expect(made.stdout).toContain('3 groups of 2');
  const copy = ['--copy', 'shares/copy.asc'];
  const two = ['--share', 'shares/share-3.txt', '--share', 'shares/share-1.txt'];
  await expect(kupuya('rehearse', ...copy, ...two, ...own)).resolves.toMatchObject({ status: 0 });
  const recovered = await kupuya('recover', ...copy, ...two, '--out', 'back.asc');
  await expect(openKeyring(read('back.asc'), wordsIn(recovered))).resolves.toEqual(keyring);

  const few = await kupuya('recover', ...copy, '--share', 'shares/share-2.txt', '--out', 'no.asc');
  expect(few).toMatchObject({ status: 1, stderr: 'There are too few shares.\n' });
  writeFileSync(join(folder, 'misread.txt'), read('shares/share-1.txt').replace(/ 5\. \w+/u, ' 5. zzzzz'));
  const misread = await kupuya(
    'recover',
    ...copy,
    '--share',
    'misread.txt',
    '--share',
    'shares/share-2.txt',
    '--out',
    'no.asc',
  );
  expect(misread.status).toBe(1);
  expect(misread.stderr).toContain('UNKNOWN_WORD');
  expect(misread.stderr).toContain('word 5');
}, 120_000);
