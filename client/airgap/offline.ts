/** The side without a network: from a bundle to what an engine needs, and from what it wrote down to the file that goes back. */
import {
  decodeUtf8,
  encodeTrust,
  equalBytes,
  formatHex,
  parseTrust,
  encodeUtf8,
  type FeedRecord,
  type Keyring,
  type Random,
  type Suite,
  type TrustPolicy,
} from '../../crypto/index.ts';
import type { RegisterMemory } from '../caseload/environment.ts';
import { Refusal, type HttpAnswer } from '../register/transport.ts';
import { bundleShape, entryNames, entryNumber, errandJson, servedPath, type BundleHead } from './bundle.ts';
import { BundleTransport } from './bundle-transport.ts';
import { courierFingerprint } from './courier-keys.ts';
import { joinErrand, splitErrand } from './errand-file.ts';
import {
  openMark,
  openMemory,
  sealMark,
  sealMemory,
  type CarriedAct,
  type StickMark,
  type StickMemory,
} from './memory.ts';
import { decodePackage, encodePackage, type Entry, type Package } from './package.ts';
import {
  encodeRequest,
  feedPath,
  locatorsInSlot,
  locatorsOf,
  recordsOf,
  statusesPath,
  type CarriedRequest,
  type CarriedResult,
} from './request.ts';
import { openFile, sealFile } from './sealed-file.ts';

export interface OfflineEnvironment {
  readonly suite: Suite;
  readonly random: Random;
  readonly keyring: Keyring;
  /** UTC days since 1970-01-01. */
  readonly deviceDay: () => number;
}

/** What a person brings to the machine. Files may have been written by anybody. */
export interface Brought {
  readonly bundle: Uint8Array;
  /** The file that was saved here last, where the courier has not taken it yet. */
  readonly errand: Uint8Array | null;
  /** What this machine kept of the last time. */
  readonly mark: Uint8Array | null;
  /** Only where nothing was carried before. */
  readonly first: {
    /** As it was handed out by the body. */
    readonly trust: TrustPolicy;
    /** The courier's fingerprint as the courier's computer shows it; spaces and capitals do not matter. */
    readonly courier: string;
  } | null;
}

/** Results of status entries are kept for so many numbers: by then the entry stands in the register, or is posted again. */
const answersKept = 4_000;

/**
 * @throws Refusal BUNDLE_UNREADABLE, BUNDLE_FORGED, BUNDLE_OTHER_MEMBER, BUNDLE_OTHER_COURIER, BUNDLE_OTHER_MEMORY, BUNDLE_REPLAYED,
 *   BUNDLE_WITHOUT_MEMORY, BUNDLE_WITHOUT_ERRAND. Whether the register in it holds together and is fresh, the engine says.
 */
export async function openBundle(environment: OfflineEnvironment, brought: Brought): Promise<OfflineSession> {
  const { suite, keyring } = environment;
  const { head, entries } = await decodeBundle(environment, brought.bundle);
  if (head.member !== keyring.member || head.origin !== keyring.origin) throw new Refusal('BUNDLE_OTHER_MEMBER');
  const mark = brought.mark === null ? null : await openMark(suite, keyring, brought.mark);
  const memory = await newestMemory(environment, brought, head, entries);
  if (!equalBytes(memory.courier.sign, head.courier.sign) || !equalBytes(memory.courier.kem, head.courier.kem))
    throw new Refusal('BUNDLE_OTHER_COURIER');
  if (head.number < Math.max(memory.bundle, mark?.bundle ?? 0)) throw new Refusal('BUNDLE_REPLAYED');
  // Going on without the newest file would number two different requests alike, and lose the earlier ones.
  if (memory.errand < Math.max(head.errand, mark?.errand ?? 0)) throw new Refusal('BUNDLE_WITHOUT_ERRAND');
  return new OfflineSession(environment, head, entries, memory);
}

async function decodeBundle({ suite, keyring }: OfflineEnvironment, file: Uint8Array): Promise<Package<BundleHead>> {
  for (const { seed } of [...keyring.epochs].reverse()) {
    const content = await openFile(suite, seed, 'out', file).catch(() => null);
    if (content === null) continue;
    return decodePackage(suite, content, 'kupuya/bundle/v1', bundleShape, ({ courier }) => courier.sign);
  }
  throw new Refusal('BUNDLE_UNREADABLE');
}

/** Of the bundle and of the file saved last, whichever is newer; the beginning where nothing was carried before. */
async function newestMemory(
  { suite, keyring }: OfflineEnvironment,
  { errand, first }: Brought,
  head: BundleHead,
  entries: readonly Entry[],
): Promise<StickMemory> {
  const sealed = [
    entries.find(({ name }) => name === entryNames.memory)?.bytes,
    errand === null ? undefined : splitErrand(errand).memory,
  ].filter((bytes) => bytes !== undefined);
  const memories = await Promise.all(sealed.map((bytes) => openMemory(suite, keyring, bytes)));
  const newest = memories.sort((a, b) => b.errand - a.errand)[0];
  if (newest !== undefined) return newest;
  if (first === null) throw new Refusal('BUNDLE_WITHOUT_MEMORY');
  const shown = await courierFingerprint(suite, head.courier);
  if (plainDigits(shown) !== plainDigits(first.courier)) throw new Refusal('BUNDLE_OTHER_COURIER');
  const none = { notes: [], bundle: 0, errand: 0, savedDay: 0, next: 1, outstanding: [], sent: [], answered: [] };
  return { ...none, trust: decodeUtf8(encodeTrust(first.trust)), courier: head.courier, acts: [], wanted: [] };
}

const plainDigits = (typed: string): string => typed.toLowerCase().replace(/[^0-9a-f]/gu, '');

/** One opened bundle, until the page is closed or locked. */
export class OfflineSession {
  readonly transport: BundleTransport;
  readonly trust: TrustPolicy;
  readonly head: BundleHead;
  /** Requests that the server refused, by number. */
  readonly refused: ReadonlySet<number>;
  readonly #environment: OfflineEnvironment;
  readonly #memory: StickMemory;
  readonly #settled: Settled;
  #notes: readonly string[];
  #acts: readonly CarriedAct[];
  #errand: number;

  constructor(environment: OfflineEnvironment, head: BundleHead, entries: readonly Entry[], memory: StickMemory) {
    this.#environment = environment;
    this.head = head;
    this.#memory = memory;
    this.trust = parseTrust(encodeUtf8(memory.trust));
    const served = servedBy(entries);
    this.#settled = settle(memory, entries, served);
    this.refused = this.#settled.refused;
    this.transport = new BundleTransport(served, {
      outstanding: this.#settled.outstanding,
      answered: new Map(this.#settled.answered),
      wanted: memory.wanted,
      next: memory.next,
    });
    this.#notes = memory.notes;
    this.#acts = memory.acts;
    this.#errand = memory.errand;
  }

  /** Requests from this number on were written in this session. */
  get firstOfNow(): number {
    return this.#memory.next;
  }

  /** Number of the file saved last, and the day of it; 0 before. */
  get lastSaved(): { readonly errand: number; readonly day: number } {
    return { errand: this.#errand, day: this.#memory.savedDay };
  }

  /** Requests that wait for the courier: what is not with the server yet. */
  get toCarry(): number {
    return this.transport.requests.filter(({ number }) => !this.#settled.sent.has(number)).length;
  }

  /** What was written in earlier sessions and is not released yet. */
  get pending(): readonly FeedRecord[] {
    return this.#settled.outstanding.filter(({ path }) => path === feedPath).flatMap(recordsOf);
  }

  /** Where the engine keeps the newest seal. */
  readonly registerMemory: RegisterMemory = {
    read: () => Promise.resolve(this.#notes),
    keep: (note) => {
      this.#notes = [note];
      return Promise.resolve();
    },
  };

  /** Acts that do not stand in the register yet. */
  get acts(): readonly CarriedAct[] {
    return this.#acts;
  }

  set acts(acts: readonly CarriedAct[]) {
    this.#acts = acts;
  }

  /** Whether a request is on its way or waits for its release. */
  isOutstanding(number: number): boolean {
    return this.transport.requests.some((request) => request.number === number);
  }

  /** For the machine to keep: an older bundle is refused the next time. */
  mark(): Promise<Uint8Array> {
    const { suite, random, keyring } = this.#environment;
    const mark: StickMark = { bundle: this.head.number, errand: this.#errand };
    return sealMark(suite, random, keyring, mark);
  }

  /** The file that goes back with the stick. Each one holds all that the courier has not posted; a later one takes the place of an earlier. */
  async makeErrand(): Promise<Uint8Array> {
    const { suite, random, keyring, deviceDay } = this.#environment;
    const { requests, next, wanted } = this.transport;
    const errand = this.#errand + 1;
    const { sent, answered, seen } = this.#settled;
    const memory = await sealMemory(suite, random, keyring, {
      ...{ trust: this.#memory.trust, courier: this.#memory.courier, notes: this.#notes },
      ...{ bundle: this.head.number, errand, savedDay: deviceDay(), next, wanted },
      outstanding: requests,
      sent: [...sent].filter((number) => this.isOutstanding(number)),
      answered,
      acts: this.#acts,
    });
    const head = {
      origin: keyring.origin,
      member: keyring.member,
      number: errand,
      bundle: this.head.number,
      seen,
      wanted,
    };
    const posts = requests
      .filter(({ number }) => !sent.has(number))
      .map((request) => ({ name: entryNames.request(request.number), status: 0, bytes: encodeRequest(request) }));
    const content = await encodePackage(suite, keyring.sign, 'kupuya/errand/v1', errandJson(head), [
      { name: entryNames.memory, status: 0, bytes: memory },
      ...posts,
    ]);
    const sealed = await sealFile(suite, random, this.#memory.courier.kem, 'back', content);
    this.#errand = errand;
    return joinErrand({ memory, sealed });
  }
}

interface Settled {
  readonly outstanding: readonly CarriedRequest[];
  /** Of these: taken by the server, not released yet. */
  readonly sent: ReadonlySet<number>;
  readonly answered: readonly (readonly [string, CarriedResult])[];
  readonly refused: ReadonlySet<number>;
  /** Results up to this number have been read. */
  readonly seen: number;
}

/** What became of the requests of earlier files, by the courier's word and by the feed itself. */
function settle(memory: StickMemory, entries: readonly Entry[], served: ReadonlyMap<string, HttpAnswer>): Settled {
  const results = new Map(
    entries.flatMap(({ name, status, bytes }): [number, CarriedResult][] => {
      const number = entryNumber(name, 'result');
      return number === null ? [] : [[number, { number, status, bytes }]];
    }),
  );
  const released = new Set(
    [...served].flatMap(([path, { bytes }]) => (path.startsWith(`${feedPath}/`) ? locatorsInSlot(bytes) : [])),
  );
  const sent = new Set(memory.sent);
  const refused = new Set<number>();
  const answered = new Map(memory.answered);
  const outstanding = memory.outstanding.filter((request) => {
    const result = results.get(request.number);
    if (request.path !== feedPath) {
      if (result === undefined) return true;
      if (request.path === statusesPath && result.status !== 0)
        answered.set(formatHex(request.body.subarray(0, 32)), { ...result, bytes: result.bytes.slice() });
      return false;
    }
    if (locatorsOf(request).every((at) => released.has(at))) return false;
    if (result !== undefined && result.status !== 201) refused.add(request.number);
    else if (result !== undefined) sent.add(request.number);
    return !refused.has(request.number);
  });
  const seen = Math.max(0, ...results.keys());
  return { outstanding, sent, answered: [...answered].slice(-answersKept), refused, seen };
}

function servedBy(entries: readonly Entry[]): Map<string, HttpAnswer> {
  return new Map(
    entries.flatMap(({ name, status, bytes }): [string, HttpAnswer][] => {
      const path = servedPath(name);
      return path === null ? [] : [[path, { status, bytes }]];
    }),
  );
}
