/** The proof that an entry stands in the case log, as one text for whoever the source shows it to (c2sp.org/tlog-proof). */
import { formatInclusionFile, inclusionProof, leafHashes, readLeaves, type PublicSuite } from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';

/**
 * Of the newest checkpoint that a quorum has seen and that has the entry, else of the log's own. Made from what everybody downloads:
 * asking the server for it would tell whose it is.
 *
 * @param index of the entry in the case log
 * @throws RANGE if the log has no such entry
 */
export async function makeReceipt(suite: PublicSuite, { caseLog }: RegisterView, index: number): Promise<string> {
  const { cosigned, checkpoint, leaves } = caseLog;
  const { size, note } = cosigned !== null && index < cosigned.size ? cosigned : checkpoint;
  const hashes = await leafHashes(suite, leaves.slice(0, size));
  const proof = await inclusionProof(suite, readLeaves(suite, hashes), index, size);
  return formatInclusionFile({ extra: new Uint8Array(), index, proof, checkpoint: note });
}
