/** A note of acceptance that somebody kept at sending, held against the register. */
import {
  PROMISE_DAYS,
  ProtocolError,
  equalBytes,
  parsePromise,
  parseVerifierKey,
  verifyNote,
  type PublicSuite,
} from '../../crypto/index.ts';
import type { RegisterView } from '../register/register.ts';
import type { Finding } from './findings.ts';

/** Bytes: a note is a few hundred, and what is not one shall not be read to its end. */
export const promiseLimit = 4_096;

/**
 * Whether the server kept its word. Needs no words: whoever holds the note may ask.
 *
 * @param note as it was given at sending; a stranger's text as far as this device knows
 */
export async function checkPromise(suite: PublicSuite, view: RegisterView, note: string): Promise<Finding> {
  const promised = await readPromise(suite, view, note);
  if (promised === null) return { id: 'promise-foreign' };
  const due = promised.day + PROMISE_DAYS;
  const entry = view.entries.find(({ commit }) => equalBytes(commit, promised.commit));
  if (entry !== undefined) return { id: entry.day <= due ? 'promise-kept' : 'promise-late', day: entry.day, due };
  return { id: view.today > due ? 'promise-broken' : 'promise-waiting', due };
}

/** Null unless this server signed it. */
async function readPromise(
  suite: PublicSuite,
  { trust }: RegisterView,
  note: string,
): Promise<ReturnType<typeof parsePromise> | null> {
  if (note.length > promiseLimit) return null;
  try {
    // What was kept as a file may have another system's line ends.
    const text = `${note.replaceAll('\r\n', '\n').trim()}\n`;
    const verified = await verifyNote(suite, text, [await parseVerifierKey(suite, trust.promise)], 1);
    const promised = parsePromise(verified.text);
    return promised.origin === trust.origin ? promised : null;
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
