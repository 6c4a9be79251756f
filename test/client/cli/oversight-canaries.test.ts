import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as audit } from '../../../client/cli/audit.ts';
import { makeTotals } from '../../../client/cli/oversight/make-totals.ts';
import { run as oversight } from '../../../client/cli/oversight.ts';
import { readTestList } from '../../../client/cli/oversight/canaries/folder.ts';
import { formatDay } from '../../../client/cli/ceremony/days.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { formatHex } from '../../../crypto/index.ts';
import { eventually, firstDay, makeWorld, suite, type World } from '../caseload/world.ts';
import { onDay } from './on-day.ts';
import { bringOfficers, type OfficersLine } from './oversight-commands.ts';
import { runCommand, type Outcome } from './run-command.ts';

const patience = 240_000;

let world: World;
let folder: string;
let officers: OfficersLine;
beforeAll(async () => {
  world = await makeWorld();
  folder = mkdtempSync(join(tmpdir(), 'kupuya-tests-'));
  officers = await bringOfficers(world, folder);
  writeFileSync(
    join(folder, 'draft.json'),
    JSON.stringify({ statement: 'Мектепте акча чогултуп жатышат.', sector: 'EDUCATION' }),
  );
}, patience);
afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true });
}, patience);

function canaries(action: string, ...options: readonly string[]): Promise<Outcome> {
  const line = ['canaries', action, ...officers.place(), '--folder', 'tests', ...options];
  return onDay(firstDay, () => runCommand(oversight, folder, line));
}

const asOfficers = async (): Promise<readonly string[]> => [...officers.keys, ...(await officers.account())];

test(
  'Test reports are committed to, sent on their days, left out of totals and opened, and the audit finds each of them.',
  async () => {
    const period = ['--first', formatDay(firstDay + 1), '--last', formatDay(firstDay + 1)];
    const drafts = ['--draft', 'draft.json', '--draft', 'draft.json'];
    expect(await canaries('make', ...period, ...drafts)).toMatchObject({ status: 0, stderr: '' });
    expect((await canaries('make', ...period, ...drafts)).stderr).toContain('exists already');
    expect((await canaries('open', ...(await asOfficers()))).stderr).toContain('not over');
    expect(await canaries('commit', ...(await asOfficers()))).toMatchObject({ status: 0, stderr: '' });
    expect((await canaries('send')).stdout).toBe('Sent 0; 2 wait.\n');

    await world.nextDay();
    expect((await canaries('send', '--one')).stdout).toBe('Sent 1; 1 wait.\n');
    expect((await canaries('send')).stdout).toBe('Sent 1; 0 wait.\n');
    expect(readdirSync(join(folder, 'tests')).sort()).toEqual([
      '1.json',
      '1.promise',
      '2.json',
      '2.promise',
      'list.json',
    ]);
    await world.report();
    const { commits, nonce } = await readTestList(join(folder, 'tests'));
    await eventually(async () => {
      const { entries } = await loadView(world.environment);
      return commits.every((commit) => entries.some((entry) => Buffer.compare(entry.commit, commit) === 0));
    });
    expect((await canaries('commit', ...(await asOfficers()))).stderr).toContain('has begun');

    await world.nextDay();
    const { honest } = await world.engine(7);
    const both = {
      ...{ suite, transport: honest, trust: world.trust, deviceDay: () => firstDay },
      keyrings: [world.keyring(7), world.keyring(8)] as const,
    };
    const request = { periodOf: () => ({ first: firstDay, last: firstDay + 1 }), acceptFindings: false };
    await expect(makeTotals(both, request)).rejects.toMatchObject({ code: 'CANARIES_NOT_OPENED' });
    await expect(
      makeTotals(both, { ...request, testLists: [{ nonce, commits: commits.slice(1) }] }),
    ).rejects.toMatchObject({ code: 'BAD_PROOF' });
    await makeTotals(both, { ...request, testLists: [{ nonce, commits }] });
    // Another period shares no day with the list.
    await makeTotals(both, { ...request, periodOf: () => ({ first: firstDay + 2, last: firstDay + 2 }) });

    // A report that was never sent would look as if the service had dropped it.
    renameSync(join(folder, 'tests/2.promise'), join(folder, '2.promise'));
    expect((await canaries('open', ...(await asOfficers()))).stderr).toContain(
      '1 of these test reports was never sent',
    );
    renameSync(join(folder, '2.promise'), join(folder, 'tests/2.promise'));
    expect(await canaries('open', ...(await asOfficers()))).toMatchObject({ status: 0, stderr: '' });
    await makeTotals(both, request);
    const promise = ['--promise', 'tests/1.promise', '--promise', 'tests/2.promise'];
    const line = [...officers.place('--url'), ...promise, ...(await asOfficers()), '--json'];
    const checked = await onDay(firstDay, () => runCommand(audit, folder, line));
    expect(checked).toMatchObject({ status: 0, stderr: '' });
    const { checks } = JSON.parse(checked.stdout) as { checks: { check: string; result: string }[] };
    const results = Object.fromEntries(checks.map(({ check, result }) => [check, result]));
    expect(results).toMatchObject({ CANARIES: 'PASSED', PROMISES: 'PASSED', COVER: 'PASSED', LETTERS: 'PASSED' });
    expect(Object.values(results)).not.toContain('FAILED');
    expect(readFileSync(join(folder, 'tests/list.json'), 'utf8')).not.toContain(formatHex(nonce));
  },
  patience,
);
