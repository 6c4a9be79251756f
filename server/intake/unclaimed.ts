/** The end of attachments that nobody claimed (docs/protocol.md section 4.4). */
import { rm } from 'node:fs/promises';
import type { Service } from '../service.ts';
import { sweepPacks } from './pack.ts';
import { partFile } from './part-file.ts';

/** So long after two members fetched the letters, attachments that nobody claimed go. */
export const patienceDays = 30;

/**
 * Forgets unclaimed attachments whose time is over on `day`, then removes their bytes: loose files and packs that held nothing
 * else. What other packs hold of them goes when the batch is packed. Cut short after the store forgot, the rest is done at the
 * next close or start. Call inside `register.exclusive`.
 */
export async function dropUnclaimed(service: Service, day: number): Promise<void> {
  const { store, folder, faults } = service;
  const dropped = await store.parts.dropUnclaimed(day, day - patienceDays);
  if (dropped.length > 0) faults('parts:dropped');
  for (const part of dropped) {
    if (part.pack === null) await rm(partFile(folder, part, part.hash), { force: true });
  }
  await sweepPacks(service);
}
