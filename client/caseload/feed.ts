/** The feed as released, by locator, and one's own records that wait for their release. */
import {
  equalBytes,
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

/** What a cold start needs of a slot: where everything stands, without the frames. */
export interface KeptSlot {
  readonly slot: number;
  /** `feed` of its note. */
  readonly hash: string;
  /** 16 bytes each, in the order of the slot. */
  readonly locators: Uint8Array;
}

interface Loaded {
  readonly note: SlotNote;
  readonly bytes: Uint8Array;
}

const recordLength = locatorLength + frameLength;
const slotWidth = 2 ** 24;
/** Bytes of slots that are read on in at a time: cases go on from slot to slot, and each time costs. */
const frameRoom = 2 ** 26;
/** Days after which a record that was accepted must have been released. */
const releaseDays = 2;

/**
 * Remembers where every frame stands, and holds the frames of some slots at a time: the whole feed would not fit into a page's memory. A
 * frame of an earlier slot that turns out to be needed is fetched again.
 */
export class FeedIndex {
  readonly #environment: CaseloadEnvironment;
  readonly #alarms: AlarmBoard;
  /** Place in feed order by locator. */
  readonly #orders = new Map<string, number>();
  readonly #pending = new Map<string, PlacedFrame>();
  readonly #read = new Set<number>();
  readonly #loaded = new Map<number, Loaded>();
  readonly #notes = new Map<number, SlotNote>();
  readonly #wanted = new Set<number>();
  #changed: KeptSlot[] = [];
  #fresh: string[] = [];
  #accepted: string[] = [];

  constructor(environment: CaseloadEnvironment, alarms: AlarmBoard) {
    this.#environment = environment;
    this.#alarms = alarms;
    this.accepted(environment.pending ?? [], environment.deviceDay());
    // There may be keys among them that nothing else has.
    this.#fresh = [...this.#pending.keys()];
  }

  /**
   * Reads every slot not read yet, up to the first that is not as its note says [of two starts the first counts, so that nothing may be
   * left out before what is read]; the next time it begins there again.
   *
   * @param onRead takes what is new in some slots, before their frames are dropped
   * @throws Refusal
   */
  async sync(
    view: RegisterView,
    onSlot: (done: number, total: number) => void,
    onRead: () => Promise<void>,
  ): Promise<void> {
    for (const note of view.slotNotes) this.#notes.set(note.slot, note);
    const notes = view.slotNotes.filter(({ slot }) => !this.#read.has(slot));
    let held = 0;
    const takeHeld = async (): Promise<void> => {
      if (held === 0) return;
      held = 0;
      await onRead();
      this.#loaded.clear();
    };
    try {
      for (const [index, note] of notes.entries()) {
        onSlot(index, notes.length);
        const bytes = await this.#download(view, note);
        if (bytes === null) break;
        this.#read.add(note.slot);
        this.#add(view, note, bytes);
        held += bytes.length;
        if (held >= frameRoom) await takeHeld();
      }
    } finally {
      // Also where the line breaks: what was read is not read again.
      await takeHeld();
    }
    onSlot(notes.length, notes.length);
    for (const { locator, released } of this.#pending.values()) {
      if (released + releaseDays < view.today) this.#raiseMissing(view, locator, released);
    }
  }

  #raiseMissing(view: RegisterView, locator: string, posted: number): void {
    const evidence = { locator, posted };
    this.#alarms.raise({ code: 'OWN_FRAME_MISSING', day: view.today, evidence, files: checkpointFiles(view) });
  }

  /** A frame by its locator in hex; one's own pending ones too. Null also if its slot has to be loaded first (`loadWanted`). */
  readonly find = (locator: string): PlacedFrame | null => {
    const order = this.#orders.get(locator);
    if (order === undefined) return this.#pending.get(locator) ?? null;
    const slot = Math.floor(order / slotWidth);
    const loaded = this.#loaded.get(slot);
    if (loaded === undefined) {
      this.#wanted.add(slot);
      return null;
    }
    const start = (order % slotWidth) * recordLength;
    const frame = loaded.bytes.subarray(start + locatorLength, start + recordLength);
    return { locator, frame, released: loaded.note.day, slot, order };
  };

  /** Place in feed order, infinite for what waits; null if nothing stands there. */
  orderOf(locator: string): number | null {
    return this.#orders.get(locator) ?? this.#pending.get(locator)?.order ?? null;
  }

  /** Fetches slots that `find` missed. @returns false if there were none. @throws Refusal */
  async loadWanted(view: RegisterView): Promise<boolean> {
    const wanted = [...this.#wanted];
    this.#wanted.clear();
    let loaded = false;
    for (const slot of wanted) {
      const note = this.#notes.get(slot);
      const bytes = note === undefined ? null : await this.#download(view, note);
      if (note === undefined || bytes === null) continue;
      this.#loaded.set(slot, { note, bytes });
      loaded = true;
    }
    return loaded;
  }

  /** Frames of earlier slots are not needed any more. */
  drop(): void {
    this.#loaded.clear();
  }

  /** Notes records that the server accepted. @param day of acceptance */
  accepted(records: readonly FeedRecord[], day: number): void {
    for (const { locator, frame } of records) {
      const name = formatHex(locator);
      if (this.#orders.has(name)) continue;
      this.#pending.set(name, { locator: name, frame, released: day, slot: 0, order: Number.POSITIVE_INFINITY });
      this.#accepted.push(name);
    }
  }

  /** Whether something of one's own waits for its release. */
  get isWaiting(): boolean {
    return this.#pending.size > 0;
  }

  /** One's own records that wait. */
  pending(): readonly PlacedFrame[] {
    return [...this.#pending.values()];
  }

  /** Locators that came since the last call; each is handed out once. */
  takeFresh(): readonly string[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  /** Locators of one's own records that the server took since the last call. */
  takeAccepted(): readonly string[] {
    const accepted = this.#accepted;
    this.#accepted = [];
    return accepted;
  }

  /** Slots read since the last call. */
  takeChanged(): readonly KeptSlot[] {
    const changed = this.#changed;
    this.#changed = [];
    return changed;
  }

  /** Whether the register has these slots, and none before them that is missing here. */
  fits(view: RegisterView, slots: readonly KeptSlot[]): boolean {
    return [...slots].sort(bySlot).every(({ slot, hash, locators }, index) => {
      const note = view.slotNotes[index];
      return note?.slot === slot && note.feed === hash && locators.length === note.records * locatorLength;
    });
  }

  /** Takes what an earlier session read, where it `fits`. */
  restore(view: RegisterView, slots: readonly KeptSlot[], pending: readonly PlacedFrame[]): void {
    for (const note of view.slotNotes) this.#notes.set(note.slot, note);
    const sorted = [...slots].sort(bySlot);
    for (const { slot, locators } of sorted) {
      this.#read.add(slot);
      for (let number = 0; number * locatorLength < locators.length; number++) {
        const name = formatHex(locators.subarray(number * locatorLength, (number + 1) * locatorLength));
        if (!this.#orders.has(name)) this.#orders.set(name, slot * slotWidth + number);
      }
    }
    for (const placed of pending) {
      if (this.#orders.has(placed.locator)) continue;
      this.#pending.set(placed.locator, placed);
      // Chains are kept as far as they are released: these have still to be read again.
      this.#fresh.push(placed.locator);
    }
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

  #add(view: RegisterView, note: SlotNote, bytes: Uint8Array): void {
    this.#loaded.set(note.slot, { note, bytes });
    const locators = new Uint8Array(note.records * locatorLength);
    for (let number = 0; number < note.records; number++) {
      const start = number * recordLength;
      const locator = bytes.subarray(start, start + locatorLength);
      locators.set(locator, number * locatorLength);
      const name = formatHex(locator);
      // The first stands: a server that releases one locator twice changes nothing.
      if (this.#orders.has(name)) continue;
      this.#orders.set(name, note.slot * slotWidth + number);
      const own = this.#pending.get(name);
      const frame = bytes.subarray(start + locatorLength, start + recordLength);
      // The server said that it had stored one's own, and gave its place to something else.
      if (own !== undefined && !equalBytes(own.frame, frame)) this.#raiseMissing(view, name, own.released);
      this.#pending.delete(name);
      this.#fresh.push(name);
    }
    this.#changed.push({ slot: note.slot, hash: note.feed, locators });
  }
}

function bySlot(a: KeptSlot, b: KeptSlot): number {
  return a.slot - b.slot;
}
