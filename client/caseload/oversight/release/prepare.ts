/**
 * Tables of a period, from the register to what everybody may see (docs/protocol.md section 8.3): both officers together. True counts do not
 * leave `prepareRelease`; signing is an act of its own, so that the officers look at the preview first.
 */
import {
  decodeGovernance,
  parseHex,
  ProtocolError,
  type DayNote,
  type OpenedCanaries,
  type PublicSuite,
  type TrustPolicy,
} from '../../../../crypto/index.ts';
import type { RegisterView } from '../../../register/register.ts';
import { countTables } from '../../../statistics/count.ts';
import { discloseTables } from '../../../statistics/hiding/disclose.ts';
import { assertTablesReleasable } from '../../../statistics/tables-guard.ts';
import { readReleases } from '../../../statistics/logged-releases.ts';
import { periodOf, type PeriodName } from '../../../statistics/periods.ts';
import { planOfYear, readPlans, type LoggedPlan } from '../../../statistics/plan-note.ts';
import { assertAllRead, assertTestsKnown, ReleaseRefused } from '../../../statistics/release.ts';
import type { ReleaseContent } from '../../../statistics/release-document.ts';
import { areTotalsApart } from '../../../statistics/totals-guard.ts';
import { verifyTotals, type Totals } from '../../../statistics/totals.ts';
import type { OversightEnvironment } from '../environment.ts';
import { readReports, type Finding } from '../reports.ts';
import { knownTests, readTestLists, withoutTests } from '../test-reports.ts';

export interface ReleaseRequest {
  readonly period: PeriodName;
  /** The officers have seen what does not add up and go on: anybody could send letters that hold up a release for ever. */
  readonly acceptFindings: boolean;
  /** Lists of test reports that are committed to in the register and not opened there yet. */
  readonly testLists?: readonly OpenedCanaries[];
}

export interface PreparedRelease {
  /** Hidden and rounded. */
  readonly content: ReleaseContent;
  /** Every release before, as the log has them. */
  readonly earlier: readonly ReleaseContent[];
  readonly plan: LoggedPlan;
  /** Of the register, as far as the officers accepted them. */
  readonly findings: readonly Finding[];
}

/** Something in the register does not add up; the officers look at it before they sign anything. */
export class UnexplainedFindings extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super('something in the register does not add up');
    this.name = 'UnexplainedFindings';
    this.findings = findings;
  }
}

/**
 * Counts by the plan that holds, without test reports, hides and rounds, and holds the result against everything released before.
 *
 * @throws BAD_KEYRING unless these are the two officers; UnexplainedFindings; ReleaseRefused; BAD_PROOF for a list of tests that was never
 *   committed to; MALFORMED for a period that is none; and as `readReports`
 */
export async function prepareRelease(
  environment: OversightEnvironment,
  request: ReleaseRequest,
): Promise<PreparedRelease> {
  const { suite, trust } = environment;
  const period = periodOf(request.period);
  const { view, reports, findings, unopened } = await readReports(environment);
  const { day: asOf, size, root } = view.newestDay;
  if (asOf <= period.last) throw new ReleaseRefused('PERIOD_NOT_OVER');
  const plan = planFor(await readPlans(suite, view.governance.leaves, trust), view, request.period);
  const isUnread = ({ batch }: DayNote): boolean => unopened.includes(batch);
  assertAllRead(
    period,
    view.dayNotes.filter(isUnread).map(({ day }) => day),
  );
  if (findings.length > 0 && !request.acceptFindings) throw new UnexplainedFindings(findings);
  const tests = await knownTests(suite, await readTestLists(suite, view, trust), request.testLists ?? []);
  assertTestsKnown(
    period,
    tests.closed.map((list) => list.period),
  );
  const entries = view.entries.filter(({ day }) => day >= period.first && day <= period.last).length;
  const earlier = (await readReleases(suite, view.governance.leaves, trust)).map(({ release }) => release);
  const counted = countTables(plan.plan, withoutTests(reports, tests), request.period);
  const content: ReleaseContent = {
    ...{ mode: trust.mode, origin: trust.origin, period: request.period, asOf, plan: plan.hash },
    ...{ mechanism: 'HIDE_AND_ROUND', case: { size, root: parseHex(root) } },
    // What came before the period and cannot be opened is missing among what was due or closed in it.
    verdict: findings.length > 0 || unopened.length > 0 ? 'ACCEPTED' : 'PASSED',
    tables: discloseTables(plan.plan, request.period, counted, earlier, entries),
  };
  assertTablesReleasable(content, earlier);
  const totals = await verifiedTotals(suite, view.totalsNotes, trust);
  if (!areTotalsApart(totals, [...earlier, content])) throw new ReleaseRefused('TOTALS_TOO_NEAR');
  return { content, earlier, plan, findings };
}

/**
 * The plan of a period's year, if it stands before the first day on which the period is over.
 *
 * @param plans of the governance log
 * @throws ReleaseRefused
 */
export function planFor(
  plans: readonly LoggedPlan[],
  { governance, dayNotes }: Pick<RegisterView, 'governance' | 'dayNotes'>,
  name: PeriodName,
): LoggedPlan {
  const plan = planOfYear(plans, Number(name.slice(0, 4)));
  if (plan === null) throw new ReleaseRefused('NO_PLAN');
  const { last } = periodOf(name);
  const closing = dayNotes.find(({ day }) => day > last);
  const isBefore = governance.leaves.slice(plan.index).some((bytes) => {
    const entry = decodeGovernance(bytes);
    return entry.kind === 'day' && entry.batch === closing?.batch;
  });
  if (!isBefore) throw new ReleaseRefused('PLAN_TOO_LATE');
  return plan;
}

/** Totals that are none of the release signers' are left out: a server could log such. */
export async function verifiedTotals(
  suite: PublicSuite,
  notes: readonly string[],
  trust: TrustPolicy,
): Promise<readonly Totals[]> {
  const totals: Totals[] = [];
  for (const note of notes) {
    try {
      totals.push(await verifyTotals(suite, note, trust));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  return totals;
}
