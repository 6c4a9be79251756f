/** Millions of proofs, each with one bit turned. */
import { everyBit, oneBit, sweepConsistency, sweepInclusion } from '../crypto/log/proof-sweep.ts';

const minutes = 60_000;

test(
  'no single bit of a proof, a leaf or a root can be turned in trees of up to 40 leaves',
  async () => {
    const inclusion = await sweepInclusion(40, everyBit);
    const consistency = await sweepConsistency(40, everyBit);
    expect([...inclusion.wrong, ...consistency.wrong]).toEqual([]);
    expect(Math.min(inclusion.refused, consistency.refused)).toBeGreaterThan(1_000_000);
  },
  20 * minutes,
);

test(
  'with one bit turned in any hash, no proof of a tree of up to 300 leaves holds',
  async () => {
    const inclusion = await sweepInclusion(300, oneBit);
    const consistency = await sweepConsistency(300, oneBit);
    expect([...inclusion.wrong, ...consistency.wrong]).toEqual([]);
    expect(Math.min(inclusion.refused, consistency.refused)).toBeGreaterThan(400_000);
  },
  20 * minutes,
);
