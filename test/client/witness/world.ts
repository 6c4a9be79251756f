/** A log of identical entries, so that a tree of any size costs nothing, and a checker that watches it. */
import {
  concat,
  consistencyProof,
  encodeUtf8,
  formatBase64,
  formatCheckpoint,
  formatCosignerKey,
  formatHex,
  formatVerifierKey,
  leafHash,
  nodeHash,
  signNote,
  type NoteSigner,
  type TrustPolicy,
} from '../../../crypto/index.ts';
import { answerWitness, type WitnessAnswer } from '../../../client/witness/answer.ts';
import type { WitnessStore } from '../../../client/witness/store.ts';
import { Witness } from '../../../client/witness/witness.ts';
import { bytesNamed, suite } from '../../crypto/log/support.ts';

export { suite };
export const origin = 'kupuya.example/demo';
export const caseLog: NoteSigner = { name: `${origin}/case`, seed: bytesNamed('case log') };
export const governanceLog: NoteSigner = { name: `${origin}/governance`, seed: bytesNamed('governance log') };
export const checker: NoteSigner = { name: 'checker.example/one', seed: bytesNamed('checker') };
export const start = 1_800_000_000;

async function vkey({ name, seed }: NoteSigner): Promise<string> {
  return formatVerifierKey(suite, name, await suite.signPublicKey(seed));
}

export const checkerKey = await formatCosignerKey(suite, checker.name, await suite.signPublicKey(checker.seed));
const members = await Promise.all(['a', 'b'].map((name) => vkey({ name, seed: bytesNamed(name) })));
export const trust: TrustPolicy = {
  mode: 'demo',
  origin,
  caseLog: await vkey(caseLog),
  governanceLog: await vkey(governanceLog),
  promise: await vkey({ name: `${origin}/promise`, seed: bytesNamed('promise') }),
  witnesses: [checkerKey],
  quorum: 1,
  maxAge: 48,
  governance: { signers: members, threshold: 2 },
  release: { signers: members, threshold: 2 },
};

/** One history: every leaf is the hash of `entry`. Two histories differ from the first leaf on. */
export class History {
  readonly #complete: Promise<Uint8Array>[];

  constructor(entry: string) {
    this.#complete = [leafHash(suite, encodeUtf8(entry))];
  }

  /** Root of 2^height leaves. */
  complete(height: number): Promise<Uint8Array> {
    for (let h = this.#complete.length; h <= height; h++) {
      const below = this.#complete[h - 1];
      if (below === undefined) throw new Error('no subtree below');
      this.#complete.push(below.then((hash) => nodeHash(suite, hash, hash)));
    }
    return this.#complete[height] ?? Promise.reject(new Error('no subtree'));
  }

  async root(size: number): Promise<Uint8Array> {
    if (size === 0) return suite.sha256(new Uint8Array());
    let root: Uint8Array | null = null;
    for (let height = 0; height <= 53; height++) {
      if (Math.floor(size / 2 ** height) % 2 === 0) continue;
      const left = await this.complete(height);
      root = root === null ? left : await nodeHash(suite, left, root);
    }
    return root ?? new Uint8Array();
  }

  proof(old: number, size: number): Promise<Uint8Array[]> {
    return consistencyProof(suite, (height) => this.complete(height), old, size);
  }

  async note(size: number, log = caseLog): Promise<string> {
    return signNote(suite, formatCheckpoint({ origin: log.name, size, root: await this.root(size) }), [log]);
  }
}

export class MemoryStore implements WitnessStore {
  readonly notes = new Map<string, string>();

  async read(log: string): Promise<string | null> {
    await Promise.resolve();
    return this.notes.get(log) ?? null;
  }

  async replace(log: string, before: string | null, after: string): Promise<boolean> {
    await Promise.resolve();
    if ((this.notes.get(log) ?? null) !== before) return false;
    this.notes.set(log, after);
    return true;
  }
}

export interface Under {
  readonly store: WitnessStore;
  readonly witness: Witness;
  now: number;
}

export async function makeWitness(store: WitnessStore = new MemoryStore()): Promise<Under> {
  const under = { now: start, store };
  const witness = await Witness.create({ suite, trust, signer: checker, store, clock: () => under.now });
  return Object.assign(under, { witness });
}

export function body(old: number | string, proof: readonly Uint8Array[], note: string): Uint8Array {
  return encodeUtf8(`old ${String(old)}\n${proof.map((hash) => `${formatBase64(hash)}\n`).join('')}\n${note}`);
}

export interface Said {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export function said({ status, contentType, body: bytes }: WitnessAnswer): Said {
  return { status, type: contentType, text: new TextDecoder().decode(bytes) };
}

export async function post({ witness }: Under, bytes: Uint8Array): Promise<Said> {
  return said(await answerWitness(witness, 'POST', '/add-checkpoint', bytes));
}

/** The request that an honest server makes. */
export async function add(under: Under, history: History, old: number, size: number, log = caseLog): Promise<Said> {
  return post(under, body(old, await history.proof(old, size), await history.note(size, log)));
}

export async function hashOf(text: string): Promise<string> {
  return formatHex(await suite.sha256(encodeUtf8(text)));
}

export function flip(hash: Uint8Array, bit: number): Uint8Array {
  const copy = concat(hash);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
