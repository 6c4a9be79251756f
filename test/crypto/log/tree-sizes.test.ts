/** Trees that nobody can hold in memory: one leaf is itself, all others are the same, so that every subtree is known. */
import {
  consistencyProof,
  inclusionProof,
  nodeHash,
  readTiles,
  rootOfPrefix,
  tilePath,
  verifyConsistency,
  verifyInclusion,
  type SubtreeReader,
} from '../../../crypto/public.ts';
import { refusal } from '../suites.ts';
import { numberedLeaves, quickSuite as suite } from './rfc6962.ts';

const [plain = new Uint8Array(), special = new Uint8Array()] = numberedLeaves(2);
const twoTo32 = 2 ** 32;
const largest = Number.MAX_SAFE_INTEGER;
const plainSubtrees = [plain];
for (let height = 1; height <= 53; height++) {
  const below = plainSubtrees[height - 1] ?? plain;
  plainSubtrees.push(await nodeHash(suite, below, below));
}

/** The log whose only special leaf has this index. */
function logWith(index: number): SubtreeReader {
  const read: SubtreeReader = async (height, at) => {
    const length = 2 ** height;
    if (index < at * length || index >= (at + 1) * length) return plainSubtrees[height] ?? plain;
    if (height === 0) return special;
    return nodeHash(suite, await read(height - 1, 2 * at), await read(height - 1, 2 * at + 1));
  };
  return read;
}

const around = [2 ** 31, twoTo32, 2 ** 33].flatMap((edge) => [edge - 1, edge, edge + 1]);

test.each(around.map((index) => [index, index + 5]).concat([[largest - 1, largest]]))(
  'the leaf with index %d of a log of %d is proved there, and at no index that 32 bits or one step could confuse it with',
  async (index, size) => {
    const read = logWith(index);
    const root = await rootOfPrefix(suite, read, size);
    const proof = await inclusionProof(suite, read, index, size);
    await verifyInclusion(suite, special, index, size, proof, root);
    const others = [
      index - 1,
      index + 1,
      index % twoTo32,
      index % 2 ** 31,
      index - twoTo32,
      index - 2 ** 31,
      0,
      size - 1,
    ];
    for (const other of others.filter((each) => each !== index && each >= 0 && each < size)) {
      expect([other, await refusal(verifyInclusion(suite, special, other, size, proof, root))]).toEqual([
        other,
        'BAD_PROOF',
      ]);
    }
    for (const other of [size, size + 1, -1, 0.5]) {
      expect(await refusal(verifyInclusion(suite, special, other, size, proof, root))).toBe('RANGE');
      expect(await refusal(inclusionProof(suite, read, other, size))).toBe('RANGE');
    }
  },
);

test.each([
  [2 ** 31 - 1, 2 ** 31],
  [2 ** 31, 2 ** 31 + 1],
  [5, twoTo32 + 5],
  [twoTo32 - 1, twoTo32 + 1],
  [twoTo32, 2 ** 33],
  [twoTo32 + 1, 2 ** 33 - 1],
  [twoTo32 + 7, largest],
  [largest - 1, largest],
])(
  'a log of %d is proved to go on to one of %d, and from no size that 32 bits could confuse it with',
  async (first, second) => {
    const read = logWith(3);
    const [before, after] = [await rootOfPrefix(suite, read, first), await rootOfPrefix(suite, read, second)];
    const proof = await consistencyProof(suite, read, first, second);
    await verifyConsistency(suite, first, second, proof, before, after);
    for (const other of [first - 1, first % twoTo32, first % 2 ** 31].filter((each) => each > 0 && each !== first)) {
      const claimed = await rootOfPrefix(suite, read, other);
      expect(await refusal(verifyConsistency(suite, other, second, proof, before, after))).toBe('BAD_PROOF');
      expect(await refusal(verifyConsistency(suite, first, second, proof, claimed, after))).toBe('BAD_PROOF');
    }
    const rewritten = await rootOfPrefix(suite, logWith(2), second);
    expect(await refusal(verifyConsistency(suite, first, second, proof, before, rewritten))).toBe('BAD_PROOF');
    expect(await refusal(verifyConsistency(suite, second, first, proof, after, before))).toBe('RANGE');
  },
);

test('sizes from 2^53 on are no sizes: two of them can be the same number', async () => {
  const read = logWith(0);
  for (const size of [2 ** 53, 2 ** 53 + 2, 2 ** 64, Number.POSITIVE_INFINITY]) {
    expect(await refusal(verifyInclusion(suite, special, 0, size, [], special))).toBe('RANGE');
    expect(await refusal(verifyConsistency(suite, 1, size, [], special, special))).toBe('RANGE');
    expect(await refusal(verifyConsistency(suite, size, size, [], special, special))).toBe('RANGE');
    expect(await refusal(inclusionProof(suite, read, 0, size))).toBe('RANGE');
    expect(await refusal(consistencyProof(suite, read, 1, size))).toBe('RANGE');
    expect(await refusal(rootOfPrefix(suite, read, size))).toBe('RANGE');
  }
});

test('a proof out of tiles asks at most two tiles of each level, also in the longest log', async () => {
  const asked = new Set<string>();
  const read = readTiles(
    suite,
    ({ level, index, width }) => {
      asked.add(tilePath(level, index, width));
      const hash = plainSubtrees[8 * level] ?? plain;
      return Promise.resolve(new Uint8Array(Buffer.concat(Array.from({ length: width }, () => hash))));
    },
    largest,
  );
  const index = twoTo32 + 12_345;
  const proof = await inclusionProof(suite, read, index, largest);
  await verifyInclusion(suite, plain, index, largest, proof, await rootOfPrefix(suite, logWith(largest), largest));
  expect(asked.size).toBeLessThanOrEqual(2 * 7);
});
