/** What the entries of the governance log must be among themselves, once they are proven to stand in it. */
import {
  ProtocolError,
  encodeTrust,
  equalBytes,
  verifyRoster,
  type DayNote,
  type GovernanceEntry,
  type PublicSuite,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/public.ts';

/** @throws WRONG_ORIGIN unless the log begins with the policy that is trusted */
export function assertTrust(first: GovernanceEntry | undefined, trust: TrustPolicy): void {
  if (first?.kind !== 'trust' || !equalBytes(encodeTrust(first.trust), encodeTrust(trust)))
    throw new ProtocolError('WRONG_ORIGIN');
}

/**
 * By the hex of their hashes, in log order; sequences must rise, so the last is the newest.
 *
 * @throws UNDER_SIGNED, BAD_SIGNATURE, OLDER_ROSTER, WRONG_ORIGIN, WRONG_MODE and others of `verifyRoster`
 */
export async function verifyRosters(
  suite: PublicSuite,
  governance: readonly GovernanceEntry[],
  trust: TrustPolicy,
): Promise<Map<string, VerifiedRoster>> {
  const rosters = new Map<string, VerifiedRoster>();
  let last = 0;
  for (const entry of governance) {
    if (entry.kind !== 'roster') continue;
    const roster = await verifyRoster(suite, entry.note, trust);
    if (roster.sequence !== entry.sequence || roster.sequence <= last) throw new ProtocolError('OLDER_ROSTER');
    last = roster.sequence;
    rosters.set(roster.hashHex, roster);
  }
  return rosters;
}

/** The last slot note before each roster, 0 if none: a roster rules only what is released after it was logged. */
export function slotsBeforeRosters(
  governance: readonly GovernanceEntry[],
  rosters: ReadonlyMap<string, VerifiedRoster>,
): Map<string, number> {
  const hashes = new Map([...rosters].map(([hash, { sequence }]) => [sequence, hash]));
  const slots = new Map<string, number>();
  let slot = 0;
  for (const entry of governance) {
    if (entry.kind === 'slot') slot = entry.slot;
    const hash = entry.kind === 'roster' ? hashes.get(entry.sequence) : undefined;
    if (hash !== undefined) slots.set(hash, slot);
  }
  return slots;
}

/** Batches count up, days and sizes never fall, and the mode is the one the person was told. @throws BAD_PROOF */
export function assertDayNotes(notes: readonly DayNote[], trust: TrustPolicy): void {
  for (const [index, note] of notes.entries()) {
    const before = notes[index - 1];
    if (note.batch !== index || note.mode !== trust.mode) throw new ProtocolError('BAD_PROOF');
    if (before !== undefined && (note.day < before.day || note.size < before.size))
      throw new ProtocolError('BAD_PROOF');
  }
}
