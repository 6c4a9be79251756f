import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as ceremony } from '../../../client/cli/ceremony.ts';
import { run as roster } from '../../../client/cli/roster.ts';
import { run as trust } from '../../../client/cli/trust.ts';
import { formatVerifierKey, parseRoster, parseTrust, verifyRoster } from '../../../crypto/index.ts';
import { createSodiumSuite } from '../../../crypto/sodium.ts';
import { subtle } from '../../crypto/suites.ts';
import { runCommand } from './run-command.ts';

const program = join(import.meta.dirname, '../../../bin/kupuya');
const suite = await createSodiumSuite(subtle);
const origin = 'example.kg';
const today = new Date().toISOString().slice(0, 10);

const commands = new Map([
  ['ceremony', ceremony],
  ['roster', roster],
  ['trust', trust],
]);

let folder: string;
const words = new Map<number, string>();

/** Runs `kupuya` with these words in the folder of the ceremony. */
const kupuya = (line: string, ...more: readonly string[]) => {
  const [verb = '', ...args] = line.split(' ');
  return runCommand(commands.get(verb) ?? raise(), folder, [...args, ...more]);
};

const member = (number: number, ...more: readonly string[]) =>
  kupuya(
    `ceremony member --origin ${origin} --mode live --member ${String(number)} --epochs-from ${today} --out members`,
    ...more,
  );

const plan = (mode: string, profile: string) =>
  kupuya(`roster plan --profile ${profile} --origin ${origin} --mode ${mode} --first ${today} --out plan.json`);

const signAs = (number: number, file: string) => {
  writeFileSync(join(folder, 'words'), `${words.get(number) ?? ''}\n`);
  return kupuya(`roster sign --keyring members/member-${String(number)}.keyring.asc --passphrase-file words ${file}`);
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
  expect((await plan('live', 'small')).status).toBe(0);

  for (let number = 1; number <= 8; number += 1) {
    const { status, stdout } = await member(number, ...(number > 6 ? ['--capsule'] : []));
    expect(status).toBe(0);
    words.set(number, /^ {2}((?:[a-z]+ ){5}[a-z]+)$/mu.exec(stdout)?.[1] ?? '');
    const file = join(folder, `members/member-${String(number)}.keyring.asc`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(stdout).not.toContain(readFileSync(file, 'utf8').slice(40, 100));
  }
  expect(new Set(words.values()).size).toBe(8);

  const checked = await kupuya('ceremony check members/member-7.enrolment.json');
  expect([checked.status, checked.stdout.includes('sound')]).toEqual([0, true]);

  const assembled = await kupuya('roster assemble --plan plan.json --enrolments members --out out/roster.json');
  expect([assembled.status, assembled.stderr]).toEqual([0, containing('GOVERNANCE_NOBODY_SPARE')]);
  const parsed = parseRoster(new Uint8Array(readFileSync(join(folder, 'out/roster.json'))));
  const hashes = parsed.epochs.map(({ keys }) => Buffer.from(keys).toString('hex'));
  expect(readdirSync(join(folder, 'out/epochs')).sort()).toEqual(hashes.sort());

  expect((await signAs(3, 'out/roster.json')).status).toBe(0);
  expect(await signAs(3, 'out/roster.note')).toMatchObject({ status: 1, stderr: containing('DUPLICATE') });
  expect((await signAs(7, 'out/roster.note')).status).toBe(0);

  const made = await kupuya(
    'trust make --plan plan.json --enrolments members --out trust.json',
    ...['--case-log', await serverKey('case'), '--governance-log', await serverKey('governance')],
    ...['--promise', await serverKey('promise')],
  );
  expect(made.status).toBe(0);
  const policy = parseTrust(new Uint8Array(readFileSync(join(folder, 'trust.json'))));
  const note = readFileSync(join(folder, 'out/roster.note'), 'utf8');
  expect((await verifyRoster(suite, note, policy)).members.length).toBe(8);
  expect((await kupuya('roster show out/roster.note --trust trust.json')).stdout).toContain('Signed by enough');
  expect((await kupuya('trust show trust.json')).stdout).toBe(made.stdout);
}, 120_000);

test('what exists is not replaced, and nothing secret is left behind by a refusal', async () => {
  const before = readFileSync(join(folder, 'members/member-1.keyring.asc'), 'utf8');
  expect(await member(1)).toMatchObject({ status: 1, stdout: '', stderr: containing('exists already') });
  expect(readFileSync(join(folder, 'members/member-1.keyring.asc'), 'utf8')).toBe(before);
  rmSync(join(folder, 'members/member-1.keyring.asc'));
  expect((await member(1)).status).toBe(1);
  expect(existsSync(join(folder, 'members/member-1.keyring.asc'))).toBe(false);
});

test('a wrong passphrase, another keyring and a missing file are refused with a code', async () => {
  words.set(3, 'zoo zoo zoo zoo zoo zoo');
  expect(await signAs(3, 'out/roster.json')).toMatchObject({
    status: 1,
    stderr: containing('BAD_PASSPHRASE'),
  });
  expect(await kupuya('ceremony check plan.json')).toMatchObject({
    status: 1,
    stderr: containing('BAD_KEYRING'),
  });
  expect((await kupuya('ceremony check nowhere')).status).toBe(1);
  expect((await kupuya('roster show plan.json')).status).toBe(1);
});

test.each([['ceremony'], ['roster'], ['trust']])('%s explains itself, and tells usage from refusal', async (verb) => {
  expect(await kupuya(verb, '--help')).toMatchObject({
    status: 0,
    stdout: containing('Exit codes: 0 done, 1 refused, 2'),
  });
  expect((await kupuya(verb)).status).toBe(2);
  expect((await kupuya(verb, 'dance')).status).toBe(2);
  expect((await kupuya(verb, 'show', '--unknown')).status).toBe(2);
});

test.each([...commands.keys()])('bin/kupuya finds %s', (verb) => {
  const { status, stdout } = spawnSync(program, [verb, '--help'], { encoding: 'utf8' });
  expect([status, stdout.startsWith(`Usage: kupuya ${verb} `)]).toEqual([0, true]);
});

test('options out of range are a matter of usage', async () => {
  expect((await member(0)).status).toBe(2);
  expect((await member(65_536)).status).toBe(2);
  expect((await plan('live', 'huge')).status).toBe(2);
  expect((await plan('maybe', 'small')).status).toBe(2);
  expect(await plan('demo', 'small')).toMatchObject({ status: 1, stderr: containing('WRONG_MODE') });
});

function raise(): never {
  throw new Error('There is no such command.');
}

/** Typed, where the matcher's own type is any. */
function containing(part: string): unknown {
  return expect.stringContaining(part);
}
