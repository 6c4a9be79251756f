/**
 * Which conversation an opened letter belongs to (section 4.2). Letters of one source are held together by the signing key of its
 * letter 1 and by nothing else: the signature in each of them proves it.
 */
import { formatHex } from '../bytes.ts';
import type { LetterBody } from './body.ts';

/**
 * - FIRST: opens a conversation.
 * - REPEAT: another letter 1 of a conversation that is open: the source sealed again, not knowing that the first had arrived.
 * - LATER: joins an open conversation.
 * - HELD: its letter 1 is not known yet; both may be on their way.
 * - ORPHAN: its letter 1 has not come for two days. Shown on its own: it may be all that is left.
 */
export type Standing = 'FIRST' | 'REPEAT' | 'LATER' | 'HELD' | 'ORPHAN';

const orphanDays = 2;

/** The name of a conversation: the source's signing key in hexadecimal. */
export function conversationOf(body: LetterBody): string {
  return formatHex(body.sign);
}

/**
 * @param known conversations whose letter 1 has been opened before, by `conversationOf`
 * @param arrived the day of the letter's batch
 * @param today both in days since 1970-01-01 in UTC
 */
export function letterStanding(body: LetterBody, known: ReadonlySet<string>, arrived: number, today: number): Standing {
  const open = known.has(conversationOf(body));
  if (body.number === 1) return open ? 'REPEAT' : 'FIRST';
  if (open) return 'LATER';
  return today - arrived >= orphanDays ? 'ORPHAN' : 'HELD';
}
