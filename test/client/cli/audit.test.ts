import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeGovernance, verifyVerdict } from '../../../crypto/index.ts';
import { parseEvidence } from '../../../client/audit/evidence-file.ts';
import { run } from '../../../client/cli/audit.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { firstDay, makeWorld, suite, type World } from '../caseload/world.ts';
import { onDay } from './on-day.ts';
import { bringOfficers, type OfficersLine } from './oversight-commands.ts';
import { runCommand, type Outcome } from './run-command.ts';

const patience = 240_000;

let world: World;
let folder: string;
let officers: OfficersLine;
beforeAll(async () => {
  world = await makeWorld();
  folder = mkdtempSync(join(tmpdir(), 'kupuya-audit-test-'));
  officers = await bringOfficers(world, folder);
  await world.report();
}, patience);
afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true });
}, patience);

const audit = (...line: readonly string[]): Promise<Outcome> => onDay(firstDay, () => runCommand(run, folder, line));
const trust = ['--trust', 'trust.json'];

test(
  'Anybody audits a server, keeps the copy, and audits it again without any server.',
  async () => {
    const online = await audit(...officers.place('--url'), '--save', 'copy', '--checkpoint-out', 'seen.note');
    expect(online).toMatchObject({ status: 0, stderr: '' });
    expect(online.stdout).toContain('ENTRIES      passed');
    expect(online.stdout).toContain('No outside checker has seen this register');
    const offline = await audit(...trust, '--dir', 'copy', '--since', 'seen.note', '--json');
    expect(offline.status).toBe(0);
    expect(JSON.parse(offline.stdout)).toMatchObject({ failed: [], mode: 'demo', quorum: 0 });
    const told = (await audit(...trust, '--dir', 'copy', '--since', 'seen.note')).stdout;
    expect(told).toContain('CONSISTENCY  passed: goes on from seen.note');
    expect(told).toMatch(/^17 checks: \d+ passed, 0 failed, \d+ not checked\.$/mu);
    expect((await audit(...officers.place('--url'), '--save', 'copy')).stderr).toContain('is not empty');
  },
  patience,
);

test(
  'What fails gives an exit code, a line for people, and evidence that a stranger verifies with the trust policy alone.',
  async () => {
    const bundle = join(folder, 'copy/log/case/checkpoint');
    const honest = readFileSync(bundle, 'utf8');
    const older = readFileSync(join(folder, 'copy/log/case/history/0'), 'utf8');
    writeFileSync(bundle, older);
    const line = [...trust, '--dir', 'copy', '--since', 'seen.note', '--evidence', 'evidence.json'];
    const failed = await audit(...line);
    writeFileSync(bundle, honest);
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('FAILED: CONSISTENCY');
    expect(failed.stdout).toContain('ROLLED_BACK: The log is shorter than a checkpoint that it has signed.');
    const record = parseEvidence(new Uint8Array(readFileSync(join(folder, 'evidence.json'))));
    expect(record.failures.map(({ code }) => code)).toContain('ROLLED_BACK');
    const judged = await audit('evidence', 'evidence.json', ...trust, '--json');
    expect(judged.status).toBe(0);
    const { failures } = JSON.parse(judged.stdout) as { failures: unknown[] };
    expect(failures[0]).toEqual({ check: 'CONSISTENCY', code: 'ROLLED_BACK', reach: 'SERVED', judgement: 'NOT_ALONE' });
    const text = readFileSync(join(folder, 'evidence.json'), 'utf8');
    writeFileSync(join(folder, 'changed.json'), text.replaceAll('ROLLED_BACK', 'FORKED').replaceAll('SERVED', 'ALONE'));
    const changed = await audit('evidence', 'changed.json', ...trust);
    expect(changed).toMatchObject({ status: 1 });
    expect(changed.stdout).toContain('NOT proven');
  },
  patience,
);

test(
  'A verdict is signed and published, and stands in the register for everybody.',
  async () => {
    const signing = [
      '--sign-keyring',
      '7.asc',
      '--sign-passphrase-file',
      '7',
      '--publish',
      '--verdict-out',
      'verdict.note',
    ];
    const done = await audit(...officers.place('--url'), ...officers.keys, ...(await officers.account()), ...signing);
    expect(done).toMatchObject({ status: 0, stderr: '' });
    const { governance } = await loadView(world.environment);
    const verdicts = governance.leaves.map(decodeGovernance).filter((entry) => entry.kind === 'verdict');
    const note = readFileSync(join(folder, 'verdict.note'), 'utf8');
    expect(verdicts.map((each) => each.note)).toEqual([note]);
    const { verdict, signers } = await verifyVerdict(suite, note, world.trust);
    expect(signers).toEqual([`${world.trust.origin}/member/7`]);
    expect(verdict.checks.filter(({ result }) => result === 'FAILED')).toEqual([]);
    expect(verdict.checks.find(({ check }) => check === 'COVER')?.result).toBe('PASSED');
  },
  patience,
);

test(
  'A server that hands officers nothing does not decide by that that they do not look: it fails their checks.',
  async () => {
    const line = [...officers.place('--url'), ...(await officers.account())];
    expect(await audit(...line, '--save', 'sealed')).toMatchObject({ status: 0, stderr: '' });
    rmSync(join(folder, 'sealed/api'), { recursive: true });
    const failed = await audit(...trust, '--dir', 'sealed', ...officers.keys, '--json');
    expect(failed.status).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({
      failed: expect.arrayContaining(['LETTERS', 'COVER', 'STATEMENTS']) as unknown,
    });
  },
  patience,
);

test('Options that do not fit together are a usage error, and the help says what there is.', async () => {
  for (const line of [
    ['--trust', 'trust.json'],
    [...trust, '--dir', 'copy', '--url', world.server.url],
    [...trust, '--dir', 'copy', '--publish'],
    [...officers.place('--url'), '--publish'],
    [...trust, '--dir', 'copy', '--keyring', '7.asc', '--passphrase-file', '7'],
    [...officers.place('--url'), ...officers.keys],
    ['verify'],
  ]) {
    expect(await audit(...line)).toMatchObject({ status: 2, stdout: '' });
  }
  expect((await audit('--help')).stdout).toContain('Usage: kupuya audit');
});
