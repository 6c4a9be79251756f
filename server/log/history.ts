/**
 * Every checkpoint that a log has published, with what outside checkers have said about each, as static files (docs/protocol.md
 * section 8.6): `history/<size>`, `history/index`, and `cosigned`, the newest with a quorum.
 *
 * The files are the record: a checker's line is in `history/<size>`, whole and flushed, before anything speaks of it, and what
 * follows from it (`index`, `cosigned`) is made again from there at every start.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  mergeCosigned,
  ProtocolError,
  verifyCosigned,
  type CosignedCheckpoint,
  type PublicSuite,
  type VerifierKey,
} from '../../crypto/public.ts';
import { Mutex } from '../mutex.ts';
import { nullIfMissing, type LogFiles } from './log-files.ts';

/** Who may speak about a log. */
export interface LogKeys {
  readonly log: VerifierKey;
  /** Of type 0x04, from the trust policy. */
  readonly checkers: readonly VerifierKey[];
  /** 0: no checkpoint is ever called cosigned. */
  readonly quorum: number;
}

export class CheckpointHistory {
  readonly #suite: PublicSuite;
  readonly #files: LogFiles;
  readonly #keys: LogKeys;
  readonly #mutex = new Mutex();
  /** Ascending. */
  readonly #sizes: number[];
  #indexInPlace = false;
  #cosigned: number | null = null;
  /** Whether `cosigned` follows from `history`: made sure of once, before the first checkpoint is kept. */
  #cosignedInPlace = false;

  private constructor(suite: PublicSuite, files: LogFiles, keys: LogKeys, sizes: number[]) {
    this.#suite = suite;
    this.#files = files;
    this.#keys = keys;
    this.#sizes = sizes;
  }

  /** Reads what is there; writes nothing. */
  static async open(suite: PublicSuite, files: LogFiles, keys: LogKeys): Promise<CheckpointHistory> {
    const names = (await readdir(join(files.folder, 'history')).catch(nullIfMissing)) ?? [];
    const sizes = names.filter((name) => /^(?:0|[1-9][0-9]{0,15})$/.test(name)).map(Number);
    const history = new CheckpointHistory(
      suite,
      files,
      keys,
      sizes.sort((a, b) => a - b),
    );
    history.#cosigned = (await history.#withQuorum(await files.text('cosigned')))?.size ?? null;
    return history;
  }

  /** The newest size that was published; null before the first. */
  get newest(): number | null {
    return this.#sizes.at(-1) ?? null;
  }

  /** The newest size with a quorum; null before the first, and always without a quorum. */
  get cosigned(): number | null {
    return this.#cosigned;
  }

  /** The checkpoint of that size with all lines so far; null if none was published. */
  async note(size: number): Promise<string | null> {
    return this.#files.text(pathOf(size));
  }

  /** Takes in a checkpoint that has just been put in place. The same again changes nothing. */
  keep(size: number, note: string): Promise<void> {
    return this.#mutex.run(async () => {
      if (!this.#sizes.includes(size)) {
        await this.#files.write('history', pathOf(size), note);
        this.#sizes.push(size);
        this.#sizes.sort((a, b) => a - b);
        this.#indexInPlace = false;
      }
      if (!this.#indexInPlace) {
        const index = this.#sizes.map((one) => `${String(one)}\n`).join('');
        if ((await this.#files.text('history/index')) !== index)
          await this.#files.write('index', 'history/index', index);
        this.#indexInPlace = true;
      }
      if (!this.#cosignedInPlace) await this.#findCosigned();
      this.#cosignedInPlace = true;
    });
  }

  /**
   * Adds what checkers say about a published checkpoint: of each the newest line.
   *
   * @throws ProtocolError for a bad line of a known key, NOT_COSIGNED if no line is of a known key, MALFORMED unless such a size was published
   */
  add(size: number, lines: string): Promise<CosignedCheckpoint> {
    return this.#mutex.run(async () => {
      const { log, checkers } = this.#keys;
      const before = await this.note(size);
      if (before === null) throw new ProtocolError('MALFORMED');
      const offered = await mergeCosigned(this.#suite, onlyLog(before), lines, log, checkers);
      const { cosignatures } = await verifyCosigned(this.#suite, offered, log, checkers);
      if (cosignatures.length === 0) throw new ProtocolError('NOT_COSIGNED');
      const merged = await mergeCosigned(this.#suite, before, lines, log, checkers);
      if (merged !== before) await this.#files.write('cosignature', pathOf(size), merged);
      await this.#putCosigned(size, merged);
      return verifyCosigned(this.#suite, offered, log, checkers);
    });
  }

  /** After a start: what was cut short between a line and what follows from it. */
  async #findCosigned(): Promise<void> {
    if (this.#keys.quorum === 0) return;
    for (const size of this.#sizes.toReversed()) {
      if (size < (this.#cosigned ?? 0)) return;
      const note = await this.note(size);
      if (note === null || (await this.#withQuorum(note)) === null) continue;
      await this.#putCosigned(size, note);
      return;
    }
  }

  async #putCosigned(size: number, note: string): Promise<void> {
    if (this.#cosigned !== null && size < this.#cosigned) return;
    if ((await this.#withQuorum(note)) === null) return;
    if ((await this.#files.text('cosigned')) !== note) await this.#files.write('cosigned', 'cosigned', note);
    this.#cosigned = size;
  }

  /** The checkpoint, or null if the note is none of this log's or has no quorum. */
  async #withQuorum(note: string | null): Promise<CosignedCheckpoint | null> {
    const { log, checkers, quorum } = this.#keys;
    if (note === null || quorum === 0) return null;
    try {
      const checkpoint = await verifyCosigned(this.#suite, note, log, checkers);
      return checkpoint.cosignatures.length >= quorum ? checkpoint : null;
    } catch (error) {
      if (error instanceof ProtocolError) return null;
      throw error;
    }
  }
}

/** The note with its first line alone, which is the log's. */
function onlyLog(note: string): string {
  const start = note.lastIndexOf('\n\n') + 2;
  return note.slice(0, note.indexOf('\n', start) + 1);
}

function pathOf(size: number): string {
  return `history/${String(size)}`;
}
