/** Makes, compares, checks and spoils every proof of every tree up to a size. */
import {
  consistencyProof,
  inclusionProof,
  ProtocolError,
  readLeaves,
  verifyConsistency,
  verifyInclusion,
  type SubtreeReader,
} from '../../../crypto/public.ts';
import { numberedLeaves, quickSuite as suite, rfc6962Tree } from './rfc6962.ts';

/** Which bits (0..255) are turned, one after the other, of the hash at a place: those of the proof, then leaf or roots, from 0. */
export type BitChoice = (place: number, seed: number) => Iterable<number>;

export const noBit: BitChoice = () => [];
/** One bit of each hash, another one every time. */
export const oneBit: BitChoice = (place, seed) => [(37 * place + seed) % 256];
export const everyBit: BitChoice = () => Array.from({ length: 256 }, (_, bit) => bit);

export interface Sweep {
  /** Proofs that are those of RFC 6962 and hold. */
  held: number;
  /** Spoilt ones that were refused as BAD_PROOF. */
  refused: number;
  /** What should not be: proofs that differ or do not hold, and spoilt ones that do. */
  readonly wrong: string[];
}

/** Every leaf of every tree of 1 to `most` leaves. */
export async function sweepInclusion(most: number, bits: BitChoice): Promise<Sweep> {
  const { reference, read } = treesUpTo(most);
  const sweep: Sweep = { held: 0, refused: 0, wrong: [] };
  for (let size = 1; size <= most; size++) {
    for (let index = 0; index < size; index++) {
      const proof = await inclusionProof(suite, read, index, size);
      const same = sameHashes(proof, reference.path(index, 0, size));
      const hashes = [...proof, reference.root(index, index + 1), reference.root(0, size)];
      const check = (all: readonly Uint8Array[]): Promise<void> => {
        const [leaf, root] = lastTwo(all);
        return verifyInclusion(suite, leaf, index, size, all.slice(0, -2), root);
      };
      await judge(sweep, { name: `leaf ${index} of ${size}`, same, hashes, check }, (place) =>
        bits(place, 11 * index + 7 * size),
      );
    }
  }
  return sweep;
}

/** Every two trees of 0 to `most` leaves. */
export async function sweepConsistency(most: number, bits: BitChoice): Promise<Sweep> {
  const { reference, read } = treesUpTo(most);
  const sweep: Sweep = { held: 0, refused: 0, wrong: [] };
  for (let second = 0; second <= most; second++) {
    for (let first = 0; first <= second; first++) {
      const proof = await consistencyProof(suite, read, first, second);
      const same = sameHashes(proof, first === 0 ? [] : reference.proof(first, 0, second));
      const hashes = [...proof, reference.root(0, first), reference.root(0, second)];
      const check = (all: readonly Uint8Array[]): Promise<void> => {
        const [before, after] = lastTwo(all);
        return verifyConsistency(suite, first, second, all.slice(0, -2), before, after);
      };
      // From the empty tree every tree goes on: there the second root is not part of what is claimed.
      const free = first === 0 && second > 0 ? hashes.length - 1 : -1;
      await judge(sweep, { name: `${first} to ${second}`, same, hashes, check }, (place) =>
        place === free ? [] : bits(place, 11 * first + 7 * second),
      );
    }
  }
  return sweep;
}

interface Claim {
  readonly name: string;
  readonly same: boolean;
  readonly hashes: readonly Uint8Array[];
  readonly check: (hashes: readonly Uint8Array[]) => Promise<void>;
}

async function judge(sweep: Sweep, claim: Claim, bits: (place: number) => Iterable<number>): Promise<void> {
  const { name, same, hashes, check } = claim;
  if (same && (await holds(check(hashes)))) sweep.held++;
  else sweep.wrong.push(name);
  for (const [place, hash] of hashes.entries()) {
    for (const bit of bits(place)) {
      if (await holds(check(hashes.with(place, withBit(hash, bit))))) {
        sweep.wrong.push(`${name} with bit ${bit} of hash ${place} turned`);
      } else sweep.refused++;
    }
  }
}

/** Anything but a refusal as BAD_PROOF is a failure of the test. */
async function holds(checking: Promise<void>): Promise<boolean> {
  try {
    await checking;
    return true;
  } catch (error) {
    if (error instanceof ProtocolError && error.code === 'BAD_PROOF') return false;
    throw error;
  }
}

function treesUpTo(most: number): { reference: ReturnType<typeof rfc6962Tree>; read: SubtreeReader } {
  // Millions of refusals: each would write down where it was made.
  Error.stackTraceLimit = 0;
  const leaves = numberedLeaves(most);
  const seen = new Map<string, Promise<Uint8Array>>();
  const reader = readLeaves(suite, leaves);
  const read: SubtreeReader = (height, index) => {
    const place = `${height}/${index}`;
    const node = seen.get(place) ?? reader(height, index);
    seen.set(place, node);
    return node;
  };
  return { reference: rfc6962Tree(leaves), read };
}

function withBit(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = bytes.slice();
  const place = Math.floor(bit / 8);
  changed[place] = (changed[place] ?? 0) ^ (1 << (bit % 8));
  return changed;
}

function sameHashes(made: readonly Uint8Array[], expected: readonly Uint8Array[]): boolean {
  return made.length === expected.length && Buffer.compare(Buffer.concat(made), Buffer.concat(expected)) === 0;
}

function lastTwo(hashes: readonly Uint8Array[]): [Uint8Array, Uint8Array] {
  return [hashes.at(-2) ?? new Uint8Array(), hashes.at(-1) ?? new Uint8Array()];
}
