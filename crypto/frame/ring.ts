/**
 * Pages of answers as rings (protocol section 5.1). Each release replaces the oldest places of every page, whether real frames
 * wait or not, so that what changes says nothing about what was answered.
 */
import { concat, Reader } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';
import { frameLength, splitFrames } from './format.ts';
import { fillerKeyed, fillerSealed } from './seal.ts';

/** Of the roster: 1 to 4 pages, 128 to 512 frames each (a multiple of `fresh`), 2 to 64 fresh ones at each release. */
export interface PageParameters {
  readonly count: number;
  readonly frames: number;
  readonly fresh: number;
}

export type FrameShape = 'keyed' | 'sealed';

/** A frame that waits for a page. */
export interface Waiting {
  readonly shape: FrameShape;
  /** Days since 1970-01-01 in UTC: the day on which it came. */
  readonly day: number;
}

/** What a fresh place gets: a waiting frame by its index in the list given, or filler. */
export type FreshPlace =
  { readonly kind: 'waiting'; readonly index: number } | { readonly kind: 'filler'; readonly shape: FrameShape };

/**
 * Places of the ring that release `release` (from 1) replaces in every page, in order.
 *
 * @throws RANGE, also for parameters whose `frames` is no multiple of `fresh` (shapes would move from round to round)
 */
export function replacedPlaces({ frames, fresh }: PageParameters, release: number): number[] {
  if (!Number.isSafeInteger(release) || release < 1 || release > 0xffff_ffff) throw new ProtocolError('RANGE');
  if (fresh < 1 || frames % fresh !== 0) throw new ProtocolError('RANGE');
  return Array.from({ length: fresh }, (_, j) => ((release - 1) * fresh + j) % frames);
}

/** The shape of the frame at a place of a page: it never changes, so a reader knows what to try. */
export function shapeAt({ fresh }: PageParameters, place: number): FrameShape {
  return place % fresh === 0 ? 'sealed' : 'keyed';
}

/**
 * Chooses for each page what its fresh places get. Waiting frames go in by day, oldest first, in random order within a day and to
 * random places: no order of arrival survives.
 *
 * @returns for each page, `fresh` places in the order of `replacedPlaces`; waiting frames that are not named wait on
 */
export function planRelease(random: Random, pages: PageParameters, waiting: readonly Waiting[]): FreshPlace[][] {
  const page = Array.from({ length: pages.fresh }, (_, j) => shapeAt(pages, j));
  const plan = Array.from({ length: pages.count }, () => page.map((shape): FreshPlace => ({ kind: 'filler', shape })));
  for (const shape of ['keyed', 'sealed'] as const) {
    const places = plan.flatMap((_, k) => page.flatMap((each, j) => (each === shape ? [{ k, j }] : [])));
    const ready = waiting.flatMap((frame, index) => (frame.shape === shape ? [{ index, day: frame.day }] : []));
    const chosen = shuffle(random, ready).sort((a, b) => a.day - b.day);
    for (const [position, { k, j }] of shuffle(random, places).entries()) {
      const next = chosen[position];
      const fresh = plan[k];
      if (next !== undefined && fresh !== undefined) fresh[j] = { kind: 'waiting', index: next.index };
    }
  }
  return plan;
}

/**
 * The pages after a release.
 *
 * @param before the pages as they stand, `frames` frames each
 * @param fresh for each page `fresh` frames, in the order of `replacedPlaces`
 * @throws BAD_LENGTH, RANGE
 */
export function pageRelease(
  pages: PageParameters,
  release: number,
  before: readonly Uint8Array[],
  fresh: readonly (readonly Uint8Array[])[],
): Uint8Array[] {
  if (before.length !== pages.count || fresh.length !== pages.count) throw new ProtocolError('BAD_LENGTH');
  const places = replacedPlaces(pages, release);
  return before.map((page, k) => {
    const frames = splitFrames(page, pages.frames);
    const replacements = splitFrames(concat(...(fresh[k] ?? [])), places.length);
    for (const [j, place] of places.entries()) {
      const replacement = replacements[j];
      if (replacement !== undefined) frames[place] = replacement;
    }
    return concat(...frames);
  });
}

/** A page before the first release: filler of both shapes at their places. `frames` x 2,048 bytes. */
export async function fillerPage(suite: PublicSuite, random: Random, pages: PageParameters): Promise<Uint8Array> {
  const frames: Uint8Array[] = [];
  for (let place = 0; place < pages.frames; place++) {
    frames.push(shapeAt(pages, place) === 'sealed' ? await fillerSealed(suite, random) : fillerKeyed(random));
  }
  return concat(...frames);
}

/** Fisher and Yates. */
function shuffle<T>(random: Random, items: readonly T[]): T[] {
  const left = [...items];
  const shuffled: T[] = [];
  while (left.length > 0) shuffled.push(...left.splice(drawBelow(random, left.length), 1));
  return shuffled;
}

/** Uniform in 0 to `limit` - 1. Draws beyond the last whole multiple are repeated: a remainder would prefer small numbers. */
function drawBelow(random: Random, limit: number): number {
  const whole = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const draw = new Reader(random(4)).u32();
    if (draw < whole) return draw % limit;
  }
}

/** Bytes of a page. */
export function pageLength({ frames }: PageParameters): number {
  return frames * frameLength;
}
