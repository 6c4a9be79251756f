import { Reader } from '../../crypto/public.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import type { PageFrame } from '../store/store.ts';

const postLength = 1 + 2048;
const mostPosts = 64;

export const longestAnswersRequest = mostPosts * postLength;

export function isAnswersRequestLength(length: number): boolean {
  return length > 0 && length <= longestAnswersRequest && length % postLength === 0;
}

/**
 * Takes in 1 to 64 frames of `u8 shape | frame 2048` for the pages.
 *
 * @throws Refusal MALFORMED for another shape, BUSY, STORE_FULL
 */
export async function postAnswers(service: Service, account: string, body: Uint8Array): Promise<void> {
  const reader = new Reader(body);
  const answers: PageFrame[] = [];
  while (reader.remaining > 0) {
    const shape = reader.u8();
    if (shape !== 0 && shape !== 1) throw new Refusal('MALFORMED');
    answers.push({ shape, frame: reader.take(2048) });
  }
  await service.freeSpace.assertRoom('letter', body.length);
  service.budgets.staff(account).take(answers.length);
  await service.store.slots.addAnswers(answers, service.register.today);
  service.rhythm.posted('slot');
}
