/**
 * One place with the host in which sealed bytes outlive a session: parts, and a manifest that alone says what they mean. The key follows from
 * the keyring with all its seeds [one from which old seeds were destroyed opens nothing that was sealed with them], and stands in this worker's
 * memory alone. Everything is bound to member, body and a binding of its user: what was changed, cut off, taken from elsewhere or put together
 * from two states does not open.
 *
 * Whoever can write on this computer's disk can put back an older whole state. That is a state that was true once.
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
import { Refusal } from '../../register/transport.ts';
import type { HostFiles } from '../../staff/worker/transport.ts';

/** HOST_GONE: the program that serves this page does not answer. */
export type IndexProblem = 'DISK_FULL' | 'OTHER_TAB' | 'HOST_GONE';

export interface PlaceSurroundings {
  readonly suite: Suite;
  readonly random: Random;
  readonly host: Pick<HostFiles, 'post'>;
}

export interface Part {
  /** 32 hex digits. */
  readonly name: string;
  /** SHA-256 of the sealed bytes. */
  readonly hash: Uint8Array;
}

/** Nothing was kept, for this reason; what stood before stands. */
export class NotKept extends Error {
  readonly problem: IndexProblem;

  constructor(problem: IndexProblem) {
    super('the host keeps nothing');
    this.problem = problem;
  }
}

const saltLength = 32;
const noHash = new Uint8Array(32);
const manifestPart = '0'.repeat(32);
const nonce = new Uint8Array(12);

/** RECORDS of what was read, for one program; VIEWS are the member's own small things. */
export type PlaceKind = 'RECORDS' | 'VIEWS';
const kinds: readonly PlaceKind[] = ['RECORDS', 'VIEWS'];

export class SealedPlace {
  readonly #around: PlaceSurroundings;
  readonly #kind: PlaceKind;
  readonly #binding: string;
  #keyring: Keyring;
  #key: Uint8Array | null = null;
  #place = '';
  /** Of the sealed manifest that stands with the host. */
  #standing: Uint8Array = noHash;
  /** Of one that was sent without an answer: it may stand there, or not. */
  #unanswered: Uint8Array | null = null;

  /** @param binding what else must be the same for anything to open */
  constructor(around: PlaceSurroundings, kind: PlaceKind, binding: string, keyring: Keyring) {
    this.#around = around;
    this.#kind = kind;
    this.#binding = binding;
    this.#keyring = keyring;
  }

  /** What is sealed from now on opens with this key file, and no more with the one before. */
  moveTo(keyring: Keyring): void {
    this.#keyring = keyring;
    this.#key = null;
  }

  /** Null if nothing was kept, or it does not open here. @throws Refusal HOST_GONE */
  async readManifest(): Promise<Uint8Array | null> {
    const sealed = await this.#read(manifestPart);
    if (sealed === null) return null;
    this.#standing = await this.#around.suite.sha256(sealed);
    return this.#unseal(manifestPart, sealed);
  }

  /** Null if it is not the part that was written. @throws Refusal HOST_GONE */
  async readPart({ name, hash }: Part): Promise<Uint8Array | null> {
    const sealed = await this.#read(name);
    if (sealed === null || !equalBytes(await this.#around.suite.sha256(sealed), hash)) return null;
    return this.#unseal(name, sealed);
  }

  /** Counts once a manifest names it. @throws NotKept */
  async writePart(bytes: Uint8Array): Promise<Part> {
    const { suite, random } = this.#around;
    const name = formatHex(random(16));
    const sealed = await this.#seal(name, bytes);
    await this.#post('write', concat(ascii(this.#place), ascii(name), sealed));
    return { name, hash: await suite.sha256(sealed) };
  }

  /** The manifest takes the place of the one that was read or written here last; parts that it does not name go. @throws NotKept */
  async turn(parts: readonly Part[], manifest: Uint8Array): Promise<void> {
    const sealed = await this.#seal(manifestPart, manifest);
    const names = parts.map(({ name }) => ascii(name));
    const hash = await this.#around.suite.sha256(sealed);
    const turned = concat(ascii(this.#place), this.#standing, u16(names.length), ...names, sealed);
    this.#unanswered = hash;
    try {
      await this.#post('turn', turned);
      this.#standing = hash;
      this.#unanswered = null;
    } catch (error) {
      // Refused is refused: only where no answer came it may stand there all the same.
      if (error instanceof NotKept && error.problem !== 'HOST_GONE') this.#unanswered = null;
      throw error;
    }
  }

  /** Whether the manifest that was sent last, and for which no answer came, stands there after all. @throws NotKept */
  async findUnanswered(): Promise<boolean> {
    const sent = this.#unanswered;
    if (sent === null) return false;
    const sealed = await orNotKept(this.#read(manifestPart));
    this.#unanswered = null;
    if (sealed === null || !equalBytes(await this.#around.suite.sha256(sealed), sent)) return false;
    this.#standing = sent;
    return true;
  }

  async #prepare(): Promise<Uint8Array> {
    if (this.#key !== null) return this.#key;
    const { suite } = this.#around;
    const { origin, member, sign, epochs } = this.#keyring;
    this.#place = await placeOf(suite, origin, member, this.#kind);
    const whose = concat(lp(origin), u16(member), lp(this.#binding));
    const secrets = concat(sign, ...epochs.map(({ seed }) => seed));
    return (this.#key = await suite.hkdf(lp(labels.index), secrets, whose, 32));
  }

  async #post(path: 'write' | 'turn', body: Uint8Array): Promise<void> {
    const { status } = await orNotKept(this.#around.host.post(`/kept-index/${path}`, body));
    if (status === 409) throw new NotKept('OTHER_TAB');
    if (status !== 200) throw new NotKept('DISK_FULL');
  }

  async #read(part: string): Promise<Uint8Array | null> {
    await this.#prepare();
    const answer = await this.#around.host.post('/kept-index/read', concat(ascii(this.#place), ascii(part)));
    return answer.status === 200 ? answer.bytes : null;
  }

  /** A key of its own for every part, from a fresh salt. */
  async #partKey(part: string, salt: Uint8Array): Promise<Uint8Array> {
    return this.#around.suite.hkdf(salt, await this.#prepare(), concat(lp(labels.index), lp(part)), 32);
  }

  async #seal(part: string, bytes: Uint8Array): Promise<Uint8Array> {
    const salt = this.#around.random(saltLength);
    const key = await this.#partKey(part, salt);
    return concat(salt, await this.#around.suite.aeadSeal(key, nonce, ascii(part), bytes));
  }

  async #unseal(part: string, sealed: Uint8Array): Promise<Uint8Array | null> {
    if (sealed.length <= saltLength) return null;
    const key = await this.#partKey(part, sealed.subarray(0, saltLength));
    return this.#around.suite.aeadOpen(key, nonce, ascii(part), sealed.subarray(saltLength));
  }
}

/**
 * Removes everything that was kept of this member on this computer, in both places; the keys are not needed for it. Where one does not go,
 * the other goes all the same.
 *
 * @throws Refusal NOT_WIPED if the disk does not let it go, HOST_GONE
 */
export async function wipePlaces(
  suite: Suite,
  host: Pick<HostFiles, 'post'>,
  origin: string,
  member: number,
): Promise<void> {
  const drop = async (kind: PlaceKind): Promise<void> => {
    const { status } = await host.post('/kept-index/drop', ascii(await placeOf(suite, origin, member, kind)));
    if (status !== 200) throw new Refusal('NOT_WIPED');
  };
  const dropped = await Promise.allSettled(kinds.map(drop));
  for (const each of dropped) if (each.status === 'rejected') throw each.reason;
}

/** The name under which the host keeps it, 32 hex digits. */
async function placeOf(suite: Suite, origin: string, member: number, kind: PlaceKind): Promise<string> {
  const which = kind === 'RECORDS' ? [] : [lp(kind)];
  const hash = await suite.sha256(concat(lp(labels.index), lp(origin), u16(member), ...which));
  return formatHex(hash.subarray(0, 16));
}

async function orNotKept<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch {
    throw new NotKept('HOST_GONE');
  }
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
