/** Sends sealed letters and checks the server's promise to log them. */
import {
  PROMISE_DAYS,
  ProtocolError,
  decodeUtf8,
  equalBytes,
  parsePromise,
  parseVerifierKey,
  verifyNote,
} from '../../crypto/index.ts';
import { isPromiseInTime, type RegisterView } from '../register/register.ts';
import { Refusal, expectStatus } from '../register/transport.ts';
import { encodeOutgoing, type Outgoing } from './compose.ts';
import { loadView, type Environment } from './environment.ts';

const puzzleRenewals = 4;

export interface Delivered {
  /** The signed promise as text: having it proves having reported, so it is offered and never stored. */
  readonly promise: string;
  /** The day on which the server accepted it. UTC days since 1970. */
  readonly accepted: number;
  /** The day by whose end the letter must stand in the register. UTC days since 1970. */
  readonly by: number;
}

/**
 * Sends one letter. When the puzzle's day note is no longer good the puzzle alone is solved again; the letter stays the same bytes.
 *
 * @throws Refusal (NETWORK: send the same again; ROSTER_CHANGED: show the readers and compose again; LOOKUP_TAKEN: compose again)
 * @throws BAD_SIGNATURE or BAD_PROOF if the promise is not this server's promise for this letter
 */
export async function deliver(environment: Environment, view: RegisterView, outgoing: Outgoing): Promise<Delivered> {
  let current = view;
  for (let renewal = 0; ; renewal++) {
    const request = await encodeOutgoing(environment, current, outgoing);
    const answer = await environment.transport.send('POST', '/api/letters', request);
    try {
      return await readPromise(environment, current, outgoing, decodeUtf8(expectStatus(answer, 201)));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'BAD_PUZZLE' || renewal === puzzleRenewals) throw error;
      current = await loadView(environment);
    }
  }
}

async function readPromise(
  { suite }: Environment,
  view: RegisterView,
  outgoing: Outgoing,
  promise: string,
): Promise<Delivered> {
  const { text } = await verifyNote(suite, promise, [await parseVerifierKey(suite, view.trust.promise)], 1);
  const { origin, commit, day } = parsePromise(text);
  if (origin !== view.trust.origin || !equalBytes(commit, outgoing.commit) || !isPromiseInTime(view, day))
    throw new ProtocolError('BAD_PROOF');
  return { promise, accepted: day, by: day + PROMISE_DAYS };
}
