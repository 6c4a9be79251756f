import fc from 'fast-check';
import {
  consistencyProof,
  emptyRoot,
  formatHex,
  inclusionProof,
  leafHashes,
  nodeHash,
  parseHex,
  readLeaves,
  rootOfLeaves,
  rootsOfPrefixes,
  verifyConsistency,
  verifyInclusion,
  type SubtreeReader,
} from '../../../crypto/public.ts';
import known from '../../vectors/log-known.json' with { type: 'json' };
import { rfc6962Tree } from './rfc6962.ts';
import { suite } from './support.ts';

const { rfc6962 } = known;
const most = 64;
const leaves = await leafHashes(
  suite,
  Array.from({ length: most }, (_, index) => Uint8Array.of(index)),
);
const roots = await Promise.all(
  Array.from({ length: most + 1 }, (_, size) => rootOfLeaves(suite, leaves.slice(0, size))),
);
const read = remember(readLeaves(suite, leaves));

/** To compare with. */
const reference = rfc6962Tree(leaves);

describe('the reference tree of Certificate Transparency', () => {
  test('has the published root at every size', async () => {
    const hashes = await leafHashes(suite, rfc6962.leaves.map(parseHex));
    for (const [size, root] of rfc6962.roots.entries()) {
      expect(formatHex(await rootOfLeaves(suite, hashes.slice(0, size)))).toBe(root);
    }
  });

  test('gives the published inclusion proofs, which hold', async () => {
    const hashes = await leafHashes(suite, rfc6962.leaves.map(parseHex));
    for (const { index, size, proof } of rfc6962.inclusion) {
      const made = await inclusionProof(suite, readLeaves(suite, hashes.slice(0, size)), index, size);
      expect(made.map(formatHex)).toEqual(proof);
      await verifyInclusion(suite, at(hashes, index), index, size, made, parseHex(at(rfc6962.roots, size)));
    }
  });

  test('gives the published consistency proofs, which hold', async () => {
    const hashes = await leafHashes(suite, rfc6962.leaves.map(parseHex));
    for (const { first, second, proof } of rfc6962.consistency) {
      const made = await consistencyProof(suite, readLeaves(suite, hashes), first, second);
      expect(made.map(formatHex)).toEqual(proof);
      const [firstRoot, secondRoot] = [first, second].map((size) => parseHex(at(rfc6962.roots, size)));
      await verifyConsistency(suite, first, second, made, firstRoot ?? missing(), secondRoot ?? missing());
    }
  });
});

describe('every tree of up to 64 leaves', () => {
  test('has the root that RFC 6962 defines', () => {
    for (const [size, root] of roots.entries()) expect(root).toEqual(reference.root(0, size));
  });

  test('gives the root of every smaller one from one hashing', async () => {
    expect(await rootsOfPrefixes(suite, leaves, [...roots.keys()])).toEqual(roots);
    expect(await rootsOfPrefixes(suite, leaves.slice(0, 37), [37, 0, 36])).toEqual([roots[37], roots[0], roots[36]]);
    await expect(rootsOfPrefixes(suite, leaves, [most + 1])).rejects.toMatchObject({ code: 'RANGE' });
    await expect(rootsOfPrefixes(suite, leaves, [0.5])).rejects.toMatchObject({ code: 'RANGE' });
  });

  test('has for every leaf the inclusion path that RFC 6962 defines, and it holds', async () => {
    for (let size = 1; size <= most; size++) {
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(suite, read, index, size);
        expect(proof.map(formatHex)).toEqual(reference.path(index, 0, size).map(formatHex));
        await verifyInclusion(suite, at(leaves, index), index, size, proof, at(roots, size));
      }
    }
  });

  test('is proved to continue every smaller one as RFC 6962 defines, and it holds', async () => {
    for (let second = 0; second <= most; second++) {
      for (let first = 0; first <= second; first++) {
        const proof = await consistencyProof(suite, read, first, second);
        if (first > 0) expect(proof.map(formatHex)).toEqual(reference.proof(first, 0, second).map(formatHex));
        await verifyConsistency(suite, first, second, proof, at(roots, first), at(roots, second));
      }
    }
  });
});

describe('an inclusion proof is refused', () => {
  test('for every other index of the tree', async () => {
    for (const size of [2, 3, 7, 8, 13, 33]) {
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(suite, read, index, size);
        for (let other = 0; other < size; other++) {
          if (other === index) continue;
          await refused(verifyInclusion(suite, at(leaves, index), other, size, proof, at(roots, size)));
        }
      }
    }
  });

  test('when a node is changed, dropped, added or two are exchanged, or leaf or root are others', async () => {
    for (const size of [1, 2, 3, 6, 8, 21]) {
      for (let index = 0; index < size; index++) {
        const proof = await inclusionProof(suite, read, index, size);
        const leaf = at(leaves, index);
        const root = at(roots, size);
        for (const bad of damaged(proof)) await refused(verifyInclusion(suite, leaf, index, size, bad, root));
        await refused(verifyInclusion(suite, at(leaves, index + 1), index, size, proof, root));
        await refused(verifyInclusion(suite, leaf, index, size, proof, at(roots, size + 1)));
        await refused(verifyInclusion(suite, leaf.slice(1), index, size, proof, root));
      }
    }
  });

  test.each([
    ['an index equal to the size', 8, 8],
    ['any index of the empty tree', 0, 0],
    ['a negative index', -1, 8],
    ['half an index', 0.5, 8],
    ['a size above the safe integers', 0, 2 ** 53],
    ['a size that is no number', 0, Number.NaN],
  ])('for %s', async (_, index, size) => {
    const proof = await inclusionProof(suite, read, 0, 8);
    await expect(verifyInclusion(suite, at(leaves, 0), index, size, proof, at(roots, 8))).rejects.toMatchObject({
      code: 'RANGE',
    });
    await expect(inclusionProof(suite, read, index, size)).rejects.toMatchObject({ code: 'RANGE' });
  });

  test('when an inner node is given as a leaf', async () => {
    const inner = await nodeHash(suite, at(leaves, 0), at(leaves, 1));
    const root = await rootOfLeaves(suite, leaves.slice(0, 4));
    const sibling = await nodeHash(suite, at(leaves, 2), at(leaves, 3));
    // The two halves do hash to the root; what refuses is the length of the path.
    await refused(verifyInclusion(suite, inner, 0, 4, [sibling], root));
  });
});

describe('a consistency proof is refused', () => {
  test('when a node is changed, dropped, added or two are exchanged, or a root is another', async () => {
    for (const [first, second] of [
      [1, 2],
      [1, 8],
      [2, 5],
      [3, 7],
      [4, 8],
      [6, 8],
      [7, 33],
      [8, 8],
      [0, 5],
    ] as const) {
      const proof = await consistencyProof(suite, read, first, second);
      const [before, after] = [at(roots, first), at(roots, second)];
      for (const bad of damaged(proof)) await refused(verifyConsistency(suite, first, second, bad, before, after));
      await refused(verifyConsistency(suite, first, second, proof, at(roots, first + 1), after));
      if (first > 0) await refused(verifyConsistency(suite, first, second, proof, before, at(roots, second + 1)));
    }
  });

  test('when it leads backwards or the sizes are no sizes', async () => {
    for (const [first, second] of [
      [5, 4],
      [-1, 4],
      [1.5, 4],
      [1, 2 ** 53],
    ] as const) {
      await expect(verifyConsistency(suite, first, second, [], at(roots, 4), at(roots, 5))).rejects.toMatchObject({
        code: 'RANGE',
      });
      await expect(consistencyProof(suite, read, first, second)).rejects.toMatchObject({ code: 'RANGE' });
    }
  });

  test('for an empty tree that does not have the root of nothing', async () => {
    const empty = await emptyRoot(suite);
    await verifyConsistency(suite, 0, 0, [], empty, empty);
    await refused(verifyConsistency(suite, 0, 0, [], at(roots, 1), at(roots, 1)));
    await refused(verifyConsistency(suite, 0, 5, [], at(roots, 1), at(roots, 5)));
  });
});

test('a history that was rewritten has no consistency proof', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 23 }),
      fc.nat(),
      async (first, more, place) => {
        const changed = place % first;
        const rewritten = leaves
          .slice(0, first + more)
          .map((leaf, index) => (index === changed ? leaf.toReversed() : leaf));
        const proof = await consistencyProof(suite, readLeaves(suite, rewritten), first, first + more);
        const root = await rootOfLeaves(suite, rewritten);
        await refused(verifyConsistency(suite, first, first + more, proof, at(roots, first), root));
      },
    ),
    { numRuns: 60 },
  );
});

async function refused(checking: Promise<void>): Promise<void> {
  await expect(checking).rejects.toMatchObject({ code: 'BAD_PROOF' });
}

function* damaged(proof: readonly Uint8Array[]): Generator<Uint8Array[]> {
  const other = new Uint8Array(32).fill(7);
  yield [...proof, other];
  yield [other, ...proof];
  for (const [place, node] of proof.entries()) {
    yield proof.toSpliced(place, 1);
    yield proof.with(place, node.with(31, (node[31] ?? 0) ^ 1));
    yield proof.with(place, node.slice(0, 31));
    if (place > 0) yield proof.with(place, at(proof, place - 1)).with(place - 1, node);
  }
}

function remember(reader: SubtreeReader): SubtreeReader {
  const seen = new Map<string, Promise<Uint8Array>>();
  return (height, index) => {
    const place = `${height}/${index}`;
    const node = seen.get(place) ?? reader(height, index);
    seen.set(place, node);
    return node;
  };
}

function at<T>(list: readonly T[], index: number): T {
  return list[index] ?? missing();
}

function missing(): never {
  throw new Error('The test asks for something that it does not have.');
}
