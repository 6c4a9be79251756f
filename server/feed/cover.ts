import { coverCount, fillerKeyed, fillerSealed, Reader } from '../../crypto/public.ts';
import type { Service } from '../service.ts';
import type { FeedRecord } from '../store/store.ts';

/** A start, a removal and a rotation post exactly so many sealed frames (docs/protocol.md section 7). */
const sealedTogether = 16;

/**
 * Cover for a slot of the feed, of both shapes. Sealed cover comes in sixteens, a random number of times: sealed frames can be
 * told by their shape, and their number would else say how many cases began.
 */
export async function makeFeedCover({ suite, random, register }: Service, records: number): Promise<FeedRecord[]> {
  const count = coverCount(random, register.roster.cover.frames, records);
  const groups = new Reader(random(4)).u32() % (Math.floor(count / sealedTogether) + 1);
  const cover: FeedRecord[] = [];
  for (let place = 0; place < count; place++) {
    const frame = place < groups * sealedTogether ? await fillerSealed(suite, random) : fillerKeyed(random);
    cover.push({ locator: random(16), frame });
  }
  return cover;
}
