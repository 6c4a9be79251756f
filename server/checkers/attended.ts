import {
  decodeUtf8,
  parseCheckpoint,
  ProtocolError,
  readUnverifiedText,
  verifyCosigned,
  type Checkpoint,
} from '../../crypto/public.ts';
import type { PublishedLog } from '../log/published-log.ts';
import { RolledBackError } from '../log/rollback.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** A checkpoint with the lines of every checker that a policy can have, and room to spare. */
export const longestCosigned = 32_768;

/**
 * Takes the lines of an attended checker: one that no server asks, whose keeper brings them (docs/protocol.md section 8.6).
 *
 * @throws Refusal MALFORMED unless it is a checkpoint of one of the logs with a line of a checker of the policy, NOT_FOUND unless a
 *   checkpoint of that size was published, CONFLICT if the log signed it and the store does not continue it
 */
export async function takeCosigned({ suite, register }: Service, body: Uint8Array): Promise<void> {
  try {
    const note = decodeUtf8(body);
    const text = readUnverifiedText(note);
    const log = logOf(parseCheckpoint(text), [register.caseLog, register.governanceLog]);
    const { size, cosignatures } = await verifyCosigned(suite, note, log.keys.log, log.keys.checkers);
    if (cosignatures.length === 0) throw new Refusal('MALFORMED');
    const kept = await log.history.note(size);
    if (kept === null || readUnverifiedText(kept) !== text) {
      await register.weigh(log.name, note);
      throw new Refusal('NOT_FOUND');
    }
    await register.cosigned(log.name, size, note.slice(text.length + 1));
  } catch (error) {
    if (error instanceof RolledBackError) throw new Refusal('CONFLICT');
    if (error instanceof ProtocolError) throw new Refusal('MALFORMED');
    throw error;
  }
}

function logOf({ origin }: Checkpoint, logs: readonly PublishedLog[]): PublishedLog {
  const log = logs.find(({ keys }) => keys.log.name === origin);
  if (log === undefined) throw new Refusal('MALFORMED');
  return log;
}
