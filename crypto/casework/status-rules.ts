/**
 * Statuses as data: from which a case may go where, how many members must sign, and which reasons belong to it. The state machine,
 * the checks of statements and `docs/state-machine.md` all read this one table.
 */
import { outcomes, statuses, type ReasonCode, type StatusCode } from '../codes.ts';

/** A status that a case can be in. The others are marks: they are told to the source and leave the case where it is. */
export type CaseStatus = Exclude<StatusCode, 'MESSAGE' | 'CONFIRMED' | 'EXTENDED'>;

export interface StatusRule {
  /** `state`: the case goes there. `mark`: something is said, the case stays where it is. */
  readonly kind: 'state' | 'mark';
  /** Statuses in which this may be said. */
  readonly from: readonly CaseStatus[];
  /** Members who must sign the statement; two always means two different ones. */
  readonly signers: 1 | 2;
  /** The empty reason stands for none. */
  readonly reasons: readonly (ReasonCode | '')[];
}

const open: readonly CaseStatus[] = [
  'ACKNOWLEDGED',
  'UNDER_ASSESSMENT',
  'UNDER_INVESTIGATION',
  'REFERRED',
  'WAITING_FOR_SOURCE',
  'REOPENED',
];
const everywhere: readonly CaseStatus[] = ['RECEIVED', ...open, 'CLOSED'];
const openExcept = (status: CaseStatus): readonly CaseStatus[] => open.filter((each) => each !== status);

/** Why a clock is extended. */
export const delayReasons = ['COMPLEX', 'AWAITING_OTHER_BODY', 'OTHER'] as const satisfies readonly ReasonCode[];

const outcomeReasons: readonly ReasonCode[] = outcomes.map((outcome) => `OUTCOME_${outcome}` as const);

const none = [''] as const;

/** No report is closed, referred or extended before its source was told that it has arrived. */
export const statusRules: Readonly<Record<StatusCode, StatusRule>> = {
  RECEIVED: { kind: 'state', from: [], signers: 1, reasons: none },
  ACKNOWLEDGED: { kind: 'state', from: ['RECEIVED'], signers: 1, reasons: none },
  UNDER_ASSESSMENT: { kind: 'state', from: openExcept('UNDER_ASSESSMENT'), signers: 1, reasons: none },
  UNDER_INVESTIGATION: { kind: 'state', from: openExcept('UNDER_INVESTIGATION'), signers: 1, reasons: none },
  REFERRED: { kind: 'state', from: openExcept('REFERRED'), signers: 2, reasons: none },
  WAITING_FOR_SOURCE: { kind: 'state', from: openExcept('WAITING_FOR_SOURCE'), signers: 1, reasons: none },
  CLOSED: { kind: 'state', from: open, signers: 2, reasons: outcomeReasons },
  REOPENED: { kind: 'state', from: ['CLOSED'], signers: 1, reasons: none },
  MESSAGE: { kind: 'mark', from: everywhere, signers: 1, reasons: none },
  CONFIRMED: { kind: 'mark', from: [...open, 'CLOSED'], signers: 1, reasons: none },
  EXTENDED: { kind: 'mark', from: open, signers: 2, reasons: delayReasons },
};

export const caseStatuses: readonly CaseStatus[] = statuses.filter(isCaseStatus);

export function isCaseStatus(status: StatusCode): status is CaseStatus {
  return statusRules[status].kind === 'state';
}

/** Whether a case in `from` may be given `status` (how many must sign is another question). */
export function isLegal(from: CaseStatus, status: StatusCode): boolean {
  return statusRules[status].from.includes(from);
}
