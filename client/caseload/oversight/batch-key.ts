/** The key behind a batch's cover, from the two shares (protocol section 8.4): with it true cover is told from letters that only claim to be. */
import {
  commitTo,
  coverSalt,
  coverTag,
  decodeContent,
  dummyBody,
  dummySalt,
  dummyTag,
  equalBytes,
  formatHex,
  keyLength,
  labels,
  nextBatchKey,
  openSealed,
  ProtocolError,
  shape,
  xor,
  type Suite,
} from '../../../crypto/index.ts';
import { expectStatus, type Transport } from '../../register/transport.ts';
import { splitFramesOf, type CapsuleSeeds } from './environment.ts';

const shareShape = shape.object({
  format: shape.literal(labels.ratchet),
  batch: shape.integer(0, 0xffff_ffff),
  share: shape.base64Bytes(keyLength, keyLength),
});

/** Null if the server does not hand the shares out or they are not what they must be. @throws Refusal */
export async function readBatchKey(
  { suite, transport }: { readonly suite: Suite; readonly transport: Pick<Transport, 'get'> },
  batch: number,
  seeds: CapsuleSeeds,
): Promise<Uint8Array | null> {
  const answer = await transport.get(`/api/oversight/ratchet/${String(batch)}`);
  if (answer.status === 404) return null;
  const [frameA, frameB] = splitFramesOf(expectStatus(answer, 200));
  if (frameA === undefined || frameB === undefined) return null;
  const a = await openShare(suite, frameA, seeds[0], batch);
  const b = await openShare(suite, frameB, seeds[1], batch);
  return a === null || b === null ? null : xor(a, b);
}

/** Whether one batch key follows from the one before it. */
export async function followsFrom(suite: Suite, before: Uint8Array, key: Uint8Array): Promise<boolean> {
  return equalBytes(await nextBatchKey(suite, before), key);
}

/** Tags of the batch's cover letters by their salts, both in hex. @param most letters that the batch has */
export async function coverMarks(
  suite: Suite,
  batchKey: Uint8Array,
  most: number,
): Promise<ReadonlyMap<string, string>> {
  const marks = new Map<string, string>();
  for (let i = 0; i < most; i++) {
    marks.set(formatHex(await coverSalt(suite, batchKey, i)), formatHex(await coverTag(suite, batchKey, i)));
  }
  return marks;
}

/** Commit and tag of the batch's dummy entry i, both in hex. */
export async function dummyEntry(
  suite: Suite,
  batchKey: Uint8Array,
  i: number,
): Promise<{ readonly commit: string; readonly tag: string }> {
  const body = await dummyBody(suite, batchKey, i);
  const commit = await commitTo(suite, 'dummy', body, await dummySalt(suite, batchKey, i));
  return { commit: formatHex(commit), tag: formatHex(await dummyTag(suite, batchKey, i)) };
}

async function openShare(suite: Suite, frame: Uint8Array, seed: Uint8Array, batch: number): Promise<Uint8Array | null> {
  try {
    const content = await openSealed(suite, seed, labels.ratchet, frame);
    if (content === null) return null;
    const opened = shareShape(decodeContent(content));
    return opened.batch === batch ? opened.share : null;
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
