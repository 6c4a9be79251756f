import {
  commitTo,
  decodeLetterRequest,
  equalBytes,
  parseLetterHeader,
  ProtocolError,
  type LetterRequest,
} from '../../crypto/public.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { assertPuzzle } from './puzzle.ts';
import { promiseOf } from './outcome.ts';

/**
 * Takes in one letter (docs/protocol.md section 4.5) and returns the promise to log it. When the promise is returned, the
 * letter survives power loss. The same bytes give the same promise again, for ever.
 *
 * @throws Refusal MALFORMED, BAD_LENGTH, BAD_COMMIT, CONFLICT, LOOKUP_TAKEN, ROSTER_CHANGED, BAD_PUZZLE, BUSY, STORE_FULL
 */
export async function acceptLetter(service: Service, body: Uint8Array): Promise<string> {
  const request = decodeRequest(body);
  const { letter, commit, tag, salt, puzzle } = request;
  const { suite, store, register, budgets } = service;
  const digest = await suite.sha256(letter);
  const expected = await commitTo(suite, 'letter', digest, salt);
  if (!equalBytes(expected, commit)) throw new Refusal('BAD_COMMIT');

  const day = register.today;
  try {
    assertSealedForToday(service, letter);
    await assertPuzzle(service, digest, puzzle);
    await service.freeSpace.assertRoom('letter', body.length);
    budgets.letters.take(1);
  } catch (error) {
    // Whoever sends again after a lost answer gets the promise, whatever conditions have changed since.
    const known = error instanceof Refusal ? await store.entries.find(commit) : null;
    if (known === null) throw error;
    return promiseOf(service, equalBytes(known.tag, tag) ? 'same' : 'conflict', commit, day);
  }
  const outcome = await store.entries.addLetter({ commit, tag, salt, letter, day });
  if (outcome !== 'stored') budgets.letters.giveBack(1);
  const promise = await promiseOf(service, outcome, commit, day);
  service.rhythm.posted('batch');
  return promise;
}

function decodeRequest(body: Uint8Array): LetterRequest {
  try {
    return decodeLetterRequest(body);
  } catch (error) {
    if (error instanceof ProtocolError) throw new Refusal(error.code === 'BAD_LENGTH' ? 'BAD_LENGTH' : 'MALFORMED');
    throw error;
  }
}

/**
 * @throws ROSTER_CHANGED unless the letter is sealed to an open roster and its epoch of today: nobody else might read it, and members
 *   drop a letter to an epoch that has not begun
 */
function assertSealedForToday({ register }: Service, letter: Uint8Array): void {
  const { openRosters, today } = register;
  const { epoch, rosterHash } = parseLetterHeader(letter);
  const roster = openRosters.find(({ hash }) => equalBytes(hash, rosterHash));
  const period = roster?.epochs[epoch];
  if (roster === undefined || period === undefined) throw new Refusal('ROSTER_CHANGED');
  const begun = period.first <= today && today <= period.last;
  if (!begun || today > roster.last) throw new Refusal('ROSTER_CHANGED');
}
