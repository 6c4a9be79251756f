/** Exact counts over a period, before anything is hidden or rounded for the public. They never leave the officers' hands as they are. */
import { clockState, outcomes, type OutcomeCode } from '../../../crypto/index.ts';
import type { OversightEnvironment } from './environment.ts';
import { readReports, type CountedReport, type OversightView } from './reports.ts';

/** Days of receipt, both included; UTC days since 1970-01-01. */
export interface CountedPeriod {
  readonly first: number;
  readonly last: number;
}

export interface ReportCounts extends CountedPeriod {
  /** Reports whose first letter was logged in the period. */
  readonly received: number;
  /** Of these: told in time, told late, not told and late, not told and still in time. They add up to `received`. */
  readonly acknowledgedInTime: number;
  readonly acknowledgedLate: number;
  readonly acknowledgementMissing: number;
  readonly acknowledgementPending: number;
  /** The same for the second clock. */
  readonly feedbackInTime: number;
  readonly feedbackLate: number;
  readonly feedbackMissing: number;
  readonly feedbackPending: number;
  readonly closed: number;
  /** Of the closed ones, by outcome. */
  readonly outcomes: Readonly<Partial<Record<OutcomeCode, number>>>;
}

/**
 * Opens the register with both officers' keyrings and counts the reports of a period.
 *
 * @returns the counts and everything behind them, findings among it: a release should not go out while there are any unexplained
 * @throws as `readReports`
 */
export async function countReports(
  environment: OversightEnvironment,
  period?: CountedPeriod,
): Promise<{ readonly counts: ReportCounts; readonly oversight: OversightView }> {
  const oversight = await readReports(environment);
  const { dayNotes, today } = oversight.view;
  const whole = { first: dayNotes[0]?.day ?? today, last: today };
  return { counts: countIn(oversight.reports, today, period ?? whole), oversight };
}

/** @param today clocks that run are judged as of this day */
export function countIn(reports: readonly CountedReport[], today: number, period: CountedPeriod): ReportCounts {
  const counted = reports.filter(({ day }) => day >= period.first && day <= period.last);
  const acknowledge = countClocks(counted, today, ({ clocks }) => clocks.acknowledge);
  const feedback = countClocks(counted, today, ({ clocks }) => clocks.feedback);
  const closed = counted.filter(isClosed);
  return {
    ...period,
    received: counted.length,
    acknowledgedInTime: acknowledge.inTime,
    acknowledgedLate: acknowledge.late,
    acknowledgementMissing: acknowledge.missing,
    acknowledgementPending: acknowledge.pending,
    feedbackInTime: feedback.inTime,
    feedbackLate: feedback.late,
    feedbackMissing: feedback.missing,
    feedbackPending: feedback.pending,
    closed: closed.length,
    outcomes: countOutcomes(closed),
  };
}

function countClocks(
  reports: readonly CountedReport[],
  today: number,
  clockOf: (report: CountedReport) => CountedReport['clocks']['acknowledge'],
): { inTime: number; late: number; missing: number; pending: number } {
  const counts = { inTime: 0, late: 0, missing: 0, pending: 0 };
  for (const clock of reports.map(clockOf)) {
    const state = clockState(clock, today);
    if (state === 'MET') counts.inTime++;
    else if (state === 'RUNNING') counts.pending++;
    else if (clock.done === null) counts.missing++;
    else counts.late++;
  }
  return counts;
}

/** The last of its statuses that changes the case. */
function isClosed({ told }: CountedReport): boolean {
  return told.findLast(({ status }) => status === 'CLOSED' || status === 'REOPENED')?.status === 'CLOSED';
}

function countOutcomes(closed: readonly CountedReport[]): Partial<Record<OutcomeCode, number>> {
  const counts: Partial<Record<OutcomeCode, number>> = {};
  for (const { told } of closed) {
    const reason = told.findLast(({ status }) => status === 'CLOSED')?.reason ?? '';
    const outcome = outcomes.find((code) => reason === `OUTCOME_${code}`);
    if (outcome !== undefined) counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
