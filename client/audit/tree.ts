/** A whole Merkle tree in memory: every complete subtree once, so that roots, proofs and tiles cost a look-up each. */
import { leafHashes, nodeHash, ProtocolError, rootOfPrefix, type PublicSuite } from '../../crypto/index.ts';

const hashesAtOnce = 4096;

export class Tree {
  readonly #suite: PublicSuite;
  /** By height; of each the roots of complete subtrees. */
  readonly #levels: readonly (readonly Uint8Array[])[];

  private constructor(suite: PublicSuite, levels: readonly (readonly Uint8Array[])[]) {
    this.#suite = suite;
    this.#levels = levels;
  }

  static async ofEntries(suite: PublicSuite, entries: readonly Uint8Array[]): Promise<Tree> {
    return Tree.ofLeaves(suite, await leafHashes(suite, entries));
  }

  static async ofLeaves(suite: PublicSuite, leaves: readonly Uint8Array[]): Promise<Tree> {
    const levels: (readonly Uint8Array[])[] = [leaves];
    for (let level = leaves; level.length > 1;) {
      level = await parents(suite, level);
      levels.push(level);
    }
    return new Tree(suite, levels);
  }

  get size(): number {
    return this.#levels[0]?.length ?? 0;
  }

  /** @throws RANGE unless the subtree is complete in the tree */
  readonly read = (height: number, index: number): Promise<Uint8Array> => {
    const node = this.#levels[height]?.[index];
    return node === undefined ? Promise.reject(new ProtocolError('RANGE')) : Promise.resolve(node);
  };

  /** Complete subtrees of a height: what the tiles of level `height / 8` hold. */
  level(height: number): readonly Uint8Array[] {
    return this.#levels[height] ?? [];
  }

  /** MTH of the first `size` entries. @throws RANGE */
  root(size: number): Promise<Uint8Array> {
    return rootOfPrefix(this.#suite, this.read, size);
  }
}

async function parents(suite: PublicSuite, level: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const made: Uint8Array[] = [];
  const count = Math.floor(level.length / 2);
  for (let start = 0; start < count; start += hashesAtOnce) {
    const some = Array.from({ length: Math.min(hashesAtOnce, count - start) }, (_, offset) => 2 * (start + offset));
    made.push(...(await Promise.all(some.map((at) => nodeHash(suite, nodeAt(level, at), nodeAt(level, at + 1))))));
  }
  return made;
}

function nodeAt(level: readonly Uint8Array[], index: number): Uint8Array {
  const node = level[index];
  if (node === undefined) throw new ProtocolError('RANGE');
  return node;
}
