/** The noise of one cell: its own bytes from the joint seed, so that it is the same whoever reckons it, and whatever is reckoned before. */
import {
  concat,
  discreteLaplace,
  labels,
  lp,
  lp16,
  u32,
  type PublicSuite,
  type Random,
} from '../../../crypto/public.ts';
import type { MonthName } from './months.ts';
import type { JointSeed } from './seeds.ts';
import type { SeriesTable } from './series-plan.ts';

const keyLength = 32;
/** At epsilon 1, a draw takes about 20 bytes. */
const firstBlocks = 4;

/** The bytes drawn so far are not enough. */
class Exhausted extends Error {}

/** An integer with probability proportional to exp(-|x| * epsilon). */
export async function noiseOf(
  suite: PublicSuite,
  seed: JointSeed,
  { id, flow, dimension, epsilon }: SeriesTable,
  month: MonthName,
  code: string,
): Promise<number> {
  const place = concat(lp16(id), lp16(flow), lp16(dimension), lp16(month), lp16(code));
  const key = await suite.hkdf(lp(labels.noise), seed, place, keyLength);
  return drawFrom(suite, key, (random) => discreteLaplace(random, epsilon.denominator, epsilon.numerator));
}

/**
 * What `draw` makes of the bytes mac(key, u32 0) | mac(key, u32 1) | ... Where the blocks at hand do not suffice it begins anew with twice
 * as many of the same: the stream has no end that could cut the distribution off.
 */
export async function drawFrom<T>(suite: PublicSuite, key: Uint8Array, draw: (random: Random) => T): Promise<T> {
  for (let blocks = firstBlocks; ; blocks *= 2) {
    const counters = Array.from({ length: blocks }, (_, index) => u32(index));
    const bytes = concat(...(await suite.hmacSha256Many(key, counters)));
    try {
      return draw(readerOf(bytes));
    } catch (error) {
      if (!(error instanceof Exhausted)) throw error;
    }
  }
}

function readerOf(bytes: Uint8Array): Random {
  let place = 0;
  return (length) => {
    if (place + length > bytes.length) throw new Exhausted();
    place += length;
    return bytes.slice(place - length, place);
  };
}
