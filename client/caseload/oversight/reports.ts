/**
 * The reports of the register, as the two officers see them together: kind and codes from the capsules, statuses from the log and the
 * statements. No text, no name, no file key.
 */
import {
  deadlines,
  findStatuses,
  formatHex,
  openCapsule,
  parseLetterHeader,
  ProtocolError,
  rosterInForce,
  type CapsuleContent,
  type CaseDeadlines,
  type DayNote,
  type Entry,
  type FoundStatus,
  type LetterKind,
  type Suite,
  type VerifiedRoster,
  type VerifiedStatement,
} from '../../../crypto/index.ts';
import { loadRegister, type RegisterView } from '../../register/register.ts';
import { downloadLetters } from '../batch-letters.ts';
import { coverMarks, followsFrom, readBatchKey } from './batch-key.ts';
import { seedFinder, type FindSeeds, type OversightEnvironment } from './environment.ts';
import { readStatements } from './statements.ts';

/** What does not add up, with what an officer needs to ask about it. */
export interface Finding {
  readonly code:
    /** The letters handed out are not those that the day note lists. */
    | 'LETTERS_DIFFER'
    | 'BATCH_WITHHELD'
    /** A letter was handed out that the case log does not have. */
    | 'LETTER_NOT_LOGGED'
    /** The shares of the batch key are missing, or do not follow from the batch before. */
    | 'COVER_KEY_WRONG'
    /** A letter says that it is cover, and the server did not make it. */
    | 'FALSE_COVER'
    /** The server made it as cover, and its capsule says otherwise. */
    | 'COVER_WITH_CONTENT'
    /** A capsule that these officers cannot open, or whose content is broken. */
    | 'CAPSULE_UNREADABLE'
    /** A statement that neither officer can open or that does not hold. */
    | 'STATEMENT_UNREADABLE'
    /** A status in the log without a statement behind it: it did not happen. */
    | 'STATUS_WITHOUT_STATEMENT';
  readonly batch: number;
  /** Commit in hex where one letter or entry is meant, else empty. */
  readonly commit: string;
}

/** One conversation that began with a report. */
export interface CountedReport {
  /** Commit of its first letter, hex. */
  readonly commit: string;
  /** Of its entry; UTC days since 1970-01-01. */
  readonly day: number;
  readonly codes: Omit<CapsuleContent, 'track' | 'kind'>;
  /** In the order of the log, each with a valid statement. */
  readonly told: readonly Pick<FoundStatus['payload'] & Entry, 'status' | 'reason' | 'sequence' | 'day'>[];
  readonly clocks: CaseDeadlines;
}

export interface OversightView {
  readonly view: RegisterView;
  readonly reports: readonly CountedReport[];
  /** Letters by kind, true cover apart. */
  readonly letters: Readonly<Partial<Record<LetterKind, number>>>;
  /** Letters that the server made. */
  readonly cover: number;
  readonly findings: readonly Finding[];
}

interface OpenedCapsule {
  readonly commit: string;
  readonly batch: number;
  readonly day: number;
  readonly content: CapsuleContent;
}

/** @throws BAD_KEYRING unless the keyrings are of the newest roster's two officers; what `loadRegister` throws; Refusal */
export async function readReports(environment: OversightEnvironment): Promise<OversightView> {
  const { suite, transport, trust } = environment;
  const view = await loadRegister(suite, transport, trust, { deviceDay: environment.deviceDay() });
  const findSeeds = seedFinder(environment);
  if ((await findSeeds(view.roster)) === null) throw new ProtocolError('BAD_KEYRING');
  const rosters = [...view.rosters.values()];
  const findings: Finding[] = [];
  const capsules: OpenedCapsule[] = [];
  const statements: VerifiedStatement[] = [];
  let cover = 0;
  let before: { readonly key: Uint8Array; readonly batch: number } | null = null;
  for (const note of view.dayNotes) {
    const seeds = await findSeeds(rosterOfNote(view, note));
    if (seeds === null) continue;
    const key = await readBatchKey(environment, note.batch, seeds);
    const follows = key !== null && (before?.batch !== note.batch - 1 || (await followsFrom(suite, before.key, key)));
    if (!follows) findings.push({ code: 'COVER_KEY_WRONG', batch: note.batch, commit: '' });
    if (key !== null) before = { key, batch: note.batch };
    const letters = await readLetters(environment, findSeeds, view, note, key, findings);
    cover += letters.cover;
    capsules.push(...letters.capsules);
    const said = await readStatements(environment, rosters, note.batch, seeds);
    statements.push(...(said?.statements ?? []));
    for (let count = said?.unreadable ?? 0; count > 0; count--) {
      findings.push({ code: 'STATEMENT_UNREADABLE', batch: note.batch, commit: '' });
    }
  }
  const reports = await followReports(suite, view, rosters, capsules, statements, findings);
  return { view, reports, letters: countKinds(capsules), cover, findings };
}

async function readLetters(
  environment: OversightEnvironment,
  findSeeds: FindSeeds,
  view: RegisterView,
  note: DayNote,
  batchKey: Uint8Array | null,
  findings: Finding[],
): Promise<{ readonly capsules: readonly OpenedCapsule[]; readonly cover: number }> {
  const { suite } = environment;
  const { batch } = note;
  const received = await downloadLetters(environment, note);
  if (received === null && note.letters !== formatHex(await suite.sha256(new Uint8Array()))) {
    findings.push({ code: 'BATCH_WITHHELD', batch, commit: '' });
  }
  if (received === null) return { capsules: [], cover: 0 };
  const { letters, isComplete } = received;
  if (!isComplete) findings.push({ code: 'LETTERS_DIFFER', batch, commit: '' });
  const marks = batchKey === null ? new Map<string, string>() : await coverMarks(suite, batchKey, letters.length);
  const entries = new Map(view.entries.map((entry) => [formatHex(entry.commit), entry]));
  const capsules: OpenedCapsule[] = [];
  let cover = 0;
  for (const { commit: name, salt, letter } of letters) {
    const entry = entries.get(name);
    if (entry === undefined) {
      findings.push({ code: 'LETTER_NOT_LOGGED', batch, commit: name });
      continue;
    }
    const content = await openCounted(suite, findSeeds, view, letter);
    const isTrueCover = marks.get(salt) === formatHex(entry.tag);
    if (isTrueCover) cover++;
    if (content === null) findings.push({ code: 'CAPSULE_UNREADABLE', batch, commit: name });
    else if (isTrueCover !== (content.kind === 'COVER')) {
      findings.push({ code: isTrueCover ? 'COVER_WITH_CONTENT' : 'FALSE_COVER', batch, commit: name });
    }
    if (content !== null && !isTrueCover) capsules.push({ commit: name, batch, day: entry.day, content });
  }
  return { capsules, cover };
}

/** Under the officers of the roster that the letter was sealed under. Null if it does not open or is broken. */
async function openCounted(
  suite: Suite,
  findSeeds: FindSeeds,
  view: RegisterView,
  letter: Uint8Array,
): Promise<CapsuleContent | null> {
  try {
    const roster = view.rosters.get(formatHex(parseLetterHeader(letter).rosterHash));
    const seeds = roster === undefined ? null : await findSeeds(roster);
    return seeds === null ? null : await openCapsule(suite, letter, seeds[0], seeds[1]);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

/** One report for each `track`: a letter that was sealed twice is one report. */
async function followReports(
  suite: Suite,
  view: RegisterView,
  rosters: readonly VerifiedRoster[],
  capsules: readonly OpenedCapsule[],
  statements: readonly VerifiedStatement[],
  findings: Finding[],
): Promise<CountedReport[]> {
  const byTrack = new Map<string, OpenedCapsule[]>();
  for (const capsule of capsules) {
    const { track } = capsule.content;
    if (track === null) continue;
    const name = formatHex(track);
    byTrack.set(name, [...(byTrack.get(name) ?? []), capsule]);
  }
  const members = [...new Set(rosters.flatMap((roster) => roster.members.map(({ number }) => number)))];
  const reports: CountedReport[] = [];
  for (const copies of byTrack.values()) {
    const [first] = copies;
    if (first === undefined || first.content.track === null) continue;
    const commits = new Set(copies.map(({ commit }) => commit));
    const own = statements.filter(({ letter }) => commits.has(formatHex(letter)));
    const found = await findStatuses(suite, first.content.track, members, view.entries);
    const told = found.filter((status) => {
      if (own.some((statement) => isStatedBy(status, statement))) return true;
      findings.push({
        code: 'STATUS_WITHOUT_STATEMENT',
        batch: batchOf(view, status.index),
        commit: formatHex(status.entry.commit),
      });
      return false;
    });
    const lines = told.map(({ payload, entry }) => ({ ...payload, day: entry.day }));
    const profile = (rosterInForce(rosters, first.day) ?? view.roster).deadlines;
    const { kind: _kind, track: _track, ...codes } = first.content;
    reports.push({
      commit: first.commit,
      day: first.day,
      codes,
      told: lines,
      clocks: deadlines(first.day, lines, profile),
    });
  }
  return reports;
}

/** The commitment hides the statement, so the two are matched by what both say. */
function isStatedBy({ payload, member }: FoundStatus, statement: VerifiedStatement): boolean {
  return (
    statement.status === payload.status &&
    statement.reason === payload.reason &&
    statement.sequence === payload.sequence &&
    statement.signatures.some((signature) => signature.member === member && signature.position === payload.position)
  );
}

function batchOf(view: RegisterView, index: number): number {
  return view.dayNotes.find(({ size }) => index < size)?.batch ?? 0;
}

function rosterOfNote(view: RegisterView, note: DayNote): VerifiedRoster {
  const roster = view.rosters.get(note.roster);
  if (roster === undefined) throw new ProtocolError('BAD_PROOF');
  return roster;
}

function countKinds(capsules: readonly OpenedCapsule[]): Partial<Record<LetterKind, number>> {
  const counts: Partial<Record<LetterKind, number>> = {};
  for (const { content } of capsules) counts[content.kind] = (counts[content.kind] ?? 0) + 1;
  return counts;
}
