/** One history: everything the log has ever signed goes on to what it shows now (QUORUM, FRESHNESS, CONSISTENCY). */
import {
  concat,
  consistencyProof,
  encodeUtf8,
  equalBytes,
  parseHex,
  quorumTime,
  type PublicSuite,
  type TrustPolicy,
} from '../../crypto/index.ts';
import { dayTolerance } from './days.ts';
import type { Docket, EvidenceFile } from './failures.ts';
import type { GovernanceCopy } from './governance-copy.ts';
import type { LogCopy } from './log-copy.ts';
import type { Seals } from './seals.ts';

const secondsPerHour = 3_600;
const hoursPerDay = 24;

/** POSIX seconds at which the quorum had seen the governance log; null without. */
export function sealTime(trust: TrustPolicy, { cosigned }: Seals): number | null {
  return cosigned === null ? null : quorumTime(cosigned.checkpoint, trust.quorum);
}

export async function checkQuorum(trust: TrustPolicy, logs: readonly Seals[], docket: Docket): Promise<void> {
  if (trust.quorum === 0) {
    docket.notChecked('QUORUM', 'NO_OUTSIDE_CHECKER');
    return;
  }
  for (const { name, cosigned } of logs) {
    if (cosigned !== null && quorumTime(cosigned.checkpoint, trust.quorum) !== null) continue;
    await docket.fail('QUORUM', 'NOT_COSIGNED', 'SERVED', () => [
      { name: 'path.txt', bytes: encodeUtf8(`/log/${name}/cosigned`) },
      ...(cosigned === null ? [] : [{ name: 'checkpoint.note', bytes: encodeUtf8(cosigned.note) }]),
    ]);
  }
}

/** @param now POSIX seconds by the auditor's clock. A clock set back makes nothing fresh that a checker has seen later. */
export async function checkFreshness(
  trust: TrustPolicy,
  seals: Seals,
  { dayNotes }: Pick<GovernanceCopy, 'dayNotes'>,
  now: number,
  docket: Docket,
): Promise<void> {
  const time = sealTime(trust, seals);
  const isSeen = trust.quorum > 0;
  // A checker signs the same size again whenever it is asked: only a later day within what it has seen shows that the register goes on.
  const size = isSeen ? (seals.cosigned?.checkpoint.size ?? 0) : Infinity;
  const last = dayNotes.findLast(({ index }) => index < size)?.note.day;
  if ((isSeen && time === null) || last === undefined) {
    docket.notChecked('FRESHNESS', 'NOT_READABLE');
    return;
  }
  const day = Math.floor(now / (hoursPerDay * secondsPerHour));
  // A day that has not come is nobody's word for the time, and fresh for as long as its author likes.
  if (trust.mode === 'live' && last > day + dayTolerance) {
    docket.notChecked('FRESHNESS', 'NOT_READABLE');
    return;
  }
  const sinceSeen = time === null ? 0 : (now - time) / secondsPerHour;
  if (Math.max(sinceSeen, (day - last) * hoursPerDay) <= trust.maxAge) return;
  const note = (isSeen ? seals.cosigned : seals.newest)?.note ?? '';
  await docket.fail('FRESHNESS', 'STALE_REGISTER', 'SERVED', () => [
    { name: 'checkpoint.note', bytes: encodeUtf8(note) },
  ]);
}

/** Every checkpoint that is known against the newest one. */
export async function checkSeals(suite: PublicSuite, log: LogCopy, docket: Docket): Promise<void> {
  const { tree, seals } = log;
  const { newest } = seals;
  if (newest === null) {
    docket.notChecked('CONSISTENCY', 'NOT_READABLE');
    return;
  }
  for (const { note, checkpoint } of seals.all) {
    const older = { name: 'older.note', bytes: encodeUtf8(note) };
    const newer = { name: 'newer.note', bytes: encodeUtf8(newest.note) };
    if (checkpoint.size > newest.checkpoint.size) {
      await docket.fail('CONSISTENCY', 'ROLLED_BACK', 'SERVED', () => [newer, older]);
    } else if (checkpoint.size === newest.checkpoint.size) {
      if (!equalBytes(checkpoint.root, newest.checkpoint.root)) {
        await docket.fail('CONSISTENCY', 'FORKED', 'ALONE', () => [older, newer]);
      }
    } else if (tree === null) {
      docket.notChecked('CONSISTENCY', 'NOT_READABLE');
    } else if (!equalBytes(await tree.root(checkpoint.size), checkpoint.root)) {
      await docket.fail('CONSISTENCY', 'FORKED', 'ALONE', async () => [
        older,
        newer,
        ...(await prefixProof(suite, log, checkpoint.size)),
      ]);
    }
  }
}

/**
 * Every day that was ever sealed against the case log [else what stood in an older day could be taken out later].
 *
 * @returns places of the day notes that the case log contradicts: where their batches begin and end is not known
 */
export async function checkDaySeals(
  suite: PublicSuite,
  cases: LogCopy,
  governance: GovernanceCopy,
  docket: Docket,
): Promise<ReadonlySet<number>> {
  const contradicted = new Set<number>();
  const { tree, seals } = cases;
  for (const { index, note } of governance.dayNotes) {
    if (tree === null || note.size > tree.size) {
      contradicted.add(index);
      // The case log is published before the note on it, so it is never behind.
      if (tree !== null) {
        await docket.fail('CONSISTENCY', 'ROLLED_BACK', 'SERVED', () => governance.log.proven('day-note', index));
      } else docket.notChecked('CONSISTENCY', 'NOT_READABLE');
    } else if (!equalBytes(await tree.root(note.size), parseHex(note.root))) {
      contradicted.add(index);
      await docket.fail('CONSISTENCY', 'DAY_NOTE_CONTRADICTED', 'ALONE', async () => [
        ...(await governance.log.proven('day-note', index)),
        { name: 'newer.note', bytes: encodeUtf8(seals.newest?.note ?? '') },
        ...(await prefixProof(suite, cases, note.size)),
      ]);
    }
  }
  return contradicted;
}

/** That the newest tree begins with a tree of this size and root: the root, and the consistency proof as hashes one after another. */
async function prefixProof(suite: PublicSuite, { tree, seals }: LogCopy, size: number): Promise<EvidenceFile[]> {
  const newest = seals.newest?.checkpoint.size;
  if (tree === null || newest === undefined) return [];
  return [
    { name: 'prefix.root', bytes: await tree.root(size) },
    { name: 'consistency.proof', bytes: concat(...(await consistencyProof(suite, tree.read, size, newest))) },
  ];
}
