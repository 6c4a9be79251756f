/**
 * The reports of the register, as the two officers see them together: kind and codes from the capsules, statuses from the log and the
 * statements. No text, no name, no file key.
 */
import {
  deadlines,
  findStatuses,
  formatHex,
  lookupPlaces,
  openCapsule,
  parseLetterHeader,
  ProtocolError,
  rosterInForce,
  type CapsuleContent,
  type CaseDeadlines,
  type DayNote,
  type DeadlineProfile,
  type Entry,
  type FoundStatus,
  type LetterKind,
  type Suite,
  type VerifiedRoster,
  type VerifiedStatement,
} from '../../../crypto/index.ts';
import { loadRegister, type RegisterView } from '../../register/register.ts';
import { assertFresh } from '../../register/seal.ts';
import { downloadLetters } from '../batch-letters.ts';
import { coverMarks, dummyEntry, followsFrom, readBatchKey } from './batch-key.ts';
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
    /** The server made it as cover, and its capsule says otherwise. */
    | 'COVER_WITH_CONTENT'
    /** The server made it as cover, and its capsule does not open or is broken. */
    | 'CAPSULE_UNREADABLE'
    /** A statement that neither officer can open or that does not hold. */
    | 'STATEMENT_UNREADABLE'
    /** A status in the log without a statement behind it: it did not happen. */
    | 'STATUS_WITHOUT_STATEMENT'
    /** A statement about a report whose source cannot find the status: it was not told. */
    | 'STATEMENT_WITHOUT_STATUS'
    | 'STATEMENTS_WITHHELD'
    /** Letters, statuses and dummies are not all of a batch's entries. */
    | 'ENTRIES_UNACCOUNTED';
  readonly batch: number;
  /** Commit in hex where one letter or entry is meant, else empty. */
  readonly commit: string;
}

/** A status that the source was told, with a valid statement behind it. */
export interface ToldStatus extends Pick<FoundStatus['payload'] & Entry, 'status' | 'reason' | 'sequence' | 'day'> {
  /** Of its entry in the case log, from 0. */
  readonly index: number;
}

/** One conversation that began with a report. */
export interface CountedReport {
  /** Commit of its first letter, hex. */
  readonly commit: string;
  /** Commits of all letters that began it, hex: whoever sealed it twice is one person. */
  readonly commits: readonly string[];
  /** Of its first letter's entry in the case log, from 0. */
  readonly index: number;
  /** Of its entry; UTC days since 1970-01-01. */
  readonly day: number;
  readonly codes: Omit<CapsuleContent, 'track' | 'kind'>;
  /** In the order of the case: by the number of the statement, then by the log. */
  readonly told: readonly ToldStatus[];
  /** By the roster in force when the report came. */
  readonly profile: DeadlineProfile;
  readonly clocks: CaseDeadlines;
}

export interface OversightView extends OversightReading {
  readonly view: RegisterView;
}

/** What is read of a register here. */
export type CountedRegister = Pick<RegisterView, 'roster' | 'rosters' | 'entries' | 'dayNotes'>;

export interface OversightReading {
  readonly reports: readonly CountedReport[];
  /**
   * Letters by kind, true cover apart. UNKNOWN: what claims to be cover and is not the server's, and what does not open for the officers;
   * anybody can send either, so they are counted and prove nothing against anybody.
   */
  readonly letters: Readonly<Partial<Record<LetterKind, number>>>;
  /** Letters that the server made. */
  readonly cover: number;
  readonly findings: readonly Finding[];
  /** Batches of which these officers can open nothing or not all: others were officers then. Nothing of what is missing is in the rest. */
  readonly unopened: readonly number[];
}

interface OpenedCapsule {
  readonly commit: string;
  readonly index: number;
  readonly batch: number;
  readonly day: number;
  readonly content: CapsuleContent;
}

/** @throws BAD_KEYRING unless the keyrings are of the newest roster's two officers; STALE_REGISTER; what `loadRegister` throws; Refusal */
export async function readReports(environment: OversightEnvironment): Promise<OversightView> {
  const { suite, transport, trust } = environment;
  const view = await loadRegister(suite, transport, trust, { deviceDay: environment.deviceDay() });
  assertFresh(view);
  return { view, ...(await readReportsOf(environment, view)) };
}

/**
 * The same from a register that was read elsewhere.
 *
 * @throws BAD_KEYRING unless the keyrings are of the newest roster's two officers; Refusal
 */
export async function readReportsOf(source: ReportSource, view: CountedRegister): Promise<OversightReading> {
  const findSeeds = seedFinder(source);
  if ((await findSeeds(view.roster)) === null) throw new ProtocolError('BAD_KEYRING');
  const register: IndexedRegister = {
    ...view,
    places: new Map(view.entries.map((entry, index) => [formatHex(entry.commit), { entry, index }])),
  };
  const rosters = [...view.rosters.values()];
  const findings: Finding[] = [];
  const unopened = new Set<number>();
  const capsules: OpenedCapsule[] = [];
  const statements: SealedStatement[] = [];
  let cover = 0;
  let unknown = 0;
  let before: { readonly key: Uint8Array; readonly batch: number } | null = null;
  for (const note of view.dayNotes) {
    const { batch } = note;
    const seeds = await findSeeds(rosterOfNote(view, note));
    if (seeds === null) {
      unopened.add(batch);
      continue;
    }
    const key = await readBatchKey(source, batch, seeds);
    const follows: boolean =
      key !== null && (before?.batch !== batch - 1 || (await followsFrom(source.suite, before.key, key)));
    if (!follows) findings.push({ code: 'COVER_KEY_WRONG', batch, commit: '' });
    if (key !== null) before = { key, batch };
    const letters = await readLetters(source, findSeeds, register, note, key, findings);
    cover += letters.cover;
    unknown += letters.unknown;
    capsules.push(...letters.capsules);
    const said = await readStatements(source, rosters, batch, seeds);
    if (said === null) findings.push({ code: 'STATEMENTS_WITHHELD', batch, commit: '' });
    statements.push(...(said?.statements ?? []).map((statement) => ({ batch, statement })));
    for (let count = said?.unreadable ?? 0; count > 0; count--) {
      findings.push({ code: 'STATEMENT_UNREADABLE', batch, commit: '' });
    }
    if (key === null || letters.count === null || said === null) continue;
    const counted = letters.count + said.statements.length + said.unreadable;
    if (!(await isAccountedFor(source.suite, view, note, key, counted))) {
      findings.push({ code: 'ENTRIES_UNACCOUNTED', batch, commit: '' });
    }
  }
  const reports = await followReports(source.suite, register, rosters, capsules, statements, findings);
  return { reports, letters: countKinds(capsules, unknown), cover, findings, unopened: [...unopened] };
}

type ReportSource = Pick<OversightEnvironment, 'suite' | 'keyrings'> & {
  readonly transport: Pick<OversightEnvironment['transport'], 'get'>;
};

interface IndexedRegister extends CountedRegister {
  /** By the hex of the commit. */
  readonly places: ReadonlyMap<string, { readonly entry: Entry; readonly index: number }>;
}

interface SealedStatement {
  readonly batch: number;
  readonly statement: VerifiedStatement;
}

/** Whether the batch has exactly these letters and statuses and, for the rest, the dummies that its key makes. */
async function isAccountedFor(
  suite: Suite,
  { dayNotes, entries }: CountedRegister,
  { batch, size }: DayNote,
  batchKey: Uint8Array,
  counted: number,
): Promise<boolean> {
  const start = dayNotes.find((note) => note.batch === batch - 1)?.size ?? 0;
  const logged = new Map(entries.slice(start, size).map(({ commit, tag }) => [formatHex(commit), formatHex(tag)]));
  for (let i = 0; ; i++) {
    const { commit, tag } = await dummyEntry(suite, batchKey, i);
    if (logged.get(commit) !== tag) return counted + i === size - start;
  }
}

interface ReadLetters {
  readonly capsules: readonly OpenedCapsule[];
  readonly cover: number;
  readonly unknown: number;
  /** Null if not all were handed out. */
  readonly count: number | null;
}

async function readLetters(
  source: ReportSource,
  findSeeds: FindSeeds,
  view: IndexedRegister,
  note: DayNote,
  batchKey: Uint8Array | null,
  findings: Finding[],
): Promise<ReadLetters> {
  const { suite } = source;
  const { batch } = note;
  const received = await downloadLetters(source, note);
  if (received === null) {
    const isEmpty = note.letters === formatHex(await suite.sha256(new Uint8Array()));
    if (!isEmpty) findings.push({ code: 'BATCH_WITHHELD', batch, commit: '' });
    return { capsules: [], cover: 0, unknown: 0, count: isEmpty ? 0 : null };
  }
  const { letters, isComplete } = received;
  if (!isComplete) findings.push({ code: 'LETTERS_DIFFER', batch, commit: '' });
  const marks = batchKey === null ? new Map<string, string>() : await coverMarks(suite, batchKey, letters.length);
  const capsules: OpenedCapsule[] = [];
  let cover = 0;
  let unknown = 0;
  for (const { commit: name, salt, letter } of letters) {
    const place = view.places.get(name);
    if (place === undefined) {
      findings.push({ code: 'LETTER_NOT_LOGGED', batch, commit: name });
      continue;
    }
    const { entry, index } = place;
    const content = await openCounted(suite, findSeeds, view, letter);
    const isTrueCover = marks.get(salt) === formatHex(entry.tag);
    if (isTrueCover) {
      cover++;
      if (content === null) findings.push({ code: 'CAPSULE_UNREADABLE', batch, commit: name });
      else if (content.kind !== 'COVER') findings.push({ code: 'COVER_WITH_CONTENT', batch, commit: name });
    } else if (content === null || content.kind === 'COVER') unknown++;
    else capsules.push({ commit: name, index, batch, day: entry.day, content });
  }
  // What was handed out beside the list is no part of the batch.
  // Without the key of the batch nobody can say whose cover it is.
  return { capsules, cover, unknown: batchKey === null ? 0 : unknown, count: isComplete ? letters.length : null };
}

/** Under the officers of the roster that the letter was sealed under. Null if it does not open or is broken. */
async function openCounted(
  suite: Suite,
  findSeeds: FindSeeds,
  view: CountedRegister,
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
  view: CountedRegister,
  rosters: readonly VerifiedRoster[],
  capsules: readonly OpenedCapsule[],
  statements: readonly SealedStatement[],
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
  const places = lookupPlaces(view.entries);
  const statementsByLetter = groupByLetter(statements);
  const reports: CountedReport[] = [];
  for (const copies of byTrack.values()) {
    const [first] = copies;
    if (first === undefined || first.content.track === null) continue;
    const commits = new Set(copies.map(({ commit }) => commit));
    const own = [...commits].flatMap((commit) => statementsByLetter.get(commit) ?? []);
    const found = await findStatuses(suite, first.content.track, members, view.entries, places);
    for (const { statement, batch } of own) {
      if (found.some((status) => isStatedBy(status, statement))) continue;
      findings.push({ code: 'STATEMENT_WITHOUT_STATUS', batch, commit: first.commit });
    }
    const told = found.filter((status) => {
      if (own.some(({ statement }) => isStatedBy(status, statement))) return true;
      findings.push({
        code: 'STATUS_WITHOUT_STATEMENT',
        batch: batchOf(view, status.index),
        commit: formatHex(status.entry.commit),
      });
      return false;
    });
    // Within a batch the log is in no order of time; the statements are numbered.
    const lines = told
      .map(({ payload, entry, index }) => ({ ...payload, day: entry.day, index }))
      .sort((a, b) => a.sequence - b.sequence || a.index - b.index);
    const profile = (rosterInForce(rosters, first.day) ?? view.roster).deadlines;
    const { kind: _kind, track: _track, ...codes } = first.content;
    reports.push({
      ...{ commit: first.commit, commits: [...commits], index: first.index, day: first.day },
      codes,
      told: lines,
      profile,
      clocks: deadlines(first.day, lines, profile),
    });
  }
  return reports;
}

function groupByLetter(statements: readonly SealedStatement[]): ReadonlyMap<string, readonly SealedStatement[]> {
  const groups = new Map<string, SealedStatement[]>();
  for (const each of statements) {
    const letter = formatHex(each.statement.letter);
    const group = groups.get(letter);
    if (group === undefined) groups.set(letter, [each]);
    else group.push(each);
  }
  return groups;
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

function batchOf(view: CountedRegister, index: number): number {
  return view.dayNotes.find(({ size }) => index < size)?.batch ?? 0;
}

function rosterOfNote(view: CountedRegister, note: DayNote): VerifiedRoster {
  const roster = view.rosters.get(note.roster);
  if (roster === undefined) throw new ProtocolError('BAD_PROOF');
  return roster;
}

function countKinds(capsules: readonly OpenedCapsule[], unknown: number): Partial<Record<LetterKind, number>> {
  const counts: Partial<Record<LetterKind, number>> = unknown === 0 ? {} : { UNKNOWN: unknown };
  for (const { content } of capsules) counts[content.kind] = (counts[content.kind] ?? 0) + 1;
  return counts;
}
