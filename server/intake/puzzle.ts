import { ProtocolError, puzzleChallengeOf, verifyPuzzle } from '../../crypto/public.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/**
 * Passes if the puzzle was solved for the newest or the previous day note.
 *
 * @param digest SHA-256 of the letter or part, which its caller needs too: it is hashed once
 * @throws BAD_PUZZLE
 */
export async function assertPuzzle(service: Service, digest: Uint8Array, puzzle: Uint8Array): Promise<void> {
  const { newestDay, previousDay } = service.register;
  const days = previousDay === newestDay ? [newestDay] : [newestDay, previousDay];
  for (const { bytes, note } of days) {
    try {
      const challenge = await puzzleChallengeOf(service.suite, bytes, digest);
      await verifyPuzzle(service.suite, challenge, note.difficulty, puzzle);
      return;
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  throw new Refusal('BAD_PUZZLE');
}
