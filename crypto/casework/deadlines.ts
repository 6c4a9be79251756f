/**
 * The two clocks of a case, from what source, body and oversight all know: the day of the letter's entry and the days of the status
 * entries (protocol section 7.3). A deadline is met if the entry's day minus the first day is at most its days.
 */
import type { StatusCode } from '../codes.ts';
import type { CaseStatus } from './status-rules.ts';

/** Calendar days, from the roster. */
export interface DeadlineProfile {
  readonly acknowledge: number;
  readonly feedback: number;
  /** In place of `feedback` once an extension was told in time. */
  readonly extended: number;
}

/** What the law of the European Union and the default of a new roster say. */
export const defaultProfile: DeadlineProfile = { acknowledge: 7, feedback: 90, extended: 180 };

/** A status that the source was told. */
export interface Told {
  readonly status: StatusCode;
  /** The entry's day; UTC days since 1970-01-01. */
  readonly day: number;
}

export interface Clock {
  readonly from: number;
  /** Last day on which it is still met. */
  readonly due: number;
  /** The first day that stopped it, or null while it runs. */
  readonly done: number | null;
}

export interface Deadlines {
  readonly acknowledge: Clock;
  /** Of the present round: a reopened case owes feedback again, counted from the day of reopening. */
  readonly feedback: Clock;
  readonly extended: boolean;
}

/** Statuses that tell the source that the report has arrived at a person. A message alone does not. */
export const acknowledging: readonly StatusCode[] = [
  'ACKNOWLEDGED',
  'UNDER_ASSESSMENT',
  'UNDER_INVESTIGATION',
  'REFERRED',
  'WAITING_FOR_SOURCE',
  'CLOSED',
  'REOPENED',
] satisfies readonly CaseStatus[];

/** Statuses that tell the source what is done with the report. */
export const feedback: readonly StatusCode[] = [
  'UNDER_INVESTIGATION',
  'REFERRED',
  'CLOSED',
] satisfies readonly CaseStatus[];

/**
 * @param received day of the first letter's entry
 * @param told statuses in the order of the case; days need not ascend
 */
export function deadlines(received: number, told: readonly Told[], profile: DeadlineProfile): Deadlines {
  const reopened = told.findLastIndex(({ status }) => status === 'REOPENED');
  const round = told.slice(reopened + 1);
  const from = told[reopened]?.day ?? received;
  const extended = round.some(({ status, day }) => status === 'EXTENDED' && day - from <= profile.feedback);
  return {
    acknowledge: clock(received, profile.acknowledge, told, acknowledging),
    feedback: clock(from, extended ? profile.extended : profile.feedback, round, feedback),
    extended,
  };
}

/** Met: stopped in time. Missed: stopped too late, or still running after its last day. @param today UTC days since 1970-01-01 */
export function clockState({ due, done }: Clock, today: number): 'RUNNING' | 'MET' | 'MISSED' {
  if (done !== null) return done <= due ? 'MET' : 'MISSED';
  return today <= due ? 'RUNNING' : 'MISSED';
}

/** The next day by which the source is owed something, or null if nothing is owed. It may lie in the past: then it is late. */
export function nextDate({ acknowledge, feedback: answer }: Deadlines): {
  readonly kind: 'ACKNOWLEDGEMENT' | 'FEEDBACK';
  readonly day: number;
} | null {
  if (acknowledge.done === null) return { kind: 'ACKNOWLEDGEMENT', day: acknowledge.due };
  if (answer.done === null) return { kind: 'FEEDBACK', day: answer.due };
  return null;
}

function clock(from: number, days: number, told: readonly Told[], stops: readonly StatusCode[]): Clock {
  const stopping = told.filter(({ status }) => stops.includes(status)).map(({ day }) => day);
  return { from, due: from + days, done: stopping.length === 0 ? null : Math.min(...stopping) };
}
