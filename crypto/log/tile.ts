/**
 * C2SP tlog-tiles (c2sp.org/tlog-tiles): where the hashes and entries of a log stand as static files, and how the files of a log
 * grow. A tile holds up to 256 hashes: of leaves at level 0, of full tiles of the level below at the others.
 */
import { concat, Reader, u16 } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { assertSize, pair, rootOfSubtrees } from './tree.ts';

export const TILE_WIDTH = 256;

const hashBytes = 32;
const maximumLevel = 63;
const maximumEntryBytes = 0xffff;

export interface Tile {
  readonly level: number;
  readonly index: number;
  /** 1..256 hashes; below 256 the tile is partial. */
  readonly width: number;
}

export interface WrittenTile extends Tile {
  readonly bytes: Uint8Array;
}

/** The right edge of a log: for each level the hashes of its partial tile. All that is needed to append and to compute the root. */
export interface TileEdge {
  readonly size: number;
  /** levels[l] has floor(size / 256^l) mod 256 hashes. */
  readonly levels: readonly (readonly Uint8Array[])[];
}

export const emptyEdge: TileEdge = { size: 0, levels: [] };

/** `tile/<L>/<N>[.p/<W>]`. @throws RANGE unless level is 0..63, index a safe integer, width 1..256 */
export function tilePath(level: number, index: number, width: number = TILE_WIDTH): string {
  if (!Number.isInteger(level) || level < 0 || level > maximumLevel) throw new ProtocolError('RANGE');
  return `tile/${String(level)}/${formatIndex(index, width)}`;
}

/** `tile/entries/<N>[.p/<W>]`. @throws RANGE */
export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return `tile/entries/${formatIndex(index, width)}`;
}

/** The entry bundles of a log: index and width of each, the last one partial unless the size is a multiple of 256. @throws RANGE */
export function bundlesOf(size: number): { readonly index: number; readonly width: number }[] {
  assertSize(size);
  return Array.from({ length: Math.ceil(size / TILE_WIDTH) }, (_, index) => ({
    index,
    width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH),
  }));
}

/** Entries as `length u16 | bytes` each. @throws RANGE unless 1..256 entries, TOO_LARGE for an entry above 65,535 bytes */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw new ProtocolError('RANGE');
  return concat(
    ...entries.flatMap((entry) => {
      if (entry.length > maximumEntryBytes) throw new ProtocolError('TOO_LARGE');
      return [u16(entry.length), entry];
    }),
  );
}

/** 1 to 256 entries. How many there must be is known from the tree size, so callers compare. @throws TRUNCATED, MALFORMED */
export function decodeBundle(bytes: Uint8Array): Uint8Array[] {
  const reader = new Reader(bytes);
  const entries: Uint8Array[] = [];
  while (reader.remaining > 0) entries.push(reader.take(reader.u16()).slice());
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw new ProtocolError('MALFORMED');
  return entries;
}

/** @throws RANGE unless 1..256 hashes, BAD_LENGTH */
export function encodeTile(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length < 1 || hashes.length > TILE_WIDTH) throw new ProtocolError('RANGE');
  if (!hashes.every((hash) => hash.length === hashBytes)) throw new ProtocolError('BAD_LENGTH');
  return concat(...hashes);
}

/** @throws BAD_LENGTH unless exactly `width` hashes, RANGE unless width is 1..256 */
export function decodeTile(bytes: Uint8Array, width: number): Uint8Array[] {
  assertWidth(width);
  if (bytes.length !== width * hashBytes) throw new ProtocolError('BAD_LENGTH');
  return Array.from({ length: width }, (_, index) => bytes.slice(index * hashBytes, (index + 1) * hashBytes));
}

/** The partial tiles of a log of this size, by level: what `edgeOfTiles` needs. @throws RANGE */
export function edgeTiles(size: number): Tile[] {
  assertSize(size);
  const tiles: Tile[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    const width = count % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(count / TILE_WIDTH), width });
  }
  return tiles;
}

/** @param bytes of the tiles that `edgeTiles(size)` names, in that order. @throws BAD_LENGTH, RANGE */
export function edgeOfTiles(size: number, bytes: readonly Uint8Array[]): TileEdge {
  const tiles = edgeTiles(size);
  if (bytes.length !== tiles.length) throw new ProtocolError('RANGE');
  const levels: Uint8Array[][] = Array.from({ length: (tiles.at(-1)?.level ?? -1) + 1 }, () => []);
  for (const [place, tile] of tiles.entries()) {
    levels[tile.level] = decodeTile(bytes[place] ?? new Uint8Array(), tile.width);
  }
  return { size, levels };
}

/**
 * Appends leaf hashes. Returns the new edge and every tile to write: full ones that closed and partial ones that a checkpoint of
 * the new size requires (those that did not change are not repeated). Costs what is new, not what the log holds.
 *
 * @throws RANGE
 */
export async function growTiles(
  suite: PublicSuite,
  edge: TileEdge,
  leaves: readonly Uint8Array[],
): Promise<{ readonly edge: TileEdge; readonly tiles: WrittenTile[] }> {
  const size = edge.size + leaves.length;
  assertSize(size);
  assertEdge(edge);
  const levels: (readonly Uint8Array[])[] = [];
  const tiles: WrittenTile[] = [];
  let added: readonly Uint8Array[] = leaves;
  let before = edge.size;
  for (let level = 0; added.length > 0 || level < edge.levels.length; level++) {
    const hashes = [...(edge.levels[level] ?? []), ...added];
    const first = Math.floor(before / TILE_WIDTH);
    const full: Uint8Array[] = [];
    let start = 0;
    for (; start + TILE_WIDTH <= hashes.length; start += TILE_WIDTH) {
      const tile = hashes.slice(start, start + TILE_WIDTH);
      tiles.push({ level, index: first + start / TILE_WIDTH, width: TILE_WIDTH, bytes: encodeTile(tile) });
      full.push(await rootOfTile(suite, tile));
    }
    const rest = hashes.slice(start);
    if (rest.length > 0 && added.length > 0) {
      tiles.push({ level, index: first + start / TILE_WIDTH, width: rest.length, bytes: encodeTile(rest) });
    }
    levels.push(rest);
    before = first;
    added = full;
  }
  return { edge: { size, levels }, tiles };
}

/** The root of the log whose edge this is. @throws RANGE for an edge that does not fit its size */
export async function rootOfEdge(suite: PublicSuite, edge: TileEdge): Promise<Uint8Array> {
  assertEdge(edge);
  const subtrees: Uint8Array[] = [];
  for (const level of edge.levels.toReversed()) {
    let start = 0;
    for (let length = TILE_WIDTH / 2; length >= 1; length /= 2) {
      if (start + length > level.length) continue;
      subtrees.push(await rootOfTile(suite, level.slice(start, start + length)));
      start += length;
    }
  }
  return rootOfSubtrees(suite, subtrees);
}

/** The root over a power of two of hashes: a tile, or the aligned part of one. @throws RANGE without a hash */
export async function rootOfTile(suite: PublicSuite, hashes: readonly Uint8Array[]): Promise<Uint8Array> {
  let level = hashes;
  while (level.length > 1) level = await pair(suite, level);
  const [root] = level;
  if (root === undefined) throw new ProtocolError('RANGE');
  return root;
}

function assertEdge(edge: TileEdge): void {
  assertSize(edge.size);
  let count = edge.size;
  for (const level of edge.levels) {
    if (level.length !== count % TILE_WIDTH) throw new ProtocolError('RANGE');
    count = Math.floor(count / TILE_WIDTH);
  }
  if (count !== 0) throw new ProtocolError('RANGE');
}

/** Digits in threes, all groups but the last behind an x: 1234067 is `x001/x234/067`. */
function formatIndex(index: number, width: number): string {
  assertSize(index);
  assertWidth(width);
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/.{3}/gu) ?? [];
  const path = groups.map((group, place) => (place < groups.length - 1 ? `x${group}` : group)).join('/');
  return width === TILE_WIDTH ? path : `${path}.p/${String(width)}`;
}

function assertWidth(width: number): void {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new ProtocolError('RANGE');
}
