/** Downloads a whole C2SP log and checks it against its signed checkpoint. */
import {
  ProtocolError,
  decodeBundle,
  entriesPath,
  equalBytes,
  leafHash,
  parseCheckpoint,
  rootOfLeaves,
  verifyNote,
  decodeUtf8,
  type Checkpoint,
  type PublicSuite,
  type VerifierKey,
} from '../../crypto/public.ts';
import { expectStatus, type Transport } from './transport.ts';

const bundleWidth = 256;

/** Full bundles never change, so a client that stays open (the console) keeps them. Key: path. */
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
 * The first `size` entries.
 *
 * @throws BAD_PROOF if a bundle is short or long; TRUNCATED and others for a malformed one; Refusal
 */
export async function downloadEntries(
  transport: Transport,
  log: 'case' | 'governance',
  size: number,
  cache: BundleCache,
): Promise<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (let index = 0; entries.length < size; index++) {
    const wanted = Math.min(bundleWidth, size - entries.length);
    const bundle = decodeBundle(await downloadBundle(transport, log, index, wanted, cache));
    // A bundle that was partial a moment ago may be full by now; what the tree does not cover yet is not read.
    if (bundle.length < wanted) throw new ProtocolError('BAD_PROOF');
    entries.push(...bundle.slice(0, wanted));
  }
  return entries;
}

async function downloadBundle(
  transport: Transport,
  log: string,
  index: number,
  wanted: number,
  cache: BundleCache,
): Promise<Uint8Array> {
  const fullPath = `/log/${log}/${entriesPath(index)}`;
  const known = cache.get(fullPath);
  if (known !== undefined) return known;
  if (wanted < bundleWidth) {
    const partial = await transport.get(`/log/${log}/${entriesPath(index, wanted)}`);
    if (partial.status !== 404) return expectStatus(partial, 200);
  }
  const full = expectStatus(await transport.get(fullPath), 200);
  cache.set(fullPath, full);
  return full;
}

/** @throws BAD_PROOF unless the entries are exactly the tree with this root */
export async function assertRoot(suite: PublicSuite, entries: readonly Uint8Array[], root: Uint8Array): Promise<void> {
  const leaves = await Promise.all(entries.map((entry) => leafHash(suite, entry)));
  if (!equalBytes(await rootOfLeaves(suite, leaves), root)) throw new ProtocolError('BAD_PROOF');
}
