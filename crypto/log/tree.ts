/**
 * Merkle trees of RFC 6962, section 2.1. Sizes and indexes are safe integers; no 32-bit operator touches them. Proofs are checked
 * with the algorithms of RFC 9162, sections 2.1.3.2 and 2.1.4.2.
 */
import { concat, equalBytes, u8 } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';

/** The root of the complete subtree of 2^height leaves that begins at leaf index * 2^height. */
export type SubtreeReader = (height: number, index: number) => Promise<Uint8Array>;

/** How many hashes are under way at once: enough to keep the provider busy, few enough to keep memory flat. */
const hashesAtOnce = 4096;

/** H(0x00 | data) */
export async function leafHash(suite: PublicSuite, data: Uint8Array): Promise<Uint8Array> {
  return suite.sha256(concat(u8(0), data));
}

/** H(0x01 | left | right) */
export async function nodeHash(suite: PublicSuite, left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  return suite.sha256(concat(u8(1), left, right));
}

/** The root of the tree without leaves: H of nothing. */
export async function emptyRoot(suite: PublicSuite): Promise<Uint8Array> {
  return suite.sha256(new Uint8Array());
}

/** `leafHash` of many, in order. */
export async function leafHashes(suite: PublicSuite, data: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const hashes: Uint8Array[] = [];
  for (let start = 0; start < data.length; start += hashesAtOnce) {
    hashes.push(...(await Promise.all(data.slice(start, start + hashesAtOnce).map((one) => leafHash(suite, one)))));
  }
  return hashes;
}

export async function rootOfLeaves(suite: PublicSuite, leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  // Pairing level by level, with an odd last node moving up as it is, gives the tree of RFC 6962.
  let level = leaves;
  while (level.length > 1) {
    const odd = level.length % 2 === 1 ? level.slice(-1) : [];
    level = [...(await pair(suite, level)), ...odd];
  }
  return level[0] ?? emptyRoot(suite);
}

/** Hashes each two neighbours; an odd last node is left out. */
export async function pair(suite: PublicSuite, level: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const parents: Uint8Array[] = [];
  const count = Math.floor(level.length / 2);
  for (let start = 0; start < count; start += hashesAtOnce) {
    const some = Array.from({ length: Math.min(hashesAtOnce, count - start) }, (_, offset) => 2 * (start + offset));
    parents.push(...(await Promise.all(some.map((at) => nodeHash(suite, nodeAt(level, at), nodeAt(level, at + 1))))));
  }
  return parents;
}

/** Joins the roots of complete subtrees, from the largest (left) to the smallest (right), into the root of the whole. */
export async function rootOfSubtrees(suite: PublicSuite, subtrees: readonly Uint8Array[]): Promise<Uint8Array> {
  let root: Uint8Array | null = null;
  for (const subtree of subtrees.toReversed()) root = root === null ? subtree : await nodeHash(suite, subtree, root);
  return root ?? emptyRoot(suite);
}

/**
 * MTH(D[0:size]) for each of these sizes. The tree is hashed once, whatever the number of sizes; each costs a few nodes more.
 *
 * @throws RANGE unless 0 <= size <= leaves
 */
export async function rootsOfPrefixes(
  suite: PublicSuite,
  leaves: readonly Uint8Array[],
  sizes: readonly number[],
): Promise<Uint8Array[]> {
  /** Complete subtrees by height. */
  const levels = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) level = await pair(suite, level);
  return Promise.all(
    sizes.map((size) => {
      assertSize(size);
      if (size > leaves.length) throw new ProtocolError('RANGE');
      const subtrees: Uint8Array[] = [];
      let covered = 0;
      for (const [height, level] of [...levels.entries()].reverse()) {
        const length = 2 ** height;
        if (size - covered < length) continue;
        subtrees.push(nodeAt(level, covered / length));
        covered += length;
      }
      return rootOfSubtrees(suite, subtrees);
    }),
  );
}

/** Reads subtrees out of a list of leaf hashes, hashing what is asked each time. */
export function readLeaves(suite: PublicSuite, leaves: readonly Uint8Array[]): SubtreeReader {
  return async (height, index) => {
    const length = 2 ** height;
    if ((index + 1) * length > leaves.length) throw new ProtocolError('RANGE');
    return rootOfLeaves(suite, leaves.slice(index * length, (index + 1) * length));
  };
}

/**
 * PATH(index, D[0:size]), from the leaf up.
 *
 * @throws RANGE unless 0 <= index < size
 */
export async function inclusionProof(
  suite: PublicSuite,
  read: SubtreeReader,
  index: number,
  size: number,
): Promise<Uint8Array[]> {
  assertIndex(index, size);
  const proof: Uint8Array[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    const right = index >= middle;
    proof.push(right ? await rootOfRange(suite, read, start, middle) : await rootOfRange(suite, read, middle, end));
    if (right) start = middle;
    else end = middle;
  }
  return proof.reverse();
}

/**
 * PROOF(first, D[0:second]). Empty when first is 0 or equals second.
 *
 * @throws RANGE unless 0 <= first <= second
 */
export async function consistencyProof(
  suite: PublicSuite,
  read: SubtreeReader,
  first: number,
  second: number,
): Promise<Uint8Array[]> {
  assertSize(first);
  assertSize(second);
  if (first > second) throw new ProtocolError('RANGE');
  if (first === 0 || first === second) return [];
  const proof: Uint8Array[] = [];
  let start = 0;
  let end = second;
  while (end !== first) {
    const middle = start + splitOf(end - start);
    if (first <= middle) {
      proof.push(await rootOfRange(suite, read, middle, end));
      end = middle;
    } else {
      proof.push(await rootOfRange(suite, read, start, middle));
      start = middle;
    }
  }
  // Whoever has the first root knows the last node only if it is that whole root.
  if (start > 0) proof.push(await rootOfRange(suite, read, start, end));
  return proof.reverse();
}

/** @throws BAD_PROOF, RANGE unless 0 <= index < size */
export async function verifyInclusion(
  suite: PublicSuite,
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): Promise<void> {
  assertIndex(index, size);
  assertHashes([leaf, root, ...proof]);
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) throw new ProtocolError('BAD_PROOF');
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(suite, sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = await nodeHash(suite, hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  if (last !== 0 || !equalBytes(hash, root)) throw new ProtocolError('BAD_PROOF');
}

/** @throws BAD_PROOF, RANGE unless 0 <= first <= second */
export async function verifyConsistency(
  suite: PublicSuite,
  first: number,
  second: number,
  proof: readonly Uint8Array[],
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
): Promise<void> {
  assertSize(first);
  assertSize(second);
  if (first > second) throw new ProtocolError('RANGE');
  assertHashes([firstRoot, secondRoot, ...proof]);
  if (first === 0 || first === second) {
    const expected = first === second ? secondRoot : await emptyRoot(suite);
    if (proof.length > 0 || !equalBytes(firstRoot, expected)) throw new ProtocolError('BAD_PROOF');
    if (second === 0 && !equalBytes(secondRoot, await emptyRoot(suite))) throw new ProtocolError('BAD_PROOF');
    return;
  }
  const path = isPowerOfTwo(first) ? [firstRoot, ...proof] : [...proof];
  let node = first - 1;
  let last = second - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  const seed = path.shift();
  if (seed === undefined) throw new ProtocolError('BAD_PROOF');
  let [before, after] = [seed, seed];
  for (const sibling of path) {
    if (last === 0) throw new ProtocolError('BAD_PROOF');
    if (node % 2 === 1 || node === last) {
      before = await nodeHash(suite, sibling, before);
      after = await nodeHash(suite, sibling, after);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      after = await nodeHash(suite, after, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  if (last !== 0 || !equalBytes(before, firstRoot) || !equalBytes(after, secondRoot)) {
    throw new ProtocolError('BAD_PROOF');
  }
}

/** @throws RANGE unless a safe integer from 0 */
export function assertSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new ProtocolError('RANGE');
}

async function rootOfRange(suite: PublicSuite, read: SubtreeReader, start: number, end: number): Promise<Uint8Array> {
  const subtrees: Uint8Array[] = [];
  for (let at = start; at < end;) {
    const length = largestPowerOfTwo(end - at);
    subtrees.push(await read(Math.log2(length), at / length));
    at += length;
  }
  return rootOfSubtrees(suite, subtrees);
}

function assertIndex(index: number, size: number): void {
  assertSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new ProtocolError('RANGE');
}

function assertHashes(hashes: readonly Uint8Array[]): void {
  if (!hashes.every((hash) => hash.length === 32)) throw new ProtocolError('BAD_PROOF');
}

function nodeAt(nodes: readonly Uint8Array[], index: number): Uint8Array {
  const node = nodes[index];
  if (node === undefined) throw new ProtocolError('RANGE');
  return node;
}

/** The largest power of two smaller than `length` (RFC 6962's k), for length of 2 or more. */
function splitOf(length: number): number {
  return largestPowerOfTwo(length - 1);
}

/** The largest power of two up to `length`, for length of 1 or more. */
function largestPowerOfTwo(length: number): number {
  let power = 1;
  while (power * 2 <= length) power *= 2;
  return power;
}

function isPowerOfTwo(size: number): boolean {
  return largestPowerOfTwo(size) === size;
}

function half(value: number): number {
  return Math.floor(value / 2);
}
