/** A feed as a server keeps it, honest or not: places are unique, slots are noted by hash, and what was noted stays. */
import { compareBytes, formatHex, type FeedRecord } from '../../../../crypto/index.ts';
import { digestOf, within } from './world.ts';

/** Stands for a grant's sealed frame: who can open it, and the case key in it. */
export interface HandedKey {
  readonly to: number;
  readonly key: Uint8Array;
}

export interface Append {
  readonly by: number;
  readonly records: readonly FeedRecord[];
  readonly keys: readonly HandedKey[];
}

export interface Slot {
  readonly slot: number;
  readonly day: number;
  readonly records: readonly FeedRecord[];
  readonly keys: readonly HandedKey[];
  /** Of the records, as the note in the governance log has it. */
  readonly hash: string;
}

/** What the server does with the appends of a slot. */
export const releases = [
  'ALL',
  'IN_ORDER_OF_ARRIVAL',
  'DROP_AN_APPEND',
  'DROP_A_RECORD',
  'SWAP_FRAMES',
  'REPLAY',
  'JUNK',
  'HALF',
] as const;
export type Release = (typeof releases)[number];

export class Feed {
  readonly slots: Slot[] = [];
  /** Who gets another file than the one noted, until it is healed. */
  readonly forked = new Map<number, number>();
  #waiting: Append[] = [];
  readonly #taken = new Map<string, Uint8Array>();
  /** Accepts what stands at a place that it has given away already. */
  equivocates = false;
  day: number;

  constructor(day: number) {
    this.day = day;
  }

  /** @returns false: LOCATOR_TAKEN */
  post(append: Append): boolean {
    const clashes = append.records.some(({ locator, frame }) => {
      const there = this.#taken.get(formatHex(locator));
      return there !== undefined && compareBytes(there, frame) !== 0;
    });
    if (clashes && !this.equivocates) return false;
    for (const { locator, frame } of append.records) {
      const place = formatHex(locator);
      if (!this.#taken.has(place)) this.#taken.set(place, frame);
    }
    this.#waiting.push(append);
    return true;
  }

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** @param pick chooses what a fault falls on @param junk bytes of any length */
  release(how: Release, days: number, pick: number, junk: (length: number) => Uint8Array): void {
    this.day = within(this.day + days);
    const out = how === 'HALF' ? this.#waiting.slice(0, Math.ceil(this.#waiting.length / 2)) : this.#waiting;
    this.#waiting = this.#waiting.slice(out.length);
    const dropped = how === 'DROP_AN_APPEND' ? out[pick % Math.max(out.length, 1)] : undefined;
    for (const { locator } of dropped?.records ?? []) this.#taken.delete(formatHex(locator));
    const appends = out.filter((append) => append !== dropped);
    let records = appends.flatMap((append) => append.records);
    const old = this.slots.flatMap((slot) => slot.records);
    if (how === 'DROP_A_RECORD') records = records.filter((_, index) => index !== pick % records.length);
    if (how === 'SWAP_FRAMES') records = swapped(records, pick);
    if (how === 'REPLAY' && old.length > 0) {
      const again = old[pick % old.length];
      if (again !== undefined) records = [...records, again, { locator: junk(16), frame: again.frame }];
    }
    if (how === 'JUNK') records = [...records, { locator: junk(16), frame: junk(2_048) }];
    if (how !== 'IN_ORDER_OF_ARRIVAL') records = records.toSorted((a, b) => compareBytes(a.locator, b.locator));
    const keys = appends.flatMap((append) => append.keys);
    this.slots.push({ slot: this.slots.length + 1, day: this.day, records, keys, hash: digestOf(records) });
  }

  /** What a member is handed for a slot. Null if nothing is. */
  download(member: number, slot: Slot): readonly FeedRecord[] | null {
    const from = this.forked.get(member);
    if (from === undefined || slot.slot < from) return slot.records;
    return slot.slot % 2 === 0 ? null : slot.records.slice(1);
  }
}

function swapped(records: readonly FeedRecord[], pick: number): FeedRecord[] {
  const [a, b] = [records[pick % Math.max(records.length, 1)], records[(pick + 1) % Math.max(records.length, 1)]];
  if (a === undefined || b === undefined) return [...records];
  return records.map((each) => {
    if (each === a) return { locator: a.locator, frame: b.frame };
    return each === b ? { locator: b.locator, frame: a.frame } : each;
  });
}
