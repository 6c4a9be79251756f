/**
 * The register as a crooked operator would publish it: with the server's own keys, the entries of their choice, and an outside checker that
 * cosigns whatever goes on from what it has seen.
 */
import {
  bundlesOf,
  consistencyProof,
  decodeBundle,
  decodeGovernance,
  emptyEdge,
  encodeBundle,
  encodeGovernance,
  encodeUtf8,
  entriesPath,
  formatCheckpoint,
  formatHex,
  growTiles,
  leafHashes,
  parseCheckpoint,
  readLeaves,
  readUnverifiedText,
  rootOfLeaves,
  signNote,
  tilePath,
  type DayNote,
  type GovernanceEntry,
  type NoteSigner,
  type PublicSuite,
} from '../../crypto/index.ts';
import type { Witness, WitnessOutcome } from '../../client/witness/witness.ts';
import { JourneyError } from '../steps.ts';

export type LogName = 'case' | 'governance';

/** What is published of one log, as leaves; tiles, checkpoint and the rest follow from them. */
export class ShadowRegister {
  readonly case: Uint8Array[];
  readonly governance: Uint8Array[];
  readonly #suite: PublicSuite;
  readonly #signers: Readonly<Record<LogName, NoteSigner>>;
  /** Notes with cosignatures by log and size. */
  readonly #history: Readonly<Record<LogName, Map<number, string>>>;

  private constructor(
    suite: PublicSuite,
    signers: Readonly<Record<LogName, NoteSigner>>,
    leaves: Readonly<Record<LogName, Uint8Array[]>>,
    history: Readonly<Record<LogName, Map<number, string>>>,
  ) {
    this.#suite = suite;
    this.#signers = signers;
    this.#history = history;
    this.case = leaves.case;
    this.governance = leaves.governance;
  }

  /** A copy of what an honest server publishes now. */
  static async copy(
    suite: PublicSuite,
    origin: string,
    signers: Readonly<Record<LogName, NoteSigner>>,
  ): Promise<ShadowRegister> {
    return new ShadowRegister(
      suite,
      signers,
      { case: await leavesOf(origin, 'case'), governance: await leavesOf(origin, 'governance') },
      { case: await historyOf(origin, 'case'), governance: await historyOf(origin, 'governance') },
    );
  }

  entries(): readonly GovernanceEntry[] {
    return this.governance.map((bytes) => decodeGovernance(bytes));
  }

  newestDay(): DayNote {
    const note = this.entries().findLast((entry) => entry.kind === 'day');
    if (note === undefined) throw new JourneyError('the register has no day note');
    return note;
  }

  /** Adds a batch: entries in the order given, and the day note that closes it. */
  async addBatch(entries: readonly Uint8Array[], letters: string, change: Partial<DayNote> = {}): Promise<void> {
    const before = this.newestDay();
    this.case.push(...entries);
    const root = await this.#root(this.case);
    const note = { ...before, batch: before.batch + 1, size: this.case.length, root: formatHex(root), letters };
    this.governance.push(encodeGovernance({ ...note, ...change }));
  }

  /** What checkers said of the honest register is not shown: a history that they never saw. */
  forgetCheckers(): void {
    for (const log of ['case', 'governance'] as const) this.#history[log].clear();
  }

  /** Makes every day note fit the case log again, where an operator has changed the past. */
  async resealDays(): Promise<void> {
    for (const [index, entry] of this.entries().entries()) {
      if (entry.kind !== 'day') continue;
      const root = formatHex(await this.#root(this.case.slice(0, entry.size)));
      this.governance[index] = encodeGovernance({ ...entry, root });
    }
  }

  /**
   * Everything under `/log/`, signed by the log. A checker that refuses leaves the newest cosigned checkpoint as it was.
   *
   * @param checker null where nobody is asked
   */
  async publish(checker: Witness | null): Promise<ReadonlyMap<string, Uint8Array>> {
    const files = new Map<string, Uint8Array>();
    for (const log of ['case', 'governance'] as const) await this.#publishLog(log, checker, files);
    return files;
  }

  async #publishLog(log: LogName, checker: Witness | null, files: Map<string, Uint8Array>): Promise<void> {
    const base = `/log/${log}/`;
    const leaves = this[log];
    const { tiles } = await growTiles(this.#suite, emptyEdge, await leafHashes(this.#suite, leaves));
    for (const { level, index, width, bytes } of tiles) files.set(`${base}${tilePath(level, index, width)}`, bytes);
    for (const { index, width } of bundlesOf(leaves.length)) {
      files.set(`${base}${entriesPath(index, width)}`, encodeBundle(leaves.slice(index * 256, index * 256 + width)));
    }
    const signer = this.#signers[log];
    const text = formatCheckpoint({ origin: signer.name, size: leaves.length, root: await this.#root(leaves) });
    const checkpoint = await signNote(this.#suite, text, [signer]);
    files.set(`${base}checkpoint`, encodeUtf8(checkpoint));
    const history = this.#history[log];
    const lines = checker === null ? null : await this.#askChecker(checker, checkpoint, leaves);
    const known = history.get(leaves.length);
    // The operator shows the history that fits, and hides what contradicts it.
    const fits = known !== undefined && known.startsWith(text);
    history.set(leaves.length, fits ? known + (lines ?? '') : checkpoint + (lines ?? ''));
    const sizes = [...history.keys()].filter((size) => size <= leaves.length).sort((a, b) => a - b);
    for (const size of sizes) files.set(`${base}history/${String(size)}`, encodeUtf8(history.get(size) ?? ''));
    files.set(`${base}history/index`, encodeUtf8(sizes.map((size) => `${String(size)}\n`).join('')));
    const cosigned = sizes.findLast((size) => (history.get(size) ?? '').trimEnd().split('\n').length > cosignedLines);
    if (cosigned !== undefined) files.set(`${base}cosigned`, encodeUtf8(history.get(cosigned) ?? ''));
  }

  async #askChecker(checker: Witness, note: string, leaves: readonly Uint8Array[]): Promise<string | null> {
    const read = readLeaves(this.#suite, await leafHashes(this.#suite, leaves));
    const ask = async (old: number): Promise<WitnessOutcome> => {
      const proof = old > leaves.length ? [] : await consistencyProof(this.#suite, read, old, leaves.length);
      return checker.cosign({ old, proof, note });
    };
    const first = await ask(0);
    const outcome = first.kind === 'CONFLICT' ? await ask(first.size) : first;
    return outcome.kind === 'COSIGNED' ? outcome.line : null;
  }

  async #root(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
    return rootOfLeaves(this.#suite, await leafHashes(this.#suite, leaves));
  }
}

/** Origin, size, root, empty line, the log's signature: what is longer has a checker's line. */
const cosignedLines = 5;

async function leavesOf(origin: string, log: LogName): Promise<Uint8Array[]> {
  const { size } = parseCheckpoint(readUnverifiedText(await textAt(`${origin}/log/${log}/checkpoint`)));
  const leaves: Uint8Array[] = [];
  for (const { index, width } of bundlesOf(size)) {
    const answer = await fetch(`${origin}/log/${log}/${entriesPath(index, width)}`);
    leaves.push(...decodeBundle(new Uint8Array(await answer.arrayBuffer())));
  }
  return leaves;
}

async function historyOf(origin: string, log: LogName): Promise<Map<number, string>> {
  const index = await textAt(`${origin}/log/${log}/history/index`);
  const history = new Map<number, string>();
  for (const size of index.trimEnd().split('\n').map(Number)) {
    history.set(size, await textAt(`${origin}/log/${log}/history/${String(size)}`));
  }
  return history;
}

async function textAt(url: string): Promise<string> {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new JourneyError(`${url} is not there`);
  return answer.text();
}
