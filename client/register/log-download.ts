/** Downloads a whole C2SP log and checks it against its signed checkpoint. */
import {
  ProtocolError,
  decodeBundle,
  entriesPath,
  equalBytes,
  leafHashes,
  parseCheckpoint,
  rootsOfPrefixes,
  verifyNote,
  decodeUtf8,
  type Checkpoint,
  type PublicSuite,
  type VerifierKey,
} from '../../crypto/public.ts';
import { expectStatus, type Transport } from './transport.ts';

const bundleWidth = 256;

/** Proven full bundles: they never change, so a client that stays open (the console) keeps them. Key: path. */
export type BundleCache = Map<string, Uint8Array>;

/**
 * @param key the log's own key; its name is the log's origin
 * @throws BAD_SIGNATURE, UNDER_SIGNED, WRONG_ORIGIN, MALFORMED; Refusal
 */
export async function downloadCheckpoint(
  suite: PublicSuite,
  transport: Transport,
  log: 'case' | 'governance',
  key: VerifierKey,
): Promise<Checkpoint> {
  const note = decodeUtf8(expectStatus(await transport.get(`/log/${log}/checkpoint`), 200));
  const { text } = await verifyNote(suite, note, [key], 1);
  const checkpoint = parseCheckpoint(text);
  if (checkpoint.origin !== key.name) throw new ProtocolError('WRONG_ORIGIN');
  return checkpoint;
}

/**
 * The entries up to the largest seal, which every seal must cover as they are. Bundles are kept only once they are proven: a wrong one must
 * not stay when the server has mended itself.
 *
 * @throws BAD_PROOF if a bundle is short or the entries are not what every seal says; TRUNCATED and others for a malformed one; Refusal
 */
export async function downloadEntries(
  suite: PublicSuite,
  transport: Transport,
  log: 'case' | 'governance',
  seals: readonly Seal[],
  cache: BundleCache,
): Promise<Uint8Array[]> {
  const size = Math.max(0, ...seals.map((seal) => seal.size));
  const entries: Uint8Array[] = [];
  const whole = new Map<string, Uint8Array>();
  for (let index = 0; entries.length < size; index++) {
    const wanted = Math.min(bundleWidth, size - entries.length);
    const path = `/log/${log}/${entriesPath(index)}`;
    const bytes = cache.get(path) ?? (await downloadBundle(transport, log, index, wanted));
    const bundle = decodeBundle(bytes);
    // A bundle that was partial a moment ago may be full by now; what the tree does not cover yet is not read.
    if (bundle.length < wanted) throw new ProtocolError('BAD_PROOF');
    entries.push(...bundle.slice(0, wanted));
    if (wanted === bundleWidth) whole.set(path, bytes);
  }
  await assertSeals(suite, entries, seals);
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
}

/** @throws BAD_PROOF unless the entries are what every seal says; RANGE for a seal about more than there is */
async function assertSeals(suite: PublicSuite, entries: readonly Uint8Array[], seals: readonly Seal[]): Promise<void> {
  const sizes = seals.map(({ size }) => size);
  const roots = await rootsOfPrefixes(suite, await leafHashes(suite, entries), sizes);
  for (const [index, { root }] of seals.entries())
    if (!equalBytes(roots[index] ?? new Uint8Array(), root)) throw new ProtocolError('BAD_PROOF');
}
