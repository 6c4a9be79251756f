/** The server's word that an entry will stand in the log. */
import {
  decodeUtf8,
  equalBytes,
  parsePromise,
  parseVerifierKey,
  PROMISE_DAYS,
  ProtocolError,
  verifyNote,
  type PublicSuite,
} from '../../crypto/index.ts';
import { isPromiseInTime, type RegisterView } from '../register/register.ts';

/**
 * @param note as answered by the server
 * @returns the last day for the entry to be in the log; UTC days since 1970-01-01
 * @throws BAD_SIGNATURE, UNDER_SIGNED, MALFORMED; BAD_PROOF if it promises something else
 */
export async function readEntryPromise(
  suite: PublicSuite,
  view: RegisterView,
  commit: Uint8Array,
  note: Uint8Array,
): Promise<number> {
  const key = await parseVerifierKey(suite, view.trust.promise);
  const { text } = await verifyNote(suite, decodeUtf8(note), [key], 1);
  const promised = parsePromise(text);
  const isFor = promised.origin === view.trust.origin && equalBytes(promised.commit, commit);
  if (!isFor || !isPromiseInTime(view, promised.day)) throw new ProtocolError('BAD_PROOF');
  return promised.day + PROMISE_DAYS;
}
