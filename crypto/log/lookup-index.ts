/**
 * Lookup columns: the 8 bytes L of every tag of the case log, in runs of 65,536 entries, so that a run is 512 KiB where its entries
 * are 4.3 MiB.
 *
 * A source whose letters may be older than the entries that her page has fetched asks for the columns of the older runs and learns
 * whether something of hers stands there, and in which bundle, without downloading the log. A column is signed by nobody: a hit is
 * only a hint, and no hit is no proof. What it points at is fetched by window, bundles around it included and never one entry
 * alone [a single request for one entry would tell the server whose it is], and checked against the tree.
 */
import { ProtocolError } from '../errors.ts';
import { LOOKUP_BYTES, lookupOf } from './tag.ts';
import { assertSize } from './tree.ts';

/** Entries in a run: 256 full bundles. */
export const LOOKUP_RUN = 65_536;

/** Length of a file in bytes. */
export const LOOKUP_COLUMN_BYTES = LOOKUP_RUN * LOOKUP_BYTES;

/** Where a wanted lookup stands. */
export interface LookupHit {
  /** Place of the entry in the case log. */
  readonly index: number;
  /** Place in the list of what was wanted. */
  readonly wanted: number;
}

/** How many columns a log of this size has: of full runs only, so that a column never changes. @throws RANGE */
export function lookupRuns(size: number): number {
  assertSize(size);
  return Math.floor(size / LOOKUP_RUN);
}

/** `lookup/<run>`, the run in decimal. @throws RANGE unless a safe integer from 0 */
export function lookupPath(run: number): string {
  assertSize(run);
  return `lookup/${String(run)}`;
}

/** @param tags of the entries of one run, in order. @throws RANGE unless exactly 65,536 */
export function encodeLookups(tags: readonly Uint8Array[]): Uint8Array {
  if (tags.length !== LOOKUP_RUN) throw new ProtocolError('RANGE');
  const column = new Uint8Array(LOOKUP_COLUMN_BYTES);
  for (const [place, tag] of tags.entries()) column.set(lookupOf(tag), place * LOOKUP_BYTES);
  return column;
}

/**
 * Every place of the column that holds one of the wanted lookups, ascending. Looks at every place whatever it finds.
 *
 * @param column 524,288 bytes, the server's
 * @param run number of the run, from 0
 * @param wanted lookups of 8 bytes
 * @throws BAD_LENGTH for another length of column or lookup, RANGE
 */
export function findInLookups(column: Uint8Array, run: number, wanted: readonly Uint8Array[]): LookupHit[] {
  if (column.length !== LOOKUP_COLUMN_BYTES) throw new ProtocolError('BAD_LENGTH');
  if (!wanted.every(({ length }) => length === LOOKUP_BYTES)) throw new ProtocolError('BAD_LENGTH');
  assertSize(run);
  assertSize(run * LOOKUP_RUN);
  const places = new Map(wanted.map((lookup, place) => [keyOf(lookup, 0), place]));
  const hits: LookupHit[] = [];
  for (let place = 0; place < LOOKUP_RUN; place++) {
    const found = places.get(keyOf(column, place * LOOKUP_BYTES));
    if (found !== undefined) hits.push({ index: run * LOOKUP_RUN + place, wanted: found });
  }
  return hits;
}

/** 8 bytes as a key of a map. */
function keyOf(bytes: Uint8Array, offset: number): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset + offset, LOOKUP_BYTES).getBigUint64(0);
}
