/**
 * Finding one's own entries in the log: the source needs nothing but her words and the public log. Every entry is looked at, never
 * "her" day, so that what is fetched says nothing.
 */
import { formatHex } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';
import type { Entry } from './entry.ts';
import { decodeLetterPayload, decodeStatusPayload, type LetterPayload, type StatusPayload } from './payload.ts';
import { lookup, lookupOf, lookups, openTag } from './tag.ts';

/** Letters of one codename are numbered at random below this; random, because a counter would repeat on two devices. */
export const LETTER_NUMBERS = 4096;

/** How many unused counters of a member are tried after the last one that was found. */
export const STATUS_GAP = 16;

export interface FoundLetter {
  /** In the log, from 0. */
  readonly index: number;
  readonly entry: Entry;
  readonly n: number;
  readonly payload: LetterPayload;
}

export interface FoundStatus {
  /** In the log, from 0. */
  readonly index: number;
  readonly entry: Entry;
  readonly member: number;
  readonly counter: number;
  /** A claim of whoever knows `track`; only the signed statement behind the commit says whether it is true. */
  readonly payload: StatusPayload;
}

/**
 * All letters under this `receipt`, by letter number. An entry that stands in the log twice is found once, at its first place.
 *
 * @throws MALFORMED, RANGE if one's own payload does not decode: going on without it could forget an exclusion
 */
export async function findLetters(
  suite: PublicSuite,
  receipt: Uint8Array,
  entries: readonly Entry[],
): Promise<FoundLetter[]> {
  const numbers = await letterLookups(suite, receipt);
  const found = new Map<string, FoundLetter>();
  for (const [index, entry] of entries.entries()) {
    const n = numbers.get(lookupText(lookupOf(entry.tag)));
    if (n === undefined) continue;
    const payload = await openTag(suite, receipt, n, entry);
    const commit = formatHex(entry.commit);
    if (payload === null || found.has(commit)) continue;
    found.set(commit, { index, entry, n, payload: decodeLetterPayload(payload) });
  }
  return [...found.values()].sort((a, b) => a.payload.letterNumber - b.payload.letterNumber || a.index - b.index);
}

/**
 * A number for the next letter whose L does not stand in the log. Uniform over those left.
 *
 * @throws RANGE if all 4,096 are used
 */
export async function drawLetterNumber(
  suite: PublicSuite,
  random: Random,
  receipt: Uint8Array,
  entries: readonly Entry[],
): Promise<number> {
  const taken = new Set(entries.map(({ tag }) => lookupText(lookupOf(tag))));
  const tried = new Set<number>();
  // One by one: nearly always the first is free, and all 4,096 would take as long as sealing the letter.
  while (tried.size < LETTER_NUMBERS) {
    const [high = 0, low = 0] = random(2);
    const n = (high * 256 + low) % LETTER_NUMBERS;
    if (tried.has(n)) continue;
    if (!taken.has(lookupText(await lookup(suite, receipt, n)))) return n;
    tried.add(n);
  }
  throw new ProtocolError('RANGE');
}

/**
 * All statuses under this `track` by these members, in log order. An entry whose payload does not decode uses up its counter
 * and is left out: whoever else knows `track` must not be able to end a source's visit.
 *
 * @param places of these entries, for whoever looks for many cases
 */
export async function findStatuses(
  suite: PublicSuite,
  track: Uint8Array,
  members: readonly number[],
  entries: readonly Entry[],
  places: LookupPlaces = lookupPlaces(entries),
): Promise<FoundStatus[]> {
  const perMember = await Promise.all(
    [...new Set(members)].map((member) => findStatusesOfMember(suite, track, member, entries, places)),
  );
  return perMember.flat().sort((a, b) => a.index - b.index);
}

/** Where each L stands, under a key of its own. */
export type LookupPlaces = ReadonlyMap<string, readonly number[]>;

export function lookupPlaces(entries: readonly Entry[]): LookupPlaces {
  const places = new Map<string, number[]>();
  for (const [index, entry] of entries.entries()) {
    const key = lookupText(lookupOf(entry.tag));
    const same = places.get(key);
    if (same === undefined) places.set(key, [index]);
    else same.push(index);
  }
  return places;
}

/** `n` of a status tag. @throws RANGE unless both are u16 */
export function statusNumber(member: number, counter: number): number {
  if (![member, counter].every((part) => Number.isInteger(part) && part >= 0 && part <= 0xffff)) {
    throw new ProtocolError('RANGE');
  }
  return member * 65_536 + counter;
}

async function findStatusesOfMember(
  suite: PublicSuite,
  track: Uint8Array,
  member: number,
  entries: readonly Entry[],
  places: LookupPlaces,
): Promise<FoundStatus[]> {
  const found = new Map<string, FoundStatus>();
  let end = STATUS_GAP;
  for (let start = 0; start < end && start <= 0xffff;) {
    const counters = range(start, Math.min(end, 0x1_0000));
    start += counters.length;
    const numbers = counters.map((counter) => statusNumber(member, counter));
    const wanted = await lookups(suite, track, numbers);
    for (const [offset, counter] of counters.entries()) {
      for (const index of places.get(lookupText(wanted[offset] ?? new Uint8Array())) ?? []) {
        const entry = entries[index];
        if (entry === undefined) continue;
        const bytes = await openTag(suite, track, statusNumber(member, counter), entry);
        if (bytes === null) continue;
        end = counter + 1 + STATUS_GAP;
        const payload = readStatusPayload(bytes);
        const commit = formatHex(entry.commit);
        if (payload !== null && !found.has(commit)) found.set(commit, { index, entry, member, counter, payload });
      }
    }
  }
  return [...found.values()];
}

function readStatusPayload(bytes: Uint8Array): StatusPayload | null {
  try {
    return decodeStatusPayload(bytes);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

async function letterLookups(suite: PublicSuite, receipt: Uint8Array): Promise<Map<string, number>> {
  const all = await lookups(suite, receipt, range(0, LETTER_NUMBERS));
  return new Map(all.map((one, n) => [lookupText(one), n]));
}

/** Eight bytes as eight characters: quicker to make than hexadecimal, and only used as a key of a map. */
function lookupText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
