/**
 * What a body and its capsule must say alike (section 4.2). The body holds the capsule's key, so both are known to belong together;
 * this is about the few facts that stand in both.
 */
import { equalBytes } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { LetterBody } from './body.ts';
import type { CapsuleContent } from './capsule-content.ts';

/** @throws MALFORMED */
export function assertAgreement(body: LetterBody, capsule: CapsuleContent): void {
  const { kind, desk, track } = capsule;
  // A later version decides what its new kinds mean; their text is shown all the same.
  if (kind === 'UNKNOWN') return;
  const sameTrack = track === null || (body.keys !== null && equalBytes(track, body.keys.track));
  const escalates = body.escalate === null || kind === 'ESCALATION';
  // A COVER has desk 0, which no body has: a letter that opens and calls itself cover would not be counted.
  if (desk !== body.desk || !sameTrack || !escalates) throw new ProtocolError('MALFORMED');
}
