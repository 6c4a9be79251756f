/** One log out of the copy: its entries, held against the tiles and the root that the log has signed (ENTRIES, first half). */
import {
  concat,
  decodeBundle,
  decodeTile,
  encodeUtf8,
  ENTRY_BYTES,
  entriesPath,
  equalBytes,
  formatInclusionFile,
  inclusionProof,
  TILE_WIDTH,
  tilePath,
  type PublicSuite,
} from '../../crypto/index.ts';
import { readBytes, refusalOf, type Copy } from './copy.ts';
import type { Docket, EvidenceFile } from './failures.ts';
import type { LogName, Seals } from './seals.ts';
import { Tree } from './tree.ts';

/** Levels of tiles above the entries; 256^6 entries are more than any log has. */
const mostLevels = 6;
const tileHeight = 8;

export class LogCopy {
  readonly name: LogName;
  readonly seals: Seals;
  /** From 0, as far as they are handed out; not all of them need be what the log has signed. */
  readonly entries: readonly Uint8Array[];
  /** Of the root that the newest checkpoint says; null if neither entries nor tiles give it. */
  readonly tree: Tree | null;
  readonly #suite: PublicSuite;

  constructor(suite: PublicSuite, made: Pick<LogCopy, 'name' | 'seals' | 'entries' | 'tree'>) {
    this.#suite = suite;
    this.name = made.name;
    this.seals = made.seals;
    this.entries = made.entries;
    this.tree = made.tree;
  }

  /**
   * Evidence that these bytes stand in the log at this place: the entry, and the proof in C2SP's form. Without a tree, or if the entry is
   * not what was signed, the entry alone.
   *
   * @param name of both files, without an ending
   * @param note the checkpoint to prove it against, if not the newest
   */
  async proven(name: string, index: number, note = this.seals.newest?.note): Promise<readonly EvidenceFile[]> {
    const entry = this.entries[index];
    const newest = this.seals.newest;
    if (entry === undefined) return [];
    const files = [{ name: `${name}.entry`, bytes: entry }];
    const size = this.seals.all.find((seal) => seal.note === note)?.checkpoint.size ?? 0;
    if (this.tree === null || newest === null || note === undefined || index >= size || size > this.tree.size)
      return files;
    const proof = await inclusionProof(this.#suite, this.tree.read, index, size);
    const text = formatInclusionFile({ extra: new Uint8Array(), index, proof, checkpoint: note });
    return [...files, { name: `${name}.tlog-proof`, bytes: encodeUtf8(text) }];
  }
}

export async function readLog(suite: PublicSuite, copy: Copy, seals: Seals, docket: Docket): Promise<LogCopy> {
  const { name, newest } = seals;
  if (newest === null) {
    docket.notChecked('ENTRIES', 'NOT_READABLE');
    return new LogCopy(suite, { name, seals, entries: [], tree: null });
  }
  const { size, root } = newest.checkpoint;
  const entries = await readEntries(copy, name, size, docket);
  const tree = entries.length === size ? await Tree.ofEntries(suite, entries) : null;
  if (tree !== null && equalBytes(await tree.root(size), root)) {
    await judgeTiles(copy, name, tree, docket);
    return new LogCopy(suite, { name, seals, entries, tree });
  }
  // The entries are not what was signed; the tiles may be, and then they say which entry it is.
  const signed = await readTileTree(suite, copy, name, size);
  if (signed === null || !equalBytes(await signed.root(size), root)) {
    if (entries.length === size) {
      await docket.fail('ENTRIES', 'ROOT_DIFFERS', 'SERVED', () => [
        { name: 'checkpoint.note', bytes: encodeUtf8(newest.note) },
      ]);
    }
    return new LogCopy(suite, { name, seals, entries, tree: null });
  }
  const served = await Tree.ofEntries(suite, entries);
  for (const [index, leaf] of served.level(0).entries()) {
    const expected = signed.level(0)[index];
    if (expected !== undefined && equalBytes(leaf, expected)) continue;
    await docket.fail('ENTRIES', 'ENTRY_DIFFERS', 'SERVED', async () => [
      { name: 'served.entry', bytes: entries[index] ?? new Uint8Array() },
      { name: 'signed.leaf', bytes: expected ?? new Uint8Array() },
      {
        name: 'signed.tlog-proof',
        bytes: encodeUtf8(
          formatInclusionFile({
            ...{ extra: new Uint8Array(), index, checkpoint: newest.note },
            proof: await inclusionProof(suite, signed.read, index, size),
          }),
        ),
      },
    ]);
  }
  return new LogCopy(suite, { name, seals, entries, tree: signed });
}

/** Index and width of each bundle or tile, one after another: a signed size may be any number, and what is missing ends the work. */
export function* bundles(size: number): Generator<{ readonly index: number; readonly width: number }> {
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    yield { index, width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH) };
  }
}

/** Up to the first bundle that is missing or malformed. */
async function readEntries(copy: Copy, name: LogName, size: number, docket: Docket): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (const { index, width } of bundles(size)) {
    const path = `/log/${name}/${entriesPath(index, width)}`;
    const partial = await readBytes(copy, path);
    const bytes = partial ?? (await readBytes(copy, `/log/${name}/${entriesPath(index)}`));
    const bundle = bytes === null ? [] : tryBundle(bytes);
    // A file that stands under its exact width holds exactly that; a full one may have more than this tree.
    const fits = bundle !== null && (partial === null ? bundle.length >= width : bundle.length === width);
    if (!fits) {
      await docket.fail('ENTRIES', 'ENTRIES_MISSING', 'SERVED', () => [
        { name: 'path.txt', bytes: encodeUtf8(path) },
        ...(bytes === null ? [] : [{ name: 'bundle', bytes }]),
      ]);
      return entries;
    }
    for (const entry of bundle.slice(0, width)) entries.push(entry);
  }
  return entries;
}

/**
 * Null for what is none. The shortest entries are those of the case log: a bundle of shorter ones, two bytes each as they are sent, would take
 * a hundred times its own length in memory.
 */
export function tryBundle(bytes: Uint8Array): Uint8Array[] | null {
  try {
    const entries = decodeBundle(bytes);
    return entries.every(({ length }) => length >= ENTRY_BYTES) ? entries : null;
  } catch (error) {
    refusalOf(error);
    return null;
  }
}

/** Every tile of a log of this size must hold exactly the hashes that follow from the entries. */
async function judgeTiles(copy: Copy, name: LogName, tree: Tree, docket: Docket): Promise<void> {
  for (let level = 0; level < mostLevels; level++) {
    const hashes = tree.level(level * tileHeight);
    for (const { index, width } of bundles(hashes.length)) {
      const path = `/log/${name}/${tilePath(level, index, width)}`;
      const exact = await readBytes(copy, path);
      const bytes = exact ?? (await readBytes(copy, `/log/${name}/${tilePath(level, index)}`));
      const files = (): EvidenceFile[] => [
        { name: 'path.txt', bytes: encodeUtf8(path) },
        ...(bytes === null ? [] : [{ name: 'tile', bytes }]),
      ];
      const wanted = concat(...hashes.slice(index * TILE_WIDTH, index * TILE_WIDTH + width));
      const found = exact ?? bytes?.subarray(0, wanted.length);
      if (found === undefined) await docket.fail('ENTRIES', 'TILE_MISSING', 'SERVED', files);
      else if (!equalBytes(found, wanted)) await docket.fail('ENTRIES', 'TILE_DIFFERS', 'SERVED', files);
    }
  }
}

/** The tree of the leaf hashes in the lowest tiles; null unless all of them are there. */
async function readTileTree(suite: PublicSuite, copy: Copy, name: LogName, size: number): Promise<Tree | null> {
  const leaves: Uint8Array[] = [];
  for (const { index, width } of bundles(size)) {
    const bytes =
      (await readBytes(copy, `/log/${name}/${tilePath(0, index, width)}`)) ??
      (await readBytes(copy, `/log/${name}/${tilePath(0, index)}`))?.subarray(0, width * 32) ??
      new Uint8Array();
    if (bytes.length !== width * 32) return null;
    leaves.push(...decodeTile(bytes, width));
  }
  return Tree.ofLeaves(suite, leaves);
}
