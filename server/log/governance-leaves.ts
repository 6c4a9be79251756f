import {
  decodeGovernance,
  ProtocolError,
  verifyRoster,
  type DayNote,
  type PublicSuite,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/public.ts';

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
