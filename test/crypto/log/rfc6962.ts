import { hash } from 'node:crypto';
import { createPortablePublicSuite, type PublicSuite } from '../../../crypto/public.ts';

const portable = await createPortablePublicSuite(globalThis.crypto.subtle);

/** WebCrypto spends its time on crossing threads; tests of millions of hashes need one that answers at once. */
export const quickSuite: PublicSuite = { ...portable, sha256: (data) => Promise.resolve(sha256(data)) };

/** RFC 6962 section 2.1 as it is written, recursively. */
export interface ReferenceTree {
  /** MTH(D[start:end]) */
  root(start: number, end: number): Uint8Array;
  /** PATH(index, D[start:end]) with the index counted from 0, not from start. */
  path(index: number, start: number, end: number): Uint8Array[];
  /** SUBPROOF(first, D[start:end], complete) with `first` counted from 0. */
  proof(first: number, start: number, end: number, complete?: boolean): Uint8Array[];
}

/** @param leaves leaf hashes. Each root is hashed once. */
export function rfc6962Tree(leaves: readonly Uint8Array[]): ReferenceTree {
  const known = new Map<string, Uint8Array>();
  const compute = (start: number, end: number): Uint8Array => {
    if (start === end) return sha256(new Uint8Array());
    const [leaf] = leaves.slice(start, start + 1);
    if (end - start === 1 && leaf !== undefined) return leaf;
    const k = start + split(end - start);
    return sha256(Buffer.concat([Uint8Array.of(1), tree.root(start, k), tree.root(k, end)]));
  };
  const tree: ReferenceTree = {
    root(start, end) {
      const place = `${start} ${end}`;
      const root = known.get(place) ?? compute(start, end);
      known.set(place, root);
      return root;
    },
    path(index, start, end) {
      if (end - start === 1) return [];
      const k = start + split(end - start);
      return index < k
        ? [...tree.path(index, start, k), tree.root(k, end)]
        : [...tree.path(index, k, end), tree.root(start, k)];
    },
    proof(first, start, end, complete = true) {
      if (first === end) return complete ? [] : [tree.root(start, end)];
      const k = start + split(end - start);
      return first <= k
        ? [...tree.proof(first, start, k, complete), tree.root(k, end)]
        : [...tree.proof(first, k, end, false), tree.root(start, k)];
    },
  };
  return tree;
}

/** Leaf hashes that nobody has seen: the hash of the number. */
export function numberedLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => sha256(Uint8Array.of(0, index >> 8, index & 0xff)));
}

function split(length: number): number {
  let k = 1;
  while (2 * k < length) k *= 2;
  return k;
}

function sha256(data: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', data, 'buffer'));
}
