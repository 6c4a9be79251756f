/**
 * Reading a case from the feed: the frames at its places, opened, checked and applied one after another (protocol section 7.1). Whatever
 * is no valid event is recorded and passed over, so that no frame of anybody can stop a case from being read.
 */
import { equalBytes, formatHex } from '../bytes.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import { decodeContent } from '../frame/content.ts';
import type { Slice } from '../frame/format.ts';
import { joinSlices, openKeyed } from '../frame/open.ts';
import type { Suite } from '../primitives/port.ts';
import type { VerifiedRoster } from '../roster/verify.ts';
import { emptyCase, type CaseFacts, type CaseState, type PlacedEvent, type SkipReason } from './case-state.ts';
import { parseEvent, verifyEvent } from './event.ts';
import { caseKeyHash, locator } from './locator.ts';
import { applyEvent, type ChainItem, type Skipped } from './state-machine.ts';

export interface FeedFrame {
  /** 2,048 bytes */
  readonly frame: Uint8Array;
  /** Day of the slot note that released it. */
  readonly released: number;
  /** Of that note; 0 while it waits. */
  readonly slot: number;
}

export interface ChainSource {
  /** Case keys given to this reader for this letter, in any order; which one goes on, the chain says. */
  readonly keys: readonly Uint8Array[];
  /** The frame at a locator (hex) of the released feed, or null. */
  readonly find: (locator: string) => FeedFrame | null;
  /** The rosters that stand before a slot's note in the governance log; all of them for slot 0. */
  readonly rosters: (slot: number) => readonly VerifiedRoster[];
  readonly facts: CaseFacts;
}

export interface Chain {
  readonly items: readonly ChainItem[];
  readonly state: CaseState;
  readonly skipped: readonly Skipped[];
  /** The next free place, where an event of one's own goes. */
  readonly next: number;
  /** The key under which the case goes on, or null if this reader was not given it. */
  readonly key: Uint8Array | null;
}

/** A case of which nothing is read yet. @param caseKey the key that the START stands under */
export function beginChain(caseKey: Uint8Array): Chain {
  return { items: [], state: emptyCase, skipped: [], next: 0, key: caseKey };
}

/** Reads on from where `chain` ends, to the first place that is empty. */
export async function readChain(suite: Suite, chain: Chain, source: ChainSource): Promise<Chain> {
  const items = [...chain.items];
  const skipped = [...chain.skipped];
  let { state, next, key } = chain;
  const keyHash = remembered((each: Uint8Array) => caseKeyHash(suite, each));
  for (;;) {
    // Reached through a rotation, or given later than the rotation was read.
    key ??= await keyNamed(keyHash, source.keys, state.key);
    if (key === null) break;
    const found = await readPlace(suite, key, next, source, keyHash);
    if (found === null) break;
    const verdict = 'skipped' in found.item ? found.item.skipped : applyEvent(state, found.item, source.facts);
    items.push(found.item);
    next += found.places;
    if (typeof verdict === 'string') {
      skipped.push({ index: items.length - 1, why: verdict });
      continue;
    }
    // A start names the key it stands under; afterwards a change is a rotation.
    if (state.key !== '' && verdict.key !== state.key) key = null;
    state = verdict;
  }
  return { items, state, skipped, next, key };
}

interface Found {
  readonly item: ChainItem;
  readonly places: number;
}

/** The event that begins at a place; null if nothing stands there yet. */
async function readPlace(
  suite: Suite,
  key: Uint8Array,
  seq: number,
  source: ChainSource,
  keyHash: KeyHash,
): Promise<Found | null> {
  const first = await openPlace(suite, key, seq, source);
  if (first === null) return null;
  const skip = (why: SkipReason, places: number): Found => ({ item: { skipped: why, seq }, places });
  if (first.slice?.index !== 0) return skip('NOT_OPENED', 1);
  const slices = [first.slice];
  for (let index = 1; index < first.slice.count; index++) {
    const place = await openPlace(suite, key, seq + index, source);
    // An append is released whole: what is completed later must not count for those only who read it then.
    const fits =
      place?.slice?.index === index && equalBytes(place.slice.id, first.slice.id) && place.slot === first.slot;
    // One place at a time, so that every reader counts the same places.
    if (place === null || place.slice === null || !fits) return skip('NOT_OPENED', 1);
    slices.push(place.slice);
  }
  const content = await joinSlices(suite, slices);
  if (content === null) return skip('NOT_OPENED', 1);
  const place = { seq, released: first.released, slot: first.slot, key: await keyHash(key) };
  return { item: await checkEvent(suite, content, place, source.rosters(first.slot)), places: slices.length };
}

async function checkEvent(
  suite: Suite,
  content: Uint8Array,
  place: Omit<PlacedEvent, 'verified'>,
  rosters: readonly VerifiedRoster[],
): Promise<ChainItem> {
  const event = await orCode(() => parseEvent(decodeContent(content)));
  if (event === null) return { skipped: 'UNKNOWN_TYPE', seq: place.seq };
  if (typeof event === 'string') return { skipped: 'MALFORMED', seq: place.seq };
  const verified = await orCode(() => verifyEvent(suite, event, rosters));
  return typeof verified === 'string' ? { skipped: reasonOf(verified), seq: place.seq } : { verified, ...place };
}

function reasonOf(code: ProtocolError['code']): SkipReason {
  switch (code) {
    case 'BAD_SIGNATURE':
    case 'NOT_ENTITLED':
      return code;
    case 'WRONG_CONTEXT':
    case 'EXPIRED':
      return 'BAD_ROSTER';
    default:
      return 'BAD_STATEMENT';
  }
}

/** `slice` is null if the frame that stands there does not open or holds no slice. */
async function openPlace(
  suite: Suite,
  key: Uint8Array,
  seq: number,
  { find }: ChainSource,
): Promise<({ readonly slice: Slice | null } & Pick<FeedFrame, 'released' | 'slot'>) | null> {
  if (seq > 0xffff_ffff) return null;
  const at = await locator(suite, key, seq);
  const frame = find(formatHex(at));
  if (frame === null) return null;
  const slice = await orCode(() => openKeyed(suite, key, labels.event, frame.frame, at));
  return { slice: typeof slice === 'string' ? null : slice, released: frame.released, slot: frame.slot };
}

/** In hex. */
type KeyHash = (key: Uint8Array) => Promise<string>;

/** Every event stands under one of a few keys. */
function remembered(hash: (key: Uint8Array) => Promise<Uint8Array>): KeyHash {
  const known = new Map<Uint8Array, string>();
  return async (key) => {
    const found = known.get(key) ?? formatHex(await hash(key));
    known.set(key, found);
    return found;
  };
}

async function keyNamed(keyHash: KeyHash, keys: readonly Uint8Array[], hash: string): Promise<Uint8Array | null> {
  for (const key of keys) if ((await keyHash(key)) === hash) return key;
  return null;
}

/** What the function gives, or the code with which it refuses. */
async function orCode<T>(run: () => T | Promise<T>): Promise<T | ProtocolError['code']> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ProtocolError) return error.code;
    throw error;
  }
}
