/** What the desk's page may ask of its worker, and what it answers: plain data. Keys go in and never come out. */
import type { AuditCheck, CheckOutcome, Texts } from '../../../crypto/index.ts';
import type { CheckResult, FailureCode } from '../../audit/failures.ts';
import type { EntryExchanges } from '../../staff/worker/messages.ts';
import type { PeriodName } from '../../statistics/periods.ts';
import type { ShownTable } from '../../statistics/shown-table.ts';

/** A log as it was downloaded and proven. */
export interface LogFacts {
  readonly size: number;
  /** Hex. */
  readonly root: string;
}

export interface CheckerFacts {
  /** Name of the key. */
  readonly name: string;
  /** POSIX seconds of its newest word in the seal; null if it is not part of it. */
  readonly time: number | null;
}

export interface RegisterFacts {
  readonly demo: boolean;
  /** Whether the register's days run ahead of this computer's clock: in a demonstration, somebody turns them by hand. */
  readonly isAhead: boolean;
  /** Of this officer; null if the newest roster does not have them any more. */
  readonly role: Texts | null;
  readonly body: Texts;
  readonly quorum: number;
  /** Hours. */
  readonly maxAge: number;
  readonly age: 'FRESH' | 'STALE' | 'OLD';
  /** POSIX seconds at which the quorum had seen the register; null without one. */
  readonly sealTime: number | null;
  /** Of the newest day note. */
  readonly newestDay: number;
  /** All that the trust policy names. */
  readonly checkers: readonly CheckerFacts[];
  readonly governance: LogFacts;
  readonly cases: LogFacts;
}

/** What an attended checker came to. */
export type AttendOutcome =
  | {
      readonly outcome: 'SIGNED';
      readonly logs: readonly { readonly log: string; readonly size: number; readonly time: number }[];
    }
  | { readonly outcome: 'CHANGED'; readonly log: string; readonly notes: readonly string[] }
  | { readonly outcome: 'UNFIT'; readonly reason: 'ROLLED_BACK' | 'CLOCK' }
  | { readonly outcome: 'FAILED'; readonly code: string };

export interface CheckFacts {
  readonly check: AuditCheck;
  readonly result: CheckOutcome;
  readonly reason: CheckResult['reason'];
  /** What was found, each kind once: how often would tell how many reports. */
  readonly codes: readonly FailureCode[];
}

export interface AuditFacts {
  /** Grows with each audit of this session: a verdict is published of the one that is shown. */
  readonly number: number;
  /** UTC days since 1970-01-01. */
  readonly day: number;
  readonly checks: readonly CheckFacts[];
  /** The evidence file, canonical JSON; null if nothing failed. */
  readonly evidence: string | null;
  readonly governance: LogFacts | null;
  readonly cases: LogFacts | null;
}

/** A letter that the oversight desk's positions can open. */
export interface DeskLetter {
  /** Commit in hex. */
  readonly id: string;
  readonly kind: string;
  /** Of its entry; UTC days since 1970-01-01. */
  readonly day: number;
  /** Null for letters of other kinds; a code if what it claims cannot be proven. */
  readonly escalation: EscalationView | { readonly refused: string } | null;
}

export interface EscalationView {
  /** Commit of the first letter in hex: its entry stands in the public register. */
  readonly report: string;
  readonly entryDay: number;
  readonly inRegister: boolean;
  readonly missed: 'ACKNOWLEDGEMENT' | 'FEEDBACK';
  readonly due: number;
  readonly state: string;
  readonly daysLate: number;
  readonly statements: readonly { readonly day: number; readonly status: string; readonly reason: string }[];
  /** Statuses that the source found; more than `statements` if some answers never came. */
  readonly found: number;
  readonly consent: boolean;
  /** The report's own words, with consent and if this desk has a slot in it. */
  readonly text: string | null;
  readonly language: string;
  /** What the source adds for the desk. */
  readonly words: string;
}

export interface ReleasesFacts {
  /** Whether a table plan is logged: without one nothing is released. */
  readonly hasPlan: boolean;
  /** In the order of the log. */
  readonly released: readonly PeriodName[];
  /** Over, and neither released nor closed by the release of their year; the newest first. */
  readonly open: readonly PeriodName[];
}

/** What everybody would see. Nothing finer leaves the worker. */
export interface ReleasePreview {
  /** Grows with each preview of this session: what is signed is the one that is shown. */
  readonly number: number;
  readonly period: PeriodName;
  /** UTC days since 1970-01-01. */
  readonly asOf: number;
  readonly verdict: 'PASSED' | 'ACCEPTED';
  readonly tables: readonly ShownTable[];
}

export interface Exchanges extends EntryExchanges {
  readonly REGISTER: { readonly ask: null; readonly answer: RegisterFacts };
  /** Name of the key of the attended checker that the host holds, or null. */
  readonly CHECKER: { readonly ask: null; readonly answer: string | null };
  readonly ATTEND: { readonly ask: null; readonly answer: AttendOutcome };
  /** The other officer's keys, for one audit together. The page learns the member's number. */
  readonly OPEN_SECOND: {
    readonly ask: { readonly file: string; readonly passphrase: string };
    readonly answer: number;
  };
  readonly AUDIT: { readonly ask: null; readonly answer: AuditFacts };
  /** Signs the verdict of this audit and puts it into the register. */
  readonly PUBLISH: { readonly ask: { readonly number: number }; readonly answer: null };
  readonly RELEASES: { readonly ask: null; readonly answer: ReleasesFacts };
  /** Counts with both officers' keys. */
  readonly PREPARE_RELEASE: {
    readonly ask: { readonly period: PeriodName; readonly acceptFindings: boolean };
    readonly answer: ReleasePreview;
  };
  /** Signs the tables of this preview with both keys, and has the server publish them. */
  readonly PUBLISH_RELEASE: { readonly ask: { readonly number: number }; readonly answer: PeriodName };
  readonly LETTERS: { readonly ask: null; readonly answer: readonly DeskLetter[] };
}

/** What the worker says by itself. */
export type News =
  | { readonly auditing: 'DOWNLOAD'; readonly files: number }
  | { readonly auditing: AuditCheck }
  /** Two checkpoints that contradict each other, as one text to hand on. */
  | { readonly forked: string };
