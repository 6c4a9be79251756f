import { Reader } from '../../crypto/public.ts';
import type { Service } from '../service.ts';
import { promiseOf } from './outcome.ts';

/** `commit 32 | tag 32 | frame A 2048 | frame B 2048` */
export const statusRequestLength = 4160;

/**
 * Takes in a status entry with its statement sealed to both oversight officers. The server cannot check the commitment (the
 * statement is sealed): a false one is found by the source, who is shown an entry without its answer.
 *
 * @throws Refusal CONFLICT, LOOKUP_TAKEN, BUSY, STORE_FULL
 */
export async function acceptStatus(service: Service, account: string, body: Uint8Array): Promise<string> {
  const reader = new Reader(body);
  const commit = reader.take(32);
  const tag = reader.take(32);
  const frames = [reader.take(2048), reader.take(2048)] as const;
  reader.end();
  await service.freeSpace.assertRoom('letter', body.length);
  const budget = service.budgets.staff(account);
  budget.take(1);
  const day = service.register.today;
  const outcome = await service.store.entries.addStatus({ commit, tag, frames, day });
  if (outcome !== 'stored') budget.giveBack(1);
  const promise = await promiseOf(service, outcome, commit, day);
  service.rhythm.posted('batch');
  return promise;
}
