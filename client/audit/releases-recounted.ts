/** Released tables, counted again by both oversight officers (RELEASES). */
import { formatHex, ProtocolError } from '../../crypto/index.ts';
import type { CountedReport } from '../caseload/oversight/reports.ts';
import { countTables } from '../statistics/count.ts';
import { discloseTables } from '../statistics/hiding/disclose.ts';
import { periodOf } from '../statistics/periods.ts';
import type { LoggedPlan } from '../statistics/plan-note.ts';
import { ReleaseRefused } from '../statistics/release.ts';
import type { ReleaseContent } from '../statistics/release-document.ts';
import { shownTableJson, type ShownTable } from '../statistics/shown-table.ts';
import type { Entries } from './entries.ts';
import type { Docket } from './failures.ts';
import type { GovernanceCopy } from './governance-copy.ts';

export interface Recount {
  /** All that the officers can open. */
  readonly reports: readonly CountedReport[];
  readonly entries: Entries;
  readonly governance: GovernanceCopy;
  /** Commits of known test reports, hex. */
  readonly tests: ReadonlySet<string>;
  /** Periods of lists of test reports that are still closed: what was counted of them cannot be told here. */
  readonly closed: readonly { readonly first: number; readonly last: number }[];
}

/** Each release from the log as it was counted. */
export async function countReleasesAgain(recount: Recount, docket: Docket): Promise<void> {
  const { governance, closed } = recount;
  for (const [place, { index, note }] of governance.releases.entries()) {
    const { first, last } = periodOf(note.period);
    if (closed.some((list) => list.first <= last && first <= list.last)) continue;
    const plan = governance.plans.find((each) => each.index < index && formatHex(each.hash) === formatHex(note.plan));
    if (plan === undefined) continue;
    const earlier = governance.releases.slice(0, place).map((each) => each.note);
    const again = tablesAgain(recount, note, plan, earlier);
    if (again !== null && textOf(again) === textOf(note.tables)) continue;
    await docket.fail('RELEASES', 'RELEASE_DIFFERS', 'KEYS', () => governance.log.proven('release', index));
  }
}

/** Null where what was released could not have been made from this register. */
function tablesAgain(
  { reports, entries, tests }: Recount,
  { period: name, case: counted }: ReleaseContent,
  { plan }: LoggedPlan,
  earlier: readonly ReleaseContent[],
): readonly ShownTable[] | null {
  const period = periodOf(name);
  const known = reports
    .filter((report) => report.index < counted.size && !report.commits.some((commit) => tests.has(commit)))
    .map((report) => ({ ...report, told: report.told.filter((each) => each.index < counted.size) }));
  const logged = entries
    .slice(0, counted.size)
    .filter((entry) => entry !== null && entry.day >= period.first && entry.day <= period.last);
  try {
    return discloseTables(plan, name, countTables(plan, known, name), earlier, logged.length);
  } catch (error) {
    if (error instanceof ReleaseRefused || error instanceof ProtocolError) return null;
    throw error;
  }
}

function textOf(tables: readonly ShownTable[]): string {
  return JSON.stringify(tables.map(shownTableJson));
}
