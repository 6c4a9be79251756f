/** The governance log read entry by entry, so that a broken one hides no other (GOVERNANCE). */
import {
  decodeGovernance,
  encodeTrust,
  encodeUtf8,
  equalBytes,
  formatHex,
  verifyCanaries,
  verifyRoster,
  type AuditCheck,
  type Canaries,
  type DayNote,
  type GovernanceEntry,
  type ManifestEntry,
  type PublicSuite,
  type RosterEntry,
  type SlotNote,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/index.ts';
import { verifyPlan, type LoggedPlan } from '../statistics/plan-note.ts';
import { verifyRelease, type VerifiedRelease } from '../statistics/release-document.ts';
import { verifyTotals, type VerifiedTotals } from '../statistics/totals.ts';
import { readBytes, refusalOf, type Copy } from './copy.ts';
import type { Docket, EvidenceReach, FailureCode } from './failures.ts';
import type { LogCopy } from './log-copy.ts';

/** Something that stands in the governance log. */
export interface Placed<T> {
  readonly index: number;
  readonly note: T;
}

export interface GovernanceCopy {
  readonly log: LogCopy;
  /** Those that hold, in the order of the log, by the hex of their hash. */
  readonly rosters: ReadonlyMap<string, VerifiedRoster>;
  readonly dayNotes: readonly Placed<DayNote>[];
  readonly slotNotes: readonly Placed<SlotNote>[];
  /** The newest; null if the log has none. */
  readonly manifest: Placed<ManifestEntry> | null;
  readonly canaries: readonly Placed<Canaries>[];
  readonly totals: readonly Placed<VerifiedTotals>[];
  readonly plans: readonly LoggedPlan[];
  readonly releases: readonly Placed<VerifiedRelease>[];
}

/** What the entries before one have brought. */
interface Progress {
  readonly rosters: Map<string, VerifiedRoster>;
  /** By the hex of the hash: where the roster stands. */
  readonly rosterPlaces: Map<string, number>;
  newestRoster: Placed<VerifiedRoster> | null;
  day: Placed<DayNote> | null;
  slot: Placed<SlotNote> | null;
}

export async function readGovernance(
  suite: PublicSuite,
  trust: TrustPolicy,
  log: LogCopy,
  docket: Docket,
): Promise<GovernanceCopy> {
  const progress: Progress = { rosters: new Map(), rosterPlaces: new Map(), newestRoster: null, day: null, slot: null };
  const dayNotes: Placed<DayNote>[] = [];
  const slotNotes: Placed<SlotNote>[] = [];
  const canaries: Placed<Canaries>[] = [];
  const totals: Placed<VerifiedTotals>[] = [];
  const plans: LoggedPlan[] = [];
  const releases: Placed<VerifiedRelease>[] = [];
  let manifest: Placed<ManifestEntry> | null = null;
  if (log.tree === null) docket.notChecked('GOVERNANCE', 'NOT_READABLE');
  /** A note that is not what its kind says is a failure of its own check. */
  const orBad = async (
    check: AuditCheck,
    code: FailureCode,
    index: number,
    read: () => Promise<void>,
  ): Promise<void> => {
    try {
      await read();
    } catch (error) {
      refusalOf(error);
      await docket.fail(check, code, 'ALONE', () => log.proven('governance', index));
    }
  };

  for (const [index, bytes] of log.entries.entries()) {
    const fail: Fail = (code, from, reach = 'ALONE') =>
      docket.fail('GOVERNANCE', code, reach, () => provenAll(log, [...from, index]));
    const entry = tryDecode(bytes);
    if (entry === null) {
      await docket.fail('ENTRIES', 'ENTRY_MALFORMED', 'ALONE', () => log.proven('governance', index));
      continue;
    }
    await judgePlace(trust, entry, index, fail);
    switch (entry.kind) {
      case 'roster':
        await judgeRoster(suite, trust, { index, note: entry }, progress, fail);
        break;
      case 'day':
        await judgeDay(trust, entry, progress, fail);
        progress.day = { index, note: entry };
        dayNotes.push(progress.day);
        break;
      case 'slot':
        await judgeSlot(entry, progress, fail);
        progress.slot = { index, note: entry };
        slotNotes.push(progress.slot);
        break;
      case 'manifest':
        manifest = { index, note: entry };
        break;
      case 'canaries':
        await orBad('CANARIES', 'BAD_LIST', index, async () => {
          canaries.push({ index, note: await verifyCanaries(suite, entry.note, trust) });
        });
        break;
      case 'totals':
        await orBad('TOTALS', 'BAD_TOTALS', index, async () => {
          totals.push({ index, note: await verifyTotals(suite, entry.note, trust) });
        });
        break;
      case 'plan':
        await orBad('RELEASES', 'BAD_PLAN', index, async () => {
          plans.push({ index, ...(await verifyPlan(suite, entry.note, trust)) });
        });
        break;
      case 'release':
        await orBad('RELEASES', 'BAD_RELEASE', index, async () => {
          releases.push({ index, note: await verifyRelease(suite, entry.note, trust) });
        });
        break;
      default:
    }
  }
  return { log, rosters: progress.rosters, dayNotes, slotNotes, manifest, canaries, totals, plans, releases };
}

/** @param from places of earlier entries that must be seen together with this one */
type Fail = (code: FailureCode, from: readonly number[], reach?: EvidenceReach) => Promise<void>;

/** The first three entries are the trust policy, the first roster and the day note of batch 0; the policy never comes again. */
async function judgePlace(trust: TrustPolicy, entry: GovernanceEntry, index: number, fail: Fail): Promise<void> {
  const expected = (['trust', 'roster', 'day'] as const)[index];
  if ((expected !== undefined && entry.kind !== expected) || (index > 0 && entry.kind === 'trust')) {
    await fail('WRONG_ORDER', []);
  }
  if (entry.kind === 'trust' && !equalBytes(encodeTrust(entry.trust), encodeTrust(trust)))
    await fail('WRONG_TRUST', []);
}

async function judgeRoster(
  suite: PublicSuite,
  trust: TrustPolicy,
  { index, note }: Placed<RosterEntry>,
  progress: Progress,
  fail: Fail,
): Promise<void> {
  try {
    const roster = await verifyRoster(suite, note.note, trust);
    const before = progress.newestRoster;
    if (roster.sequence !== note.sequence) await fail('BAD_ROSTER', []);
    else if (before !== null && roster.sequence <= before.note.sequence) await fail('OLDER_ROSTER', [before.index]);
    else progress.newestRoster = { index, note: roster };
    progress.rosters.set(roster.hashHex, roster);
    progress.rosterPlaces.set(roster.hashHex, index);
  } catch (error) {
    refusalOf(error);
    await fail('BAD_ROSTER', []);
  }
}

async function judgeDay(trust: TrustPolicy, note: DayNote, progress: Progress, fail: Fail): Promise<void> {
  const { day: before, newestRoster: newest } = progress;
  if (note.mode !== trust.mode || !goesOn(before?.note ?? null, note)) await failOrder(before, note, fail);
  const roster = progress.rosters.get(note.roster);
  if (roster === undefined) await fail('UNKNOWN_ROSTER', [], 'SERVED');
  else if (newest !== null && roster.sequence < newest.note.sequence)
    await fail('OLDER_ROSTER', [progress.rosterPlaces.get(note.roster) ?? 0, newest.index]);
}

async function judgeSlot(note: SlotNote, progress: Progress, fail: Fail): Promise<void> {
  const before = progress.slot;
  if (!goesOn(before?.note ?? null, note)) await failOrder(before, note, fail);
}

/** That a note was left out between two others is seen only by whoever reads all that stands between them. */
async function failOrder<Note extends DayNote | SlotNote>(
  before: Placed<Note> | null,
  note: Note,
  fail: Fail,
): Promise<void> {
  const isSkip = before === null || numberOf(note) > numberOf(before.note) + 1;
  await fail('WRONG_ORDER', before === null ? [] : [before.index], isSkip ? 'SERVED' : 'ALONE');
}

/** Whether a day or slot note is the next after the one before: numbers count up one by one, days and sizes never fall. */
export function goesOn<Note extends DayNote | SlotNote>(before: Note | null, note: Note): boolean {
  if (before === null) return numberOf(note) === 0;
  const shrinks = before.kind === 'day' && note.kind === 'day' && note.size < before.size;
  return numberOf(note) === numberOf(before) + 1 && note.day >= before.day && !shrinks;
}

function numberOf(note: DayNote | SlotNote): number {
  return note.kind === 'day' ? note.batch : note.slot - 1;
}

/** Of the highest sequence; null without any. */
export function newestRoster(rosters: GovernanceCopy['rosters']): VerifiedRoster | null {
  return [...rosters.values()].reduce<VerifiedRoster | null>(
    (newest, roster) => (newest === null || roster.sequence > newest.sequence ? roster : newest),
    null,
  );
}

/** The keys of the readers, and that somebody may still write to them. @param day UTC days since 1970-01-01 */
export async function checkRosters(
  suite: PublicSuite,
  copy: Copy,
  { rosters, log }: GovernanceCopy,
  day: number,
  docket: Docket,
): Promise<void> {
  // Files of older rosters' keys need not be kept: nothing is sealed to them any more.
  const newest = newestRoster(rosters);
  if (newest === null) return;
  if (day < newest.first || day > newest.last) {
    await docket.fail('GOVERNANCE', 'ROSTER_EXPIRED', 'SERVED', () => log.proven('governance', log.entries.length - 1));
  }
  for (const { keys } of newest.epochs) {
    const path = `/epochs/${formatHex(keys)}`;
    const bytes = await readBytes(copy, path);
    if (bytes !== null && equalBytes(await suite.sha256(bytes), keys)) continue;
    await docket.fail('GOVERNANCE', 'EPOCH_FILE_DIFFERS', 'SERVED', () => [
      { name: 'path.txt', bytes: encodeUtf8(path) },
      ...(bytes === null ? [] : [{ name: 'epoch', bytes }]),
    ]);
  }
}

/** These entries, each with its proof. */
async function provenAll(log: LogCopy, indexes: readonly number[]): ReturnType<LogCopy['proven']> {
  const files = await Promise.all(indexes.map((index) => log.proven(`governance-${String(index)}`, index)));
  return files.flat();
}

function tryDecode(bytes: Uint8Array): GovernanceEntry | null {
  try {
    return decodeGovernance(bytes);
  } catch (error) {
    refusalOf(error);
    return null;
  }
}
