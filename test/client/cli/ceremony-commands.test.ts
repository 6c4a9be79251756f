import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatVerifierKey, parseRoster, parseTrust, verifyRoster } from '../../../crypto/index.ts';
import { createSodiumSuite } from '../../../crypto/sodium.ts';
import { subtle } from '../../crypto/suites.ts';

const program = join(import.meta.dirname, '../../../bin/kupuya');
const suite = await createSodiumSuite(subtle);
const origin = 'example.kg';
const today = new Date().toISOString().slice(0, 10);

let folder: string;
const words = new Map<number, string>();

/** Runs `kupuya` in the folder of the ceremony. */
const kupuya = (...args: readonly string[]) => {
  const { INIT_CWD: _, ...environment } = process.env;
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8', env: environment });
};

const member = (number: number, ...more: readonly string[]) =>
  kupuya(
    ...['ceremony', 'member', '--origin', origin, '--mode', 'live', '--member', String(number)],
    ...['--epochs-from', today, '--out', 'members', ...more],
  );

const signAs = (number: number, file: string) => {
  writeFileSync(join(folder, 'words'), `${words.get(number) ?? ''}\n`);
  return kupuya(
    'roster',
    'sign',
    '--keyring',
    `members/member-${String(number)}.keyring.asc`,
    '--passphrase-file',
    'words',
    file,
  );
};

const serverKey = async (name: string) =>
  formatVerifierKey(suite, `${origin}/${name}`, await suite.signPublicKey(randomFillSync(new Uint8Array(32))));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kupuya-ceremony-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a body of eight makes its keys, its roster and its policy by command line', async () => {
  expect(
    kupuya(
      'roster',
      'plan',
      '--profile',
      'small',
      '--origin',
      origin,
      '--mode',
      'live',
      '--first',
      today,
      '--out',
      'plan.json',
    ).status,
  ).toBe(0);

  for (let number = 1; number <= 8; number += 1) {
    const { status, stdout } = member(number, ...(number > 6 ? ['--capsule'] : []));
    expect(status).toBe(0);
    words.set(number, /^ {2}((?:[a-z]+ ){5}[a-z]+)$/mu.exec(stdout)?.[1] ?? '');
    const file = join(folder, `members/member-${String(number)}.keyring.asc`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(stdout).not.toContain(readFileSync(file, 'utf8').slice(40, 100));
  }
  expect(new Set(words.values()).size).toBe(8);

  const checked = kupuya('ceremony', 'check', 'members/member-7.enrolment.json');
  expect([checked.status, checked.stdout.includes('sound')]).toEqual([0, true]);

  const assembled = kupuya(
    'roster',
    'assemble',
    '--plan',
    'plan.json',
    '--enrolments',
    'members',
    '--out',
    'out/roster.json',
  );
  expect([assembled.status, assembled.stderr]).toEqual([0, expect.stringContaining('GOVERNANCE_NOBODY_SPARE')]);
  const roster = parseRoster(new Uint8Array(readFileSync(join(folder, 'out/roster.json'))));
  const hashes = roster.epochs.map(({ keys }) => Buffer.from(keys).toString('hex'));
  expect(readdirSync(join(folder, 'out/epochs')).sort()).toEqual(hashes.sort());

  expect(signAs(3, 'out/roster.json').status).toBe(0);
  expect(signAs(3, 'out/roster.note')).toMatchObject({ status: 1, stderr: expect.stringContaining('DUPLICATE') });
  expect(signAs(7, 'out/roster.note').status).toBe(0);

  const keys = ['--case-log', await serverKey('case'), '--governance-log', await serverKey('governance')];
  const made = kupuya(
    'trust',
    'make',
    '--plan',
    'plan.json',
    '--enrolments',
    'members',
    ...keys,
    '--promise',
    await serverKey('promise'),
    '--out',
    'trust.json',
  );
  expect(made.status).toBe(0);
  const trust = parseTrust(new Uint8Array(readFileSync(join(folder, 'trust.json'))));
  const note = readFileSync(join(folder, 'out/roster.note'), 'utf8');
  expect((await verifyRoster(suite, note, trust)).members.length).toBe(8);
  expect(kupuya('roster', 'show', 'out/roster.note', '--trust', 'trust.json').stdout).toContain('Signed by enough');
  expect(kupuya('trust', 'show', 'trust.json').stdout).toBe(made.stdout);
}, 120_000);

test('what exists is not replaced, and nothing secret is left behind by a refusal', () => {
  const before = readFileSync(join(folder, 'members/member-1.keyring.asc'), 'utf8');
  expect(member(1)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('exists already') });
  expect(readFileSync(join(folder, 'members/member-1.keyring.asc'), 'utf8')).toBe(before);
});

test('a wrong passphrase, another keyring and a missing file are refused with a code', () => {
  words.set(3, 'zoo zoo zoo zoo zoo zoo');
  expect(signAs(3, 'out/roster.json')).toMatchObject({ status: 1, stderr: expect.stringContaining('BAD_PASSPHRASE') });
  expect(kupuya('ceremony', 'check', 'plan.json')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('BAD_KEYRING'),
  });
  expect(kupuya('ceremony', 'check', 'nowhere').status).toBe(1);
  expect(kupuya('roster', 'show', 'plan.json').status).toBe(1);
});

test.each([['ceremony'], ['roster'], ['trust']])('%s explains itself, and tells usage from refusal', (verb) => {
  expect(kupuya(verb, '--help')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Exit codes: 0 done, 1 refused, 2'),
  });
  expect(kupuya(verb).status).toBe(2);
  expect(kupuya(verb, 'dance').status).toBe(2);
  expect(kupuya(verb, 'show', '--unknown').status).toBe(2);
});

test('options out of range are a matter of usage', () => {
  expect(member(0).status).toBe(2);
  expect(member(65_536).status).toBe(2);
  const plan = (mode: string, profile: string) =>
    kupuya(
      'roster',
      'plan',
      '--profile',
      profile,
      '--origin',
      origin,
      '--mode',
      mode,
      '--first',
      today,
      '--out',
      'x.json',
    );
  expect(plan('live', 'huge').status).toBe(2);
  expect(plan('maybe', 'small').status).toBe(2);
  expect(plan('demo', 'small')).toMatchObject({ status: 1, stderr: expect.stringContaining('WRONG_MODE') });
});
