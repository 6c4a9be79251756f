import type { Service } from '../service.ts';

const quarterDays = 91;
const keptQuarters = 4;

/**
 * Keeps attachments for an open case: until the end of a quarter, a year ahead, so that the date says nothing about the day of
 * the claim. Consoles claim again while a case is open. Who claimed is not kept.
 */
export async function claimParts({ store, register }: Service, ids: readonly Uint8Array[]): Promise<void> {
  await store.parts.claim(ids, (Math.floor(register.today / quarterDays) + 1 + keptQuarters) * quarterDays);
}
