/** Downloads a whole C2SP log and checks it against everything that is signed about it. */
import {
  ENTRY_BYTES,
  ProtocolError,
  decodeBundle,
  entriesPath,
  equalBytes,
  leafHashes,
  quorumTime,
  rootsOfPrefixes,
  verifyCosigned,
  decodeUtf8,
  type CosignedCheckpoint,
  type PublicSuite,
  type VerifierKey,
} from '../../crypto/public.ts';
import { ForkedRegister } from './fork.ts';
import { expectStatus, type HttpAnswer, type Transport } from './transport.ts';

const bundleWidth = 256;
/** Bytes of a checkpoint with all its lines: more than every checker of a policy can need, and as much as any keeper of notes takes. */
const noteLimit = 65_536;

/** A checkpoint, verified, with the note in which it stood. */
export interface SignedCheckpoint extends CosignedCheckpoint {
  readonly note: string;
}

/** Proven full bundles: they never change, so a client that stays open (the console) keeps them. Key: path. */
export type BundleCache = Map<string, Uint8Array>;

/**
 * The newest checkpoint, with the log's signature alone.
 *
 * @param key the log's own key; its name is the log's origin
 * @throws BAD_SIGNATURE, UNDER_SIGNED, WRONG_ORIGIN, MALFORMED; Refusal
 */
export async function downloadCheckpoint(
  suite: PublicSuite,
  transport: Transport,
  log: 'case' | 'governance',
  key: VerifierKey,
): Promise<SignedCheckpoint> {
  const note = readNote(await transport.get(`/log/${log}/checkpoint`));
  return { ...(await verifyCosigned(suite, note, key, [])), note };
}

/**
 * The newest checkpoint that a quorum of outside checkers has seen.
 *
 * @param checkers their keys
 * @returns null if there is none yet, or fewer than the quorum have seen it
 * @throws as `downloadCheckpoint`; BAD_SIGNATURE also for a bad line of a known checker beside good ones
 */
export async function downloadCosigned(
  suite: PublicSuite,
  transport: Transport,
  log: 'case' | 'governance',
  key: VerifierKey,
  checkers: readonly VerifierKey[],
  quorum: number,
): Promise<SignedCheckpoint | null> {
  const answer = await transport.get(`/log/${log}/cosigned`);
  if (answer.status === 404) return null;
  const note = readNote(answer);
  const cosigned = { ...(await verifyCosigned(suite, note, key, checkers)), note };
  return quorumTime(cosigned, quorum) === null ? null : cosigned;
}

/** Lines of strangers are allowed in a note; a flood of them would not fit where notes are kept. @throws MALFORMED; Refusal */
function readNote(answer: HttpAnswer): string {
  const bytes = expectStatus(answer, 200);
  if (bytes.length > noteLimit) throw new ProtocolError('MALFORMED');
  return decodeUtf8(bytes);
}

/**
 * The entries up to the largest seal, which every seal must cover as they are. Bundles are kept only once they are proven: a wrong one must
 * not stay when the server has mended itself.
 *
 * @throws ForkedRegister if two checkpoints contradict each other; BAD_PROOF if a bundle is short or the entries are not what every seal
 *   says; TRUNCATED and others for a malformed one; Refusal
 */
export async function downloadEntries(
  suite: PublicSuite,
  transport: Transport,
  log: 'case' | 'governance',
  seals: readonly Seal[],
  cache: BundleCache,
): Promise<Uint8Array[]> {
  assertOneHistory(log, seals);
  const size = seals.reduce((largest, seal) => Math.max(largest, seal.size), 0);
  const entries: Uint8Array[] = [];
  const whole = new Map<string, Uint8Array>();
  for (let index = 0; entries.length < size; index++) {
    const wanted = Math.min(bundleWidth, size - entries.length);
    const path = `/log/${log}/${entriesPath(index)}`;
    const bytes = cache.get(path) ?? (await downloadBundle(transport, log, index, wanted));
    const bundle = decodeBundle(bytes);
    // Entries of nothing would let a few bytes on the line fill the memory here.
    if (bundle.some(({ length }) => length < ENTRY_BYTES)) throw new ProtocolError('MALFORMED');
    // A bundle that was partial a moment ago may be full by now; what the tree does not cover yet is not read.
    if (bundle.length < wanted) throw new ProtocolError('BAD_PROOF');
    entries.push(...bundle.slice(0, wanted));
    if (wanted === bundleWidth) whole.set(path, bytes);
  }
  await assertSeals(suite, log, entries, seals);
  for (const [path, bytes] of whole) cache.set(path, bytes);
  return entries;
}

async function downloadBundle(
  transport: Transport,
  log: 'case' | 'governance',
  index: number,
  wanted: number,
): Promise<Uint8Array> {
  if (wanted < bundleWidth) {
    const partial = await transport.get(`/log/${log}/${entriesPath(index, wanted)}`);
    if (partial.status !== 404) return expectStatus(partial, 200);
  }
  return expectStatus(await transport.get(`/log/${log}/${entriesPath(index)}`), 200);
}

/** What somebody has signed about a log: that its first `size` entries have this root. */
export interface Seal {
  readonly size: number;
  readonly root: Uint8Array;
  /** The log's own signed note that says so; absent if it is said elsewhere. */
  readonly note?: string;
}

/** Two checkpoints of one size and different roots contradict each other, whatever the entries are. @throws ForkedRegister */
function assertOneHistory(log: 'case' | 'governance', seals: readonly Seal[]): void {
  const signed = seals.filter(({ note }) => note !== undefined);
  for (const one of signed) {
    const other = signed.find(({ size, root }) => size === one.size && !equalBytes(root, one.root));
    if (other !== undefined) throw contradiction(log, one, other);
  }
}

/** @throws ForkedRegister, BAD_PROOF unless the entries are what every seal says; RANGE for a seal about more than there is */
async function assertSeals(
  suite: PublicSuite,
  log: 'case' | 'governance',
  entries: readonly Uint8Array[],
  seals: readonly Seal[],
): Promise<void> {
  // Quiet days have notes of one size: each is reckoned once.
  const sizes = [...new Set(seals.map(({ size }) => size))];
  const found = await rootsOfPrefixes(suite, await leafHashes(suite, entries), sizes);
  const roots = new Map(sizes.map((size, index) => [size, found[index]]));
  const holds = ({ size, root }: Seal): boolean => equalBytes(roots.get(size) ?? new Uint8Array(), root);
  const broken = seals.filter((seal) => !holds(seal));
  const whole = seals.find((seal) => seal.size === entries.length && seal.note !== undefined && holds(seal));
  for (const seal of broken) throw contradiction(log, seal, whole);
}

/** A fork if the log signed both; if only one of them is signed somebody may have damaged what was served. */
function contradiction(log: 'case' | 'governance', one: Seal, other: Seal | undefined): ProtocolError {
  if (one.note === undefined || other?.note === undefined) return new ProtocolError('BAD_PROOF');
  return new ForkedRegister({ log, notes: one.size <= other.size ? [one.note, other.note] : [other.note, one.note] });
}
