/** All proofs of small trees. test/slow/tree-bits.test.ts turns more bits of them. */
import { noBit, oneBit, sweepConsistency, sweepInclusion } from './proof-sweep.ts';

const most = 300;
const mostSpoilt = 100;
const minutes = 60_000;

test(
  'every leaf of every tree of up to 300 leaves has the path that RFC 6962 defines, and it holds',
  async () => {
    const { held, wrong } = await sweepInclusion(most, noBit);
    expect([held, wrong]).toEqual([(most * (most + 1)) / 2, []]);
  },
  2 * minutes,
);

test(
  'every two trees of up to 300 leaves have the proof that RFC 6962 defines, and it holds',
  async () => {
    const { held, wrong } = await sweepConsistency(most, noBit);
    expect([held, wrong]).toEqual([((most + 1) * (most + 2)) / 2, []]);
  },
  2 * minutes,
);

test(
  'with one bit turned in any hash, no proof of a tree of up to 100 leaves holds',
  async () => {
    const inclusion = await sweepInclusion(mostSpoilt, oneBit);
    const consistency = await sweepConsistency(mostSpoilt, oneBit);
    expect([...inclusion.wrong, ...consistency.wrong]).toEqual([]);
    expect(Math.min(inclusion.refused, consistency.refused)).toBeGreaterThan(35_000);
  },
  2 * minutes,
);
