/**
 * One log: its leaves in the store, its tiles and checkpoint as static files (C2SP tlog-tiles).
 *
 * The order that makes two contradicting checkpoints impossible, wherever the power goes off:
 *
 *   1. leaves, size and root are committed in the store, in the transaction of the act that logs them;
 *   2. tiles and bundles are computed from the committed leaves, and flushed;
 *   3. the root computed from them must be the one committed;
 *   4. only then is the checkpoint signed (Ed25519 is deterministic: the same size gives the same bytes) and put in place;
 *   5. the store notes how far publication got.
 *
 * After a crash, steps 2 to 5 run again from the store.
 */
import { join } from 'node:path';
import {
  bundlesOf,
  concat,
  emptyEdge,
  encodeBundle,
  entriesPath,
  equalBytes,
  formatCheckpoint,
  growTiles,
  leafHashes,
  Reader,
  rootOfEdge,
  signNote,
  TILE_WIDTH,
  tilePath,
  u8,
  type NoteSigner,
  type PublicSuite,
  type TileEdge,
} from '../../crypto/public.ts';
import { writeDurably } from '../durable-file.ts';
import type { FaultHook } from '../fault.ts';
import type { Append, LogName, LogStore } from '../store/store.ts';

export interface LogDeps {
  readonly suite: PublicSuite;
  readonly store: LogStore;
  readonly faults: FaultHook;
}

export class PublishedLog {
  readonly #deps: LogDeps;
  readonly #name: LogName;
  readonly #folder: string;
  readonly #signer: NoteSigner;
  #edge: TileEdge;
  /** Whether the checkpoint of `#edge` is known to be in place. */
  #inPlace = false;

  private constructor(deps: LogDeps, name: LogName, folder: string, signer: NoteSigner, edge: TileEdge) {
    this.#deps = deps;
    this.#name = name;
    this.#folder = folder;
    this.#signer = signer;
    this.#edge = edge;
  }

  /** Publishes nothing yet. `folder` is where the checkpoint and `tile` stand. */
  static async open(deps: LogDeps, name: LogName, folder: string, signer: NoteSigner): Promise<PublishedLog> {
    const { published } = await deps.store.head(name);
    const edge = published.edge.length === 0 ? emptyEdge : decodeEdge(published.size, published.edge);
    return new PublishedLog(deps, name, folder, signer, edge);
  }

  /** What the log becomes with these leaves; for the transaction that logs them. */
  async plan(leaves: readonly Uint8Array[]): Promise<Append> {
    const { suite } = this.#deps;
    // A publication that failed (a full disk) is finished before anything new is planned upon it.
    await this.publish();
    const { edge } = await growTiles(suite, this.#edge, await leafHashes(suite, leaves));
    return { from: this.#edge.size, leaves, size: edge.size, root: await rootOfEdge(suite, edge) };
  }

  /** Publishes what the store holds beyond the last publication. */
  async publish(): Promise<void> {
    const { suite, store, faults } = this.#deps;
    const { size, root } = await store.head(this.#name);
    const from = this.#edge.size;
    if (this.#inPlace && from === size) return;
    this.#inPlace = false;
    const leaves = await store.leaves(this.#name, from, size);
    const grown = await growTiles(suite, this.#edge, await leafHashes(suite, leaves));
    if (grown.edge.size !== size || !equalBytes(await rootOfEdge(suite, grown.edge), root)) {
      throw new Error(`The leaves of the ${this.#name} log do not give its root: nothing is signed.`);
    }
    for (const tile of grown.tiles) {
      faults('log:tile');
      await writeDurably(join(this.#folder, tilePath(tile.level, tile.index, tile.width)), tile.bytes);
    }
    await this.#publishBundles(from, size);
    faults('log:tiles');
    const checkpoint = await signNote(suite, formatCheckpoint({ origin: this.#signer.name, size, root }), [
      this.#signer,
    ]);
    faults('log:checkpoint');
    await writeDurably(join(this.#folder, 'checkpoint'), checkpoint);
    faults('log:published');
    if (from !== size || size === 0) await store.setPublished(this.#name, size, encodeEdge(grown.edge));
    this.#edge = grown.edge;
    this.#inPlace = true;
  }

  async #publishBundles(from: number, size: number): Promise<void> {
    if (from === size) return;
    for (const { index, width } of bundlesOf(size).slice(Math.floor(from / TILE_WIDTH))) {
      const entries = await this.#deps.store.leaves(this.#name, index * TILE_WIDTH, index * TILE_WIDTH + width);
      await writeDurably(join(this.#folder, entriesPath(index, width)), encodeBundle(entries));
    }
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
