/**
 * The local index: what a session has read, sealed and kept by the host, so that the next session begins where this one ended. The key
 * follows from the keyring with all its seeds [one from which old seeds were destroyed opens nothing that was read with them], and stands
 * in this worker's memory alone. Everything is bound to member, body and program: what was changed,
 * cut off, taken from elsewhere or put together from two states does not open, and is read anew from the register.
 *
 * Whoever can write on this computer's disk can put back an older whole state. That is a state that was true once; the register brings it up
 * to date, and what the register does not go on from is refused.
 */
import {
  concat,
  equalBytes,
  formatHex,
  labels,
  lp,
  u16,
  type Keyring,
  type Random,
  type Suite,
} from '../../../crypto/index.ts';
import type { KeptByKind, KeptKind, KeptRecords } from '../../caseload/kept-records.ts';
import { Refusal } from '../../register/transport.ts';
import type { HostFiles } from '../../staff/worker/transport.ts';
import { pack, unpack } from './packed.ts';
import type { KeptName, ViewStore } from './view-store.ts';

export type IndexProblem = 'DISK_FULL' | 'OTHER_TAB';

export interface IndexSurroundings {
  readonly suite: Suite;
  readonly random: Random;
  readonly host: Pick<HostFiles, 'post'>;
  readonly keyring: Keyring;
  /** Of this very program: another one may write records of another shape. */
  readonly program: string;
  readonly tell: (problem: IndexProblem | null) => void;
}

interface Part {
  /** 32 hex digits. */
  readonly name: string;
  /** SHA-256 of the sealed bytes. */
  readonly hash: Uint8Array;
}

interface Manifest {
  readonly generation: number;
  readonly parts: readonly Part[];
}

interface IndexRecord {
  readonly kind: string;
  readonly name: string;
  readonly value: unknown;
}

/** Of records before they are sealed, in bytes; one that is larger stands alone. */
const partRoom = 2 ** 20;
const saltLength = 32;
const noHash = new Uint8Array(32);
const manifestPart = '0'.repeat(32);
const nonce = new Uint8Array(12);
/** Of records that may be written again with those that come after them, in bytes. */
const tailRoom = 2 ** 18;

export class KeptIndex implements KeptRecords {
  readonly #around: IndexSurroundings;
  #keyring: Keyring;
  readonly #put = new Map<string, IndexRecord>();
  /** Small things that must be at hand, and are written again only when they change. */
  readonly #views = new Map<string, string>();
  #opened: Promise<Map<string, Map<string, unknown>>> | null = null;
  #manifest: Manifest = { generation: 0, parts: [] };
  /** Of the sealed manifest that stands with the host. */
  #standing: Uint8Array = noHash;
  #key: Uint8Array | null = null;
  #place = '';
  #writing: Promise<void> = Promise.resolve();
  #isOff = false;
  /** The key file has changed: what this session read, it read with the one before. */
  #hasMoved = false;
  /** What the last part holds, while it is small: it is written again with what comes, so that syncs do not leave a part each. */
  #tail: ReadonlyMap<string, IndexRecord> | null = null;

  constructor(around: IndexSurroundings) {
    this.#around = around;
    this.#keyring = around.keyring;
  }

  async all<K extends KeptKind>(kind: K): Promise<ReadonlyMap<string, KeptByKind[K]>> {
    const records = await this.#open();
    const found = records.get(kind) ?? new Map<string, unknown>();
    // Whoever asks takes it over.
    records.delete(kind);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- it opened: this program wrote it as this kind
    return found as ReadonlyMap<string, KeptByKind[K]>;
  }

  put<K extends KeptKind>(kind: K, name: string, value: KeptByKind[K]): void {
    if (this.#hasMoved) return;
    this.#put.set(`${kind} ${name}`, { kind, name, value });
  }

  flush(): Promise<void> {
    if (this.#put.size === 0 || this.#isOff) return Promise.resolve();
    const records = new Map(this.#put);
    this.#put.clear();
    this.#writing = this.#writing.then(() => this.#write(records));
    return this.#writing;
  }

  async discard(): Promise<void> {
    await this.#open();
    this.#put.clear();
    this.#manifest = { ...this.#manifest, parts: [] };
    this.#tail = null;
    this.#opened = Promise.resolve(new Map());
    for (const [name, value] of this.#views) this.#put.set(`view ${name}`, { kind: 'view', name, value });
  }

  /** From now on for another key file of this member: small things move over, and what was read is forgotten. */
  async moveTo(keyring: Keyring): Promise<void> {
    await this.#open();
    await this.#writing;
    this.#hasMoved = true;
    this.#keyring = keyring;
    this.#key = null;
    await this.#prepare();
    await this.discard();
    const views = new Map(this.#put);
    this.#put.clear();
    this.#writing = this.#writing.then(() => this.#write(views));
    await this.#writing;
  }

  /** Writes nothing more, and resolves when nothing is being written. */
  async stop(): Promise<void> {
    this.#isOff = true;
    await this.#writing;
  }

  /** Saved views and the like. */
  get store(): ViewStore {
    return {
      read: async (name: KeptName) => {
        await this.#open();
        return this.#views.get(name) ?? null;
      },
      keep: async (name: KeptName, text: string) => {
        await this.#open();
        if (this.#views.get(name) === text) return;
        this.#views.set(name, text);
        this.#put.set(`view ${name}`, { kind: 'view', name, value: text });
        await this.flush();
      },
    };
  }

  #open(): Promise<Map<string, Map<string, unknown>>> {
    return (this.#opened ??= this.#load());
  }

  /** Everything, or nothing: a part that is missing or does not open makes all of it worthless. */
  async #load(): Promise<Map<string, Map<string, unknown>>> {
    await this.#prepare();
    const records = new Map<string, Map<string, unknown>>();
    const sealed = await this.#read(manifestPart);
    if (sealed === null) return records;
    this.#standing = await this.#around.suite.sha256(sealed);
    const manifest = await this.#unseal(manifestPart, sealed);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- it opened: this program wrote it
    const { generation, parts } = (manifest ?? { generation: 0, parts: [] }) as Manifest;
    let read = 0;
    for (const { name, hash } of parts) {
      const bytes = await this.#read(name);
      const isIt = bytes !== null && equalBytes(await this.#around.suite.sha256(bytes), hash);
      const opened = isIt ? await this.#unseal(name, bytes) : null;
      if (opened === null) return new Map();
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- as above
      for (const record of opened as readonly IndexRecord[]) {
        const kind = records.get(record.kind) ?? new Map<string, unknown>();
        kind.set(record.name, record.value);
        read++;
        records.set(record.kind, kind);
      }
    }
    this.#manifest = { generation, parts };
    for (const [name, value] of records.get('view') ?? []) if (typeof value === 'string') this.#views.set(name, value);
    records.delete('view');
    const live = [...records.values()].reduce((sum, { size }) => sum + size, this.#views.size);
    // Most of what the parts hold has been replaced by later ones.
    if (read > 2 * live) this.#rewrite(records);
    return records;
  }

  #rewrite(records: ReadonlyMap<string, ReadonlyMap<string, unknown>>): void {
    this.#manifest = { ...this.#manifest, parts: [] };
    for (const [kind, named] of records)
      for (const [name, value] of named) this.#put.set(`${kind} ${name}`, { kind, name, value });
    for (const [name, value] of this.#views) this.#put.set(`view ${name}`, { kind: 'view', name, value });
  }

  /** Parts first and the manifest last: until then the state before stands. */
  async #write(records: ReadonlyMap<string, IndexRecord>): Promise<void> {
    if (this.#isOff) return;
    await this.#open();
    const { suite, random, host } = this.#around;
    const fresh: Part[] = [];
    const isSmall = roughSize([...records.values()]) < tailRoom;
    const parts = isSmall && this.#tail !== null ? this.#manifest.parts.slice(0, -1) : this.#manifest.parts;
    const written = isSmall ? new Map([...(this.#tail ?? []), ...records]) : records;
    try {
      for (const packed of inParts(written.values())) {
        const name = formatHex(random(16));
        const sealed = await this.#seal(name, packed);
        expectKept(await host.post('/kept-index/write', concat(ascii(this.#place), ascii(name), sealed)));
        fresh.push({ name, hash: await suite.sha256(sealed) });
        // Questions of the page come first.
        await new Promise((resolve) => setTimeout(resolve));
      }
      const manifest: Manifest = {
        generation: this.#manifest.generation + 1,
        parts: [...parts, ...fresh],
      };
      const sealed = await this.#seal(manifestPart, pack(manifest));
      const names = manifest.parts.map(({ name }) => ascii(name));
      const turned = concat(ascii(this.#place), this.#standing, u16(names.length), ...names, sealed);
      expectKept(await host.post('/kept-index/turn', turned));
      this.#manifest = manifest;
      this.#tail = fresh.length === 1 && roughSize([...written.values()]) < tailRoom ? written : null;
      this.#standing = await suite.sha256(sealed);
      this.#around.tell(null);
    } catch (error) {
      if (!(error instanceof NotKept)) return;
      this.#around.tell(error.problem);
      if (error.problem === 'OTHER_TAB') this.#isOff = true;
      // Tried again with what comes next.
      else for (const [key, record] of records) if (!this.#put.has(key)) this.#put.set(key, record);
    }
  }

  async #prepare(): Promise<void> {
    if (this.#key !== null) return;
    const { suite, program } = this.#around;
    const { origin, member, sign, epochs } = this.#keyring;
    this.#place = await placeOf(suite, origin, member);
    const whose = concat(lp(origin), u16(member), lp(program));
    const secrets = concat(sign, ...epochs.map(({ seed }) => seed));
    this.#key = await suite.hkdf(lp(labels.index), secrets, whose, 32);
  }

  async #read(part: string): Promise<Uint8Array | null> {
    const answer = await this.#around.host.post('/kept-index/read', concat(ascii(this.#place), ascii(part)));
    return answer.status === 200 ? answer.bytes : null;
  }

  /** A key of its own for every part, from a fresh salt. */
  async #partKey(part: string, salt: Uint8Array): Promise<Uint8Array> {
    if (this.#key === null) throw new Refusal('LOCKED');
    return this.#around.suite.hkdf(salt, this.#key, concat(lp(labels.index), lp(part)), 32);
  }

  async #seal(part: string, bytes: Uint8Array): Promise<Uint8Array> {
    const salt = this.#around.random(saltLength);
    const key = await this.#partKey(part, salt);
    return concat(salt, await this.#around.suite.aeadSeal(key, nonce, ascii(part), bytes));
  }

  async #unseal(part: string, sealed: Uint8Array): Promise<unknown> {
    if (sealed.length <= saltLength) return null;
    const key = await this.#partKey(part, sealed.subarray(0, saltLength));
    const bytes = await this.#around.suite.aeadOpen(key, nonce, ascii(part), sealed.subarray(saltLength));
    return bytes === null ? null : unpack(bytes);
  }
}

/**
 * Removes everything that was kept of this member on this computer; the keys are not needed for it.
 *
 * @throws Refusal NOT_WIPED if the disk does not let it go, HOST_GONE
 */
export async function wipeIndex(
  suite: Suite,
  host: Pick<HostFiles, 'post'>,
  origin: string,
  member: number,
): Promise<void> {
  const { status } = await host.post('/kept-index/drop', ascii(await placeOf(suite, origin, member)));
  if (status !== 200) throw new Refusal('NOT_WIPED');
}

/** The name under which the host keeps it, 32 hex digits. */
async function placeOf(suite: Suite, origin: string, member: number): Promise<string> {
  const hash = await suite.sha256(concat(lp(labels.index), lp(origin), u16(member)));
  return formatHex(hash.subarray(0, 16));
}

class NotKept extends Error {
  readonly problem: IndexProblem;

  constructor(problem: IndexProblem) {
    super('the host keeps nothing');
    this.problem = problem;
  }
}

function expectKept({ status }: { readonly status: number }): void {
  if (status === 409) throw new NotKept('OTHER_TAB');
  if (status !== 200) throw new NotKept('DISK_FULL');
}

/** Records packed together, as many as a part has room for. */
function* inParts(records: Iterable<IndexRecord>): Generator<Uint8Array> {
  let some: IndexRecord[] = [];
  let size = 0;
  for (const record of records) {
    const length = roughSize(record.value);
    if (size + length > partRoom && some.length > 0) {
      yield pack(some);
      [some, size] = [[], 0];
    }
    some.push(record);
    size += length;
  }
  if (some.length > 0) yield pack(some);
}

/** Bytes, near enough to cut parts by. */
function roughSize(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 4;
  if (value instanceof Uint8Array) return value.length + 16;
  const items: Iterable<unknown> = value instanceof Map || Array.isArray(value) ? value.values() : Object.values(value);
  let size = 8;
  for (const item of items) size += 12 + roughSize(item);
  return size;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
