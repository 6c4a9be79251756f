import { ProtocolError, puzzleChallenge, verifyPuzzle } from '../../crypto/public.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** Passes if the puzzle was solved for the newest or the previous day note. @throws BAD_PUZZLE */
export async function assertPuzzle(service: Service, payload: Uint8Array, puzzle: Uint8Array): Promise<void> {
  const { newestDay, previousDay } = service.register;
  const days = previousDay === newestDay ? [newestDay] : [newestDay, previousDay];
  for (const { bytes, note } of days) {
    try {
      const challenge = await puzzleChallenge(service.suite, bytes, payload);
      await verifyPuzzle(service.suite, challenge, note.difficulty, puzzle);
      return;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  throw new Refusal('BAD_PUZZLE');
}
