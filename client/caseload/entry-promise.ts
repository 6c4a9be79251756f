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

export interface EntryPromise {
  /** As the server signed it: evidence, should it be broken. */
  readonly note: string;
  /** UTC days since 1970-01-01. */
  readonly by: number;
}

/**
 * @param note as answered by the server
 * @returns the note as text, and the last day for the entry to be in the log; UTC days since 1970-01-01
 * @throws BAD_SIGNATURE, UNDER_SIGNED, MALFORMED; BAD_PROOF if it promises something else
 */
export async function readEntryPromise(
  suite: PublicSuite,
  view: RegisterView,
  commit: Uint8Array,
  note: Uint8Array,
): Promise<EntryPromise> {
  const key = await parseVerifierKey(suite, view.trust.promise);
  const signed = decodeUtf8(note);
  const { text } = await verifyNote(suite, signed, [key], 1);
  const promised = parsePromise(text);
  const isFor = promised.origin === view.trust.origin && equalBytes(promised.commit, commit);
  if (!isFor || !isPromiseInTime(view, promised.day)) throw new ProtocolError('BAD_PROOF');
  return { note: signed, by: promised.day + PROMISE_DAYS };
}
