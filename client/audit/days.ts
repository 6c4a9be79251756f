/** The days that the log says, against the times at which outside checkers saw it (DAYS). */
import { encodeUtf8, quorumTime, type TrustPolicy } from '../../crypto/index.ts';
import type { Docket, EvidenceFile } from './failures.ts';
import type { GovernanceCopy } from './governance-copy.ts';
import type { Seal } from './seals.ts';

const secondsPerDay = 86_400;
/** A batch is logged on the day after its own, and clocks differ around midnight. */
export const dayTolerance = 1;

/** The UTC day at which a quorum had seen this checkpoint; null if none has. */
export function seenOn(trust: TrustPolicy, { checkpoint }: Pick<Seal, 'checkpoint'>): number | null {
  const time = quorumTime(checkpoint, trust.quorum);
  return time === null ? null : Math.floor(time / secondsPerDay);
}

export async function checkDays(trust: TrustPolicy, governance: GovernanceCopy, docket: Docket): Promise<void> {
  const { log, dayNotes } = governance;
  const seen = log.seals.all
    .map((seal) => ({ seal, day: seenOn(trust, seal) }))
    .filter((each): each is { seal: Seal; day: number } => each.day !== null)
    .sort((a, b) => a.seal.checkpoint.size - b.seal.checkpoint.size);
  if (seen.length === 0) {
    docket.notChecked('DAYS', trust.quorum === 0 ? 'NO_OUTSIDE_CHECKER' : 'NOT_READABLE');
    return;
  }
  // What nobody saw the log without may be of any earlier day.
  const isJudged = dayNotes.some(({ index }) => seen.some(({ seal }) => seal.checkpoint.size <= index));
  if (!isJudged) docket.notChecked('DAYS', 'NO_EARLIER_SEAL');
  for (const { index, note } of dayNotes) {
    // The last time that it was not there, and the first that it was.
    const without = seen.filter(({ seal }) => seal.checkpoint.size <= index).reduce(later, null);
    const within = seen.filter(({ seal }) => seal.checkpoint.size > index).reduce(earlier, null);
    if (without !== null && note.day < without.day - dayTolerance) {
      // A checker that the server does not reach signs what it knew before for whoever asks: somebody has to look who was in time.
      await docket.fail('DAYS', 'BACK_DATED', 'SERVED', async () => [
        ...(await log.proven('day-note', index)),
        sealFile('seen.note', without.seal),
      ]);
    }
    // A demonstration's day is ahead of the calendar by as many days as its button was pressed.
    if (trust.mode === 'live' && within !== null && note.day > within.day + dayTolerance) {
      await docket.fail('DAYS', 'POST_DATED', 'ALONE', () => log.proven('day-note', index, within.seal.note));
    }
  }
}

interface Seen {
  readonly seal: Seal;
  readonly day: number;
}

function later(before: Seen | null, next: Seen): Seen {
  return before === null || next.day > before.day ? next : before;
}

function earlier(before: Seen | null, next: Seen): Seen {
  return before === null || next.day < before.day ? next : before;
}

function sealFile(name: string, { note }: Seal): EvidenceFile {
  return { name, bytes: encodeUtf8(note) };
}
