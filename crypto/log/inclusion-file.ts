/**
 * A proof that something stands in a log, as one text that can be checked offline (c2sp.org/tlog-proof, `.tlog-proof`).
 *
 *     c2sp.org/tlog-proof@v1
 *     extra <base64>            only if there is something
 *     index <decimal>
 *     <base64 of 32 bytes>      the inclusion proof, from the leaf's sibling up
 *
 *     <checkpoint as it was signed>
 */
import { assertLength, formatBase64, parseBase64 } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { parseDecimal } from './checkpoint.ts';
import { verifyCosigned, type CosignedCheckpoint } from './cosignature.ts';
import { splitNote, type VerifierKey } from './note.ts';
import { assertSize, leafHash, verifyInclusion } from './tree.ts';

export interface InclusionFile {
  /** Nobody vouches for it; empty if there is none. */
  readonly extra: Uint8Array;
  /** Of the entry, from 0. */
  readonly index: number;
  /** Hashes of 32 bytes, at most 63. */
  readonly proof: readonly Uint8Array[];
  /** Signed note. */
  readonly checkpoint: string;
}

const header = 'c2sp.org/tlog-proof@v1';
const longestProof = 63;

/** @throws MALFORMED, RANGE, BAD_LENGTH */
export function formatInclusionFile({ extra, index, proof, checkpoint }: InclusionFile): string {
  assertSize(index);
  if (proof.length > longestProof) throw new ProtocolError('RANGE');
  for (const hash of proof) assertLength(hash, 32);
  splitNote(checkpoint);
  const lines = [
    header,
    ...(extra.length > 0 ? [`extra ${formatBase64(extra)}`] : []),
    `index ${String(index)}`,
    ...proof.map(formatBase64),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** @throws MALFORMED, RANGE, BAD_LENGTH, BAD_UTF8 */
export function parseInclusionFile(text: string): InclusionFile {
  const split = text.indexOf('\n\n');
  if (split < 0) throw new ProtocolError('MALFORMED');
  const [first, ...lines] = text.slice(0, split).split('\n');
  if (first !== header) throw new ProtocolError('MALFORMED');
  const extraLine = lines[0]?.startsWith('extra ') === true ? lines.shift() : undefined;
  const extra = extraLine === undefined ? new Uint8Array() : parseBase64(extraLine.slice('extra '.length));
  if (extraLine !== undefined && extra.length === 0) throw new ProtocolError('MALFORMED');
  const indexLine = lines.shift();
  if (indexLine?.startsWith('index ') !== true) throw new ProtocolError('MALFORMED');
  if (lines.length > longestProof) throw new ProtocolError('RANGE');
  const proof = lines.map((line) => {
    const hash = parseBase64(line);
    assertLength(hash, 32);
    return hash;
  });
  const checkpoint = text.slice(split + 2);
  splitNote(checkpoint);
  return { extra, index: parseDecimal(indexLine.slice('index '.length)), proof, checkpoint };
}

/**
 * That the entry stands in the log at the index named.
 *
 * @returns the checkpoint, with the known checkers that saw it
 * @throws BAD_PROOF, RANGE for an index that is not below the size, and what `verifyCosigned` throws
 */
export async function verifyInclusionFile(
  suite: PublicSuite,
  { index, proof, checkpoint }: InclusionFile,
  entry: Uint8Array,
  log: VerifierKey,
  checkers: readonly VerifierKey[],
): Promise<CosignedCheckpoint> {
  const verified = await verifyCosigned(suite, checkpoint, log, checkers);
  await verifyInclusion(suite, await leafHash(suite, entry), index, verified.size, proof, verified.root);
  return verified;
}
