import {
  decodeGovernance,
  ProtocolError,
  verifyRoster,
  type DayNote,
  type GovernanceEntry,
  type PublicSuite,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/public.ts';
import type { LogStore } from '../store/store.ts';

/** How many entries are read at once, from the end on. */
const leavesAtOnce = 256;

/** @throws MALFORMED unless the leaf is the trust policy */
export function trustOfLeaf(leaf: Uint8Array): TrustPolicy {
  const entry = decodeGovernance(leaf);
  if (entry.kind !== 'trust') throw new ProtocolError('MALFORMED');
  return entry.trust;
}

/** @throws MALFORMED unless the leaf is a roster, and what `verifyRoster` throws */
export async function rosterOfLeaf(suite: PublicSuite, leaf: Uint8Array, trust: TrustPolicy): Promise<VerifiedRoster> {
  const entry = decodeGovernance(leaf);
  if (entry.kind !== 'roster') throw new ProtocolError('MALFORMED');
  return verifyRoster(suite, entry.note, trust);
}

/** A day note and the bytes that puzzles are bound to. */
export interface DayLeaf {
  readonly bytes: Uint8Array;
  readonly note: DayNote;
}

/** @throws MALFORMED unless the leaf is a day note */
export function dayOfLeaf(leaf: Uint8Array): DayLeaf {
  const note = decodeGovernance(leaf);
  if (note.kind !== 'day') throw new ProtocolError('MALFORMED');
  return { bytes: leaf, note };
}

/** The newest entry of a kind among the first `before` of the governance log, or null. */
export async function newestLeaf(
  logs: LogStore,
  kind: GovernanceEntry['kind'],
  before: number,
): Promise<Uint8Array | null> {
  for (let end = before; end > 0; end -= leavesAtOnce) {
    const leaves = await logs.leaves('governance', Math.max(0, end - leavesAtOnce), end);
    const found = leaves.findLast((leaf) => decodeGovernance(leaf).kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}
