/** Released tables: signed, by a plan that was logged before, counted from this register, possible, and betraying nothing (RELEASES). */
import { equalBytes, type PublicSuite } from '../../crypto/index.ts';
import { rangeOf } from '../statistics/cell.ts';
import { periodOf } from '../statistics/periods.ts';
import { planOfYear, type LoggedPlan } from '../statistics/plan-note.ts';
import { fitsPlan } from '../statistics/plan-rules.ts';
import { ReleaseRefused } from '../statistics/release.ts';
import type { ReleaseContent, VerifiedRelease } from '../statistics/release-document.ts';
import { assertPairReleasable, assertTablesReleasable } from '../statistics/tables-guard.ts';
import { areTotalsApart, doTotalsAgree } from '../statistics/totals-guard.ts';
import type { Totals } from '../statistics/totals.ts';
import { checkCountedRegister } from './counted-register.ts';
import type { Entries } from './entries.ts';
import type { Docket, EvidenceFile } from './failures.ts';
import type { GovernanceCopy, Placed } from './governance-copy.ts';
import type { LogCopy } from './log-copy.ts';

type Release = Placed<VerifiedRelease>;

export async function checkReleases(
  suite: PublicSuite,
  cases: LogCopy,
  entries: Entries,
  governance: GovernanceCopy,
  docket: Docket,
): Promise<void> {
  const { releases, log } = governance;
  if (releases.length === 0) docket.notChecked('RELEASES', 'NO_RELEASES');
  for (const [place, release] of releases.entries()) {
    const earlier = releases.slice(0, place);
    await checkPlan(governance, release, docket);
    await checkCountedRegister(
      suite,
      cases,
      release.note.case,
      { check: 'RELEASES', code: 'RELEASE_OF_OTHER_REGISTER' },
      () => log.proven('release', release.index),
      docket,
    );
    if (!isPossible(release.note, entries)) {
      await docket.fail('RELEASES', 'RELEASE_IMPOSSIBLE', 'SERVED', () => log.proven('release', release.index));
    }
    await checkEarlier(log, release, earlier, docket);
    await checkTotalsOf(governance, release, earlier, docket);
  }
}

async function checkPlan({ plans, dayNotes, log }: GovernanceCopy, release: Release, docket: Docket): Promise<void> {
  const { period, plan: hash, tables } = release.note;
  const { last } = periodOf(period);
  // Where the period was over, its numbers could have been known.
  const over = dayNotes.find(({ note }) => note.day > last)?.index ?? Infinity;
  const before = plans.filter(({ index }) => index < Math.min(release.index, over));
  const plan: LoggedPlan | null = planOfYear(before, Number(period.slice(0, 4)));
  if (plan === null || !equalBytes(plan.hash, hash)) {
    await docket.fail('RELEASES', 'RELEASE_UNPLANNED', 'SERVED', () => log.proven('release', release.index));
    return;
  }
  if (fitsPlan(plan.plan, period, tables)) return;
  await docket.fail('RELEASES', 'RELEASE_OFF_PLAN', 'ALONE', async () => [
    ...(await log.proven('plan', plan.index)),
    ...(await log.proven('release', release.index)),
  ]);
}

/** Every event is an entry: what is told in the period stands in its days, and what fell due in it came in some time before. */
function isPossible({ period, case: counted, tables }: ReleaseContent, entries: Entries): boolean {
  const { first, last } = periodOf(period);
  const logged = entries.slice(0, counted.size).filter((entry) => entry !== null);
  const within = logged.filter(({ day }) => day >= first && day <= last).length;
  return tables.every(({ flow, total }) => {
    const isDue = flow === 'ACKNOWLEDGEMENT_DUE' || flow === 'FEEDBACK_DUE';
    return rangeOf(total).least <= (isDue ? logged.length : within);
  });
}

async function checkEarlier(
  log: LogCopy,
  release: Release,
  earlier: readonly Release[],
  docket: Docket,
): Promise<void> {
  for (const before of earlier) {
    if (isPairReleasable(release.note, before.note)) continue;
    await docket.fail('RELEASES', 'RELEASE_SUBTRACTABLE', 'ALONE', async () => [
      ...(await log.proven('earlier', before.index)),
      ...(await log.proven('release', release.index)),
    ]);
    return;
  }
  try {
    assertTablesReleasable(
      release.note,
      earlier.map(({ note }) => note),
    );
  } catch (error) {
    if (!(error instanceof ReleaseRefused)) throw error;
    // What is hidden, and why, depends on everything released before: only the whole log shows that nothing was left out here.
    await docket.fail('RELEASES', 'RELEASE_BETRAYS', 'SERVED', () => provenReleases(log, [...earlier, release]));
  }
}

/** Two releases alone, whatever else was released. */
export function isPairReleasable(next: ReleaseContent, before: ReleaseContent): boolean {
  try {
    assertPairReleasable(next, before);
    return true;
  } catch (error) {
    if (error instanceof ReleaseRefused) return false;
    throw error;
  }
}

async function checkTotalsOf(
  { totals, log }: GovernanceCopy,
  release: Release,
  earlier: readonly Release[],
  docket: Docket,
): Promise<void> {
  const before = earlier.map(({ note }) => note);
  for (const { index, note } of totals) {
    // Which of the two is too much is decided by which came later; both stand in the evidence.
    if (!contradicts(note, [...before, release.note]) || contradicts(note, before)) continue;
    await docket.fail('RELEASES', 'RELEASE_AGAINST_TOTALS', 'ALONE', async () => [
      ...(await log.proven('totals', index)),
      ...(await provenReleases(log, [...earlier, release])),
    ]);
  }
}

/** Whether totals and tables cannot both be true, or say together what each of them hides. */
export function contradicts(totals: Totals, releases: readonly ReleaseContent[]): boolean {
  return !doTotalsAgree([totals], releases) || !areTotalsApart([totals], releases);
}

async function provenReleases(log: LogCopy, releases: readonly Release[]): Promise<readonly EvidenceFile[]> {
  const files = await Promise.all(releases.map(({ index }) => log.proven(`governance-${String(index)}`, index)));
  return files.flat();
}
