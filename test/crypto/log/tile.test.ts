import fc from 'fast-check';
import {
  bundlesOf,
  decodeBundle,
  decodeTile,
  edgeOfTiles,
  edgeTiles,
  emptyEdge,
  encodeBundle,
  encodeTile,
  entriesPath,
  growTiles,
  leafHashes,
  rootOfEdge,
  rootOfLeaves,
  tilePath,
  type TileEdge,
} from '../../../crypto/public.ts';
import known from '../../vectors/log-known.json' with { type: 'json' };
import { bytesNamed, refuses, suite, truncations } from './support.ts';

const { c2sp } = known;

test('the path of the specification is made', () => {
  expect(tilePath(c2sp.tilePath.level, c2sp.tilePath.index)).toBe(c2sp.tilePath.path);
});

test.each([
  [tilePath(0, 0), 'tile/0/000'],
  [tilePath(0, 999), 'tile/0/999'],
  [tilePath(1, 1000), 'tile/1/x001/000'],
  [tilePath(63, 0, 1), 'tile/63/000.p/1'],
  [tilePath(2, 5, 255), 'tile/2/005.p/255'],
  [tilePath(2, 5, 256), 'tile/2/005'],
  [entriesPath(0, 69), 'tile/entries/000.p/69'],
  [entriesPath(1_234_067), 'tile/entries/x001/x234/067'],
  [entriesPath(Number.MAX_SAFE_INTEGER), 'tile/entries/x009/x007/x199/x254/x740/991'],
])('the path %s is as the specification says', (made, expected) => expect(made).toBe(expected));

test.each([
  [64, 0, 256],
  [-1, 0, 256],
  [0.5, 0, 256],
  [0, -1, 256],
  [0, 2 ** 53, 256],
  [0, 0, 0],
  [0, 0, 257],
  [0, 0, 1.5],
])('no path is made for level %d, index %d, width %d', (level, index, width) => {
  refuses(() => tilePath(level, index, width), 'RANGE');
});

test('a log of 70,000 entries has the tiles that the specification names', async () => {
  const leaf = bytesNamed('leaf');
  const leaves = Array.from({ length: 70_000 }, () => leaf);
  const { tiles, edge } = await growTiles(suite, emptyEdge, leaves);
  const count = (level: number, full: boolean): number =>
    tiles.filter((tile) => tile.level === level && (tile.width === 256) === full).length;
  const width = (level: number): number | undefined => edge.levels[level]?.length;
  expect([count(0, true), count(0, false), count(1, true), count(1, false), count(2, true), count(2, false)]).toEqual([
    273, 1, 1, 1, 0, 1,
  ]);
  expect([width(0), width(1), width(2)]).toEqual([
    c2sp.tilesOfSize70000.partialLevel0,
    c2sp.tilesOfSize70000.partialLevel1,
    c2sp.tilesOfSize70000.partialLevel2,
  ]);
});

test('a log of 256 entries has a full tile and a partial one of width 1 above it', async () => {
  const { tiles } = await growTiles(suite, emptyEdge, await someLeaves(0, 256));
  expect(tiles.map(({ level, index, width }) => [level, index, width])).toEqual([
    [0, 0, 256],
    [1, 0, 1],
  ]);
});

test('growing in any steps, with a restart between them, writes the files that growing at once writes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 }), async (steps) => {
      const files = new Map<string, Uint8Array>();
      let edge: TileEdge = emptyEdge;
      for (const step of steps) {
        const grown = await growTiles(suite, edge, await someLeaves(edge.size, step));
        for (const tile of grown.tiles) files.set(tilePath(tile.level, tile.index, tile.width), tile.bytes);
        const kept = edgeTiles(grown.edge.size).map(
          (tile) => files.get(tilePath(tile.level, tile.index, tile.width)) ?? new Uint8Array(),
        );
        edge = edgeOfTiles(grown.edge.size, kept);
        expect(edge).toEqual(grown.edge);
      }
      const all = await someLeaves(0, edge.size);
      expect(await rootOfEdge(suite, edge)).toEqual(await rootOfLeaves(suite, all));
      for (const tile of (await growTiles(suite, emptyEdge, all)).tiles) {
        expect(files.get(tilePath(tile.level, tile.index, tile.width))).toEqual(tile.bytes);
      }
    }),
    { numRuns: 8 },
  );
});

test('an edge that does not fit its size is refused', async () => {
  const { edge } = await growTiles(suite, emptyEdge, await someLeaves(0, 300));
  const wrong: TileEdge[] = [
    { ...edge, size: 301 },
    { ...edge, size: 44 },
    { ...edge, levels: edge.levels.slice(0, 1) },
    { ...edge, size: 2 ** 53 },
  ];
  for (const bad of wrong) {
    await expect(rootOfEdge(suite, bad)).rejects.toMatchObject({ code: 'RANGE' });
    await expect(growTiles(suite, bad, [])).rejects.toMatchObject({ code: 'RANGE' });
  }
  refuses(() => edgeOfTiles(300, []), 'RANGE');
});

test('tiles read back exactly at their width', async () => {
  const hashes = await someLeaves(0, 3);
  const bytes = encodeTile(hashes);
  expect(decodeTile(bytes, 3)).toEqual(hashes);
  for (const wrong of [bytes.slice(1), new Uint8Array([...bytes, 0]), bytes.slice(32)]) {
    refuses(() => decodeTile(wrong, 3), 'BAD_LENGTH');
  }
  refuses(() => encodeTile([]), 'RANGE');
});

describe('entry bundles', () => {
  test('carry each entry behind its length', () => {
    expect(encodeBundle([Uint8Array.of(1, 2), new Uint8Array(), Uint8Array.of(3)])).toEqual(
      Uint8Array.of(0, 2, 1, 2, 0, 0, 0, 1, 3),
    );
  });

  test('read back what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 100 }), { minLength: 1, maxLength: 256 }), (entries) => {
        expect(decodeBundle(encodeBundle(entries))).toEqual(entries);
      }),
      { numRuns: 50 },
    );
  });

  test('are refused when cut inside an entry, empty or too many', () => {
    const bytes = encodeBundle([new Uint8Array(5), new Uint8Array(300)]);
    for (const cut of truncations(bytes)) {
      if (cut.length !== 7) expect(() => decodeBundle(cut)).toThrow(/./u);
    }
    refuses(() => decodeBundle(new Uint8Array(2 * 257)), 'MALFORMED');
    refuses(() => encodeBundle([]), 'RANGE');
    refuses(() => encodeBundle([new Uint8Array(65_536)]), 'TOO_LARGE');
  });

  test('of a log are full ones and at most one partial one', () => {
    expect(bundlesOf(0)).toEqual([]);
    expect(bundlesOf(256)).toEqual([{ index: 0, width: 256 }]);
    expect(bundlesOf(600)).toEqual([
      { index: 0, width: 256 },
      { index: 1, width: 256 },
      { index: 2, width: 88 },
    ]);
  });
});

async function someLeaves(start: number, count: number): Promise<Uint8Array[]> {
  return leafHashes(
    suite,
    Array.from({ length: count }, (_, offset) => Uint8Array.of((start + offset) >> 8, (start + offset) & 0xff)),
  );
}
