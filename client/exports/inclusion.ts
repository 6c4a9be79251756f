/** That an entry stands in one of the two public logs, so that a stranger can check it against a checkpoint (docs/protocol.md section 8). */
import {
  formatBase64,
  formatHex,
  inclusionProof,
  leafHashes,
  readLeaves,
  type JsonObject,
  type PublicSuite,
} from '../../crypto/index.ts';
import type { LogState } from '../register/register.ts';

/** The newest checkpoint that outside checkers have seen and that has all of these entries, else the log's own. */
export async function inclusionsOf(
  suite: PublicSuite,
  { leaves, checkpoint, cosigned }: LogState,
  indexes: readonly number[],
): Promise<JsonObject> {
  const last = Math.max(-1, ...indexes);
  const { size, note } = cosigned !== null && last < cosigned.size ? cosigned : checkpoint;
  const reader = readLeaves(suite, await leafHashes(suite, leaves.slice(0, size)));
  const entries: JsonObject[] = [];
  for (const index of indexes) {
    const proof = await inclusionProof(suite, reader, index, size);
    entries.push({ index, entry: formatBase64(leaves[index] ?? new Uint8Array()), proof: proof.map(formatHex) });
  }
  return { checkpoint: note, entries };
}
