/** What is true of a case after its events so far, and why an event was skipped (protocol section 7). */
import { formatHex } from '../bytes.ts';
import { excludedMembers, type Exclusions, type Seating } from '../roster/readers.ts';
import type { Member, Roster } from '../roster/roster.ts';
import type { CustodyEntry } from './custody.ts';
import type { DecidedAct } from './event-data.ts';
import { noPrevious, type VerifiedEvent } from './event.ts';
import type { Told } from './deadlines.ts';
import { noSheets, type Sheets } from './records.ts';
import type { Statement } from './statement.ts';
import type { CaseStatus } from './status-rules.ts';

/** Why an item of a case's chain does not count. */
export const skipReasons = {
  NOT_OPENED: 'A frame at one of the places of the case does not open, or its slices do not fit together.',
  MALFORMED: 'It opened but is not a well-formed event.',
  UNKNOWN_TYPE: 'Of a type that this version does not know.',
  BAD_ROSTER: 'The roster named is not in the governance log, or was not in force on the day of the event.',
  BAD_SIGNATURE: 'The signature does not hold.',
  NOT_ENTITLED:
    'The roster does not have the signer there, or with another key by now, the signer speaks for somebody else, or records an opening that others asked for.',
  BAD_STATEMENT: 'The statement does not hold, or belongs to another case or step.',
  REPLAY: 'The same event has counted already.',
  WRONG_PLACE: 'It stands at another place than it names.',
  WRONG_KEY: 'It stands under another key than the case goes on with.',
  FORK: 'The event before it already has a successor: the first in feed order has won.',
  WRONG_PREVIOUS: 'The event before it is none that counted.',
  OLDER_ROSTER: 'Signed under an older roster than the event before it.',
  BAD_DAY: 'Dated before the event that it follows, or later than its release allows.',
  NOT_STARTED: 'The case has not started.',
  ALREADY_STARTED: 'The case has started already.',
  OUTSIDE_CIRCLE: 'The signer is not in the circle.',
  UNKNOWN_LETTER: 'The log has no such letter, nobody can open it, or the file key is not its own.',
  WRONG_GRANTEES: 'The grantees are not exactly those who must be.',
  NOT_DUE: 'Nobody has left the circle since the key was last made.',
  BAD_TRANSITION: 'The status does not allow the step, or the reason does not belong to it.',
  NEEDS_APPROVAL: 'The status needs a proposal and a second member.',
  SAME_MEMBER: 'The proposer cannot approve.',
  NO_PROPOSAL:
    'No such proposal open (or approved, where it is carried out): decided, lapsed as its proposer left or the case moved on, approved too long ago, or told too late.',
  WRONG_NUMBER: 'Answer number, counter or sequence is not the next one.',
  DUPLICATE: 'The letter, member, document or opened identity is there already.',
  NOT_ELIGIBLE: 'Excluded, recused, not in the roster or the circle, meant by the very exclusion, or no custodian.',
  CIRCLE_FULL: 'The circle has 16 members.',
  UNKNOWN_RECORD: 'It names a sheet or a document that the case does not have.',
  UNDECIDED: 'An allegation has no outcome yet.',
  ON_HOLD: 'The case is on legal hold.',
  SUBSTITUTE: 'The signer only stands in: for approvals, and only after the days set.',
  ERASED: 'The case has been erased.',
} as const;

export type SkipReason = keyof typeof skipReasons;

export type ProposalState = 'OPEN' | 'APPROVED' | 'REJECTED' | 'LAPSED';

export interface Proposal {
  /** Hash of the PROPOSE event, hex. */
  readonly event: string;
  readonly act: DecidedAct;
  readonly by: number;
  readonly day: number;
  /** Day of the slot note that brought it: from then on others could see it. */
  readonly released: number;
  readonly state: ProposalState;
  /** Signed once while open, twice when approved. */
  readonly statement: Statement | null;
  /** Who approved, or 0. */
  readonly approvedBy: number;
  /** Day of the approval, or 0. */
  readonly approvedDay: number;
  /** Whom an EXCLUDE names; nobody in the others. */
  readonly exclude: Exclusions;
}

export interface CaseState {
  /** Null before the start. */
  readonly status: CaseStatus | null;
  /** Commit of the first letter, hex; empty before the start. */
  readonly letter: string;
  /** Commits of all letters, hex, in the order in which they joined. */
  readonly letters: readonly string[];
  /** Day of the first letter's entry. */
  readonly received: number;
  /** Member numbers who may act, ascending. */
  readonly circle: readonly number[];
  readonly recused: readonly number[];
  readonly excluded: Exclusions;
  /** Member number, 0 for nobody. */
  readonly assigned: number;
  readonly proposals: readonly Proposal[];
  /** Statements approved by two that no answer has carried yet. */
  readonly untold: readonly Statement[];
  /** Statements so far: the next has this plus one. */
  readonly sequence: number;
  /** Answers so far. */
  readonly answers: number;
  /** Status entries so far per member: the next counter. */
  readonly counters: ReadonlyMap<number, number>;
  /** The legal event from which the law protects the source. */
  readonly confirmed: boolean;
  /** In the present round; a reopening begins another. */
  readonly extended: boolean;
  /** By the days of their events; the log's days rule where they are known. */
  readonly told: readonly Told[];
  /** Attachment ids to keep, hex. */
  readonly claims: readonly string[];
  readonly sheets: Sheets;
  readonly custody: readonly CustodyEntry[];
  /** Days that a substitute waits, by member number. */
  readonly substitutes: ReadonlyMap<number, number>;
  /** The member whom the last event let in, with who did; 0 after any other. */
  readonly admitted: { readonly member: number; readonly by: number };
  /** Commits of identity letters that were opened, hex. */
  readonly identities: readonly string[];
  readonly erased: boolean;
  /** The circle has shrunk since the key was last made: rotate. */
  readonly rotationDue: boolean;
  /** `caseKeyHash` of the key under which the case goes on, hex; empty before the start. */
  readonly key: string;
  /** Hash of the last valid event, hex; zeros before the first. */
  readonly head: string;
  /** Hashes of all valid events, hex, in order. */
  readonly events: readonly string[];
  readonly day: number;
  readonly rosterSequence: number;
}

export const noHead: string = formatHex(noPrevious);

export const nobody: Exclusions = { members: [], units: [] };

/** A case of which nothing is known yet. */
export const emptyCase: CaseState = {
  status: null,
  letter: '',
  letters: [],
  received: 0,
  circle: [],
  recused: [],
  excluded: nobody,
  assigned: 0,
  proposals: [],
  untold: [],
  sequence: 0,
  answers: 0,
  counters: new Map(),
  confirmed: false,
  extended: false,
  told: [],
  claims: [],
  sheets: noSheets,
  custody: [],
  substitutes: new Map(),
  admitted: { member: 0, by: 0 },
  identities: [],
  erased: false,
  rotationDue: false,
  key: '',
  head: noHead,
  events: [],
  day: 0,
  rosterSequence: 0,
};

/** What a reader knows about a letter from the log and from having opened it. */
export interface LetterFacts {
  /** Day of its entry. */
  readonly received: number;
  /** Its file key, which its key commitment binds. Secret. */
  readonly file: Uint8Array;
  /** Member numbers who hold the letter's chosen positions, ascending; null if its body is damaged [the mask stands there]. */
  readonly holders: readonly number[] | null;
  /** Of this letter and those before it. */
  readonly excluded: Exclusions;
}

/** What the rules need to know beyond the chain. The same for every reader with the same logs. */
export interface CaseFacts {
  /** @param commit hex; null if the log has no such letter or this reader cannot open it */
  readonly letter: (commit: string) => LetterFacts | null;
  /**
   * The roster in force on the day of a release, of those logged before the release (`rosterInForce`), or null. One logged later
   * rules nothing that stands already [a case would otherwise end differently for whoever reads it later].
   */
  readonly roster: (released: number, slot: number) => RulingRoster | null;
}

/** What of a roster the rules read. */
export interface RulingRoster extends Omit<Seating, 'members'>, Pick<Roster, 'custodians'> {
  readonly members: readonly Pick<Member, 'number' | 'unit' | 'sign'>[];
}

/** A checked event where it was found. */
export interface PlacedEvent {
  readonly verified: VerifiedEvent;
  /** Place of its first frame. */
  readonly seq: number;
  /** Day of the slot note that released it; UTC days since 1970-01-01. */
  readonly released: number;
  /** Of that note; 0 while it waits for one. */
  readonly slot: number;
  /** `caseKeyHash` of the key that opened it, hex. */
  readonly key: string;
}

/** An outcome of one rule: what changes, or why the event is skipped. */
export type Verdict = Partial<CaseState> | SkipReason;

/** Whoever may be in the circle: in the roster, not excluded, not recused. Nobody without a roster in force. */
export function isEligible(state: CaseState, roster: Seating | null, member: number): boolean {
  if (roster === null || !roster.members.some(({ number }) => number === member)) return false;
  return !excludedMembers(roster, state.excluded).includes(member) && !state.recused.includes(member);
}

/**
 * The case after members have lost their say: out of the circle, no longer assigned, and what they proposed cannot be approved any
 * more. Nothing changes if the whole circle is still eligible.
 */
export function withoutIneligible(state: CaseState, roster: Seating | null): CaseState {
  const circle = state.circle.filter((member) => isEligible(state, roster, member));
  if (circle.length === state.circle.length) return state;
  return {
    ...state,
    circle,
    assigned: circle.includes(state.assigned) ? state.assigned : 0,
    proposals: state.proposals.map((proposal) =>
      proposal.state === 'OPEN' && !circle.includes(proposal.by) ? { ...proposal, state: 'LAPSED' } : proposal,
    ),
    rotationDue: true,
  };
}
