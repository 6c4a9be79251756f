/**
 * How long a closed case is kept, as data: years after its last activity, by how it ended. When the time is over the case is due to be
 * erased by two people; nothing is erased by itself, and nothing on legal hold is due.
 */
import type { CaseStatus, OutcomeCode } from '../../crypto/index.ts';

/** Years by outcome. The body's records schedule goes here; these are the values until it says otherwise. */
export type RetentionRules = Readonly<Record<OutcomeCode | 'NONE', number>>;

export const retentionRules: RetentionRules = {
  SUBSTANTIATED_FULL: 10,
  SUBSTANTIATED_PART: 10,
  NOT_SUBSTANTIATED: 5,
  INSUFFICIENT_INFO: 5,
  OUT_OF_SCOPE: 2,
  MINOR: 5,
  REPEAT: 5,
  REFERRED_CLOSED: 5,
  KNOWINGLY_FALSE: 5,
  WITHDRAWN: 2,
  NOT_A_REPORT: 1,
  NONE: 5,
};

const daysPerYear = 365.25;

export interface RetentionFacts {
  readonly status: CaseStatus | null;
  readonly lastActivityDay: number;
  readonly onHold: boolean;
  readonly erased: boolean;
  readonly proposals: readonly { readonly act: string; readonly state: string; readonly outcome: string }[];
}

export interface Retention {
  readonly years: number;
  readonly outcome: OutcomeCode | 'NONE';
  /** The first day on which it is due; UTC days since 1970-01-01. */
  readonly due: number;
  readonly onHold: boolean;
}

/** Null for a case that is not closed, or has been erased: its time does not run. */
export function retentionOf(facts: RetentionFacts, rules: RetentionRules = retentionRules): Retention | null {
  const { status, lastActivityDay, onHold, erased, proposals } = facts;
  if (status !== 'CLOSED' || erased) return null;
  const closing = proposals.findLast(({ act, state }) => act === 'CLOSE' && state === 'APPROVED')?.outcome ?? 'NONE';
  const outcome = isOutcome(closing, rules) ? closing : 'NONE';
  const years = rules[outcome];
  return { years, outcome, due: lastActivityDay + Math.ceil(years * daysPerYear), onHold };
}

export function isDue(retention: Retention | null, today: number): boolean {
  return retention !== null && !retention.onHold && retention.due <= today;
}

function isOutcome(name: string, rules: RetentionRules): name is OutcomeCode | 'NONE' {
  return Object.hasOwn(rules, name);
}
