/** Entries of the custody record on their way into the case. */
import type { CustodyData } from '../../crypto/index.ts';
import type { Caseload } from '../caseload/caseload.ts';
import { Refusal } from '../register/transport.ts';
import { isRecorded } from './custody-record.ts';

/**
 * Records an entry unless it would say nothing new.
 *
 * @returns false if a colleague's step comes first: it follows with the next update of this session
 * @throws Refusal with the reason if the case does not take it, NO_CASE where there is none yet
 */
export async function record(caseload: Caseload, id: string, entry: CustodyData): Promise<boolean> {
  const page = caseload.page(id);
  const me = caseload.me();
  if (page === null || me === null) throw new Refusal('NO_CASE');
  if (isRecorded(page.custody, entry, { member: me.member, day: me.today })) return true;
  const result = await caseload.act(id, { type: 'CUSTODY', entry });
  if (result.outcome === 'RETURNED') {
    // A colleague opened it at the same time.
    if (result.why === 'DUPLICATE') return true;
    throw new Refusal(result.why);
  }
  return result.outcome === 'DONE';
}
