/** The commitment of a log entry to what was sent (section 8.1). */
import { assertLength, concat, lp, u16, u8 } from '../bytes.ts';
import { labels } from '../constants.ts';
import type { PublicSuite } from '../primitives/port.ts';

export type CommitType = 'letter' | 'status' | 'dummy' | 'erasure';

const types: Readonly<Record<CommitType, number>> = { letter: 1, status: 2, dummy: 3, erasure: 4 };

/**
 * `H(lp("kupuya/commit/v1") | u8 type | u16 32 | body 32 | salt 32)`. The day is not in it, because a letter sealed offline
 * does not know its day; the entry binds the day instead.
 *
 * @param body letter: H(letter); status: H(statement); dummy: from the ratchet
 * @throws BAD_LENGTH
 */
export async function commitTo(
  suite: PublicSuite,
  type: CommitType,
  body: Uint8Array,
  salt: Uint8Array,
): Promise<Uint8Array> {
  assertLength(body, 32);
  assertLength(salt, 32);
  return suite.sha256(concat(lp(labels.commit), u8(types[type]), u16(32), body, salt));
}
