import {
  consistencyProof,
  emptyEdge,
  equalBytes,
  growTiles,
  inclusionProof,
  leafHashes,
  readLeaves,
  readTiles,
  rootOfLeaves,
  rootOfPrefix,
  tilePath,
  verifyConsistency,
  verifyInclusion,
  type ErrorCode,
  type Tile,
  type TileSource,
} from '../../../crypto/public.ts';
import { bytesNamed, suite } from './support.ts';

const most = 600;
const leaves = await leafHashes(
  suite,
  Array.from({ length: most }, (_, index) => Uint8Array.of(index % 256, Math.floor(index / 256))),
);

/** The files of a log that grew by one entry at a time, as a server that published every size has them. */
const files = new Map<string, Uint8Array>();
for (let size = 1, edge = emptyEdge; size <= most; size++) {
  const grown = await growTiles(suite, edge, leaves.slice(size - 1, size));
  for (const { level, index, width, bytes } of grown.tiles) files.set(tilePath(level, index, width), bytes);
  edge = grown.edge;
}

const fromFiles: TileSource = ({ level, index, width }) => {
  const bytes = files.get(tilePath(level, index, width));
  return bytes === undefined ? Promise.reject(new Error('no such tile')) : Promise.resolve(bytes);
};

async function refusesLater(act: () => Promise<unknown>, code: ErrorCode): Promise<void> {
  await expect(act()).rejects.toMatchObject({ code });
}

const sizes = [1, 2, 3, 7, 255, 256, 257, 300, 511, 512, 513, 599, 600];

test.each(sizes)('proofs out of the tiles of a log of %d are those out of its leaves', async (size) => {
  const root = await rootOfLeaves(suite, leaves.slice(0, size));
  for (const first of [1, 2, 5, 128, 255, 256, 257, 300, 512, size - 1, size].filter((one) => one <= size)) {
    const proof = await consistencyProof(suite, readTiles(suite, fromFiles, size), first, size);
    expect(proof).toEqual(await consistencyProof(suite, readLeaves(suite, leaves), first, size));
    await verifyConsistency(suite, first, size, proof, await rootOfLeaves(suite, leaves.slice(0, first)), root);
  }
  for (const index of [0, 1, 255, 256, 511, size - 1].filter((one) => one < size)) {
    const proof = await inclusionProof(suite, readTiles(suite, fromFiles, size), index, size);
    await verifyInclusion(suite, leaves[index] ?? new Uint8Array(), index, size, proof, root);
  }
});

test('the root of every beginning comes out of the tiles of the whole', async () => {
  const read = readTiles(suite, fromFiles, most);
  for (let size = 0; size <= most; size++) {
    expect(equalBytes(await rootOfPrefix(suite, read, size), await rootOfLeaves(suite, leaves.slice(0, size)))).toBe(
      true,
    );
  }
});

test('a proof of a log of a thousand million entries brings at most two tiles of each of its levels', async () => {
  const size = 1_000_000_007;
  const brought: Tile[] = [];
  const tile = bytesNamed('hash');
  const read = readTiles(
    suite,
    (asked) => {
      brought.push(asked);
      return Promise.resolve(new Uint8Array(Array.from({ length: asked.width }, () => [...tile]).flat()));
    },
    size,
  );
  await consistencyProof(suite, read, 123_456_789, size);
  expect(new Set(brought.map(({ level }) => level))).toEqual(new Set([0, 1, 2, 3]));
  expect(brought.length).toBeLessThanOrEqual(8);
  for (const { level, index, width } of brought) {
    const inLevel = Math.floor(size / 256 ** level);
    expect(width).toBe(Math.min(256, inLevel - 256 * index));
  }
});

test('a subtree that is not complete in the log is refused, and so are a size and a place that are none', async () => {
  const read = readTiles(suite, fromFiles, 300);
  await refusesLater(() => read(0, 300), 'RANGE');
  await refusesLater(() => read(8, 1), 'RANGE');
  await refusesLater(() => read(-1, 0), 'RANGE');
  await refusesLater(() => read(0, 0.5), 'RANGE');
  await refusesLater(() => read(0, 2 ** 53), 'RANGE');
  await refusesLater(() => rootOfPrefix(suite, read, 301), 'RANGE');
  await refusesLater(() => rootOfPrefix(suite, read, -1), 'RANGE');
});

test.each([
  ['short', -1],
  ['long', 1],
  ['short by a hash', -32],
  ['long by a hash', 32],
])('a tile that is %s is refused', async (_, change) => {
  const read = readTiles(suite, ({ width }) => Promise.resolve(new Uint8Array(width * 32 + change)), 300);
  await refusesLater(() => read(0, 299), 'BAD_LENGTH');
});

test('a tile with a changed bit gives a proof that does not verify', async () => {
  const root = await rootOfLeaves(suite, leaves.slice(0, 300));
  const before = await rootOfLeaves(suite, leaves.slice(0, 200));
  const read = readTiles(
    suite,
    async (tile) => {
      const bytes = (await fromFiles(tile)).slice();
      bytes[32 * (tile.width - 1)] = (bytes[32 * (tile.width - 1)] ?? 0) ^ 1;
      return bytes;
    },
    300,
  );
  const proof = await consistencyProof(suite, read, 200, 300);
  await refusesLater(() => verifyConsistency(suite, 200, 300, proof, before, root), 'BAD_PROOF');
});
