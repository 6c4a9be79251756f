/**
 * One log: its leaves in the store, its tiles and checkpoint as static files (C2SP tlog-tiles).
 *
 * The order that makes two contradicting checkpoints impossible, wherever the power goes off:
 *
 *   1. leaves, size and root are committed in the store, in the transaction of the act that logs them;
 *   2. tiles and bundles are computed from the committed leaves, and flushed;
 *   3. the root computed from them must be the one committed;
 *   4. only then is the checkpoint signed (Ed25519 is deterministic: the same size gives the same bytes) and put in place;
 *   5. it is taken into the history;
 *   6. the store notes how far publication got.
 *
 * After a crash, steps 2 to 6 run again from the store. Where the store itself went back to an older state, the log has signed what
 * the store no longer holds: a checkpoint that shows it, found in the folder or brought by an outside checker, stops steps 2 to 6.
 */
import { rm } from 'node:fs/promises';
import {
  bundlesOf,
  concat,
  consistencyProof,
  decodeEntry,
  emptyEdge,
  encodeBundle,
  encodeLookups,
  entriesPath,
  equalBytes,
  formatCheckpoint,
  growTiles,
  inclusionProof,
  leafHashes,
  LOOKUP_RUN,
  lookupPath,
  lookupRuns,
  ProtocolError,
  Reader,
  readTiles,
  rootOfEdge,
  rootOfLeaves,
  signNote,
  TILE_WIDTH,
  tilePath,
  u8,
  verifyCheckpoint,
  type Checkpoint,
  type NoteSigner,
  type PublicSuite,
  type SubtreeReader,
  type Tile,
  type TileEdge,
} from '../../crypto/public.ts';
import { writeDurably } from '../durable-file.ts';
import type { FaultHook } from '../fault.ts';
import { contradictionFile, logFile, type Folder } from '../folder.ts';
import type { Append, LogName, LogStore } from '../store/store.ts';
import { CheckpointHistory, type LogKeys } from './history.ts';
import { LogFiles } from './log-files.ts';
import { readContradiction, RolledBackError } from './rollback.ts';

export interface LogDeps {
  readonly suite: PublicSuite;
  readonly store: LogStore;
  readonly folder: Folder;
  readonly faults: FaultHook;
}

export class PublishedLog {
  readonly name: LogName;
  readonly keys: LogKeys;
  readonly history: CheckpointHistory;
  readonly #deps: LogDeps;
  readonly #files: LogFiles;
  readonly #signer: NoteSigner;
  #edge: TileEdge;
  /** Whether the checkpoint of `#edge` is known to be in place. */
  #inPlace = false;
  /** Checkpoints that this log signed and that nobody has yet found to be beginnings of what the store holds. */
  #signed: readonly Checkpoint[];
  /** Runs of lookups known to be in place. */
  #lookups = 0;

  private constructor(
    deps: LogDeps,
    name: LogName,
    keys: LogKeys,
    signer: NoteSigner,
    found: {
      readonly files: LogFiles;
      readonly history: CheckpointHistory;
      readonly edge: TileEdge;
      readonly signed: readonly Checkpoint[];
    },
  ) {
    this.#deps = deps;
    this.name = name;
    this.keys = keys;
    this.#signer = signer;
    this.#files = found.files;
    this.history = found.history;
    this.#edge = found.edge;
    this.#signed = found.signed;
  }

  /** Publishes nothing yet. */
  static async open(deps: LogDeps, name: LogName, keys: LogKeys, signer: NoteSigner): Promise<PublishedLog> {
    const { suite, folder, faults } = deps;
    const { published } = await deps.store.head(name);
    const edge = published.edge.length === 0 ? emptyEdge : decodeEdge(published.size, published.edge);
    const files = new LogFiles(logFile(folder, name, ''), faults);
    const history = await CheckpointHistory.open(suite, files, keys);
    const notes = [
      await readContradiction(folder, name),
      await files.text('checkpoint'),
      history.newest === null ? null : await history.note(history.newest),
    ];
    const signed: Checkpoint[] = [];
    for (const note of notes) {
      const checkpoint = note === null ? null : await checkpointIn(suite, note, keys);
      if (checkpoint !== null) signed.push(checkpoint);
    }
    return new PublishedLog(deps, name, keys, signer, { files, history, edge, signed });
  }

  /** What the log becomes with these leaves; for the transaction that logs them. @throws RolledBackError */
  async plan(leaves: readonly Uint8Array[]): Promise<Append> {
    const { suite } = this.#deps;
    // A publication that failed (a full disk) is finished before anything new is planned upon it.
    await this.publish();
    const { edge } = await growTiles(suite, this.#edge, await leafHashes(suite, leaves));
    return { from: this.#edge.size, leaves, size: edge.size, root: await rootOfEdge(suite, edge) };
  }

  /** Publishes what the store holds beyond the last publication. @throws RolledBackError */
  async publish(): Promise<void> {
    const { suite, store, faults } = this.#deps;
    const { size, root } = await store.head(this.name);
    const from = this.#edge.size;
    if (this.#inPlace && from === size) return;
    this.#inPlace = false;
    await this.assertContinues();
    const leaves = await store.leaves(this.name, from, size);
    const grown = await growTiles(suite, this.#edge, await leafHashes(suite, leaves));
    if (grown.edge.size !== size || !equalBytes(await rootOfEdge(suite, grown.edge), root)) {
      throw new Error(`The leaves of the ${this.name} log do not give its root: nothing is signed.`);
    }
    const tiles = grown.tiles.map(({ level, index, width, bytes }) => ({ path: tilePath(level, index, width), bytes }));
    await this.#files.writeAll('tile', tiles);
    await this.#publishBundles(from, size);
    await this.#publishLookups(size);
    faults('log:tiles');
    const checkpoint = await signNote(suite, formatCheckpoint({ origin: this.#signer.name, size, root }), [
      this.#signer,
    ]);
    await this.#files.write('checkpoint', 'checkpoint', checkpoint);
    await this.history.keep(size, checkpoint);
    faults('log:published');
    if (from !== size || size === 0) await store.setPublished(this.name, size, encodeEdge(grown.edge));
    this.#edge = grown.edge;
    this.#inPlace = true;
  }

  /** From a size to a published one, out of the tiles in the folder. @throws RANGE, BAD_LENGTH, Error if a tile is missing */
  async proof(first: number, second: number): Promise<Uint8Array[]> {
    return consistencyProof(this.#deps.suite, this.#tiles(second), first, second);
  }

  /** Of an entry in a published size, out of the tiles in the folder. @throws RANGE, BAD_LENGTH, Error if a tile is missing */
  async inclusion(index: number, size: number): Promise<Uint8Array[]> {
    return inclusionProof(this.#deps.suite, this.#tiles(size), index, size);
  }

  /**
   * Weighs a checkpoint that somebody shows. If this log signed it and it is no beginning of what the store holds, the store went back
   * to an older state: the checkpoint is kept as evidence, and nothing more is signed. Runs where nothing appends meanwhile.
   *
   * @throws RolledBackError, and what `verifyCheckpoint` throws for a checkpoint that is not this log's
   */
  async weigh(note: string): Promise<void> {
    const { suite, folder } = this.#deps;
    const checkpoint = await verifyCheckpoint(suite, note, this.keys.log);
    if (await this.#holds(checkpoint)) return;
    await writeDurably(contradictionFile(folder, this.name), note);
    this.#signed = [...this.#signed, checkpoint];
    this.#inPlace = false;
    throw new RolledBackError(this.name, checkpoint.size);
  }

  /** @throws RolledBackError while something signed is no beginning of what the store holds */
  async assertContinues(): Promise<void> {
    for (const checkpoint of this.#signed) {
      if (!(await this.#holds(checkpoint))) throw new RolledBackError(this.name, checkpoint.size);
    }
    if (this.#signed.length === 0) return;
    await rm(contradictionFile(this.#deps.folder, this.name), { force: true });
    this.#signed = [];
  }

  /** Whether it is a beginning of the log as the store holds it: tiles in the folder may be of another history. */
  async #holds({ size, root }: Checkpoint): Promise<boolean> {
    const { suite, store } = this.#deps;
    const head = await store.head(this.name);
    if (size > head.size) return false;
    if (size === head.size) return equalBytes(root, head.root);
    const from = size < this.#edge.size ? 0 : this.#edge.size;
    const hashes = await leafHashes(suite, await store.leaves(this.name, from, size));
    const found =
      from === 0
        ? await rootOfLeaves(suite, hashes)
        : await rootOfEdge(suite, (await growTiles(suite, this.#edge, hashes)).edge);
    return equalBytes(root, found);
  }

  #tiles(size: number): SubtreeReader {
    const source = ({ level, index, width }: Tile): Promise<Uint8Array> =>
      this.#files.bytes(tilePath(level, index, width));
    return readTiles(this.#deps.suite, source, size);
  }

  async #publishBundles(from: number, size: number): Promise<void> {
    if (from === size) return;
    // The entries before the first new one, in its bundle, are in the store too.
    const first = Math.floor(from / TILE_WIDTH);
    const entries = await this.#deps.store.leaves(this.name, first * TILE_WIDTH, size);
    const bundles = bundlesOf(size).slice(first);
    const bytesOf = (index: number, width: number): Uint8Array =>
      encodeBundle(entries.slice((index - first) * TILE_WIDTH, (index - first) * TILE_WIDTH + width));
    await this.#files.writeAll(
      'bundle',
      bundles.map(({ index, width }) => ({ path: entriesPath(index, width), bytes: bytesOf(index, width) })),
    );
  }

  /** Of the case log alone: other entries have no tag. Runs that an older version of the program left out are made up for. */
  async #publishLookups(size: number): Promise<void> {
    if (this.name !== 'case') return;
    for (; this.#lookups < lookupRuns(size); this.#lookups++) {
      const path = lookupPath(this.#lookups);
      if (await this.#files.has(path)) continue;
      const start = this.#lookups * LOOKUP_RUN;
      const entries = await this.#deps.store.leaves(this.name, start, start + LOOKUP_RUN);
      await this.#files.write('lookup', path, encodeLookups(entries.map((bytes) => decodeEntry(bytes).tag)));
    }
  }
}

/** null for what this log did not sign: a broken file is written anew. */
async function checkpointIn(suite: PublicSuite, note: string, { log }: LogKeys): Promise<Checkpoint | null> {
  try {
    return await verifyCheckpoint(suite, note, log);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

/** `levels u8`, then for each level `hashes u8 | hashes`. */
function encodeEdge(edge: TileEdge): Uint8Array {
  return concat(u8(edge.levels.length), ...edge.levels.flatMap((hashes) => [u8(hashes.length), ...hashes]));
}

function decodeEdge(size: number, bytes: Uint8Array): TileEdge {
  const reader = new Reader(bytes);
  const levels = Array.from({ length: reader.u8() }, () =>
    Array.from({ length: reader.u8() }, () => reader.take(32).slice()),
  );
  reader.end();
  return { size, levels };
}
