/** What a console shows: plain data, made afresh from a case file whenever it is asked for. */
import type {
  CapsuleContent,
  CaseStatus,
  Category,
  CustodyEntry,
  DecidedAct,
  EventType,
  Exclusions,
  Language,
  LetterKind,
  ProposalState,
  ReasonCode,
  Sheets,
  SkipReason,
  StatusCode,
  Steps,
  Texts,
  Unspecified,
  Urgency,
} from '../../crypto/index.ts';
import type { MemberAct } from './act.ts';

/** A batch of letters as it was downloaded. */
export interface BatchView {
  readonly batch: number;
  readonly day: number;
  readonly letters: number;
  /** By this member. The others are cover or for colleagues: nobody can tell which. */
  readonly opened: number;
}

export interface Person {
  readonly member: number;
  readonly role: Texts;
  readonly institution: Texts;
  /** Intake position, or null. */
  readonly position: number | null;
  readonly desk: number | null;
  readonly unit: number;
}

export interface Me extends Person {
  /** An oversight officer. */
  readonly officer: boolean;
  readonly today: number;
  readonly rosterSequence: number;
  /** Last day of the list of members. */
  readonly rosterLast: number;
  /** Last day for which the keyring has a key to receive reports with. */
  readonly keysLast: number;
  readonly demo: boolean;
  /** Of the trust policy. */
  readonly origin: string;
  readonly body: Texts;
  readonly desks: readonly { readonly number: number; readonly name: Texts }[];
  readonly units: readonly {
    readonly number: number;
    readonly name: Texts;
    /** Members whom an exclusion of the unit bars: its own, and those of units in conflict with it. */
    readonly bars: readonly number[];
  }[];
  /** Members who hold shares of identities: keeping one of them away takes two. */
  readonly custodians: readonly number[];
}

export interface ClockView {
  readonly due: number;
  readonly done: number | null;
  readonly state: 'RUNNING' | 'MET' | 'MISSED';
}

export interface Clocks {
  readonly acknowledgeBy: ClockView;
  readonly feedbackBy: ClockView;
  readonly extended: boolean;
}

/** Seen on the front sheet alone, before anything is read. */
export type Conflict =
  /** The source excludes this member's unit or number, and the letter came here all the same (a roster changed). */
  | 'EXCLUDED_UNIT'
  /** The office that it is about seems to be this member's own. */
  | 'OFFICE_NAMES_MY_UNIT'
  /** A name that this member has declared occurs in it. */
  | 'DECLARED';

/**
 * CIRCLE: may act. NEW: chosen by the source, and the case has not begun yet (it does with the next sync). LEFT: recused, or excluded
 * since; nothing of it is shown. DAMAGED: opens here and is broken inside. ORPHAN: its first letter is missing.
 */
export type Access = 'CIRCLE' | 'NEW' | 'LEFT' | 'DAMAGED' | 'ORPHAN';

export interface CaseRow {
  /** Commit of the first letter (of the letter itself for DAMAGED and ORPHAN), hex. */
  readonly id: string;
  readonly access: Access;
  readonly receivedDay: number;
  /** 0 if it is not known. */
  readonly desk: number;
  readonly status: CaseStatus | null;
  readonly clocks: Clocks | null;
  readonly next: { readonly kind: 'ACKNOWLEDGEMENT' | 'FEEDBACK'; readonly day: number } | null;
  /** Letters of the source not looked at in this session since this member's last answer. */
  readonly unread: number;
  readonly urgency: Urgency;
  readonly office: string;
  readonly category: Category | Unspecified;
  /** The source says that they wrote before. */
  readonly again: boolean;
  readonly lastActivityDay: number;
  /** Member number, 0 for nobody. */
  readonly assigned: number;
  readonly waitingForMyApproval: boolean;
  /** Tags kept. */
  readonly tags: readonly string[];
  /** Names of persons and organisations kept. */
  readonly names: readonly string[];
  /** Ids of the cases that this one is linked to, hex. */
  readonly links: readonly string[];
  /** Nearest day of an open task of this member, or 0. */
  readonly myTaskDue: number;
  /** What that task says, or empty. */
  readonly myTaskText: string;
  /** Open tasks of this member, with a day or without. */
  readonly myTasks: number;
  /** Next follow-up after an act of retaliation, or 0; it may be past. */
  readonly retaliationCheck: number;
  /** Next day by which an accused person is owed something, or 0. */
  readonly rightDue: number;
  /** Members who can open the case now. */
  readonly circle: readonly number[];
  readonly onHold: boolean;
  readonly erased: boolean;
  readonly conflict: readonly Conflict[];
}

export interface FrontSheet {
  readonly office: string;
  readonly urgency: Urgency;
  readonly again: boolean;
  readonly language: Language;
  readonly desk: number;
  readonly excludedMembers: readonly number[];
  readonly excludedUnits: readonly number[];
  readonly codes: Pick<CapsuleContent, 'channel' | 'identity' | 'relation' | 'category' | 'sector' | 'region' | 'harm'>;
  readonly consent: boolean;
}

export interface LetterView {
  /** Hex. */
  readonly commit: string;
  readonly number: number;
  readonly kind: LetterKind;
  readonly day: number;
  readonly language: Language;
  /** Of all its parts, joined; what is missing shows as `complete: false`. */
  readonly statement: string;
  readonly parts: number;
  readonly complete: boolean;
  readonly answers: readonly { readonly question: string; readonly text: string }[];
  readonly attachment: { readonly id: string; readonly length: number; readonly claimed: boolean } | null;
}

export type MessageView =
  | { readonly from: 'SOURCE'; readonly day: number; readonly letter: string; readonly text: string }
  | {
      readonly from: 'BODY';
      readonly day: number;
      readonly member: number;
      readonly number: number;
      readonly text: string;
      readonly language: Language;
      readonly status: StatusCode;
      readonly reason: ReasonCode | '';
      /** Day of its entry in the register, or null while it waits. */
      readonly loggedDay: number | null;
    };

export interface HistoryView {
  readonly hash: string;
  readonly day: number;
  readonly member: number;
  readonly role: Texts;
  readonly type: EventType;
  /** Codes, numbers and text of the event; no keys. */
  readonly detail: Readonly<Record<string, string | number>>;
  /** Posted and not yet released to colleagues. */
  readonly pending: boolean;
}

/** Something at a place of the case that did not count. */
export interface SkippedView {
  /** Of the item, from 0. */
  readonly index: number;
  readonly why: SkipReason;
  /** Place of its first frame. */
  readonly seq: number;
  /** What it would have been, and by whom; null if it was no signed event. Never its text or keys: this is shown to others. */
  readonly event: {
    readonly hash: string;
    readonly type: EventType;
    readonly member: number;
    readonly day: number;
  } | null;
}

export interface ProposalView {
  readonly event: string;
  readonly act: DecidedAct;
  readonly by: number;
  readonly day: number;
  readonly state: ProposalState;
  readonly reason: ReasonCode | '';
  readonly outcome: string;
  readonly text: string;
  readonly approvedBy: number;
  /** 0 until then. */
  readonly approvedDay: number;
  /** Whom an EXCLUDE names. */
  readonly exclude: Exclusions;
  readonly mine: boolean;
}

export interface CasePage extends CaseRow {
  readonly frontSheet: FrontSheet;
  readonly letters: readonly LetterView[];
  /** Both ways, in order. */
  readonly messages: readonly MessageView[];
  readonly history: readonly HistoryView[];
  readonly notes: readonly { readonly member: number; readonly day: number; readonly text: string }[];
  readonly proposals: readonly ProposalView[];
  readonly sheets: Sheets;
  readonly custody: readonly CustodyEntry[];
  /** Members of the circle who only stand in, with the days that they wait before they may approve. */
  readonly substitutes: readonly { readonly member: number; readonly after: number }[];
  /** By the source and by the body. */
  readonly excluded: Exclusions;
  /** Commits of identity letters that were opened, hex. */
  readonly identities: readonly string[];
  readonly erased: boolean;
  readonly recused: readonly number[];
  /** What this member may do now. */
  readonly steps: Steps;
  /** Members who could be let in. */
  readonly mayGrant: readonly number[];
  readonly skipped: readonly SkippedView[];
  /** Something of this member is posted and not yet released to colleagues. */
  readonly pending: boolean;
  /** Acts that wait because a colleague's event is in the way. */
  readonly waiting: readonly MemberAct[];
}
