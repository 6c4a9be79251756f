import { createHmac, hkdfSync } from 'node:crypto';
import type { Service } from '../service.ts';
import { StoreFullError } from '../store/store.ts';

/** A member as 32 bytes that mean nothing to whoever has the store alone, and differ from batch to batch. */
export type FetchMarker = (batch: number, member: number) => Uint8Array;

const markLabel = 'kupuya/server/fetched/v1';

/** `seed` is a secret of the instance that lies outside the store; the marks are under a key derived from it for this alone. */
export function fetchMarker(seed: Uint8Array): FetchMarker {
  const key = new Uint8Array(hkdfSync('sha256', seed, markLabel, '', 32));
  return (batch, member) => {
    const subject = Buffer.alloc(8);
    subject.writeUInt32BE(batch, 0);
    subject.writeUInt32BE(member, 4);
    return new Uint8Array(createHmac('sha256', key).update(subject).digest());
  };
}

/**
 * Notes that a member was sent the letters of a batch: the day on which a second one was is where the time of unclaimed
 * attachments begins. A full disk costs the note, never the letters: attachments are then kept longer.
 */
export async function noteFetch({ store, register, fetchMark }: Service, batch: number, member: number): Promise<void> {
  try {
    await store.batches.noteFetch(batch, fetchMark(batch, member), register.today);
  } catch (error) {
    if (!(error instanceof StoreFullError)) throw error;
  }
}
