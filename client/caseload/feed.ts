/** The feed as released, by locator, and one's own records that wait for their release. */
import {
  formatHex,
  frameLength,
  locatorLength,
  type FeedFrame,
  type FeedRecord,
  type SlotNote,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';
import { expectStatus } from '../register/transport.ts';
import type { AlarmBoard } from './alarms.ts';
import type { CaseloadEnvironment } from './environment.ts';
import { checkpointFiles, noteFiles } from './register-files.ts';

/** A frame with its place in feed order; a pending one has none yet. */
export interface PlacedFrame extends FeedFrame {
  readonly locator: string;
  /** Ascends over the whole feed; infinite while it waits. */
  readonly order: number;
}

const recordLength = locatorLength + frameLength;
const slotWidth = 2 ** 24;
/** Days after which a record that was accepted must have been released. */
const releaseDays = 2;

export class FeedIndex {
  readonly #environment: CaseloadEnvironment;
  readonly #alarms: AlarmBoard;
  readonly #frames = new Map<string, PlacedFrame>();
  readonly #pending = new Map<string, PlacedFrame>();
  readonly #read = new Set<number>();
  #untried: PlacedFrame[] = [];

  constructor(environment: CaseloadEnvironment, alarms: AlarmBoard) {
    this.#environment = environment;
    this.#alarms = alarms;
  }

  /**
   * Reads every slot not read yet, up to the first that is not as its note says [of two starts the first counts, so that nothing may be
   * left out before what is read]; the next time it begins there again.
   *
   * @throws Refusal
   */
  async sync(view: RegisterView, onSlot: (done: number, total: number) => void): Promise<void> {
    const notes = view.slotNotes.filter(({ slot }) => !this.#read.has(slot));
    for (const [index, note] of notes.entries()) {
      onSlot(index, notes.length);
      const bytes = await this.#download(view, note);
      if (bytes === null) break;
      this.#read.add(note.slot);
      for (let number = 0; number < note.records; number++) this.#add(note, bytes, number);
    }
    onSlot(notes.length, notes.length);
    for (const { locator, released } of this.#pending.values()) {
      if (released + releaseDays >= view.today) continue;
      const evidence = { locator, posted: released };
      this.#alarms.raise({ code: 'OWN_FRAME_MISSING', day: view.today, evidence, files: checkpointFiles(view) });
    }
  }

  /** A frame by its locator in hex; one's own pending ones too. */
  readonly find = (locator: string): PlacedFrame | null =>
    this.#frames.get(locator) ?? this.#pending.get(locator) ?? null;

  /** Notes records that the server accepted. @param day of acceptance */
  accepted(records: readonly FeedRecord[], day: number): void {
    for (const { locator, frame } of records) {
      const name = formatHex(locator);
      if (this.#frames.has(name)) continue;
      this.#pending.set(name, { locator: name, frame, released: day, slot: 0, order: Number.POSITIVE_INFINITY });
    }
  }

  /** Whether something of one's own waits for its release. */
  get isWaiting(): boolean {
    return this.#pending.size > 0;
  }

  /** Frames that were not tried as grants yet; each is handed out once. */
  takeUntried(): readonly PlacedFrame[] {
    const untried = this.#untried;
    this.#untried = [];
    return untried;
  }

  async #download(view: RegisterView, note: SlotNote): Promise<Uint8Array | null> {
    const answer = await this.#environment.transport.get(`/api/member/feed/${String(note.slot)}`);
    if (answer.status === 404) {
      const evidence = { slot: note.slot, noted: note.feed };
      const files = await noteFiles(this.#environment.suite, view, note);
      this.#alarms.raise({ code: 'SLOT_WITHHELD', day: view.today, evidence, files });
      return null;
    }
    const bytes = expectStatus(answer, 200);
    const received = formatHex(await this.#environment.suite.sha256(bytes));
    if (received === note.feed && bytes.length === note.records * recordLength) return bytes;
    const evidence = { slot: note.slot, noted: note.feed, received };
    const files = await noteFiles(this.#environment.suite, view, note);
    this.#alarms.raise({ code: 'FEED_DIFFERS', day: view.today, evidence, files });
    return null;
  }

  #add(note: SlotNote, bytes: Uint8Array, number: number): void {
    const start = number * recordLength;
    const locator = formatHex(bytes.subarray(start, start + locatorLength));
    const frame = bytes.slice(start + locatorLength, start + recordLength);
    const placed = { locator, frame, released: note.day, slot: note.slot, order: note.slot * slotWidth + number };
    // The first stands: a server that releases one locator twice changes nothing.
    if (this.#frames.has(locator)) return;
    this.#frames.set(locator, placed);
    this.#pending.delete(locator);
    this.#untried.push(placed);
  }
}
