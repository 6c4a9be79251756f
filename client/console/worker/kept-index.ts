/**
 * The local index: what a session has read, sealed and kept by the host, so that the next session begins where this one ended. It is bound to
 * the program, which trusts what it wrote itself; whatever does not open is read anew from the register. The register also brings an older
 * state up to date, and what the register does not go on from is refused. What cannot be read again is kept elsewhere (`kept-views.ts`).
 */
import type { Keyring } from '../../../crypto/index.ts';
import type { KeptByKind, KeptKind, KeptRecords } from '../../caseload/kept-records.ts';
import { joinPieces, pack, piecesIn, unpack } from './packed.ts';
import { NotKept, SealedPlace, type IndexProblem, type Part, type PlaceSurroundings } from './sealed-place.ts';

export interface IndexSurroundings extends PlaceSurroundings {
  readonly keyring: Keyring;
  /** Of this very program: another one may write records of another shape. */
  readonly program: string;
  readonly tell: (problem: IndexProblem | null) => void;
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

/** Of records before they are sealed, in bytes; a piece that is larger stands alone. */
const partRoom = 2 ** 20;
/** Of records that are packed without a pause, in bytes: meanwhile no question of the page is answered. */
const pieceRoom = 2 ** 16;
/** Parts that are asked for before those before them are unpacked. */
const ahead = 4;
/** Of records that may be written again with those that come after them, in bytes. */
const tailRoom = 2 ** 18;

type Tail = ReadonlyMap<string, IndexRecord>;

export class KeptIndex implements KeptRecords {
  readonly #place: SealedPlace;
  readonly #tell: (problem: IndexProblem | null) => void;
  readonly #put = new Map<string, IndexRecord>();
  #opened: Promise<Map<string, Map<string, unknown>>> | null = null;
  #manifest: Manifest = { generation: 0, parts: [] };
  #writing: Promise<void> = Promise.resolve();
  #isOff = false;
  /** The key file has changed: what this session read, it read with the one before. */
  #hasMoved = false;
  /** The manifest that stands with the host names what has been forgotten. */
  #mustTurn = false;
  /** What the last part holds, while it is small: it is written again with what comes, so that syncs do not leave a part each. */
  #tail: Tail | null = null;
  /** What counts if the manifest that was sent last has arrived. */
  #sent: { readonly manifest: Manifest; readonly tail: Tail | null } | null = null;

  constructor(around: IndexSurroundings) {
    this.#place = new SealedPlace(around, 'RECORDS', around.program, around.keyring);
    this.#tell = around.tell;
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

  /** What is put while something is being written goes together, once that is done. */
  flush(): Promise<void> {
    if (this.#isDue && !this.#isOff) this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async discard(): Promise<void> {
    await this.#open();
    await this.#writing;
    this.#put.clear();
    this.#manifest = { ...this.#manifest, parts: [] };
    this.#tail = null;
    this.#opened = Promise.resolve(new Map());
  }

  /** From now on for another key file of this member: what was read with the one before is forgotten, also on the disk. */
  async moveTo(keyring: Keyring): Promise<void> {
    this.#hasMoved = true;
    await this.discard();
    this.#place.moveTo(keyring);
    this.#mustTurn = true;
    await this.flush();
  }

  /** Writes nothing more, and resolves when nothing is being written. */
  async stop(): Promise<void> {
    this.#isOff = true;
    await this.#writing;
  }

  get #isDue(): boolean {
    return this.#put.size > 0 || this.#mustTurn;
  }

  #open(): Promise<Map<string, Map<string, unknown>>> {
    this.#opened ??= this.#load().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  /** Everything, or nothing: a part that is missing or does not open makes all of it worthless. */
  async #load(): Promise<Map<string, Map<string, unknown>>> {
    const records = new Map<string, Map<string, unknown>>();
    const content = await this.#place.readManifest();
    if (content === null) return records;
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- it opened: this program wrote it
    const { generation, parts } = unpack(content) as Manifest;
    let read = 0;
    const ask = (part: Part): Promise<Uint8Array | null> => {
      const asked = this.#place.readPart(part);
      asked.catch(() => undefined);
      return asked;
    };
    const coming = parts.slice(0, ahead).map(ask);
    for (const index of parts.keys()) {
      const opened = (await coming.shift()) ?? null;
      coming.push(...parts.slice(index + ahead, index + ahead + 1).map(ask));
      if (opened === null) return new Map();
      for (const piece of piecesIn(opened)) {
        // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- as above
        for (const record of unpack(piece) as readonly IndexRecord[]) {
          const kind = records.get(record.kind) ?? new Map<string, unknown>();
          kind.set(record.name, record.value);
          read++;
          records.set(record.kind, kind);
        }
      }
    }
    this.#manifest = { generation, parts };
    const live = [...records.values()].reduce((sum, { size }) => sum + size, 0);
    // Most of what the parts hold has been replaced by later ones.
    if (read > 2 * live) this.#rewrite(records);
    return records;
  }

  #rewrite(records: ReadonlyMap<string, ReadonlyMap<string, unknown>>): void {
    this.#manifest = { ...this.#manifest, parts: [] };
    for (const [kind, named] of records)
      for (const [name, value] of named) this.#put.set(`${kind} ${name}`, { kind, name, value });
  }

  /**
   * Parts first and the manifest last: until then the state before stands. What is not kept, for whatever reason, is put back and goes with
   * what comes next, unless something newer has been put under its name.
   */
  async #write(): Promise<void> {
    if (!this.#isDue || this.#isOff) return;
    let records: Tail = new Map();
    try {
      await this.#open();
      if ((await this.#place.findUnanswered()) && this.#sent !== null) {
        this.#manifest = this.#sent.manifest;
        this.#tail = this.#sent.tail;
      }
      records = new Map(this.#put);
      this.#put.clear();
      await this.#writeParts(records);
      this.#mustTurn = false;
      this.#tell(null);
    } catch (error) {
      for (const [key, record] of records) if (!this.#put.has(key)) this.#put.set(key, record);
      const problem = error instanceof NotKept ? error.problem : 'HOST_GONE';
      if (problem === 'OTHER_TAB') this.#isOff = true;
      this.#tell(problem);
    }
  }

  async #writeParts(records: Tail): Promise<void> {
    const fresh: Part[] = [];
    const isSmall = fitsTail(records);
    const parts = isSmall && this.#tail !== null ? this.#manifest.parts.slice(0, -1) : this.#manifest.parts;
    const written = isSmall ? new Map([...(this.#tail ?? []), ...records]) : records;
    let pieces: Uint8Array[] = [];
    let size = 0;
    const writePart = async (): Promise<void> => {
      if (pieces.length > 0) fresh.push(await this.#place.writePart(joinPieces(pieces)));
      [pieces, size] = [[], 0];
    };
    for (const piece of inPieces(written.values())) {
      if (size + piece.length > partRoom) await writePart();
      pieces.push(piece);
      size += piece.length;
      // Questions of the page come first.
      await new Promise((resolve) => setTimeout(resolve));
    }
    await writePart();
    const manifest = { generation: this.#manifest.generation + 1, parts: [...parts, ...fresh] };
    const tail = fresh.length === 1 && fitsTail(written) ? written : null;
    this.#sent = { manifest, tail };
    await this.#place.turn(manifest.parts, pack(manifest));
    this.#manifest = manifest;
    this.#tail = tail;
  }
}

/** Records packed together, as many as there is room for. */
function* inPieces(records: Iterable<IndexRecord>): Generator<Uint8Array> {
  let some: IndexRecord[] = [];
  let size = 0;
  for (const record of records) {
    const length = roughSize(record.value);
    if (size + length > pieceRoom && some.length > 0) {
      yield pack(some);
      [some, size] = [[], 0];
    }
    some.push(record);
    size += length;
  }
  if (some.length > 0) yield pack(some);
}

/** Stops as soon as it is clear: after a first sync there are hundreds of megabytes. */
function fitsTail(records: Tail): boolean {
  let size = 0;
  for (const { value } of records.values()) {
    size += roughSize(value);
    if (size >= tailRoom) return false;
  }
  return true;
}

/** Bytes, near enough to cut pieces by. */
function roughSize(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 4;
  if (value instanceof Uint8Array) return value.length + 16;
  const items: Iterable<unknown> = value instanceof Map || Array.isArray(value) ? value.values() : Object.values(value);
  let size = 8;
  for (const item of items) size += 12 + roughSize(item);
  return size;
}
