/** Turns what was written into sealed letters and the exact bytes to send. */
import {
  ProtocolError,
  bodyRoom,
  chooseReaders,
  commitTo,
  drawLetterNumber,
  encodeLetterRequest,
  excludedMasks,
  makeTag,
  encodeLetterPayload,
  puzzleChallenge,
  sealLetter,
  solvePuzzle,
  splitStatement,
  codeNumber,
  letterKinds,
  uniteExclusions,
  type CapsuleContent,
  type Exclusions,
  type LetterBody,
  type SourceKeys,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';
import type { Conversation } from './conversation.ts';
import type { Environment } from './environment.ts';

/** What the person answered, in their own words and codes. */
export interface ReportDraft {
  readonly desk: number;
  readonly excluded: Exclusions;
  readonly consent: boolean;
  readonly language: LetterBody['language'];
  readonly front: LetterBody['front'];
  readonly statement: string;
  readonly answers: LetterBody['answers'];
  readonly codes: Pick<CapsuleContent, 'channel' | 'identity' | 'relation' | 'category' | 'sector' | 'region' | 'harm'>;
}

export interface Message {
  readonly language: LetterBody['language'];
  readonly statement: string;
  readonly answers: LetterBody['answers'];
  readonly attachment: LetterBody['attachment'];
  /** Further exclusions; they add to those of earlier letters and never take any back. */
  readonly excluded: Exclusions;
}

/** To the oversight desk; see `escalation.ts` for what it says. */
export interface EscalationMessage {
  readonly language: LetterBody['language'];
  /** Canonical JSON of the escalation, of one letter. */
  readonly statement: string;
}

/** A sealed letter, kept byte for byte until it is accepted: a retry sends the same bytes. */
export interface Outgoing {
  readonly number: number;
  readonly letter: Uint8Array;
  readonly commit: Uint8Array;
  readonly tag: Uint8Array;
  readonly salt: Uint8Array;
}

export interface Composed {
  readonly letters: readonly Outgoing[];
  /** The conversation as it is once all of them are accepted. */
  readonly conversation: Conversation;
}

const unspecified: ReportDraft['codes'] = {
  channel: 'UNSPECIFIED',
  identity: 'UNSPECIFIED',
  relation: 'UNSPECIFIED',
  category: 'UNSPECIFIED',
  sector: 'UNSPECIFIED',
  region: 'UNSPECIFIED',
  harm: 'UNSPECIFIED',
};

/**
 * The first letter and its continuations.
 *
 * @throws TOO_FEW_READERS, EXPIRED, TOO_LARGE (longer than eight letters)
 */
export function composeReport(
  environment: Environment,
  view: RegisterView,
  keys: SourceKeys,
  draft: ReportDraft,
): Promise<Composed> {
  const conversation = { desk: draft.desk, excluded: draft.excluded, consent: draft.consent, lastNumber: 0 };
  return compose(environment, view, keys, conversation, {
    kind: 'REPORT',
    codes: draft.codes,
    front: draft.front,
    message: {
      language: draft.language,
      statement: draft.statement,
      answers: draft.answers,
      attachment: null,
      excluded: draft.excluded,
    },
  });
}

/**
 * A later message or files. Readers are those of the desk in today's roster minus everybody ever excluded.
 *
 * @throws TOO_FEW_READERS, EXPIRED, TOO_LARGE
 */
export function composeFollowUp(
  environment: Environment,
  view: RegisterView,
  keys: SourceKeys,
  conversation: Conversation,
  message: Message,
): Promise<Composed> {
  return compose(environment, view, keys, conversation, {
    kind: 'FOLLOW_UP',
    codes: unspecified,
    front: { office: '', urgency: 'NONE', again: false },
    message,
  });
}

/**
 * A letter to the oversight desk of today's roster, minus everybody ever excluded. It hands over `escalate` if that was allowed at sending,
 * and leaves the conversation with its own desk as it was.
 *
 * @throws TOO_FEW_READERS, EXPIRED, TOO_LARGE (it must fit into one letter)
 */
export async function composeEscalation(
  environment: Environment,
  view: RegisterView,
  keys: SourceKeys,
  conversation: Conversation,
  { language, statement }: EscalationMessage,
): Promise<Composed> {
  // Its slots need no escalation of their own: the oversight desk is who reads it.
  const there = { ...conversation, desk: view.roster.oversight.desk, consent: false };
  const composed = await compose(environment, view, keys, there, {
    kind: 'ESCALATION',
    codes: unspecified,
    front: { office: '', urgency: 'NONE', again: false },
    escalate: conversation.consent ? keys.escalate : null,
    message: { language, statement, answers: [], attachment: null, excluded: { members: [], units: [] } },
  });
  const { desk, consent } = conversation;
  return { ...composed, conversation: { ...composed.conversation, desk, consent } };
}

/**
 * A letter with an identity box, to the desk of the conversation; see `identity.ts`. The oversight desk never gets it by an escalation [its
 * officers may be custodians, and would open between themselves what was to be asked for].
 *
 * @throws TOO_FEW_READERS, EXPIRED, TOO_LARGE
 */
export async function composeIdentity(
  environment: Environment,
  view: RegisterView,
  keys: SourceKeys,
  conversation: Conversation,
  { language, statement }: EscalationMessage,
): Promise<Composed> {
  const composed = await compose(
    environment,
    view,
    keys,
    { ...conversation, consent: false },
    {
      kind: 'IDENTITY',
      codes: unspecified,
      front: { office: '', urgency: 'NONE', again: false },
      message: { language, statement, answers: [], attachment: null, excluded: { members: [], units: [] } },
    },
  );
  return { ...composed, conversation: { ...composed.conversation, consent: conversation.consent } };
}

interface Content {
  readonly kind: 'REPORT' | 'FOLLOW_UP' | 'ESCALATION' | 'IDENTITY';
  /** Handed over in an ESCALATION, if at all. */
  readonly escalate?: Uint8Array | null;
  readonly codes: ReportDraft['codes'];
  readonly front: LetterBody['front'];
  readonly message: Message;
}

async function compose(
  environment: Environment,
  view: RegisterView,
  keys: SourceKeys,
  before: Conversation,
  content: Content,
): Promise<Composed> {
  const excluded = uniteExclusions([before.excluded, content.message.excluded]);
  const readers = chooseReaders(view.roster, before.desk, excluded);
  const whole: LetterBody = {
    number: before.lastNumber + 1,
    sign: keys.signPublic,
    keys: before.lastNumber === 0 ? { track: keys.track, reply: keys.reply, kem: keys.kemPublic } : null,
    desk: before.desk,
    readers: readers.mask,
    excluded,
    front: content.front,
    language: content.message.language,
    part: 1,
    parts: 1,
    statement: content.message.statement,
    answers: content.message.answers,
    attachment: content.message.attachment,
    escalate: content.escalate ?? null,
  };
  const isWhole = content.kind === 'ESCALATION' || content.kind === 'IDENTITY';
  if (isWhole && bodyRoom(whole) < 0) throw new ProtocolError('TOO_LARGE');
  const letters: Outgoing[] = [];
  const drawn = new Set<number>();
  for (const body of splitStatement(whole)) {
    const first = body.number === 1;
    const capsule: CapsuleContent = {
      kind: letters.length === 0 ? content.kind : 'FOLLOW_UP',
      desk: before.desk,
      consent: before.consent,
      ...(letters.length === 0 ? content.codes : unspecified),
      track: first ? keys.track : null,
    };
    const { letter } = await sealLetter(environment.suite, environment.random, {
      roster: view.roster,
      epoch: view.epoch,
      readers: readers.positions,
      body,
      capsule,
      signSeed: keys.signSeed,
      escalate: before.consent ? keys.escalate : null,
    });
    letters.push(await address(environment, view, keys, { letter, body, capsule, drawn }));
  }
  const last = letters.at(-1);
  if (last === undefined) throw new ProtocolError('MALFORMED');
  return { letters, conversation: { ...before, excluded, lastNumber: last.number } };
}

/** The commitment and the tag under which the log will remember the letter for its author alone. */
async function address(
  { suite, random }: Environment,
  view: RegisterView,
  keys: SourceKeys,
  sealed: { letter: Uint8Array; body: LetterBody; capsule: CapsuleContent; drawn: Set<number> },
): Promise<Outgoing> {
  const salt = random(32);
  const commit = await commitTo(suite, 'letter', await suite.sha256(sealed.letter), salt);
  const masks = excludedMasks(view.roster, sealed.body.excluded);
  const payload = encodeLetterPayload({
    kind: codeNumber(letterKinds, sealed.capsule.kind),
    desk: sealed.body.desk,
    consent: sealed.capsule.consent,
    rosterSequence: view.roster.sequence,
    excludedPositions: masks.positions,
    excludedUnits: masks.units,
    day: 0,
    letterNumber: sealed.body.number,
  });
  let n = await drawLetterNumber(suite, random, keys.receipt, view.entries);
  while (sealed.drawn.has(n)) n = await drawLetterNumber(suite, random, keys.receipt, view.entries);
  sealed.drawn.add(n);
  return {
    number: sealed.body.number,
    letter: sealed.letter,
    commit,
    tag: await makeTag(suite, keys.receipt, n, commit, payload),
    salt,
  };
}

/** The request body for one letter, with a puzzle bound to the newest day note. */
export async function encodeOutgoing(
  { suite }: Environment,
  view: RegisterView,
  outgoing: Outgoing,
): Promise<Uint8Array> {
  const challenge = await puzzleChallenge(suite, view.newestDayBytes, outgoing.letter);
  const puzzle = await solvePuzzle(suite, challenge, view.newestDay.difficulty);
  return encodeLetterRequest({
    letter: outgoing.letter,
    commit: outgoing.commit,
    tag: outgoing.tag,
    salt: outgoing.salt,
    puzzle,
  });
}
