/** Tables of a synthetic country, from facts to a release that was verified: what the officers' program does, and then a stranger's. */
import { createHash } from 'node:crypto';
import { buildInstance } from '../../client/cli/ceremony/instance.ts';
import { completeTrust } from '../../client/cli/ceremony/trust-inputs.ts';
import { machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import { buildFiles } from '../../client/statistics/bundle/build-files.ts';
import type { BundleFile } from '../../client/statistics/bundle/bundle-file.ts';
import { documentOf } from '../../client/statistics/bundle/document.ts';
import { checkFiles } from '../../client/statistics/bundle/verify/files.ts';
import { countTables } from '../../client/statistics/count.ts';
import type { ReportFacts } from '../../client/statistics/facts.ts';
import { discloseTables } from '../../client/statistics/hiding/disclose.ts';
import { buildPages } from '../../client/statistics/pages/build-pages.ts';
import { periodOf, quartersOf, type PeriodName } from '../../client/statistics/periods.ts';
import { defaultPlan, planHash } from '../../client/statistics/plan.ts';
import { signRelease, verifyRelease, type ReleaseContent } from '../../client/statistics/release-document.ts';
import { assertTablesReleasable } from '../../client/statistics/tables-guard.ts';
import { memberKeyName, type NoteSigner, type Suite, type TrustPolicy } from '../../crypto/index.ts';
import { createInstanceKeys } from '../../server/instance.ts';
import { factsOn, syntheticCountry } from '../../tooling/synthetic/country.ts';
import type { Bench, BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { withFolder } from '../instance.ts';

const year = '2025';
/** Reports come for longer than they are counted, so that deadlines of the year before end in it. */
const leadDays = 200;
const yearMs = 10_000;
const planMs = 30_000;

export const statistics: Bench = {
  name: 'statistics',
  summary:
    'tables of 100,000 reports counted, hidden, built and verified; hiding of the full plan in small and large bodies',
  run: async ({ quick, tell }) => {
    const officers = await makeOfficers();
    const figures: Figure[] = [];
    for (const reports of quick ? [300] : [300, 1_000, 5_000, 20_000, 100_000]) {
      const facts = factsOf(reports);
      tell(`${String(reports)} reports a year: ${String(facts.length)} made up`);
      figures.push(...(await measure(officers, facts, reports, tell)));
    }
    return figures;
  },
};

/** Times in milliseconds. */
interface Spent {
  count: number;
  hide: number;
  guard: number;
  build: number;
  sign: number;
  verify: number;
}

interface Officers {
  readonly suite: Suite;
  readonly trust: TrustPolicy;
  readonly signers: readonly NoteSigner[];
}

/** Quarters as they end, then their year: each is held against all before. */
async function measure(
  officers: Officers,
  facts: readonly ReportFacts[],
  reports: number,
  tell: BenchOptions['tell'],
): Promise<readonly Figure[]> {
  const earlier: ReleaseContent[] = [];
  const ofPeriods: Spent[] = [];
  const parameters = { reports };
  let bytes = 0;
  for (const period of [...quartersOf(year), year]) {
    const spent = { count: 0, hide: 0, guard: 0, build: 0, sign: 0, verify: 0 };
    const made = await makeRelease(officers, facts, period, earlier, spent);
    earlier.push(made.content);
    bytes = made.files.reduce((sum, file) => sum + file.bytes.length, 0);
    ofPeriods.push(spent);
    const hidden = made.content.tables.flatMap(({ rows }) => rows).filter(({ cell }) => cell.flag === 'HIDDEN').length;
    tell(`${String(reports)}, ${period}: ${String(hidden)} cells hidden, ${JSON.stringify(spent)}`);
  }
  const ofYear = ofPeriods.at(-1);
  if (ofYear === undefined) throw new Error('nothing was released');
  const parts: readonly (readonly [string, number])[] = Object.entries({ ...ofYear });
  const whole = parts.reduce((sum, [, value]) => sum + value, 0);
  const hiding = ofPeriods.reduce((sum, { hide }) => sum + hide, 0);
  const bare = bareCount(facts);
  return [
    { figure: 'release', value: whole, unit: 'ms', parameters, aim: { most: yearMs } },
    ...parts.map(([part, value]): Figure => ({
      ...{ figure: `release_${part}`, value, unit: 'ms', parameters },
    })),
    { figure: 'release_bytes', value: bytes, unit: 'bytes', parameters },
    { figure: 'hiding_full_plan', value: hiding, unit: 'ms', parameters, aim: { most: planMs } },
    { figure: 'count_over_bare', value: ofYear.count / bare, unit: 'ratio', parameters },
  ];
}

async function makeRelease(
  { suite, trust, signers }: Officers,
  facts: readonly ReportFacts[],
  period: PeriodName,
  earlier: readonly ReleaseContent[],
  spent: Spent,
): Promise<{ readonly content: ReleaseContent; readonly files: readonly BundleFile[] }> {
  const time = async <T>(part: keyof Spent, run: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await run();
    spent[part] += performance.now() - began;
    return result;
  };
  const { first, last } = periodOf(period);
  const counted = await time('count', () => countTables(defaultPlan, facts, period));
  // Every report is an entry, and each of what was told.
  const entries = facts.flatMap(({ day, told }) => [day, ...told.map((each) => each.day)]);
  const inPeriod = entries.filter((day) => day >= first && day <= last).length;
  const tables = await time('hide', () => discloseTables(defaultPlan, period, counted, earlier, inPeriod));
  const content: ReleaseContent = {
    ...{ mode: trust.mode, origin: trust.origin, period, asOf: last + 2, plan: await planHash(suite, defaultPlan) },
    ...{ mechanism: 'HIDE_AND_ROUND', case: { size: entries.length, root: new Uint8Array(32) } },
    ...{ verdict: 'PASSED', tables },
  };
  await time('guard', () => {
    assertTablesReleasable(content, earlier);
  });
  const files = await time('build', () => buildFiles(content, buildPages(content, { earlier })));
  const note = await time('sign', async () => signRelease(suite, await documentOf(suite, content, files), signers));
  await time('verify', async () => {
    const release = await verifyRelease(suite, note, trust);
    const byPath = new Map(files.map((file) => [file.path, file.bytes]));
    const { problems } = await checkFiles(suite, release, byPath, earlier);
    assertTablesReleasable(release, earlier);
    if (problems.length > 0) throw new Error(`an honest release was refused: ${JSON.stringify(problems[0])}`);
  });
  return { content, files };
}

/** One look at every report and every status, by one code: less cannot be done. In milliseconds. */
function bareCount(facts: readonly ReportFacts[]): number {
  const began = performance.now();
  const counts = new Map<string, number>();
  const add = (code: string): void => {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  };
  for (const { codes, told } of facts) {
    add(codes.category);
    for (const { status } of told) add(status);
  }
  const spent = performance.now() - began;
  // Used, so that no engine leaves the loop out.
  createHash('sha256').update(JSON.stringify([...counts]));
  return spent;
}

function factsOf(perYear: number): readonly ReportFacts[] {
  const { first, last } = periodOf(year);
  return factsOn(syntheticCountry({ seed: perYear, first: first - leadDays, last, perYear }), last + 2);
}

function makeOfficers(): Promise<Officers> {
  return withFolder(async (dir) => {
    const [suite, origin] = [await machineSuite(), 'synthetic.kupuya.example/demo'];
    const { first: today } = periodOf(year);
    const made = await buildInstance(suite, machineRandom, { profile: 'small', mode: 'demo', origin, today });
    const trust = await completeTrust(suite, made.trust, await createInstanceKeys(suite, dir, origin, machineRandom));
    const officers = made.keyrings.filter(({ isOfficer }) => isOfficer);
    const signers = officers.map(({ keyring: { member, sign } }) => ({
      name: memberKeyName(origin, member),
      seed: sign,
    }));
    return { suite, trust, signers };
  });
}
