import { Reader } from '../../crypto/public.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import type { FeedRecord } from '../store/store.ts';

const locatorLength = 16;
const frameLength = 2048;
const recordLength = locatorLength + frameLength;
const mostRecords = 128;

export const longestFeedRequest = mostRecords * recordLength;

export function isFeedRequestLength(length: number): boolean {
  return length > 0 && length <= longestFeedRequest && length % recordLength === 0;
}

/**
 * Appends 1 to 128 records, all or nothing. Locators are unique for ever: that is the compare-and-append on which two consoles
 * that act at once rely. The very same records again are no conflict, so that a lost answer can be asked for again.
 *
 * @throws Refusal LOCATOR_TAKEN, BUSY, STORE_FULL
 */
export async function appendRecords(service: Service, account: string, body: Uint8Array): Promise<void> {
  const reader = new Reader(body);
  const records: FeedRecord[] = [];
  while (reader.remaining > 0) records.push({ locator: reader.take(locatorLength), frame: reader.take(frameLength) });
  await service.freeSpace.assertRoom('letter', body.length);
  const budget = service.budgets.staff(account);
  budget.take(records.length);
  const outcome = await service.store.slots.addRecords(records);
  if (outcome !== 'stored') budget.giveBack(records.length);
  if (outcome === 'taken') throw new Refusal('LOCATOR_TAKEN');
  service.rhythm.posted('slot');
}
