/**
 * Oversight from end to end: a synthetic caseload of past months in a real server, an audit, a plan, a release that both officers sign,
 * its pages in two browsers, and a stranger who verifies it, and is not fooled.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDay } from '../client/cli/ceremony/days.ts';
import { machineDay, machineSuite } from '../client/cli/terminal/machine.ts';
import { openKeyring } from '../client/openpgp/keyring-file.ts';
import { periodOf, quartersOf, type PeriodName } from '../client/statistics/periods.ts';
import { verifyRelease, type VerifiedRelease } from '../client/statistics/release-document.ts';
import { memberKeyName, parseTrust } from '../crypto/index.ts';
import { startDemo, type RunningDemo } from '../tooling/demo/demo.ts';
import { lastYear, type YearPlan } from '../tooling/demo/year.ts';
import { daysAfter, endedPeriods } from '../tooling/synthetic/officers.ts';
import { asOfficers, kupuya, mustRun } from './oversight/commands.ts';
import { between } from './oversight/go-between.ts';
import { manipulationsOf, type Published } from './oversight/manipulations.ts';
import { photograph, readEverywhere } from './oversight/reading.ts';
import { JourneyError, Steps, type TimedStep } from './steps.ts';

export interface OversightOptions {
  /** Since the year before this one, and not in the newest quarter that has ended alone. */
  readonly thorough: boolean;
  /** For pictures, or null. */
  readonly screenshots: string | null;
  /** Of a demonstration with past days that is kept and used again; a new one that goes away when left out. */
  readonly folder?: string;
  readonly tell: (line: string) => void;
}

export interface OversightResult {
  readonly ok: boolean;
  readonly steps: readonly TimedStep[];
  readonly period: PeriodName;
  readonly pages: number;
  readonly pictures: number;
  readonly obstacles: readonly string[];
  /** What `verify-release` said of each manipulation. */
  readonly manipulations: readonly {
    readonly name: string;
    readonly found: readonly string[];
    readonly caught: boolean;
  }[];
}

/** @throws JourneyError */
export async function walkOversight({
  thorough,
  screenshots,
  folder,
  tell,
}: OversightOptions): Promise<OversightResult> {
  const scratch = mkdtempSync(join(tmpdir(), 'kupuya-oversight-'));
  const steps = new Steps(tell);
  try {
    const year = thorough ? lastYear() : oneQuarter();
    const demo = await steps.take('past days are lived', () =>
      startDemo({
        ...{ folder: folder ?? join(scratch, 'demo'), port: 0, consolePort: 0, deskPort: 0 },
        ...{ fresh: false, seed: true, year: { ...year, release: 'ALL_BUT_NEWEST' }, tell },
      }),
    );
    try {
      return await oversee(demo, year, scratch, steps, { screenshots, tell });
    } finally {
      await demo.stop();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function oversee(
  demo: RunningDemo,
  { first }: YearPlan,
  scratch: string,
  steps: Steps,
  { screenshots, tell }: Pick<OversightOptions, 'screenshots' | 'tell'>,
): Promise<OversightResult> {
  const { serverUrl, trustFile, people } = demo;
  const officers = { serverUrl, trustFile, people, scratch };
  const period = endedPeriods({ first, last: machineDay() }).at(-1)?.name;
  if (period === undefined) throw new JourneyError('no period has ended');
  await steps.take('anybody audits the register', () => mustRun('audit', '--trust', trustFile, '--url', serverUrl));
  const next = String(Number(formatDay(machineDay()).slice(0, 4)) + 1);
  await steps.take('both officers sign the plan of the next year', () =>
    mustRun('oversight', 'plan', '--publish', '--from', next, ...asOfficers(officers, 0)),
  );
  await steps.take(`both officers release ${period}`, () =>
    mustRun('oversight', 'release', '--publish', '--period', period, ...asOfficers(officers, 1)),
  );
  const address = `${serverUrl}/statistics/${period}/`;
  const verify = (url: string): ReturnType<typeof kupuya> =>
    kupuya('verify-release', url, '--trust', trustFile, '--json');
  await steps.take('a stranger verifies it', () => mustRun('verify-release', address, '--trust', trustFile));
  await steps.take('the stranger audits again', () => mustRun('audit', '--trust', trustFile, '--url', serverUrl));
  const read = await steps.take('its pages are read in both browsers', () => readEverywhere(serverUrl, period));
  const photographed = await steps.take('pictures are taken', () =>
    screenshots === null
      ? Promise.resolve({ pages: 0, obstacles: [] })
      : photograph(serverUrl, period, screenshots, tell),
  );
  const published = await readPublished(demo, period, first);
  const tried = [];
  for (const { name, code, as, plant } of manipulationsOf(published)) {
    const found = await steps.take(name, async () => {
      const change = await plant(published);
      return between(serverUrl, change, async (url) =>
        codesOf(await verify(`${url}/statistics/${as === 'PERIOD' ? period : as}/`)),
      );
    });
    tried.push({ name, found, caught: found.includes(code) });
    tell(`            ${found.join(', ')}`);
  }
  const obstacles = [...read.obstacles, ...photographed.obstacles];
  return {
    ok: obstacles.length === 0 && tried.every(({ caught }) => caught),
    ...{ steps: steps.done, period, obstacles, manipulations: tried },
    ...{ pages: read.pages, pictures: photographed.pages },
  };
}

/** The newest quarter that has ended; after it nothing happens until today. */
function oneQuarter(): YearPlan {
  const today = machineDay();
  const thisYear = Number(formatDay(today).slice(0, 4));
  const quarters = [thisYear - 1, thisYear].flatMap((year) => quartersOf(String(year)));
  const ended = quarters.map(periodOf).findLast(({ last }) => last + daysAfter <= today);
  if (ended === undefined) throw new JourneyError('no quarter has ended');
  return { first: ended.first, until: ended.last + daysAfter, perYear: 400, seed: 11, release: 'ALL_BUT_NEWEST' };
}

/** What both officers have, who could sign anything. */
async function readPublished(
  { serverUrl, trustFile, people }: RunningDemo,
  period: PeriodName,
  first: number,
): Promise<Published> {
  const suite = await machineSuite();
  const trust = parseTrust(new Uint8Array(readFileSync(trustFile)));
  const released = async (name: PeriodName): Promise<VerifiedRelease> => {
    const answer = await fetch(`${serverUrl}/statistics/${name}/release.note`);
    return verifyRelease(suite, await answer.text(), trust);
  };
  const before = endedPeriods({ first, last: machineDay() }).slice(0, -1);
  const signers = await Promise.all(
    people
      .filter(({ isOfficer }) => isOfficer)
      .map(async ({ keyringFile, passphrase }) => {
        const { member, sign } = await openKeyring(readFileSync(keyringFile, 'utf8'), passphrase);
        return { name: memberKeyName(trust.origin, member), seed: sign };
      }),
  );
  const earlier = await Promise.all(before.map(({ name }) => released(name)));
  return { suite, signers, earlier, content: await released(period) };
}

/** Of every check that failed. @throws JourneyError if the command did not look, or found nothing and ended badly all the same */
function codesOf({ status, out, err }: Awaited<ReturnType<typeof kupuya>>): readonly string[] {
  const codes = [...out.matchAll(/"code":"(?<code>[A-Z_]+)"/gu)].map(({ groups }) => groups?.['code'] ?? '');
  if (status === 0) return [];
  if (codes.length === 0) throw new JourneyError(`verify-release: ${err.slice(-300)}`);
  return [...new Set(codes)];
}
