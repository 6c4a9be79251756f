/**
 * The differencing guard: two releases of one period say more together than each alone. It decides from the shown numbers and never
 * from the true ones [a refusal, or its absence, would otherwise say something of them].
 */
import { rangeOf } from './cell.ts';
import type { Period, ShownCounts, Totals } from './totals.ts';

const messages = {
  PERIODS_OVERLAP:
    'An earlier release counts a period that shares days with this one; their difference would count the rest.',
  OLDER_THAN_EARLIER: 'An earlier release has counted more of the register than this one.',
  COUNT_FELL: 'A number would be smaller than in an earlier release of the same period.',
  GROWN_TOO_LITTLE:
    'Since an earlier release of the same period, fewer than ten reports may have come: they could be singled out. Nothing is wrong; try again when more reports have come.',
  OFFICERS_REPLACED:
    'Some days of the period were sealed to officers before these; what came on them would be left out of the numbers.',
  CANARIES_NOT_OPENED:
    'A list of test reports of this period is not opened: open it, or hand it in, so that tests are not counted as reports.',
  PERIOD_NOT_OVER: 'The register does not go beyond the last day of this period yet.',
  NO_PLAN:
    'No table plan holds for this year: tables are chosen, and the plan logged, before they are counted (kupuya oversight plan).',
  PLAN_TOO_LATE:
    'The plan of this year was logged after the period was over: tables are chosen before their numbers are known.',
  TOTALS_TOO_NEAR:
    'First totals and tables count nearly the same days: from both together fewer than ten reports could be singled out.',
  PERIOD_RELEASED:
    'This period was released before; a release is not revised, since the difference of both would single people out.',
  YEAR_RELEASED:
    'The year of this quarter was released before; with the quarter, too much could be subtracted from it.',
  TOTALS_DIFFER: 'Tables of the same events have different totals.',
  TABLE_CHANGED: 'A table of the same name counted something else in an earlier release.',
  CONTRADICTS_EARLIER: 'These numbers cannot be true together with those released before.',
  CELL_BETRAYED: 'From these numbers and those released before, a hidden one could be worked out.',
} as const;

export type ReleaseRefusalCode = keyof typeof messages;

/** These totals are not released. The message is for the officers and says no number. */
export class ReleaseRefused extends Error {
  readonly code: ReleaseRefusalCode;

  constructor(code: ReleaseRefusalCode) {
    super(messages[code]);
    this.name = 'ReleaseRefused';
    this.code = code;
  }
}

/** What a later release must add, whatever the true numbers behind both are. */
const leastGrowth = 10;

const counted = ['received', 'acknowledged', 'acknowledgedInTime'] as const satisfies readonly (keyof ShownCounts)[];

/**
 * @param earlier every release before, in any order: one that is left out is one that can be subtracted
 * @throws ReleaseRefused
 */
export function assertReleasable(next: Totals, earlier: readonly Totals[]): void {
  for (const before of earlier) {
    if (!isSame(next.period, before.period)) {
      if (sharesDays(next.period, before.period)) throw new ReleaseRefused('PERIODS_OVERLAP');
      continue;
    }
    if (next.asOf < before.asOf || next.case.size < before.case.size) throw new ReleaseRefused('OLDER_THAN_EARLIER');
    if (counted.some((name) => rangeOf(next[name]).most < rangeOf(before[name]).least)) {
      throw new ReleaseRefused('COUNT_FELL');
    }
    if (rangeOf(next.received).least - rangeOf(before.received).most < leastGrowth) {
      throw new ReleaseRefused('GROWN_TOO_LITTLE');
    }
  }
}

/**
 * @param closed periods of lists of test reports that nobody has opened: what they hold would be counted as reports
 * @throws ReleaseRefused
 */
export function assertTestsKnown(period: Period, closed: readonly Period[]): void {
  if (closed.some((list) => sharesDays(period, list))) throw new ReleaseRefused('CANARIES_NOT_OPENED');
}

/**
 * @param unread days of batches that these officers cannot read
 * @throws ReleaseRefused
 */
export function assertAllRead(period: Period, unread: readonly number[]): void {
  if (unread.some((day) => day >= period.first && day <= period.last)) throw new ReleaseRefused('OFFICERS_REPLACED');
}

function isSame(a: Period, b: Period): boolean {
  return a.first === b.first && a.last === b.last;
}

function sharesDays(a: Period, b: Period): boolean {
  return a.first <= b.last && b.first <= a.last;
}
