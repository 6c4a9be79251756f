import type { Service } from '../service.ts';

const quarterDays = 91;
const quartersAfter = 2;

/**
 * Keeps attachments for an open case until the last day of the quarter after next (91 days, counted from 1970-01-01), so that
 * the date says nothing about the day of the claim. To be claimed again for longer. Who claimed is not kept.
 */
export async function claimParts({ store, register }: Service, ids: readonly Uint8Array[]): Promise<void> {
  await store.parts.claim(ids, lastDayKept(register.today));
}

/** The last day on which a claim made on `today` holds. */
export function lastDayKept(today: number): number {
  return (Math.floor(today / quarterDays) + quartersAfter + 1) * quarterDays - 1;
}
