/**
 * Reads subtrees of a log out of its tiles, so that a proof costs as many tiles as the log has levels and not as many hashes as it
 * has entries. Tiles are taken at their word: a wrong one gives a proof or a root that does not verify.
 */
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { decodeTile, rootOfTile, TILE_WIDTH, type Tile } from './tile.ts';
import { assertSize, rootOfSubtrees, type SubtreeReader } from './tree.ts';

/** Brings the bytes of a tile: `width` hashes of 32 bytes. */
export type TileSource = (tile: Tile) => Promise<Uint8Array>;

/** The height of a tile: 256 hashes make one of the level above. */
const tileHeight = 8;

/**
 * The subtrees of a log of this size. Each tile is brought once. Of tiles that are not full the one is asked for that a log of exactly
 * this size has.
 *
 * The reader throws RANGE for a subtree that is not complete in the log, BAD_LENGTH for a tile of another width, and what `source` throws.
 *
 * @throws RANGE unless the size is a safe integer from 0
 */
export function readTiles(suite: PublicSuite, source: TileSource, size: number): SubtreeReader {
  assertSize(size);
  const known = new Map<string, Promise<Uint8Array[]>>();
  const hashesOf = (level: number, index: number, width: number): Promise<Uint8Array[]> => {
    const name = `${String(level)}/${String(index)}`;
    const hashes = known.get(name) ?? source({ level, index, width }).then((bytes) => decodeTile(bytes, width));
    known.set(name, hashes);
    return hashes;
  };
  return async (height, index) => {
    assertSize(height);
    assertSize(index);
    if ((index + 1) * 2 ** height > size) throw new ProtocolError('RANGE');
    const level = Math.floor(height / tileHeight);
    const length = 2 ** (height % tileHeight);
    const first = index * length;
    const tile = Math.floor(first / TILE_WIDTH);
    const hashesInLevel = Math.floor(size / TILE_WIDTH ** level);
    const hashes = await hashesOf(level, tile, Math.min(TILE_WIDTH, hashesInLevel - tile * TILE_WIDTH));
    const start = first - tile * TILE_WIDTH;
    return rootOfTile(suite, hashes.slice(start, start + length));
  };
}

/** MTH(D[0:size]) of a log that is that long or longer. @throws RANGE, and what the reader throws */
export async function rootOfPrefix(suite: PublicSuite, read: SubtreeReader, size: number): Promise<Uint8Array> {
  assertSize(size);
  const subtrees: Uint8Array[] = [];
  for (let start = 0; start < size;) {
    let height = 0;
    while (2 ** (height + 1) <= size - start) height++;
    subtrees.push(await read(height, start / 2 ** height));
    start += 2 ** height;
  }
  return rootOfSubtrees(suite, subtrees);
}
