/**
 * What the offline side remembers from one bundle to the next. The machine itself keeps nothing: the memory goes back with the courier,
 * locked so that only the member's key file opens it, and comes again with the next bundle.
 */
import {
  assertZero,
  concat,
  decodeUtf8,
  encodeUtf8,
  formatBase64,
  lp,
  parseBase64,
  Reader,
  u32,
  u64,
  type Keyring,
  type Random,
  type Suite,
} from '../../crypto/index.ts';
import type { MemberAct } from '../caseload/act.ts';
import { Refusal } from '../register/transport.ts';
import type { CourierPublic } from './courier-keys.ts';
import type { CarriedRequest, CarriedResult } from './request.ts';

/** An act that does not stand in the register yet. */
export interface CarriedAct {
  /** Of the case. */
  readonly id: string;
  readonly act: MemberAct;
  /** Hashes of its events, hex; none where the case cannot be shown any more, or the act waits. */
  readonly hashes: readonly string[];
  /** Its requests to the feed; none if the act waits. */
  readonly requests: readonly number[];
}

export interface StickMemory {
  /** Canonical JSON, as the member was handed it. */
  readonly trust: string;
  readonly courier: CourierPublic;
  /** Governance checkpoints to go on from, as signed notes. */
  readonly notes: readonly string[];
  /** Number of the newest bundle that was opened. */
  readonly bundle: number;
  /** Number of the newest file that was sent back, and the UTC day of it by the device's clock. */
  readonly errand: number;
  readonly savedDay: number;
  readonly next: number;
  readonly outstanding: readonly CarriedRequest[];
  /** Numbers of requests in `outstanding` that the server has taken: they wait for their release. */
  readonly sent: readonly number[];
  /** The server's words about status entries, by the hex of the commit, each with the number of its request. */
  readonly answered: readonly (readonly [string, CarriedResult])[];
  readonly acts: readonly CarriedAct[];
  readonly wanted: readonly string[];
}

/** What the machine itself may keep: which files were the newest. Locked like the memory; it tells nothing else. */
export interface StickMark {
  readonly bundle: number;
  readonly errand: number;
}

const memoryLabel = 'kupuya/stick-memory/v1';
const markLabel = 'kupuya/stick-mark/v1';
const saltLength = 32;
const memoryStep = 65_536;
const markStep = 256;

export function sealMemory(suite: Suite, random: Random, keyring: Keyring, memory: StickMemory): Promise<Uint8Array> {
  return sealOwn(suite, random, keyring, memoryLabel, encodeUtf8(JSON.stringify(memory, writeBytes)), memoryStep);
}

/** @throws Refusal BUNDLE_OTHER_MEMORY if this key file did not lock it, or it was damaged */
export async function openMemory(suite: Suite, keyring: Keyring, sealed: Uint8Array): Promise<StickMemory> {
  const content = await openOwn(suite, keyring, memoryLabel, sealed);
  if (content === null) throw new Refusal('BUNDLE_OTHER_MEMORY');
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- opened with the member's own key: this program wrote it
  return JSON.parse(decodeUtf8(content), readBytes) as StickMemory;
}

export function sealMark(suite: Suite, random: Random, keyring: Keyring, mark: StickMark): Promise<Uint8Array> {
  return sealOwn(
    suite,
    random,
    keyring,
    markLabel,
    concat(u64(BigInt(mark.bundle)), u64(BigInt(mark.errand))),
    markStep,
  );
}

/** Null for the mark of another member who works at this machine, or one that was damaged. */
export async function openMark(suite: Suite, keyring: Keyring, sealed: Uint8Array): Promise<StickMark | null> {
  const content = await openOwn(suite, keyring, markLabel, sealed);
  if (content === null) return null;
  const reader = new Reader(content);
  const mark = { bundle: Number(reader.u64()), errand: Number(reader.u64()) };
  reader.end();
  return mark;
}

/** `salt 32 | AES-256-GCM of (length u32 | content | zeros)`. */
async function sealOwn(
  suite: Suite,
  random: Random,
  keyring: Keyring,
  label: string,
  content: Uint8Array,
  step: number,
): Promise<Uint8Array> {
  const padded = new Uint8Array(Math.ceil((4 + content.length) / step) * step);
  padded.set(u32(content.length));
  padded.set(content, 4);
  const salt = random(saltLength);
  const key = await keyOf(suite, keyring, label, salt);
  return concat(salt, await suite.aeadSeal(key, new Uint8Array(12), salt, padded));
}

async function openOwn(suite: Suite, keyring: Keyring, label: string, sealed: Uint8Array): Promise<Uint8Array | null> {
  if (sealed.length <= saltLength) return null;
  const salt = sealed.slice(0, saltLength);
  const key = await keyOf(suite, keyring, label, salt);
  const padded = await suite.aeadOpen(key, new Uint8Array(12), salt, sealed.subarray(saltLength));
  if (padded === null) return null;
  const reader = new Reader(padded);
  const content = reader.take(reader.u32());
  assertZero(reader.take(reader.remaining));
  return content;
}

/** A key for each writing, so that a nonce is never met twice. */
function keyOf(suite: Suite, { sign }: Keyring, label: string, salt: Uint8Array): Promise<Uint8Array> {
  return suite.hkdf(lp(label), sign, salt, 32);
}

const bytesKey = '$bytes';

function writeBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { [bytesKey]: formatBase64(value) } : value;
}

function readBytes(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(bytesKey in value)) return value;
  return typeof value.$bytes === 'string' ? parseBase64(value.$bytes) : value;
}
