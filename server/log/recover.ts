/**
 * Brings the store of a restored copy forward to what its logs have signed, from a mirror of the public logs: the only honest way on
 * after a disk was lost. What the logs hold comes back entry by entry; what nobody could mirror (letters, statements, feed and pages of
 * the lost days) does not, and every client will see and say that it is missing.
 *
 * Batch by batch, each in one transaction with the part of the governance log up to its day note: cut short, it goes on where it was.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bundlesOf,
  decodeBundle,
  decodeEntry,
  decodeGovernance,
  decodeUtf8,
  emptyEdge,
  entriesPath,
  equalBytes,
  formatHex,
  growTiles,
  leafHashes,
  nextBatchKey,
  parseVerifierKey,
  rootOfEdge,
  TILE_WIDTH,
  verifyCheckpoint,
  type DayNote,
  type PublicSuite,
  type Random,
  type TileEdge,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/public.ts';
import { sealRatchet } from '../intake/ratchet.ts';
import type { Append, ClosingLetter, InstanceState, LogName, Store } from '../store/store.ts';
import { rosterOfLeaf, trustOfLeaf } from './governance-leaves.ts';

export interface RecoverDeps {
  readonly suite: PublicSuite;
  readonly random: Random;
  readonly store: Store;
  /** A copy of what stands under `/log/`: folders `case` and `governance`. */
  readonly mirror: string;
}

export interface Recovered {
  readonly batches: number;
  /** Letters and statements of those batches that the copy still had waiting. */
  readonly kept: number;
  readonly sizes: Readonly<Record<LogName, number>>;
}

/** What a mirror holds beyond the store, proven to continue it. */
interface Beyond {
  readonly leaves: readonly Uint8Array[];
  /** At the size that the store has. */
  readonly edge: TileEdge;
}

/**
 * @throws ProtocolError for a mirror whose checkpoint is not the log's, Error if it does not continue the store, or is not whole
 */
export async function recover(deps: RecoverDeps): Promise<Recovered> {
  const { store } = deps;
  const state = await store.instance.state();
  const [first] = await store.logs.leaves('governance', 0, 1);
  if (state === null || first === undefined) throw new Error('The instance has not begun.');
  const trust = trustOfLeaf(first);
  const beyond = {
    case: await readBeyond(deps, 'case', trust.caseLog),
    governance: await readBeyond(deps, 'governance', trust.governanceLog),
  };
  const [rosterLeaf] = await store.logs.leaves('governance', state.rosterLeaf, state.rosterLeaf + 1);
  if (rosterLeaf === undefined) throw new Error('A governance entry is missing.');
  const roster = await rosterOfLeaf(deps.suite, rosterLeaf, trust);
  return new Recovery(deps, trust, beyond, state, roster).run();
}

/** Reads the entries of a mirror from the store's size on. Nothing of it counts unless the signed root comes out of both together. */
async function readBeyond({ suite, store, mirror }: RecoverDeps, log: LogName, key: string): Promise<Beyond> {
  const folder = join(mirror, log);
  const note = decodeUtf8(new Uint8Array(await readFile(join(folder, 'checkpoint'))));
  const { size, root } = await verifyCheckpoint(suite, note, await parseVerifierKey(suite, key));
  const head = await store.logs.head(log);
  if (size < head.size) throw new Error(`The mirror of the ${log} log is older than the store.`);
  const before = await leafHashes(suite, await store.logs.leaves(log, 0, head.size));
  const { edge } = await growTiles(suite, emptyEdge, before);
  const firstBundle = Math.floor(head.size / TILE_WIDTH);
  const leaves: Uint8Array[] = [];
  for (const { index, width } of bundlesOf(size).slice(firstBundle)) {
    const entries = decodeBundle(new Uint8Array(await readFile(join(folder, entriesPath(index, width)))));
    if (entries.length !== width) throw new Error(`A bundle of the mirrored ${log} log is not whole.`);
    leaves.push(...entries);
  }
  leaves.splice(0, head.size - firstBundle * TILE_WIDTH);
  const grown = await growTiles(suite, edge, await leafHashes(suite, leaves));
  if (!equalBytes(await rootOfEdge(suite, grown.edge), root)) {
    throw new Error(`The mirror of the ${log} log does not continue the store: nothing was changed.`);
  }
  return { leaves, edge };
}

class Recovery {
  readonly #deps: RecoverDeps;
  readonly #trust: TrustPolicy;
  readonly #beyond: Readonly<Record<LogName, Beyond>>;
  readonly #edges: Record<LogName, TileEdge>;
  readonly #taken: Record<LogName, number> = { case: 0, governance: 0 };
  #state: InstanceState;
  #roster: VerifiedRoster;
  #kept = 0;

  constructor(
    deps: RecoverDeps,
    trust: TrustPolicy,
    beyond: Readonly<Record<LogName, Beyond>>,
    state: InstanceState,
    roster: VerifiedRoster,
  ) {
    this.#deps = deps;
    this.#trust = trust;
    this.#beyond = beyond;
    this.#edges = { case: beyond.case.edge, governance: beyond.governance.edge };
    this.#state = state;
    this.#roster = roster;
  }

  async run(): Promise<Recovered> {
    const { store } = this.#deps;
    const { leaves } = this.#beyond.governance;
    const start = this.#edges.governance.size;
    this.#assertClosed();
    let batches = 0;
    for (const [place, leaf] of leaves.entries()) {
      const entry = decodeGovernance(leaf);
      if (entry.kind === 'roster') {
        this.#roster = await rosterOfLeaf(this.#deps.suite, leaf, this.#trust);
        this.#state = { ...this.#state, rosterLeaf: start + place };
      } else if (entry.kind === 'slot') {
        // The later of the two halves of a day, so that no slot is released for a time that had one.
        const slotPeriod = Math.max(this.#state.slotPeriod, 2 * entry.day + 1);
        this.#state = { ...this.#state, slot: entry.slot, slotPeriod, day: Math.max(this.#state.day, entry.day) };
      } else if (entry.kind === 'day') {
        await this.#closeAgain(entry, start + place);
        batches++;
      }
    }
    const rest = await this.#take('governance', leaves.length - this.#taken.governance);
    if (rest.leaves.length > 0) await store.logs.appendGovernance(rest, this.#state);
    return {
      batches,
      kept: this.#kept,
      sizes: { case: this.#edges.case.size, governance: this.#edges.governance.size },
    };
  }

  /** Before anything is written: the case log must end where a day note says. */
  #assertClosed(): void {
    const { case: cases, governance } = this.#beyond;
    const notes = governance.leaves.map(decodeGovernance).filter((entry) => entry.kind === 'day');
    const closed = notes.at(-1)?.size ?? cases.edge.size;
    if (closed !== cases.edge.size + cases.leaves.length) {
      throw new Error('The mirrored case log does not end with a day note of the governance log: take a newer mirror.');
    }
  }

  /** The batch of a day note, with what of it still waits here. */
  async #closeAgain(note: DayNote, dayNoteLeaf: number): Promise<void> {
    const { suite, random, store } = this.#deps;
    const { batch, batchKey, dayNoteLeaf: previousDayNoteLeaf } = this.#state;
    const caseLog = await this.#take('case', note.size - this.#edges.case.size);
    if (note.batch !== batch || caseLog.size !== note.size || formatHex(caseLog.root) !== note.root) {
      throw new Error('A day note of the mirror is not of its case log.');
    }
    const caseEntries = caseLog.leaves.map((bytes) => ({ ...decodeEntry(bytes), bytes }));
    const logged = new Set(caseEntries.map(({ commit }) => formatHex(commit)));
    const waiting = await store.entries.waiting(note.day);
    const isLogged = ({ commit }: { readonly commit: Uint8Array }): boolean => logged.has(formatHex(commit));
    const letters = waiting.letters
      .filter(isLogged)
      .map(({ commit }): ClosingLetter => ({ origin: 'waiting', commit }));
    const statuses = waiting.statuses.filter(isLogged).map(({ commit }) => commit);
    this.#state = {
      ...this.#state,
      batch: batch + 1,
      day: Math.max(this.#state.day, note.day),
      batchKey: await nextBatchKey(suite, batchKey),
      dayNoteLeaf,
      previousDayNoteLeaf,
    };
    await store.batches.closeBatch({
      batch,
      day: note.day,
      letters: letters.sort(byCommit),
      statuses: statuses.sort((a, b) => Buffer.compare(a, b)),
      ratchet: await sealRatchet(suite, random, this.#roster, batch, batchKey),
      caseEntries,
      caseLog,
      governanceLog: await this.#take('governance', dayNoteLeaf + 1 - this.#edges.governance.size),
      state: this.#state,
    });
    this.#kept += letters.length + statuses.length;
  }

  /** The next entries of a mirrored log. */
  async #take(log: LogName, count: number): Promise<Append> {
    const { suite } = this.#deps;
    const edge = this.#edges[log];
    const leaves = this.#beyond[log].leaves.slice(this.#taken[log], this.#taken[log] + Math.max(0, count));
    const grown = await growTiles(suite, edge, await leafHashes(suite, leaves));
    this.#edges[log] = grown.edge;
    this.#taken[log] += leaves.length;
    return { from: edge.size, leaves, size: grown.edge.size, root: await rootOfEdge(suite, grown.edge) };
  }
}

function byCommit(a: ClosingLetter, b: ClosingLetter): number {
  return Buffer.compare(a.commit, b.commit);
}
