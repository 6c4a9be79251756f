/**
 * A member gives their own case keys to themselves again, sealed to their key of the present epoch: the seed that opened them first is to be
 * destroyed, and the cases are to stay.
 */
import { circleLimit, parseHex, positionOf, sealGrants, signGrant, type SealedGrant } from '../../crypto/index.ts';
import { Refusal } from '../register/transport.ts';
import { postRecords } from './append.ts';
import type { Reading } from './reading.ts';

/**
 * Keys of several cases go into one append of exactly 16 sealed frames, as every grant does.
 *
 * @param ids of cases
 * @returns how many keys were given
 * @throws Refusal NO_POSITION for a member to whom nothing can be sealed now, and what posting throws: the rest can be given later
 */
export async function renewKeys(reading: Reading, ids: readonly string[]): Promise<number> {
  const { appending, book } = reading;
  const { environment, standing } = appending;
  const { suite, random } = environment;
  const { member } = standing.signer;
  const position = positionOf(standing.view.roster, member);
  const publicKey = standing.view.epoch.keys[position] ?? null;
  if (publicKey === null) throw new Refusal('NO_POSITION');
  const grants: SealedGrant[] = [];
  for (const id of ids) {
    const letter = parseHex(id);
    for (const key of book.file(id)?.keys ?? []) {
      const grant = await signGrant(suite, { key, letter, to: member }, standing.signer);
      grants.push({ grant, publicKey, position });
    }
  }
  for (let start = 0; start < grants.length; start += circleLimit) {
    const records = await sealGrants(suite, random, grants.slice(start, start + circleLimit), null);
    await postRecords(appending, records);
  }
  return grants.length;
}
