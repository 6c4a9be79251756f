/**
 * What a return visit found, as a closed list: each finding has an id that pages, commands and journeys share. A finding says only what
 * this device has verified; where something is claimed and not proven, that is the finding.
 */
import {
  clockState,
  codeNumber,
  letterKinds,
  type CaseDeadlines,
  type Clock,
  type FoundLetter,
  type FoundStatus,
  type MissedClock,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';
import type { Visit } from './return-visit.ts';

/**
 * How a finding is shown: `good` is proven and as it must be, `plain` informs, `attention` asks for something, `bad` is a wrong that
 * somebody has done.
 */
export type FindingTone = 'good' | 'plain' | 'attention' | 'bad';

/** Every finding, in the order in which findings stand on a page. */
export const findingTones = {
  // The register itself.
  'register-forked': 'bad',
  'register-rolled-back': 'attention',
  'register-not-cosigned': 'bad',
  'register-damaged': 'bad',
  'register-old': 'bad',
  'register-stale': 'attention',
  // Whether the report was counted, and by whom that was seen.
  'counted-seen': 'good',
  'counted-waiting': 'plain',
  'counted-unseen': 'plain',
  'not-counted-yet': 'plain',
  'letter-dropped': 'bad',
  'first-letter-missing': 'bad',
  'message-waiting': 'plain',
  'message-dropped': 'bad',
  // The two clocks.
  'acknowledged-in-time': 'good',
  'acknowledged-late': 'attention',
  'acknowledgement-unproven': 'attention',
  'acknowledgement-due': 'plain',
  'acknowledgement-missed': 'bad',
  'feedback-in-time': 'good',
  'feedback-late': 'attention',
  'feedback-unproven': 'attention',
  'feedback-due': 'plain',
  'feedback-missed': 'bad',
  'answer-missing': 'attention',
  escalated: 'plain',
  // A note of acceptance that was kept at sending.
  'promise-kept': 'good',
  'promise-late': 'attention',
  'promise-waiting': 'plain',
  'promise-broken': 'bad',
  'promise-foreign': 'attention',
} as const satisfies Readonly<Record<string, FindingTone>>;

const escalationKind = codeNumber(letterKinds, 'ESCALATION');

export type FindingId = keyof typeof findingTones;

export const findingIds: readonly FindingId[] = Object.freeze(Object.keys(findingTones).filter(isFindingId));

/** Days are UTC days since 1970; what a finding does not speak of is absent. */
export interface Finding {
  readonly id: FindingId;
  /** The day on which it happened. */
  readonly day?: number;
  /** The day by which it had or has to happen. */
  readonly due?: number;
  /** Outside checkers, letters, or days too late. */
  readonly count?: number;
  /** Of a letter, from 1. */
  readonly number?: number;
}

/** Codes with which the register as a whole is refused, and what that means to somebody who comes back. */
const refusals = new Map<string, FindingId>(
  Object.entries({
    FORKED: 'register-forked',
    ROLLED_BACK: 'register-rolled-back',
    NOT_COSIGNED: 'register-not-cosigned',
    STALE_REGISTER: 'register-old',
    FIRST_LETTER_MISSING: 'first-letter-missing',
    BAD_PROOF: 'register-damaged',
    BAD_SIGNATURE: 'register-damaged',
    UNDER_SIGNED: 'register-damaged',
    WRONG_ORIGIN: 'register-damaged',
    WRONG_MODE: 'register-damaged',
    OLDER_ROSTER: 'register-damaged',
    NOT_CANONICAL: 'register-damaged',
    MALFORMED: 'register-damaged',
    TRUNCATED: 'register-damaged',
    TRAILING_BYTES: 'register-damaged',
    BAD_UTF8: 'register-damaged',
    BAD_JSON: 'register-damaged',
    BAD_KEY: 'register-damaged',
    RANGE: 'register-damaged',
  } as const),
);

/** The finding behind a refusal of the register, or null if the code says something else. */
export function findingOfRefusal(code: string): FindingId | null {
  return refusals.get(code) ?? null;
}

/** Of a visit, what findings are made of. */
export interface VisitFacts extends Pick<Visit, 'letters' | 'missing' | 'deadlines' | 'claimed'> {
  readonly statuses: readonly { readonly found: FoundStatus; readonly answer: object | null }[];
}

/** Of a register, what findings are made of. */
export type RegisterFacts = Pick<RegisterView, 'seal' | 'today'>;

/** In the order of the list above. */
export function findingsOf(visit: VisitFacts, view: RegisterFacts): readonly Finding[] {
  const order = (finding: Finding): number => findingIds.indexOf(finding.id);
  return [
    ...ageFindings(view),
    counted(visit, view),
    ...visit.missing.map(({ number, due }): Finding => ({
      ...{ number, due },
      id: view.today > due ? 'message-dropped' : 'message-waiting',
    })),
    ...clockFindings(visit, view),
    ...answersMissing(visit),
    ...escalations(visit.letters).map(({ entry }): Finding => ({ id: 'escalated', day: entry.day })),
  ].sort((a, b) => order(a) - order(b));
}

/** Nothing about a register that is fresh. */
export function ageFindings({ seal }: Pick<RegisterFacts, 'seal'>): readonly Finding[] {
  if (seal.age === 'FRESH') return [];
  return [{ id: seal.age === 'OLD' ? 'register-old' : 'register-stale', day: seal.day }];
}

function counted({ letters }: VisitFacts, { seal }: RegisterFacts): Finding {
  const [first] = letters;
  const day = first?.entry.day ?? 0;
  if (seal.time === null) return { id: 'counted-unseen', day };
  return (first?.index ?? 0) < seal.entries
    ? { id: 'counted-seen', day, count: seal.checkers.length }
    : { id: 'counted-waiting', day };
}

/** Both clocks by what is proven; where only an entry without its signed words says that it was done, that is said. */
function clockFindings({ deadlines: proven, claimed }: VisitFacts, { today }: RegisterFacts): readonly Finding[] {
  const acknowledged = clockFinding('acknowledgement', proven.acknowledge, claimed.acknowledge, today);
  const told = clockFinding('feedback', proven.feedback, claimed.feedback, today);
  // One date at a time: what comes second is said when the first is done, or when it is late itself.
  return proven.acknowledge.done === null && told.id === 'feedback-due' ? [acknowledged] : [acknowledged, told];
}

const clockIds = {
  acknowledgement: {
    met: 'acknowledged-in-time',
    late: 'acknowledged-late',
    unproven: 'acknowledgement-unproven',
    due: 'acknowledgement-due',
    missed: 'acknowledgement-missed',
  },
  feedback: {
    met: 'feedback-in-time',
    late: 'feedback-late',
    unproven: 'feedback-unproven',
    due: 'feedback-due',
    missed: 'feedback-missed',
  },
} as const;

function clockFinding(kind: keyof typeof clockIds, clock: Clock, claim: Clock, today: number): Finding {
  const ids = clockIds[kind];
  const { due, done } = clock;
  const state = clockState(clock, today);
  if (done !== null) {
    return state === 'MET' ? { id: ids.met, day: done, due } : { id: ids.late, day: done, due, count: done - due };
  }
  if (claim.done !== null) return { id: ids.unproven, day: claim.done, due };
  return state === 'RUNNING' ? { id: ids.due, due } : { id: ids.missed, due, count: today - due };
}

function answersMissing({ statuses }: VisitFacts): readonly Finding[] {
  const missing = statuses.filter(({ answer }) => answer === null);
  const newest = missing.at(-1);
  return newest === undefined ? [] : [{ id: 'answer-missing', count: missing.length, day: newest.found.entry.day }];
}

/**
 * A clock that was missed, as far as this device can prove, and that the oversight desk has not been told of; null while there is none. The
 * acknowledgement first.
 */
export function missedDeadline(
  { acknowledge, feedback }: CaseDeadlines,
  letters: readonly FoundLetter[],
  today: number,
): MissedClock | null {
  const told = Math.max(-1, ...escalations(letters).map(({ entry }) => entry.day));
  const isMissed = (clock: Clock): boolean => clockState(clock, today) === 'MISSED' && told <= clock.due;
  if (isMissed(acknowledge)) return 'ACKNOWLEDGEMENT';
  return isMissed(feedback) ? 'FEEDBACK' : null;
}

function escalations(letters: readonly FoundLetter[]): readonly FoundLetter[] {
  return letters.filter(({ payload }) => payload.kind === escalationKind);
}

function isFindingId(id: string): id is FindingId {
  return Object.hasOwn(findingTones, id);
}
