/**
 * Before seeds of old epochs are destroyed: tries whether everything can still be read without them, by reading everything without them.
 * Nothing else would prove it.
 */
import type { Period } from '../../crypto/index.ts';
import { Caseload } from '../caseload/caseload.ts';
import type { CaseloadEnvironment } from '../caseload/environment.ts';
import type { CasePage } from '../caseload/view.ts';
import { Refusal, type Transport } from '../register/transport.ts';
import { withoutEpochs } from './rotation.ts';

export interface WouldBeLost {
  /** Cases that these seeds alone open, or of which they open a part: to be renewed first. */
  readonly cases: readonly string[];
  /** Letters that are damaged, or wait for a first letter that never came: nothing can renew them. */
  readonly strays: readonly string[];
}

/**
 * @param caseload of this member, synchronised
 * @param gone epochs whose seeds are to go
 * @throws what a first reading throws; Refusal
 */
export async function findLost(
  environment: CaseloadEnvironment,
  caseload: Caseload,
  gone: readonly Period[],
): Promise<WouldBeLost> {
  const { suite, random, transport, trust, keyring, deviceDay, deviceTime } = environment;
  const without = new Caseload({
    ...{ suite, random, trust, deviceDay },
    ...(deviceTime === undefined ? {} : { deviceTime }),
    keyring: withoutEpochs(keyring, gone),
    transport: readingOnly(transport),
  });
  await without.sync();
  const cases: string[] = [];
  const strays: string[] = [];
  for (const { id, access } of caseload.rows()) {
    if (access === 'LEFT' || isSame(caseload.page(id), without.page(id))) continue;
    (access === 'DAMAGED' || access === 'ORPHAN' ? strays : cases).push(id);
  }
  return { cases, strays };
}

/** A reading on trial posts nothing. */
function readingOnly(transport: Transport): Transport {
  return {
    get: (path) => transport.get(path),
    send: () => Promise.reject(new Refusal('READING_ONLY')),
  };
}

/** Whether every letter and every event is there that was there. */
function isSame(whole: CasePage | null, rest: CasePage | null): boolean {
  if (whole === null) return true;
  if (rest === null) return false;
  const [letters, history] = [
    new Set(rest.letters.map(({ commit }) => commit)),
    new Set(rest.history.map(({ hash }) => hash)),
  ];
  return (
    whole.letters.every(({ commit, complete }) => letters.has(commit) || !complete) &&
    whole.history.every(({ hash, pending }) => pending || history.has(hash))
  );
}
