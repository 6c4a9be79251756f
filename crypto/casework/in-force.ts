/** Which roster rules a day, and who may sign for the body on it (protocol section 6). */
import { equalBytes } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { Member } from '../roster/roster.ts';
import type { VerifiedRoster } from '../roster/verify.ts';

/**
 * The roster of the highest sequence whose period holds the day, or null.
 *
 * @param rosters every roster of the governance log
 * @param day UTC days since 1970-01-01
 */
export function rosterInForce(rosters: readonly VerifiedRoster[], day: number): VerifiedRoster | null {
  return rosters
    .filter(({ first, last }) => first <= day && day <= last)
    .reduce<VerifiedRoster | null>(
      (newest, roster) => (newest === null || roster.sequence > newest.sequence ? roster : newest),
      null,
    );
}

/** @throws WRONG_CONTEXT if the governance log has no roster of this hash */
export function rosterOfHash(rosters: readonly VerifiedRoster[], hash: Uint8Array): VerifiedRoster {
  const found = rosters.find((roster) => equalBytes(roster.hash, hash));
  if (found === undefined) throw new ProtocolError('WRONG_CONTEXT');
  return found;
}

/**
 * A signer may have used a roster that a newer one has replaced since, but must then stand in the newer one too, with the same
 * key: whoever was removed cannot go on under the old roster.
 *
 * @returns the roster in force on that day
 * @throws EXPIRED if the roster named or every roster is out of force on that day, NOT_ENTITLED if the member has left
 */
export function assertSignerInForce(
  rosters: readonly VerifiedRoster[],
  named: VerifiedRoster,
  member: Member,
  day: number,
): VerifiedRoster {
  const newest = rosterInForce(rosters, day);
  if (newest === null || day < named.first || day > named.last) throw new ProtocolError('EXPIRED');
  const now = newest.members.find(({ number }) => number === member.number);
  if (now === undefined || !equalBytes(now.sign, member.sign)) throw new ProtocolError('NOT_ENTITLED');
  return newest;
}
