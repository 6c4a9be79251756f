/** What every signed object in a sealed frame must stand up to, whether it asks or answers (protocol section 7.6). */
import type { JsonObject } from '../canonical.ts';
import { assertSignerInForce, rosterOfHash } from '../casework/in-force.ts';
import { memberShape, positionShape, rosterHashShape, signatureShape, verifyObject } from '../casework/signing.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { dayShape } from '../roster/periods.ts';
import type { VerifiedRoster } from '../roster/verify.ts';

/** How a sealed frame came. */
export interface Received {
  readonly rosters: readonly VerifiedRoster[];
  /** Who opened it. */
  readonly reader: number;
  /** Day of the slot note that released it. */
  readonly released: number;
}

/** Who says it to whom, when, and under which roster. */
export interface Sent {
  /** Member number of the reader. */
  readonly to: number;
  /** UTC days since 1970-01-01. */
  readonly day: number;
  /** Hash of the roster, 32 bytes. */
  readonly roster: Uint8Array;
  /** Of the signer. */
  readonly member: number;
  readonly position: number;
  readonly signature: Uint8Array;
}

export const sentShapes = {
  to: memberShape,
  day: dayShape,
  roster: rosterHashShape,
  member: memberShape,
  position: positionShape,
  signature: signatureShape,
} as const;

/**
 * @param claim from a sealed frame; anybody can have sealed it
 * @param value the object without its signature
 * @throws WRONG_CONTEXT for another reader or an unknown roster, EXPIRED if the signer was not in force on its day and when it was released [who
 *   has left could date it back], NOT_ENTITLED, BAD_SIGNATURE, RANGE for a day after the release
 */
export async function assertReceived(
  suite: PublicSuite,
  claim: Sent,
  value: JsonObject,
  { rosters, reader, released }: Received,
): Promise<void> {
  if (claim.to !== reader) throw new ProtocolError('WRONG_CONTEXT');
  if (claim.day > released + 1) throw new ProtocolError('RANGE');
  const roster = rosterOfHash(rosters, claim.roster);
  const member = await verifyObject(suite, roster, claim, labels.identity, value);
  for (const day of [claim.day, released]) assertSignerInForce(rosters, roster, member, day);
}
