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
  openSlot,
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

export class LetterShelf {
  readonly #environment: CaseloadEnvironment;
  readonly #alarms: AlarmBoard;
  readonly #read = new Set<number>();
  /** Batch of each letter of the register, opened or not: a colleague may hand on its file key later. */
  readonly #batches = new Map<string, number>();
  readonly #held = new Map<string, HeldLetter>();

  constructor(environment: CaseloadEnvironment, alarms: AlarmBoard) {
    this.#environment = environment;
    this.#alarms = alarms;
  }

  /** In register order. */
  held(): readonly HeldLetter[] {
    return [...this.#held.values()].sort(byArrival);
  }

  /** Letters of the register in each batch read, and how many of them this member has opened; the others are cover or for colleagues. */
  counts(): ReadonlyMap<number, { readonly letters: number; readonly opened: number }> {
    const counts = new Map<number, { letters: number; opened: number }>();
    for (const [commit, batch] of this.#batches) {
      const { letters, opened } = counts.get(batch) ?? { letters: 0, opened: 0 };
      counts.set(batch, { letters: letters + 1, opened: opened + (this.#held.has(commit) ? 1 : 0) });
    }
    return counts;
  }

  get(commit: string): HeldLetter | null {
    return this.#held.get(commit) ?? null;
  }

  /** Reads every batch not read yet. A batch that is not as it must be is read again the next time. @throws Refusal */
  async sync(view: RegisterView, onBatch: (done: number, total: number) => void): Promise<void> {
    const nothing = formatHex(await this.#environment.suite.sha256(new Uint8Array()));
    const notes = view.dayNotes.filter(({ batch, letters }) => !this.#read.has(batch) && letters !== nothing);
    const logged = daysByCommit(view);
    for (const [index, note] of notes.entries()) {
      onBatch(index, notes.length);
      const letters = await this.#download(view, note, logged);
      for (const received of letters ?? []) await this.#tryOwnPosition(view, note.batch, received, logged);
      if (letters !== null) this.#read.add(note.batch);
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
    if (opened !== null) this.#held.set(commit, opened);
    return opened;
  }

  /** The same without keeping it: a custodian reads one letter of a case that is not theirs. */
  async openAside(view: RegisterView, commit: string, fileKey: Uint8Array): Promise<HeldLetter | null> {
    const note = view.dayNotes.find(({ batch }) => batch === this.#batches.get(commit));
    if (note === undefined) return null;
    const logged = daysByCommit(view);
    const received = (await this.#download(view, note, logged))?.find((each) => each.commit === commit);
    if (received === undefined) return null;
    return this.#open(view, note.batch, received, fileKey, logged);
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
      if (logged.has(commit)) this.#batches.set(commit, note.batch);
      else {
        const evidence = { batch: note.batch, commit };
        this.#alarms.raise({ code: 'LETTER_NOT_LOGGED', day: view.today, evidence, files: checkpointFiles(view) });
      }
    }
    return inLog;
  }

  async #tryOwnPosition(
    view: RegisterView,
    batch: number,
    received: BatchLetter,
    logged: ReadonlyMap<string, number>,
  ): Promise<void> {
    const { suite, keyring } = this.#environment;
    if (this.#held.has(received.commit)) return;
    const place = slotOf(view, received.letter, logged.get(received.commit) ?? 0);
    const position = place?.roster.positions.find(({ member }) => member === keyring.member)?.position;
    const epoch = place?.roster.epochs[place.epoch];
    if (position === undefined || epoch === undefined) return;
    const seed = epochSeed(keyring, epoch);
    if (seed === null) return;
    const fileKey = await openSlot(suite, received.letter, position, seed);
    const opened = fileKey === null ? null : await this.#open(view, batch, received, fileKey, logged);
    if (opened !== null) this.#held.set(opened.commit, opened);
  }

  async #open(
    view: RegisterView,
    batch: number,
    { commit, letter }: BatchLetter,
    fileKey: Uint8Array,
    logged: ReadonlyMap<string, number>,
  ): Promise<HeldLetter | null> {
    const day = logged.get(commit) ?? 0;
    const roster = slotOf(view, letter, day)?.roster;
    if (roster === undefined) return null;
    let opened: OpenedLetter | null = null;
    try {
      opened = await openBody(this.#environment.suite, letter, fileKey, null);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      if (error.code !== 'DAMAGED_LETTER') return null;
    }
    return { commit, batch, day, fileKey, roster, opened };
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

/** Day of every entry by the hex of its commit. */
export function daysByCommit(view: RegisterView): ReadonlyMap<string, number> {
  return new Map(view.entries.map(({ commit, day }) => [formatHex(commit), day]));
}

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
