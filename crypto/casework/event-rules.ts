/**
 * One rule for each type of event: what it changes, or why it is skipped. The rules that hold for every event stand in
 * `state-machine.ts`. Pure: whoever has the same events and facts comes to the same state.
 */
import { equalBytes, formatHex } from '../bytes.ts';
import type { StatusCode } from '../codes.ts';
import { excludedMembers, uniteExclusions, type Exclusions } from '../roster/readers.ts';
import {
  isEligible,
  nobody,
  withoutIneligible,
  type CaseFacts,
  type CaseState,
  type Proposal,
  type RulingRoster,
  type Verdict,
} from './case-state.ts';
import { custodyEntry, custodyFault } from './custody.ts';
import { circleLimit, type Act, type EventDataByType, type EventType } from './event-data.ts';
import type { CaseEvent } from './event.ts';
import { isOnHold, recordFault, undecided, withSheet, type Sheets } from './records.ts';
import { isTimely } from './release-days.ts';
import { encodeStatement, statesTheSame, type Statement } from './statement.ts';
import { delayReasons, isCaseStatus, isLegal, statusRules } from './status-rules.ts';

export interface RuleInput<T extends EventType> {
  readonly state: CaseState;
  readonly event: CaseEvent;
  readonly data: EventDataByType[T];
  /** Of the event, hex. */
  readonly hash: string;
  /** Day of the slot note that brought it. */
  readonly released: number;
  readonly facts: CaseFacts;
  /** `caseKeyHash` of the key that opened the event, hex. */
  readonly key: string;
  /** In force when the event was released. */
  readonly roster: RulingRoster | null;
}

export type Rule<T extends EventType> = (input: RuleInput<T>) => Verdict;

/** The status that the source is told when an act has been approved; null for acts inside the body. */
export const statusOfAct: Readonly<Record<Act, StatusCode | null>> = {
  CLOSE: 'CLOSED',
  EXTEND: 'EXTENDED',
  REFER: 'REFERRED',
  OPEN_IDENTITY: null,
  EXPORT: null,
  ERASE: null,
};

const start: Rule<'START'> = ({ state, event, data, key, facts, roster }) => {
  if (state.status !== null) return 'ALREADY_STARTED';
  if (formatHex(data.key) !== key) return 'WRONG_KEY';
  const commit = formatHex(data.letter);
  const letter = facts.letter(commit);
  if (letter === null || !equalBytes(letter.file, data.file)) return 'UNKNOWN_LETTER';
  const { holders, excluded, received } = letter;
  if (!data.grantees.includes(event.member)) return 'OUTSIDE_CIRCLE';
  // Exactly those whom the source chose: a start that leaves somebody out would take the report from them. Of a damaged letter nobody
  // can say whom it chose, and whoever opened it may start.
  if (holders !== null && !sameNumbers(data.grantees, holders)) return 'WRONG_GRANTEES';
  const begun: CaseState = {
    ...state,
    ...{ status: 'RECEIVED', letter: commit, letters: [commit], received, excluded, circle: data.grantees, key },
  };
  const circled = withoutIneligible(begun, roster);
  return circled.circle.includes(event.member) ? circled : 'NOT_ELIGIBLE';
};

const letter: Rule<'LETTER'> = ({ state, data, facts, roster }) => {
  const commit = formatHex(data.letter);
  const joined = facts.letter(commit);
  // A wrong file key counts for nobody: whoever opened the letter by their own slot would else read on where others cannot.
  if (joined === null || !equalBytes(joined.file, data.file)) return 'UNKNOWN_LETTER';
  if (state.letters.includes(commit)) return 'DUPLICATE';
  const excluded = uniteExclusions([state.excluded, joined.excluded]);
  // Whom the source excludes now has no say from here on; what they have read, they have read.
  return withoutIneligible({ ...state, excluded, letters: [...state.letters, commit] }, roster);
};

const status: Rule<'STATUS'> = ({ state, data }) => {
  const rule = statusRules[data.status];
  if (rule.signers === 2) return 'NEEDS_APPROVAL';
  if (rule.kind === 'mark' && data.status !== 'CONFIRMED') return 'BAD_TRANSITION';
  if (!rule.reasons.includes(data.reason)) return 'BAD_TRANSITION';
  return move(state, data.status);
};

const answer: Rule<'ANSWER'> = ({ state, event, data }) => {
  const { statement, number, counter } = data;
  if (formatHex(statement.letter) !== state.letter) return 'BAD_STATEMENT';
  if (number !== state.answers + 1 || counter !== (state.counters.get(event.member) ?? 0)) return 'WRONG_NUMBER';
  const counted = {
    answers: number,
    counters: new Map(state.counters).set(event.member, counter + 1),
    told: [...state.told, { status: statement.status, day: event.day }],
  };
  if (isUntold(state, statement))
    return { ...counted, untold: state.untold.filter((each) => !isSameStatement(each, statement)) };
  if (statusRules[statement.status].signers === 2) return 'NEEDS_APPROVAL';
  if (statement.sequence !== state.sequence + 1) return 'WRONG_NUMBER';
  // The status in which the case already is may be told (again); another one is a step.
  const moved = statement.status === state.status ? {} : move(state, statement.status);
  if (typeof moved === 'string') return moved;
  return { ...lapseOvertaken({ ...state, ...moved }), ...counted, sequence: statement.sequence };
};

const propose: Rule<'PROPOSE'> = ({ state, event, data, hash, released }) => {
  const { act, reason, outcome, statement } = data;
  const told = statusOfAct[act];
  if ((told === null) !== (statement === null)) return 'BAD_STATEMENT';
  if (outcome !== '' && act !== 'CLOSE') return 'BAD_STATEMENT';
  if (state.status === null || state.status === 'RECEIVED') return 'BAD_TRANSITION';
  if (statement !== null && told !== null) {
    if (statement.status !== told || formatHex(statement.letter) !== state.letter) return 'BAD_STATEMENT';
    if (statement.reason !== reason || (act === 'CLOSE' && reason !== `OUTCOME_${outcome}`)) return 'BAD_STATEMENT';
    if (statement.sequence !== state.sequence + 1) return 'WRONG_NUMBER';
    if (!isLegal(state.status, told) || (told === 'EXTENDED' && state.extended)) return 'BAD_TRANSITION';
  } else if (reason !== '' && !delayReasons.some((each) => each === reason)) return 'BAD_STATEMENT';
  const hindrance = hindranceOf(state, act, outcome === 'NOT_A_REPORT');
  if (hindrance !== null) return hindrance;
  return { proposals: [...state.proposals, { ...openBy(event, hash, released), act, statement }] };
};

/** What must be settled before an act: every allegation before a close, every hold before an erasure, which is of closed cases. */
export function hindranceOf(
  { sheets, status: now }: CaseState,
  act: Act,
  isNoReport: boolean,
): 'UNDECIDED' | 'ON_HOLD' | 'BAD_TRANSITION' | null {
  if (act === 'CLOSE' && !isNoReport && undecided(sheets) > 0) return 'UNDECIDED';
  if (act !== 'ERASE') return null;
  if (now !== 'CLOSED') return 'BAD_TRANSITION';
  return isOnHold(sheets) ? 'ON_HOLD' : null;
}

function openBy({ member, day }: CaseEvent, hash: string, released: number): Omit<Proposal, 'act' | 'statement'> {
  const undecidedYet = { state: 'OPEN', approvedBy: 0, approvedDay: 0, exclude: nobody } as const;
  return { event: hash, by: member, day, released, ...undecidedYet };
}

const approve: Rule<'APPROVE'> = ({ state, event, data, roster }) => {
  const proposal = openProposal(state, data.event);
  if (proposal === undefined) return 'NO_PROPOSAL';
  if (proposal.by === event.member) return 'SAME_MEMBER';
  // Both hold now; a proposer who has left since has no open proposal (see withoutIneligible), and this keeps it so.
  if (!state.circle.includes(proposal.by)) return 'NO_PROPOSAL';
  if (!isCosigned(proposal, data.statement, event.member)) return 'BAD_STATEMENT';
  const approval = { state: 'APPROVED', approvedBy: event.member, approvedDay: event.day } as const;
  const decided = decide(state, proposal, { ...approval, statement: data.statement });
  if (proposal.act === 'EXCLUDE') {
    if (concerns(roster, proposal.exclude, [event.member])) return 'NOT_ELIGIBLE';
    const excluded = uniteExclusions([state.excluded, proposal.exclude]);
    return withoutIneligible({ ...state, ...decided, excluded }, roster);
  }
  // What has changed since the proposal counts: a hold that came after it, an allegation without an outcome.
  const hindrance = hindranceOf(state, proposal.act, proposal.statement?.reason === 'OUTCOME_NOT_A_REPORT');
  if (hindrance !== null) return hindrance;
  if (data.statement === null) return decided;
  const moved = move(state, data.statement.status);
  if (typeof moved === 'string') return moved;
  return {
    ...lapseOvertaken({ ...state, ...moved, ...decided }),
    sequence: data.statement.sequence,
    untold: [...state.untold, data.statement],
  };
};

/** By anybody in the circle: a proposer withdraws in the same way. Nobody strikes out what is proposed about themselves. */
const reject: Rule<'REJECT'> = ({ state, event, data, roster }) => {
  const proposal = openProposal(state, data.event);
  if (proposal === undefined) return 'NO_PROPOSAL';
  if (concerns(roster, proposal.exclude, [event.member])) return 'NOT_ELIGIBLE';
  return decide(state, proposal, { state: 'REJECTED' });
};

/** Also to a substitute, who then has a full say. */
const grant: Rule<'GRANT'> = ({ state, data, roster }) => {
  const { circle } = state;
  const substitutes = new Map(state.substitutes);
  const stoodIn = substitutes.delete(data.to);
  if (circle.includes(data.to)) return stoodIn ? { substitutes } : 'DUPLICATE';
  if (!isEligible(state, roster, data.to)) return 'NOT_ELIGIBLE';
  return circle.length >= circleLimit ? 'CIRCLE_FULL' : { circle: union(circle, [data.to]), substitutes };
};

/** Only one's own: nobody takes a colleague's say away. */
const recuse: Rule<'RECUSE'> = ({ state, event, data, roster }) => {
  if (data.member !== event.member) return 'NOT_ENTITLED';
  return withoutIneligible({ ...state, recused: union(state.recused, [data.member]) }, roster);
};

/** Only after somebody has left: who holds a new key is the word of whoever makes it, and a case has room for few keys. */
const rotate: Rule<'ROTATE'> = ({ state, data }) => {
  if (!sameNumbers(data.grantees, state.circle)) return 'WRONG_GRANTEES';
  return state.rotationDue ? { key: formatHex(data.key), rotationDue: false } : 'NOT_DUE';
};

const assign: Rule<'ASSIGN'> = ({ state, data }) =>
  data.member === 0 || state.circle.includes(data.member) ? { assigned: data.member } : 'NOT_ELIGIBLE';

const claim: Rule<'CLAIM'> = ({ state, data }) => ({
  claims: [...new Set([...state.claims, ...data.ids.map(formatHex)])],
});

const note: Rule<'NOTE'> = () => ({});

const recordRule: Rule<'RECORD'> = ({ state, event, data }) => {
  const fault = recordFault(state.sheets, data, state.circle);
  return fault ?? { sheets: written(state.sheets, event, data) };
};

function written(sheets: Sheets, event: CaseEvent, data: EventDataByType['RECORD']): Sheets {
  const { number, kept } = data;
  const sheet = { number, kept, by: event.member, day: event.day };
  switch (data.kind) {
    case 'ALLEGATION':
      return withSheet(sheets, data.kind, { ...sheet, data: data.data });
    case 'PERSON':
      return withSheet(sheets, data.kind, { ...sheet, data: data.data });
    case 'TASK':
      return withSheet(sheets, data.kind, { ...sheet, data: data.data });
    case 'TAG':
      return withSheet(sheets, data.kind, { ...sheet, data: data.data });
    case 'LINK':
      return withSheet(sheets, data.kind, { ...sheet, data: data.data });
    case 'RETALIATION':
      return withSheet(sheets, data.kind, { ...sheet, data: data.data });
    case 'RIGHT':
      return withSheet(sheets, data.kind, { ...sheet, data: data.data });
    case 'TRIAGE':
      return withSheet(sheets, data.kind, { ...sheet, data: data.data });
    case 'HOLD':
      return withSheet(sheets, data.kind, { ...sheet, data: data.data });
  }
}

/** Days for which an approval to export or refer holds. */
const bundleDays = 7;

const custody: Rule<'CUSTODY'> = ({ state, event, data, hash, released }) => {
  const entry = custodyEntry(data, { by: event.member, day: event.day, event: hash });
  const isApproved = (proposal: string, act: Act): boolean =>
    // Dated back into these days it would come out late.
    isTimely({ day: event.day, released }) &&
    event.day - (approvedAct(state, proposal, act)?.approvedDay ?? -Infinity) <= bundleDays;
  return custodyFault(entry, { ...state, isApproved }) ?? { custody: [...state.custody, entry] };
};

/** At once only of whom it costs nothing: who has a say, or a share of an identity, is kept away by two. */
const exclude: Rule<'EXCLUDE'> = ({ state, event, data, hash, released, roster }) => {
  const named = { members: data.members, units: data.units };
  if (data.members.length + data.units.length === 0) return 'MALFORMED';
  // Oneself one takes out by stepping aside, with the word that the source needs.
  if (concerns(roster, named, [event.member])) return 'NOT_ELIGIBLE';
  const heeded = [...state.circle, ...(roster?.custodians ?? [])];
  if (!concerns(roster, named, heeded)) return { excluded: uniteExclusions([state.excluded, named]) };
  const proposal: Proposal = { ...openBy(event, hash, released), act: 'EXCLUDE', statement: null, exclude: named };
  return { proposals: [...state.proposals, proposal] };
};

/** Only by whoever has just let them in: nobody is made a substitute who already had a full say. */
const substitute: Rule<'SUBSTITUTE'> = ({ state, event, data }) => {
  const { member, by } = state.admitted;
  if (member !== data.member || by !== event.member) return 'NOT_ENTITLED';
  return { substitutes: new Map(state.substitutes).set(member, data.after) };
};

/** Recorded by one of the two who asked: an opening that somebody else wrote down would end theirs. */
const identity: Rule<'IDENTITY'> = ({ state, event, data, roster }) => {
  const letterName = formatHex(data.letter);
  const asked = approvedAct(state, formatHex(data.proposal), 'OPEN_IDENTITY');
  if (asked === undefined) return 'NO_PROPOSAL';
  const two = [asked.by, asked.approvedBy];
  if (!two.includes(event.member)) return 'NOT_ENTITLED';
  if (!state.letters.includes(letterName)) return 'UNKNOWN_LETTER';
  if (data.custodians.length < 2) return 'NEEDS_APPROVAL';
  const mayOpen = (member: number): boolean => !two.includes(member) && !concerns(roster, state.excluded, [member]);
  if (!data.custodians.every((each) => roster?.custodians.includes(each) === true && mayOpen(each)))
    return 'NOT_ELIGIBLE';
  return state.identities.includes(letterName) ? 'DUPLICATE' : { identities: [...state.identities, letterName] };
};

const erased: Rule<'ERASED'> = ({ state, data }) => {
  if (approvedAct(state, formatHex(data.proposal), 'ERASE') === undefined) return 'NO_PROPOSAL';
  // A hold that came between approval and erasure stops it.
  return hindranceOf(state, 'ERASE', false) ?? { erased: true };
};

function approvedAct(state: CaseState, hash: string, act: Act): Proposal | undefined {
  return state.proposals.find((each) => each.event === hash && each.act === act && each.state === 'APPROVED');
}

export function concerns(roster: RulingRoster | null, named: Exclusions, members: readonly number[]): boolean {
  const all = roster === null ? named.members : excludedMembers(roster, named);
  return members.some((member) => all.includes(member) || named.members.includes(member));
}

/** A later type of event adds its rule here. */
export const eventRules: { readonly [T in EventType]: Rule<T> } = {
  START: start,
  LETTER: letter,
  STATUS: status,
  ANSWER: answer,
  NOTE: note,
  ASSIGN: assign,
  PROPOSE: propose,
  APPROVE: approve,
  REJECT: reject,
  GRANT: grant,
  RECUSE: recuse,
  ROTATE: rotate,
  CLAIM: claim,
  RECORD: recordRule,
  CUSTODY: custody,
  EXCLUDE: exclude,
  SUBSTITUTE: substitute,
  IDENTITY: identity,
  ERASED: erased,
};

/** The status after a step or a mark. */
function move(state: CaseState, next: StatusCode): Verdict {
  if (state.status === null || !isLegal(state.status, next)) return 'BAD_TRANSITION';
  if (next === 'CONFIRMED') return { confirmed: true };
  if (next === 'EXTENDED') return state.extended ? 'BAD_TRANSITION' : { extended: true };
  if (!isCaseStatus(next)) return {};
  return next === 'REOPENED' ? { status: next, extended: false, proposals: withoutErasures(state) } : { status: next };
}

/** That a closed case is erased was decided about the case as it was closed then. */
function withoutErasures({ proposals }: CaseState): readonly Proposal[] {
  return proposals.map((proposal) =>
    proposal.act === 'ERASE' && (proposal.state === 'OPEN' || proposal.state === 'APPROVED')
      ? { ...proposal, state: 'LAPSED' }
      : proposal,
  );
}

/** Approved by two, and carried by no answer yet. */
export function isUntold(state: CaseState, statement: Statement): boolean {
  return state.untold.some((each) => isSameStatement(each, statement));
}

function isSameStatement(a: Statement, b: Statement): boolean {
  return equalBytes(encodeStatement(a), encodeStatement(b));
}

/** What was proposed about a state of things that has passed cannot be approved any more: it has to be proposed again. */
function lapseOvertaken(state: CaseState): CaseState {
  return {
    ...state,
    proposals: state.proposals.map((proposal) =>
      proposal.state === 'OPEN' && proposal.statement !== null ? { ...proposal, state: 'LAPSED' } : proposal,
    ),
  };
}

function openProposal(state: CaseState, hash: Uint8Array): Proposal | undefined {
  return state.proposals.find((proposal) => proposal.event === formatHex(hash) && proposal.state === 'OPEN');
}

function decide(state: CaseState, proposal: Proposal, change: Partial<Proposal>): Partial<CaseState> {
  return { proposals: state.proposals.map((each) => (each === proposal ? { ...each, ...change } : each)) };
}

/** The statement proposed, with the approver's signature after the proposer's and nothing else changed. */
function isCosigned(proposal: Proposal, statement: Statement | null, approver: number): boolean {
  if (proposal.statement === null || statement === null) return proposal.statement === statement;
  const [first, second] = statement.signatures;
  const [proposed] = proposal.statement.signatures;
  if (first === undefined || second === undefined || proposed === undefined) return false;
  return (
    statesTheSame(statement, proposal.statement) &&
    first.member === proposed.member &&
    equalBytes(first.signature, proposed.signature) &&
    second.member === approver
  );
}

function union(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, index) => number === b[index]);
}
