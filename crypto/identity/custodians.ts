/** Who holds the shares of an identity box (protocol section 4.6). */
import { ProtocolError } from '../errors.ts';
import { excludedMembers, type Exclusions, type Seating } from '../roster/readers.ts';
import type { Roster } from '../roster/roster.ts';

/** Boxes have as many shares, whoever holds them. */
export const shareCount = 6;
/** So many custodians open a box together. */
export const openingShares = 2;

/** The custodian that a share belongs to. */
export interface CustodianSlot {
  /** 0 to 5: the place in the roster's list of custodians. */
  readonly index: number;
  readonly member: number;
  /** Intake position: its key receives the share. */
  readonly position: number;
}

/** The part of a roster that says who keeps identities. */
export type CustodianSeating = Seating & Pick<Roster, 'custodians'>;

/** The custodians with a share and an intake position: without one they have no key to seal to. Of a longer list the first six count. */
export function custodianSlots(roster: Pick<CustodianSeating, 'custodians' | 'positions'>): readonly CustodianSlot[] {
  return roster.custodians.slice(0, shareCount).flatMap((member, index) => {
    const position = roster.positions.find((holder) => holder.member === member)?.position;
    return position === undefined ? [] : [{ index, member, position }];
  });
}

/**
 * Those whom the source has not excluded.
 *
 * @throws TOO_FEW_CUSTODIANS if fewer than two remain: nobody could open the box
 */
export function chooseCustodians(roster: CustodianSeating, excluded: Exclusions): readonly CustodianSlot[] {
  const gone = new Set(excludedMembers(roster, excluded));
  const remaining = custodianSlots(roster).filter(({ member }) => !gone.has(member));
  if (remaining.length < openingShares) throw new ProtocolError('TOO_FEW_CUSTODIANS');
  return remaining;
}
