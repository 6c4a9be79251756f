/**
 * Letters by batch: every batch of the register is downloaded whole, held against the day note and the case log, and each letter is
 * tried with one's own position. What does not open is forgotten at once: most of it is cover.
 */
import {
  assertImportable,
  encodeUtf8,
  epochSeed,
  equalBytes,
  formatHex,
  openBody,
  parseLetterHeader,
  ProtocolError,
  type DayNote,
  type OpenedLetter,
  type VerifiedRoster,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';
import type { AlarmBoard } from './alarms.ts';
import { downloadLetters, type BatchLetter } from './batch-letters.ts';
import type { CaseloadEnvironment } from './environment.ts';
import { grouped } from './grouped.ts';
import { ownHands, type Hands, type LetterResult, type LetterTask } from './heavy-work.ts';
import { checkpointFiles, noteFiles } from './register-files.ts';

/** A letter that this member can open. */
export interface HeldLetter {
  /** Hex. */
  readonly commit: string;
  readonly batch: number;
  /** Of its entry. */
  readonly day: number;
  /** Secret, 32 bytes. */
  readonly fileKey: Uint8Array;
  /** The roster that it was sealed under. */
  readonly roster: VerifiedRoster;
  /** Null if it is damaged: shown, never guessed at. */
  readonly opened: OpenedLetter | null;
}

/** A letter whose body is sound. */
export interface SoundLetter extends HeldLetter {
  readonly opened: OpenedLetter;
}

/** What a cold start needs of a batch, in parts: all at once would hold up whoever keeps it. */
export interface KeptBatch {
  readonly batch: number;
  /** From 0. */
  readonly part: number;
  /** `letters` of its day note. */
  readonly list: string;
  /** Commits of all letters in the log, hex; in the first part. */
  readonly commits: readonly string[];
  readonly held: readonly KeptLetter[];
}

export type KeptLetter = Omit<HeldLetter, 'roster'> & { /** Hex of its hash. */ readonly roster: string };

/** Letters given out to be opened at a time. */
const handful = 256;
/** Letters kept together. */
const partSize = 32;

export class LetterShelf {
  readonly #environment: CaseloadEnvironment;
  readonly #alarms: AlarmBoard;
  readonly #hands: Hands;
  readonly #read = new Set<number>();
  /** Batch of each letter of the register, opened or not: a colleague may hand on its file key later. */
  readonly #batches = new Map<string, number>();
  readonly #counts = new Map<number, { letters: number; opened: number }>();
  readonly #held = new Map<string, HeldLetter>();
  #sorted: readonly HeldLetter[] | null = null;
  #fresh: HeldLetter[] = [];
  readonly #changed = new Set<number>();
  /** Not as their day notes say: to be seen, and complained of, again by the next session. */
  readonly #unsound = new Set<number>();

  constructor(environment: CaseloadEnvironment, alarms: AlarmBoard, hands: Hands = ownHands(environment.suite)) {
    this.#environment = environment;
    this.#alarms = alarms;
    this.#hands = hands;
  }

  /** In register order. */
  held(): readonly HeldLetter[] {
    return (this.#sorted ??= [...this.#held.values()].sort(byArrival));
  }

  get size(): number {
    return this.#held.size;
  }

  /** Those that came since the last call, in the order in which they were opened. */
  takeFresh(): readonly HeldLetter[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  /** Letters of the register in each batch read, and how many of them this member has opened; the others are cover or for colleagues. */
  counts(): ReadonlyMap<number, { readonly letters: number; readonly opened: number }> {
    return this.#counts;
  }

  get(commit: string): HeldLetter | null {
    return this.#held.get(commit) ?? null;
  }

  /** All parts of the batches that are not as they were when this was last called. */
  takeChanged(view: RegisterView): readonly KeptBatch[] {
    const batches = [...this.#changed].filter((batch) => this.#read.has(batch) && !this.#unsound.has(batch));
    this.#changed.clear();
    if (batches.length === 0) return [];
    const held = grouped(this.#held.values(), ({ batch }) => batch);
    const commits = grouped(this.#batches.keys(), (commit) => this.#batches.get(commit) ?? 0);
    return batches.flatMap((batch) => {
      const list = view.dayNotes.find((note) => note.batch === batch)?.letters ?? '';
      const letters = (held.get(batch) ?? []).map(({ roster, ...each }) => ({
        ...each,
        roster: formatHex(roster.hash),
      }));
      // Parts only grow and come to be more.
      return Array.from({ length: Math.max(1, Math.ceil(letters.length / partSize)) }, (_, part) => ({
        ...{ batch, part, list, commits: part === 0 ? (commits.get(batch) ?? []) : [] },
        held: letters.slice(part * partSize, (part + 1) * partSize),
      }));
    });
  }

  /** Whether the register has these batches with these letters. */
  fits(view: RegisterView, batches: readonly KeptBatch[]): boolean {
    const lists = new Map(view.dayNotes.map(({ batch, letters }) => [batch, letters]));
    const logged = daysByCommit(view);
    return batches.every(
      ({ batch, list, commits, held }) =>
        lists.get(batch) === list &&
        commits.every((commit) => logged.has(commit)) &&
        held.every(({ commit, day, roster }) => logged.get(commit) === day && view.rosters.has(roster)),
    );
  }

  /** Takes what an earlier session read, where it `fits`. */
  restore(view: RegisterView, batches: readonly KeptBatch[]): void {
    for (const { batch, commits, held } of batches) {
      this.#read.add(batch);
      for (const commit of commits) this.#note(commit, batch);
      for (const { roster, ...letter } of held) {
        const verified = view.rosters.get(roster);
        if (verified !== undefined) this.#add({ ...letter, roster: verified });
      }
    }
    this.#changed.clear();
  }

  /** Reads every batch not read yet. A batch that is not as it must be is read again the next time. @throws Refusal */
  async sync(view: RegisterView, onBatch: (done: number, total: number) => void): Promise<void> {
    const nothing = formatHex(await this.#environment.suite.sha256(new Uint8Array()));
    const notes = view.dayNotes.filter(({ batch, letters }) => !this.#read.has(batch) && letters !== nothing);
    const logged = daysByCommit(view);
    const isToDo = this.#places(view, logged);
    // The next one comes while this one is opened.
    const download = (note: DayNote | undefined): Promise<BatchLetter[] | null> => {
      const coming = note === undefined ? Promise.resolve(null) : this.#download(view, note, logged);
      coming.catch(() => undefined);
      return coming;
    };
    let coming = download(notes[0]);
    for (const [index, note] of notes.entries()) {
      onBatch(index, notes.length);
      const letters = await coming;
      coming = download(notes[index + 1]);
      for (const [start, tasks] of inHandfuls((letters ?? []).flatMap(isToDo))) {
        onBatch(index + start / Math.max(1, letters?.length ?? 1), notes.length);
        const results = await this.#hands.letters(tasks.map(({ task }) => task));
        for (const [place, { commit, roster }] of tasks.entries()) {
          const result = results[place] ?? null;
          if (result !== null) this.#add(heldLetter(commit, note.batch, logged, roster, result));
        }
      }
      if (letters === null) continue;
      this.#read.add(note.batch);
      this.#changed.add(note.batch);
    }
    onBatch(notes.length, notes.length);
  }

  /**
   * Opens a letter with a file key that stands in a case, for members who were let in later.
   *
   * @returns null if the register has no such letter, the batch is withheld, or the key is another letter's
   */
  async openWith(view: RegisterView, commit: string, fileKey: Uint8Array): Promise<HeldLetter | null> {
    const known = this.#held.get(commit);
    if (known !== undefined) return known;
    const opened = await this.openAside(view, commit, fileKey);
    if (opened !== null) this.#add(opened);
    return opened;
  }

  /** The same without keeping it: a custodian reads one letter of a case that is not theirs. */
  async openAside(view: RegisterView, commit: string, fileKey: Uint8Array): Promise<HeldLetter | null> {
    const note = view.dayNotes.find(({ batch }) => batch === this.#batches.get(commit));
    if (note === undefined) return null;
    const logged = daysByCommit(view);
    const received = (await this.#download(view, note, logged))?.find((each) => each.commit === commit);
    if (received === undefined) return null;
    const roster = slotOf(view, received.letter, logged.get(commit) ?? 0)?.roster;
    if (roster === undefined) return null;
    const result = await openWithKey(this.#environment, received.letter, fileKey);
    return result === null ? null : heldLetter(commit, note.batch, logged, roster, result);
  }

  #add(letter: HeldLetter): void {
    this.#held.set(letter.commit, letter);
    this.#sorted = null;
    this.#fresh.push(letter);
    this.#changed.add(letter.batch);
    const counts = this.#counts.get(letter.batch);
    if (counts !== undefined) counts.opened += 1;
  }

  #note(commit: string, batch: number): void {
    if (this.#batches.has(commit)) return;
    this.#batches.set(commit, batch);
    this.#changed.add(batch);
    const counts = this.#counts.get(batch) ?? { letters: 0, opened: 0 };
    counts.letters += 1;
    this.#counts.set(batch, counts);
  }

  /** The letters of a batch that are in the case log; null, with an alarm, if the batch is withheld. Alarms if it is not complete. */
  async #download(
    view: RegisterView,
    note: DayNote,
    logged: ReadonlyMap<string, number>,
  ): Promise<BatchLetter[] | null> {
    const received = await downloadLetters(this.#environment, note);
    if (received === null) {
      const evidence = { batch: note.batch, letters: note.letters };
      const files = await noteFiles(this.#environment.suite, view, note);
      this.#alarms.raise({ code: 'BATCH_WITHHELD', day: view.today, evidence, files });
      return null;
    }
    const { letters, list, isComplete } = received;
    if (!isComplete) {
      this.#unsound.add(note.batch);
      const evidence = { batch: note.batch, noted: note.letters, received: list, count: letters.length };
      const commits = letters.map(({ commit }) => `${commit}\n`).join('');
      const files = [
        ...(await noteFiles(this.#environment.suite, view, note)),
        { name: 'received-commits.txt', bytes: encodeUtf8(commits) },
      ];
      this.#alarms.raise({ code: 'LETTERS_DIFFER', day: view.today, evidence, files });
    }
    const inLog = letters.filter(({ commit }) => logged.has(commit));
    for (const { commit } of letters) {
      if (logged.has(commit)) this.#note(commit, note.batch);
      else {
        this.#unsound.add(note.batch);
        const evidence = { batch: note.batch, commit };
        this.#alarms.raise({ code: 'LETTER_NOT_LOGGED', day: view.today, evidence, files: checkpointFiles(view) });
      }
    }
    return inLog;
  }

  /** What there is to open of a letter: nothing if it is held already, or can be for nobody here. */
  #places(view: RegisterView, logged: ReadonlyMap<string, number>): (received: BatchLetter) => readonly ToOpen[] {
    const { keyring } = this.#environment;
    return ({ commit, letter }) => {
      if (this.#held.has(commit)) return [];
      const place = slotOf(view, letter, logged.get(commit) ?? 0);
      const position = place?.roster.positions.find(({ member }) => member === keyring.member)?.position;
      const epoch = place?.roster.epochs[place.epoch];
      if (place === null || position === undefined || epoch === undefined) return [];
      const seed = epochSeed(keyring, epoch);
      return seed === null ? [] : [{ commit, roster: place.roster, task: { letter, position, seed } }];
    };
  }
}

interface ToOpen {
  readonly commit: string;
  readonly roster: VerifiedRoster;
  readonly task: LetterTask;
}

function inHandfuls<T>(items: readonly T[]): (readonly [number, readonly T[]])[] {
  return Array.from({ length: Math.ceil(items.length / handful) }, (_, index) => [
    index * handful,
    items.slice(index * handful, (index + 1) * handful),
  ]);
}

function heldLetter(
  commit: string,
  batch: number,
  logged: ReadonlyMap<string, number>,
  roster: VerifiedRoster,
  { fileKey, opened }: LetterResult,
): HeldLetter {
  return { commit, batch, day: logged.get(commit) ?? 0, fileKey, roster, opened };
}

/** Null if the key is another letter's. */
async function openWithKey(
  { suite }: CaseloadEnvironment,
  letter: Uint8Array,
  fileKey: Uint8Array,
): Promise<LetterResult | null> {
  try {
    return { fileKey, opened: await openBody(suite, letter, fileKey, null) };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return error.code === 'DAMAGED_LETTER' ? { fileKey, opened: null } : null;
  }
}

/** Earliest first; within a batch by commit, as everybody receives them. */
export function byArrival(a: HeldLetter, b: HeldLetter): number {
  return a.batch - b.batch || (a.commit < b.commit ? -1 : 1);
}

/** Member numbers who hold the letter's chosen positions, ascending. */
export function holdersOf({ roster, opened }: SoundLetter): readonly number[] {
  const { readers } = opened.body;
  return roster.positions
    .filter(({ position }) => Math.floor(readers / 2 ** position) % 2 === 1)
    .map(({ member }) => member)
    .sort((a, b) => a - b);
}

export function isSound(letter: HeldLetter): letter is SoundLetter {
  return letter.opened !== null;
}

/** Whether both letters were signed by one source. */
export function sameSource(a: SoundLetter, b: SoundLetter): boolean {
  return equalBytes(a.opened.body.sign, b.opened.body.sign);
}

/** Day of every entry by the hex of its commit; reckoned once for a view. */
export function daysByCommit(view: RegisterView): ReadonlyMap<string, number> {
  const known = days.get(view) ?? new Map(view.entries.map(({ commit, day }) => [formatHex(commit), day]));
  days.set(view, known);
  return known;
}

const days = new WeakMap<RegisterView, ReadonlyMap<string, number>>();

/** Null for a roster that the governance log does not have, or an epoch that is over for good. */
function slotOf(view: RegisterView, letter: Uint8Array, day: number): { roster: VerifiedRoster; epoch: number } | null {
  try {
    const { epoch, rosterHash } = parseLetterHeader(letter);
    const roster = view.rosters.get(formatHex(rosterHash));
    if (roster === undefined) return null;
    assertImportable(roster, epoch, day);
    return { roster, epoch };
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
