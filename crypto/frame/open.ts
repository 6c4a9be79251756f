/** Opening frames and joining slices (protocol section 5). Only people's own devices reach this module. */
import { assertLength, concat, equalBytes, formatHex } from '../bytes.ts';
import { kemCiphertextLength, labels } from '../constants.ts';
import { onceNonce } from '../derive.ts';
import { ProtocolError } from '../errors.ts';
import type { Suite } from '../primitives/port.ts';
import {
  contentId,
  decodeSlice,
  deriveFrameKey,
  frameContext,
  frameLength,
  saltLength,
  type KeyedUse,
  type SealedUse,
  type Slice,
} from './format.ts';

/**
 * @param frame 2,048 bytes, controlled by whoever writes pages or feed
 * @param locator where the frame stood in the feed: for events, and only for them
 * @returns null if the frame is not for this key, use and place (filler is not)
 * @throws BAD_LENGTH; MALFORMED or NOT_CANONICAL if it is, but holds no well-formed slice
 */
export async function openKeyed(
  suite: Suite,
  key: Uint8Array,
  use: KeyedUse,
  frame: Uint8Array,
  locator?: Uint8Array,
): Promise<Slice | null> {
  assertLength(frame, frameLength);
  if ((use === labels.event) !== (locator !== undefined)) throw new ProtocolError('BAD_LENGTH');
  const context = frameContext(use, locator ?? null);
  const plaintext = await openUnder(suite, key, use, context, frame);
  return plaintext === null ? null : decodeSlice(plaintext);
}

/**
 * @param seed X-Wing seed, 32 bytes
 * @returns the content (for `decodeContent`), or null if the frame is not for this key and use
 * @throws BAD_LENGTH; MALFORMED or NOT_CANONICAL if it is, but holds no whole content
 */
export async function openSealed(
  suite: Suite,
  seed: Uint8Array,
  use: SealedUse,
  frame: Uint8Array,
): Promise<Uint8Array | null> {
  return (await openSealedFor(suite, seed, [use], frame))?.content ?? null;
}

/** As `openSealed`, for a frame that may be for one of several uses: the costly half is done once. @throws as `openSealed` */
export async function openSealedFor<U extends SealedUse>(
  suite: Suite,
  seed: Uint8Array,
  uses: readonly U[],
  frame: Uint8Array,
): Promise<{ readonly use: U; readonly content: Uint8Array } | null> {
  assertLength(frame, frameLength);
  const sharedSecret = await decapsulate(suite, seed, frame.subarray(0, kemCiphertextLength));
  if (sharedSecret === null) return null;
  const rest = frame.subarray(kemCiphertextLength);
  for (const use of uses) {
    const plaintext = await openUnder(suite, sharedSecret, use, frameContext(use, null), rest);
    if (plaintext === null) continue;
    const content = await joinSlices(suite, [decodeSlice(plaintext)]);
    if (content === null) throw new ProtocolError('MALFORMED');
    return { use, content };
  }
  return null;
}

/**
 * Puts the slices of one content together. Others who hold the same key may have written slices under the same id; the hash
 * decides which belong, so nobody can change an answer by adding to it.
 *
 * @param slices in any order, all of one id; the same slice may come twice (frames are posted again)
 * @returns the content, or null while slices are missing or none of the combinations has that id
 */
export async function joinSlices(suite: Suite, slices: readonly Slice[]): Promise<Uint8Array | null> {
  for (const count of new Set(slices.map((slice) => slice.count))) {
    const choices = Array.from({ length: count }, (_, index) =>
      distinct(slices.filter((slice) => slice.count === count && slice.index === index).map(({ data }) => data)),
    );
    for (const parts of combinations(choices)) {
      const content = concat(...parts);
      if (slices[0] !== undefined && equalBytes(await contentId(suite, content), slices[0].id)) return content;
    }
  }
  return null;
}

/** All contents that are complete among these slices, in the order in which each is first met. */
export async function joinContents(suite: Suite, slices: readonly Slice[]): Promise<Uint8Array[]> {
  const groups = new Map<string, Slice[]>();
  for (const slice of slices) {
    const name = formatHex(slice.id);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [slice]);
    else group.push(slice);
  }
  const contents: Uint8Array[] = [];
  for (const group of groups.values()) {
    const content = await joinSlices(suite, group);
    if (content !== null) contents.push(content);
  }
  return contents;
}

/** Bounds the work that somebody who writes many slices under one id can cause. */
const combinationsLimit = 64;

/** One of each list, at most 64 combinations; none if a list is empty. */
function combinations(choices: readonly (readonly Uint8Array[])[]): Uint8Array[][] {
  let found: Uint8Array[][] = [[]];
  for (const list of choices) {
    found = found.flatMap((begun) => list.map((next) => [...begun, next])).slice(0, combinationsLimit);
  }
  return found;
}

function distinct(parts: readonly Uint8Array[]): Uint8Array[] {
  return parts.filter((part, index) => parts.findIndex((other) => equalBytes(other, part)) === index);
}

/** A ciphertext that no honest sender makes is nobody's frame, not a reason to stop reading the others. */
async function decapsulate(suite: Suite, seed: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await suite.kemDecapsulate(seed, ciphertext);
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 'BAD_KEY') return null;
    throw error;
  }
}

/** @param saltAndSealed salt 16 | sealed bytes */
async function openUnder(
  suite: Suite,
  secret: Uint8Array,
  use: KeyedUse | SealedUse,
  context: Uint8Array,
  saltAndSealed: Uint8Array,
): Promise<Uint8Array | null> {
  const key = await deriveFrameKey(suite, secret, saltAndSealed.subarray(0, saltLength), use);
  return suite.aeadOpen(key, onceNonce, context, saltAndSealed.subarray(saltLength));
}
