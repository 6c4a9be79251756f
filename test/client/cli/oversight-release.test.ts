/** Tables by the two officers, from the register to what a stranger fetches. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveSourceKeys, generateCodename } from '../../../crypto/index.ts';
import { run } from '../../../client/cli/oversight.ts';
import { run as verify } from '../../../client/cli/verify-release.ts';
import { composeReport } from '../../../client/reporting/compose.ts';
import { deliver } from '../../../client/reporting/deliver.ts';
import { loadView } from '../../../client/reporting/environment.ts';
import { planJson, type TablePlan } from '../../../client/statistics/plan.ts';
import { verifyRelease } from '../../../client/statistics/release-document.ts';
import { eventually, firstDay, makeWorld, random, report, suite, type World } from '../caseload/world.ts';
import { onDay } from './on-day.ts';
import { bringOfficers } from './oversight-commands.ts';
import { runCommand, type Outcome } from './run-command.ts';

const patience = 180_000;
/** From 16 February 2026 to 1 April. */
const daysToApril = 44;

const plan: TablePlan = {
  from: 2026,
  tables: [
    { id: 'received', flow: 'RECEIVED', dimension: 'ALL', periods: ['QUARTER', 'YEAR'] },
    { id: 'received-by-category', flow: 'RECEIVED', dimension: 'CATEGORY', periods: ['QUARTER', 'YEAR'] },
    { id: 'acknowledgement', flow: 'ACKNOWLEDGEMENT_DUE', dimension: 'ACKNOWLEDGEMENT_TIME', periods: ['QUARTER'] },
  ],
};

let world: World;
let folder: string;
let line: (...more: readonly string[]) => Promise<readonly string[]>;
let today: number;

beforeEach(async () => {
  world = await makeWorld();
  folder = mkdtempSync(join(tmpdir(), 'kupuya-release-'));
  today = firstDay;
  const { place, keys, account } = await bringOfficers(world, folder);
  line = async (...more) => [...more, ...place(), ...keys, ...(await account())];
  writePlan('plan.json', plan);
}, patience);
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await world.end();
}, patience);

function writePlan(name: string, value: TablePlan): void {
  writeFileSync(join(folder, name), JSON.stringify(planJson(value), null, 2));
}

async function send(count: number): Promise<void> {
  const view = await loadView(world.environment);
  const commits: Uint8Array[] = [];
  for (let one = 0; one < count; one++) {
    const keys = await deriveSourceKeys(suite, generateCodename(random));
    const { letters } = await composeReport(world.environment, view, keys, report);
    for (const letter of letters) await deliver(world.environment, view, letter);
    commits.push(...letters.map(({ commit }) => commit));
  }
  await eventually(async () => {
    const { entries } = await loadView(world.environment);
    return commits.every((commit) => entries.some((entry) => Buffer.compare(entry.commit, commit) === 0));
  });
}

function command(...args: readonly string[]): Promise<Outcome> {
  return onDay(today, () => runCommand(run, folder, args));
}

async function officers(...args: readonly string[]): Promise<Outcome> {
  return command(...(await line(...args)));
}

async function toApril(): Promise<void> {
  await world.nextDay(daysToApril);
  today += daysToApril;
}

const fetchText = async (path: string): Promise<string> => (await fetch(world.server.url + path)).text();

test(
  'Tables of a quarter go from the register to every reader: planned, counted, signed by both, logged, served byte for byte.',
  async () => {
    expect(await officers('plan', '--publish', '--plan', 'plan.json')).toMatchObject({ status: 0, stderr: '' });
    await send(12);
    const early = await officers('release', '--period', '2026-Q1');
    expect([early.status, early.stderr.split(':')[0]]).toEqual([1, 'PERIOD_NOT_OVER']);
    await toApril();

    const looked = await officers('release', '--period', '2026-Q1');
    expect(looked).toMatchObject({ status: 0, stderr: '' });
    expect(looked.stdout).toMatch(/Reports received\n {2}total +about 10/u);
    expect(looked.stdout).toContain('Not published');
    expect((await fetch(`${world.server.url}/statistics/2026-Q1/`)).status).toBe(404);

    const made = await officers('release', '--period', '2026-Q1', '--publish', '--out', 'bundle');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain('published and logged');
    const note = readFileSync(join(folder, 'bundle/release.note'), 'utf8');
    expect(await fetchText('/statistics/2026-Q1/release.note')).toBe(note);
    const release = await verifyRelease(suite, note, world.trust);
    expect(release.signers).toHaveLength(2);
    expect(release.tables[0]).toMatchObject({ id: 'received', total: { flag: 'OBS', value: 10 } });
    for (const { path } of release.files) {
      expect(await fetchText(`/statistics/2026-Q1/${path}`)).toBe(readFileSync(join(folder, 'bundle', path), 'utf8'));
    }

    // Anybody checks it: from the server with both registers, and from the folder alone.
    writeFileSync(join(folder, 'bundle/release.tlog-proof'), await fetchText('/statistics/2026-Q1/release.tlog-proof'));
    for (const place of [
      `${world.server.url}/statistics/latest/`,
      `${world.server.url}/statistics/2026-Q1/`,
      'bundle',
    ]) {
      const verified = await onDay(today, () => runCommand(verify, folder, [place, '--trust', 'trust.json']));
      expect(verified).toMatchObject({ status: 0, stderr: '' });
      expect(verified.stdout).toContain('Release 2026-Q1');
    }

    expect(readFileSync(join(folder, 'bundle/release.tlog-proof'), 'utf8')).toContain('c2sp.org/tlog-proof@v1');

    const again = await officers('release', '--period', '2026-Q1', '--publish');
    expect([again.status, again.stderr.split(':')[0]]).toEqual([1, 'PERIOD_RELEASED']);
    // The quarter is known now: totals of the year up to the day after it would say who came on that day.
    const totals = await officers('totals', '--year', '2026');
    expect([totals.status, totals.stderr.split(':')[0]]).toEqual([1, 'TOTALS_TOO_NEAR']);
  },
  patience,
);

test(
  'Without a plan of its year, or with one that came after the period was over, nothing is released.',
  async () => {
    await send(1);
    await toApril();
    const none = await officers('release', '--period', '2026-Q1');
    expect([none.status, none.stderr.split(':')[0]]).toEqual([1, 'NO_PLAN']);
    expect(await officers('plan', '--publish', '--plan', 'plan.json')).toMatchObject({ status: 0 });
    const late = await officers('release', '--period', '2026-Q1');
    expect([late.status, late.stderr.split(':')[0]]).toEqual([1, 'PLAN_TOO_LATE']);
    const wrong = await officers('release', '--period', '2026-Q5');
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
    const fixed = await officers('plan', '--publish');
    expect([fixed.status, fixed.stderr.split(':')[0]]).toEqual([1, 'YEAR_FIXED']);
    const over = await officers('plan', '--publish', '--from', '2025');
    expect([over.status, over.stderr.split(':')[0]]).toEqual([1, 'YEAR_OVER']);
  },
  patience,
);
