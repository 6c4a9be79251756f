/**
 * What somebody with the twelve words finds: their letters in the register, every status, the answers, and what is missing. Everything is
 * found by downloading what everybody downloads.
 */
import {
  PROMISE_DAYS,
  ProtocolError,
  deadlines,
  decodeContent,
  findStatuses,
  joinContents,
  labels,
  nextDate,
  openKeyed,
  openSealed,
  parseAnswer,
  parseRekey,
  rosterInForce,
  shapeAt,
  verifyAnswer,
  verifyRekey,
  type Answer,
  type AnswerContext,
  type CaseDeadlines,
  type FoundLetter,
  type FoundStatus,
  type Slice,
  type SourceKeys,
  type Told,
  type VerifiedAnswer,
  type VerifiedRekey,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';
import { recallConversation, type Conversation } from './conversation.ts';
import type { Environment } from './environment.ts';

/** One status entry of the register with the answer that explains it. */
export interface StatusLine {
  readonly found: FoundStatus;
  /** The verified answer; null if it is not (or no longer) on the pages: shown as "answer missing". */
  readonly answer: Answer | null;
}

export interface Visit {
  readonly conversation: Conversation;
  /** By letter number. */
  readonly letters: readonly FoundLetter[];
  /** In register order. */
  readonly statuses: readonly StatusLine[];
  /** Letters that must have been sent, for a later one is there, and by which day the register must have them. */
  readonly missing: readonly { readonly number: number; readonly due: number }[];
  /** Both clocks by the statuses whose signed answer has been verified [an entry alone can be made by whoever once knew `track`]. */
  readonly deadlines: CaseDeadlines;
  /** The same clocks if every entry were true, its answer seen or not. */
  readonly claimed: CaseDeadlines;
  /** What is owed next, and by which day (UTC days since 1970); it may lie in the past. */
  readonly next: ReturnType<typeof nextDate>;
}

/**
 * @param frames the verified public pages in ring order, from `downloadPages`
 * @returns null if the register has no letter of these keys
 * @throws what recallConversation throws
 */
export async function returnVisit(
  environment: Environment,
  view: RegisterView,
  keys: SourceKeys,
  frames: readonly Uint8Array[],
): Promise<Visit | null> {
  const recalled = await recallConversation(environment.suite, view, keys);
  const first = recalled?.letters[0];
  if (recalled === null || first === undefined) return null;
  const rosters = [...view.rosters.values()];
  const members = rosters.flatMap((roster) => roster.members.map(({ number }) => number));
  const found = await findStatuses(environment.suite, keys.track, members, view.entries);
  const { excluded } = recalled.conversation;
  const source = await environment.suite.sha256(keys.signPublic);

  const rekeys = await openRekeys(environment, view, keys, frames, { source, excluded, rosters });
  const context: AnswerContext = {
    source,
    letter: first.entry.commit,
    excluded,
    left: new Map(rekeys.filter(({ left }) => left !== 0).map(({ left, day }) => [left, day])),
    rosters,
    entries: found,
  };
  const replyKeys = [keys.reply, ...rekeys.map(({ reply }) => reply)];
  const answers = await openAnswers(environment, view, replyKeys, frames, context);

  // Within a batch the log is in no order of time; the statements are numbered.
  const ordered = [...found].sort((a, b) => a.payload.sequence - b.payload.sequence || a.index - b.index);
  const statuses = ordered.map((status) => ({
    found: status,
    answer: answers.find((verified) => verified.found.index === status.index)?.answer ?? null,
  }));
  const told = (lines: readonly StatusLine[]): Told[] =>
    lines.map(({ found: { payload, entry } }) => ({ status: payload.status, day: entry.day }));
  const received = first.payload.day === 0 ? first.entry.day : first.payload.day;
  const profile = (rosterInForce(rosters, first.entry.day) ?? view.roster).deadlines;
  const clocks = deadlines(received, told(statuses.filter(({ answer }) => answer !== null)), profile);
  return {
    ...recalled,
    statuses,
    missing: missingLetters(recalled.letters),
    deadlines: clocks,
    claimed: deadlines(received, told(statuses), profile),
    next: nextDate(clocks),
  };
}

/** A letter was sent before every one with a higher number, so what is promised for that one is owed for it too. */
function missingLetters(letters: readonly FoundLetter[]): Visit['missing'] {
  const missing: { number: number; due: number }[] = [];
  let next = 1;
  for (const { payload, entry } of letters) {
    for (; next < payload.letterNumber; next++) missing.push({ number: next, due: entry.day + PROMISE_DAYS });
    next = Math.max(next, payload.letterNumber + 1);
  }
  return missing;
}

/** Members who stepped aside, and the reply keys that were added. */
async function openRekeys(
  { suite }: Environment,
  view: RegisterView,
  keys: SourceKeys,
  frames: readonly Uint8Array[],
  context: Parameters<typeof verifyRekey>[2],
): Promise<VerifiedRekey[]> {
  const rekeys: VerifiedRekey[] = [];
  for (const frame of frames.filter((_, place) => isSealedPlace(view, place))) {
    await unlessRefused(async () => {
      const content = await openSealed(suite, keys.kemSeed, labels.rekey, frame);
      if (content !== null) rekeys.push(await verifyRekey(suite, parseRekey(decodeContent(content)), context));
    });
  }
  return rekeys;
}

async function openAnswers(
  { suite }: Environment,
  view: RegisterView,
  replyKeys: readonly Uint8Array[],
  frames: readonly Uint8Array[],
  context: AnswerContext,
): Promise<VerifiedAnswer[]> {
  const slices: Slice[] = [];
  const keyed = frames.filter((_, place) => !isSealedPlace(view, place));
  for (const key of replyKeys) {
    const open = (frame: Uint8Array): Promise<void> =>
      unlessRefused(async () => {
        const slice = await openKeyed(suite, key, labels.answer, frame);
        if (slice !== null) slices.push(slice);
      });
    await Promise.all(keyed.map(open));
  }
  const answers: VerifiedAnswer[] = [];
  for (const content of await joinContents(suite, slices)) {
    await unlessRefused(async () => {
      answers.push(await verifyAnswer(suite, parseAnswer(decodeContent(content)), context));
    });
  }
  return answers;
}

/** The ring's layout says which shape stands where (docs/protocol.md section 5.1), so no key is tried in vain. */
function isSealedPlace(view: RegisterView, place: number): boolean {
  const { pages } = view.roster;
  return shapeAt(pages, place % pages.frames) === 'sealed';
}

/** Whoever holds or held a key of the conversation can put anything on a page; what is not right is not there. */
async function unlessRefused(read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
}
