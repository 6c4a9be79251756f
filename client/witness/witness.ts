/**
 * An outside checker: signs a checkpoint only if it goes on from the last one that it signed, and keeps on disk what it signs before
 * anybody learns of it (docs/protocol.md section 8.6). It reads no entry and knows no secret of the service.
 */
import {
  cosign,
  emptyRoot,
  encodeUtf8,
  formatHex,
  parseCheckpoint,
  parseVerifierKey,
  ProtocolError,
  readUnverifiedText,
  verifierKeyOf,
  verifyConsistency,
  verifyCosigned,
  verifyNote,
  type Checkpoint,
  type NoteSigner,
  type PublicSuite,
  type TrustPolicy,
  type VerifierKey,
} from '../../crypto/public.ts';
import type { AddCheckpoint } from './request.ts';
import type { WitnessStore } from './store.ts';

export interface WitnessOptions {
  readonly suite: PublicSuite;
  /** POSIX seconds. */
  readonly clock: () => number;
  readonly trust: TrustPolicy;
  readonly signer: NoteSigner;
  readonly store: WitnessStore;
}

/** Why a checkpoint is not signed. `ROLLED_BACK`: the checker has forgotten something that it signed; `CLOCK`: its clock went back. */
export type WitnessRefusal =
  'MALFORMED' | 'UNKNOWN_LOG' | 'BAD_SIGNATURE' | 'OLD_ABOVE_SIZE' | 'BAD_PROOF' | 'ROLLED_BACK' | 'CLOCK';

export type WitnessOutcome =
  | { readonly kind: 'COSIGNED'; readonly line: string }
  /** The log must begin at this size, not at the one it named. */
  | { readonly kind: 'CONFLICT'; readonly size: number }
  | { readonly kind: 'REFUSED'; readonly reason: WitnessRefusal };

/** What the checker signed last for one log. */
export interface Kept extends Checkpoint {
  readonly note: string;
  /** POSIX seconds of its own cosignature. */
  readonly time: number;
}

interface Candidate extends Checkpoint {
  readonly note: string;
  /** Time of a cosignature of our own below it, or null. */
  readonly ownTime: number | null;
}

/** Seconds for which the same checkpoint gets the same line again [whoever repeats a request must not wear out the disk]. */
const repeatedFor = 60;

/** Seconds by which a clock may be set back without harm; the time last signed is signed again meanwhile. */
const clockSlack = 60;

export class Witness {
  readonly #options: WitnessOptions;
  readonly #logs: ReadonlyMap<string, VerifierKey>;
  readonly #own: VerifierKey;
  /** By origin: the request before this one. One at a time [two checks against one size would let the second roll back the first]. */
  readonly #queues = new Map<string, Promise<unknown>>();

  private constructor(options: WitnessOptions, logs: ReadonlyMap<string, VerifierKey>, own: VerifierKey) {
    this.#options = options;
    this.#logs = logs;
    this.#own = own;
  }

  /** For both logs of the policy. @throws BAD_KEY, MALFORMED */
  static async create(options: WitnessOptions): Promise<Witness> {
    const { suite, trust, signer } = options;
    const keys = await Promise.all([trust.caseLog, trust.governanceLog].map((key) => parseVerifierKey(suite, key)));
    const own = await verifierKeyOf(suite, signer, 4);
    return new Witness(options, new Map(keys.map((key) => [key.name, key])), own);
  }

  /** Checks, keeps, signs. Rejects only if the store fails or what it holds is damaged; then nothing may be signed. */
  async cosign(request: AddCheckpoint): Promise<WitnessOutcome> {
    const candidate = await this.#read(request.note);
    if (typeof candidate === 'string') return { kind: 'REFUSED', reason: candidate };
    if (request.old > candidate.size) return { kind: 'REFUSED', reason: 'OLD_ABOVE_SIZE' };
    return this.#alone(candidate.origin, () => this.#decide(request, candidate));
  }

  /** What was signed last. @throws BAD_SIGNATURE and others if the store holds something else */
  async kept(origin: string): Promise<Kept | null> {
    const note = await this.#options.store.read(origin);
    if (note === null) return null;
    const { cosignatures, ...checkpoint } = await verifyCosigned(this.#options.suite, note, this.#log(origin), [
      this.#own,
    ]);
    const own = cosignatures[0];
    if (own === undefined || checkpoint.origin !== origin) throw new ProtocolError('UNDER_SIGNED');
    return { ...checkpoint, note, time: own.time };
  }

  /** The same by the lower-case hex of H(origin); null for a log that is not known or was never signed. */
  async keptByHash(originHash: string): Promise<Kept | null> {
    for (const origin of this.#logs.keys()) {
      const hash = formatHex(await this.#options.suite.sha256(encodeUtf8(origin)));
      if (hash === originHash) return this.kept(origin);
    }
    return null;
  }

  /**
   * Whether a note that somebody shows carries a cosignature of this checker's own that it has forgotten: its disk was set back, or two
   * copies of it are at work. Either way it must not sign until a person has looked.
   */
  async hasForgotten(note: string): Promise<boolean> {
    const candidate = await this.#read(note);
    if (typeof candidate === 'string') return false;
    return isForgotten(candidate, await this.kept(candidate.origin));
  }

  async #read(note: string): Promise<Candidate | WitnessRefusal> {
    try {
      const text = readUnverifiedText(note);
      const log = this.#logs.get(text.slice(0, text.indexOf('\n')));
      if (log === undefined) return 'UNKNOWN_LOG';
      parseCheckpoint(text);
      const { cosignatures, ...checkpoint } = await verifyCosigned(this.#options.suite, note, log, [this.#own]);
      return { ...checkpoint, note, ownTime: cosignatures[0]?.time ?? null };
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return error.code === 'BAD_SIGNATURE' || error.code === 'UNDER_SIGNED' ? 'BAD_SIGNATURE' : 'MALFORMED';
    }
  }

  async #decide(request: AddCheckpoint, candidate: Candidate): Promise<WitnessOutcome> {
    const { suite, signer, store, clock } = this.#options;
    const kept = await this.kept(candidate.origin);
    if (isForgotten(candidate, kept)) return { kind: 'REFUSED', reason: 'ROLLED_BACK' };
    const size = kept?.size ?? 0;
    if (request.old !== size) return { kind: 'CONFLICT', size };
    try {
      const root = kept?.root ?? (await emptyRoot(suite));
      await verifyConsistency(suite, size, candidate.size, request.proof, root, candidate.root);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      return { kind: 'REFUSED', reason: 'BAD_PROOF' };
    }
    const now = clock();
    const before = kept?.time ?? 0;
    if (now < before - clockSlack) return { kind: 'REFUSED', reason: 'CLOCK' };
    if (kept?.size === candidate.size && now < before + repeatedFor) return { kind: 'COSIGNED', line: ownLine(kept) };
    const text = readUnverifiedText(candidate.note);
    const line = await cosign(suite, text, signer, Math.max(now, before));
    const after = `${text}\n${await this.#logLine(candidate)}\n${line}`;
    // Another process may have been quicker; what it kept counts.
    if (!(await store.replace(candidate.origin, kept?.note ?? null, after))) return this.#decide(request, candidate);
    return { kind: 'COSIGNED', line };
  }

  /** The line of the log's own signature, alone: lines of others are none of our business to keep. */
  async #logLine({ note, origin }: Candidate): Promise<string> {
    const text = readUnverifiedText(note);
    for (const line of note.slice(text.length + 1).split('\n')) {
      const verified = await verifyNote(this.#options.suite, `${text}\n${line}\n`, [this.#log(origin)], 1).catch(
        () => null,
      );
      if (verified !== null) return line;
    }
    throw new ProtocolError('UNDER_SIGNED');
  }

  #log(origin: string): VerifierKey {
    const log = this.#logs.get(origin);
    if (log === undefined) throw new ProtocolError('WRONG_ORIGIN');
    return log;
  }

  async #alone<T>(origin: string, act: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(origin) ?? Promise.resolve();
    const mine = before.then(act, act);
    this.#queues.set(origin, mine);
    return mine;
  }
}

/** A kept note ends with the checker's own line. */
function ownLine({ note }: Kept): string {
  return note.slice(note.lastIndexOf('\n', note.length - 2) + 1);
}

/** What we signed we have kept first. So a line of ours about more than we have kept, or later, was forgotten. */
function isForgotten({ ownTime, size, root }: Candidate, kept: Kept | null): boolean {
  if (ownTime === null) return false;
  if (kept === null || ownTime > kept.time || size > kept.size) return true;
  return size === kept.size && formatHex(root) !== formatHex(kept.root);
}
