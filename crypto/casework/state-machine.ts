/**
 * The state machine of a case: from events to what is true now, and what did not count (protocol section 7.2). Console, source and audit
 * run this same code.
 */
import { equalBytes, formatHex } from '../bytes.ts';
import {
  emptyCase,
  withoutIneligible,
  type CaseFacts,
  type CaseState,
  type PlacedEvent,
  type RulingRoster,
  type SkipReason,
} from './case-state.ts';
import type { CustodyAct } from './custody.ts';
import type { EventType } from './event-data.ts';
import { eventRules, isUntold, type RuleInput } from './event-rules.ts';
import type { CaseEvent } from './event.ts';
import { dayTolerance, waitedDays } from './release-days.ts';

/** What was found at one place of a case: a checked event, or something that is none. */
export type ChainItem = PlacedEvent | { readonly skipped: SkipReason; readonly seq: number };

export interface Skipped {
  /** Of the item in the list given to `replay`. */
  readonly index: number;
  readonly why: SkipReason;
}

export interface Replay {
  readonly state: CaseState;
  readonly skipped: readonly Skipped[];
}

/**
 * @param items in the order of the case's places (feed order where two stand at one place); controlled by members and by whoever serves
 *   the feed
 */
export function replay(items: readonly ChainItem[], facts: CaseFacts): Replay {
  let state = emptyCase;
  const skipped: Skipped[] = [];
  for (const [index, item] of items.entries()) {
    const next = 'skipped' in item ? item.skipped : applyEvent(state, item, facts);
    if (typeof next === 'string') skipped.push({ index, why: next });
    else state = next;
  }
  return { state, skipped };
}

/** The case after one more event, or why it is skipped; a skipped event changes nothing. */
export function applyEvent(state: CaseState, placed: PlacedEvent, facts: CaseFacts): CaseState | SkipReason {
  const { event, hash, rosterSequence } = placed.verified;
  const broken = chainFault(state, placed);
  if (broken !== null) return broken;
  if (rosterSequence < state.rosterSequence) return 'OLDER_ROSTER';
  if (event.day < state.day || event.day > placed.released + dayTolerance) return 'BAD_DAY';
  if (state.status === null && event.type !== 'START') return 'NOT_STARTED';
  const roster = facts.roster(placed.released, placed.slot);
  // A new roster takes effect without an event of its own.
  const present = withoutIneligible(state, roster);
  if (event.type !== 'START' && !present.circle.includes(event.member)) return 'OUTSIDE_CIRCLE';
  if (hasOldKey(placed, roster)) return 'NOT_ENTITLED';
  const barred = barredFrom(present, placed);
  if (barred !== null) return barred;
  const { released, key } = placed;
  const verdict = judge(event, { state: present, event, hash, released, key, facts, roster });
  if (typeof verdict === 'string') return verdict;
  const { events } = state;
  return {
    ...present,
    ...verdict,
    // After the rule: some rules hand back the whole case, and whom the event before let in must not outlast it.
    admitted: event.type === 'GRANT' ? { member: event.data.to, by: event.member } : noMember,
    head: hash,
    events: [...events, hash],
    day: event.day,
    rosterSequence,
  };
}

const noMember = { member: 0, by: 0 };

/** Whether the roster that rules the release has another key for the signer: who found the old one could date events back to its days. */
function hasOldKey({ verified: { signer } }: PlacedEvent, roster: RulingRoster | null): boolean {
  const now = roster?.members.find(({ number }) => number === signer.number);
  return now !== undefined && !equalBytes(now.sign, signer.sign);
}

/** What a console does of its own accord, and what everybody may do. */
const upkeep: readonly EventType[] = ['START', 'LETTER', 'ROTATE', 'NOTE', 'RECUSE'];
/** What happened to a document is recorded, whoever did it. */
const accesses: readonly CustodyAct[] = ['OPENED', 'VIEWED', 'SAVED'];

/** Nothing follows an erasure; a substitute approves what has waited long enough, and no more. */
function barredFrom(state: CaseState, { verified: { event }, released }: PlacedEvent): 'ERASED' | 'SUBSTITUTE' | null {
  if (state.erased) return 'ERASED';
  const after = state.substitutes.get(event.member);
  if (after === undefined || upkeep.includes(event.type)) return null;
  if (event.type === 'CUSTODY') return accesses.includes(event.data.what) ? null : 'SUBSTITUTE';
  if (event.type === 'APPROVE') {
    const proposal = state.proposals.find(({ event: hash }) => hash === formatHex(event.data.event));
    if (proposal === undefined) return null;
    return waitedDays(proposal, { day: event.day, released }) >= after ? null : 'SUBSTITUTE';
  }
  // The words that tell the source of what this very member has just approved.
  const carries =
    event.type === 'ANSWER' &&
    event.data.statement.signatures[1]?.member === event.member &&
    isUntold(state, event.data.statement);
  return carries ? null : 'SUBSTITUTE';
}

function chainFault(state: CaseState, { verified: { event, hash }, seq, key }: PlacedEvent): SkipReason | null {
  if (state.events.includes(hash)) return 'REPLAY';
  if (event.seq !== seq) return 'WRONG_PLACE';
  if (state.key !== '' && key !== state.key) return 'WRONG_KEY';
  const previous = formatHex(event.previous);
  if (previous === state.head) return null;
  const hadSuccessor = state.events.includes(previous) || (previous === emptyCase.head && state.events.length > 0);
  return hadSuccessor ? 'FORK' : 'WRONG_PREVIOUS';
}

type Judged = Omit<RuleInput<EventType>, 'data'>;

/** Hands the event to the rule of its type. */
function judge(event: CaseEvent, input: Judged): ReturnType<(typeof eventRules)[EventType]> {
  switch (event.type) {
    case 'START':
      return eventRules.START({ ...input, data: event.data });
    case 'LETTER':
      return eventRules.LETTER({ ...input, data: event.data });
    case 'STATUS':
      return eventRules.STATUS({ ...input, data: event.data });
    case 'ANSWER':
      return eventRules.ANSWER({ ...input, data: event.data });
    case 'NOTE':
      return eventRules.NOTE({ ...input, data: event.data });
    case 'ASSIGN':
      return eventRules.ASSIGN({ ...input, data: event.data });
    case 'PROPOSE':
      return eventRules.PROPOSE({ ...input, data: event.data });
    case 'APPROVE':
      return eventRules.APPROVE({ ...input, data: event.data });
    case 'REJECT':
      return eventRules.REJECT({ ...input, data: event.data });
    case 'GRANT':
      return eventRules.GRANT({ ...input, data: event.data });
    case 'RECUSE':
      return eventRules.RECUSE({ ...input, data: event.data });
    case 'ROTATE':
      return eventRules.ROTATE({ ...input, data: event.data });
    case 'CLAIM':
      return eventRules.CLAIM({ ...input, data: event.data });
    case 'RECORD':
      return eventRules.RECORD({ ...input, data: event.data });
    case 'CUSTODY':
      return eventRules.CUSTODY({ ...input, data: event.data });
    case 'EXCLUDE':
      return eventRules.EXCLUDE({ ...input, data: event.data });
    case 'SUBSTITUTE':
      return eventRules.SUBSTITUTE({ ...input, data: event.data });
    case 'IDENTITY':
      return eventRules.IDENTITY({ ...input, data: event.data });
    case 'ERASED':
      return eventRules.ERASED({ ...input, data: event.data });
  }
}
