/** First totals, from the register to a signed release (docs/protocol.md section 8.3): both officers together. */
import { memberKeyName, parseHex, type OpenedCanaries } from '../../../crypto/index.ts';
import { countIn } from '../../caseload/oversight/count-reports.ts';
import type { OversightEnvironment } from '../../caseload/oversight/environment.ts';
import { UnexplainedFindings, verifiedTotals } from '../../caseload/oversight/release/prepare.ts';
import { readReports } from '../../caseload/oversight/reports.ts';
import { knownTests, readTestLists, withoutTests } from '../../caseload/oversight/test-reports.ts';
import { readReleases } from '../../statistics/logged-releases.ts';
import { assertAllRead, assertReleasable, assertTestsKnown, ReleaseRefused } from '../../statistics/release.ts';
import { areTotalsApart } from '../../statistics/totals-guard.ts';
import {
  showCounts,
  signTotals,
  verifyTotals,
  type Period,
  type Totals,
  type VerifiedTotals,
} from '../../statistics/totals.ts';

export interface MadeTotals {
  /** What everybody may see: hidden and rounded. The true counts do not leave `makeTotals`. */
  readonly totals: VerifiedTotals;
  /** Signed by both officers. */
  readonly note: string;
}

export interface TotalsRequest {
  /** UTC days since 1970-01-01 of the newest day note, to the period that is counted: the same period always, or one that shares no day with it. */
  readonly periodOf: (newestDay: number) => Period;
  /** The officers have seen what does not add up and go on: anybody could send letters that hold up a release for ever. */
  readonly acceptFindings: boolean;
  /** Lists of test reports that are committed to in the register and not opened there yet. */
  readonly testLists?: readonly OpenedCanaries[];
}

/**
 * Counts without test reports, hides and rounds, compares with every earlier release in the register, and signs with both officers' member keys. Publishes
 * nothing.
 *
 * @throws BAD_KEYRING unless these are the two officers; UNDER_SIGNED where the trust policy wants other release signers;
 *   UnexplainedFindings; ReleaseRefused; BAD_PROOF for a list of tests that was never committed to; and as `readReports`
 */
export async function makeTotals(environment: OversightEnvironment, request: TotalsRequest): Promise<MadeTotals> {
  const { suite, trust, keyrings } = environment;
  const { view, reports, findings, unopened } = await readReports(environment);
  if (findings.length > 0 && !request.acceptFindings) throw new UnexplainedFindings(findings);
  const { day: asOf, size, root } = view.newestDay;
  const period = request.periodOf(asOf);
  const unread = view.dayNotes.filter(({ batch }) => unopened.includes(batch)).map(({ day }) => day);
  assertAllRead(period, unread);
  const tests = await knownTests(suite, await readTestLists(suite, view, trust), request.testLists ?? []);
  assertTestsKnown(
    period,
    tests.closed.map((list) => list.period),
  );
  const { received, acknowledgedInTime, acknowledgedLate } = countIn(withoutTests(reports, tests), asOf, period);
  const counts = { received, acknowledged: acknowledgedInTime + acknowledgedLate, acknowledgedInTime };
  const entries = view.entries.filter(({ day }) => day >= period.first && day <= period.last).length;
  const totals: Totals = {
    ...{ mode: trust.mode, origin: trust.origin, period, asOf },
    case: { size, root: parseHex(root) },
    ...showCounts(counts, entries),
  };
  assertReleasable(totals, await verifiedTotals(suite, view.totalsNotes, trust));
  const tables = (await readReleases(suite, view.governance.leaves, trust)).map(({ release }) => release);
  if (!areTotalsApart([totals], tables)) throw new ReleaseRefused('TOTALS_TOO_NEAR');
  const signers = keyrings.map(({ member, sign }) => ({ name: memberKeyName(trust.origin, member), seed: sign }));
  const note = await signTotals(suite, totals, signers);
  return { totals: await verifyTotals(suite, note, trust), note };
}
