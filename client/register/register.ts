/**
 * The verified view of the public register: everything a client believes about rosters, letters, statuses and pages comes from here,
 * and nothing enters it before it is proved (docs/protocol.md section 8.5).
 */
import {
  ProtocolError,
  assertInForce,
  currentEpoch,
  decodeEntry,
  decodeGovernance,
  formatHex,
  frameLength,
  parseCosignerKey,
  parseHex,
  parseVerifierKey,
  verifyCheckpoint,
  verifyEpochFile,
  type Entry,
  type EpochKeys,
  type GovernanceEntry,
  type PublicSuite,
  type TrustPolicy,
  type VerifiedRoster,
  type VerifierKey,
} from '../../crypto/public.ts';
import { assertEntryDays } from './entry-days.ts';
import { RolledBackRegister } from './fork.ts';
import { assertDayNotes, assertTrust, slotsBeforeRosters, verifyRosters } from './governance.ts';
import {
  downloadCheckpoint,
  downloadCosigned,
  downloadEntries,
  type BundleCache,
  type SignedCheckpoint,
} from './log-download.ts';
import { sealOf, secondsPerDay, type RegisterSeal } from './seal.ts';
import { expectStatus, type Transport } from './transport.ts';

export type DayNote = Extract<GovernanceEntry, { kind: 'day' }>;
export type SlotNote = Extract<GovernanceEntry, { kind: 'slot' }>;

export interface RegisterView {
  readonly trust: TrustPolicy;
  /** How far outside checkers have seen it, and how old that is. */
  readonly seal: RegisterSeal;
  readonly governance: LogState;
  readonly caseLog: LogState;
  /** The newest roster of the cosigned part, in force today. */
  readonly roster: VerifiedRoster;
  /** Every roster of the cosigned part of the governance log, by the hex of its hash [one for a single visitor is seen by no checker]. */
  readonly rosters: ReadonlyMap<string, VerifiedRoster>;
  /** By the hex of a roster's hash: the number of the last slot note before it in the governance log, 0 if none. */
  readonly rosterAfterSlot: ReadonlyMap<string, number>;
  /** Keys of the roster's current epoch. */
  readonly epoch: EpochKeys;
  /** The case log up to the newest day note, in order. */
  readonly entries: readonly Entry[];
  readonly dayNotes: readonly DayNote[];
  readonly slotNotes: readonly SlotNote[];
  readonly newestDay: DayNote;
  /** The bytes of the newest day note's entry: puzzles are bound to them. */
  readonly newestDayBytes: Uint8Array;
  /** UTC days since 1970: the device's, or the newest day note's where that is later [a device clock set back must not open old epochs]. */
  readonly today: number;
  /** All published totals in order, as signed notes not yet verified against the release keys. */
  readonly totalsNotes: readonly string[];
}

/** A log as it was downloaded: entries and checkpoints have been held against each other. */
export interface LogState {
  /** Every entry that a checkpoint covers, byte for byte; of the case log there may be a batch whose day note is not out yet. */
  readonly leaves: readonly Uint8Array[];
  /** The newest that the log signed. */
  readonly checkpoint: SignedCheckpoint;
  /** The newest that a quorum has seen; null without one. */
  readonly cosigned: SignedCheckpoint | null;
}

export interface RegisterOptions {
  /** UTC days since 1970 by the device's clock. */
  readonly deviceDay: number;
  /** POSIX seconds by the device's clock; without it the beginning of `deviceDay`. */
  readonly deviceTime?: number;
  /** Governance checkpoints seen before, as signed notes: what is served now must go on from each [else it is rolled back or forked]. */
  readonly kept?: readonly string[];
  readonly cache?: BundleCache;
  /** The newest roster sequence this client has seen; an older one is refused. */
  readonly seenSequence?: number;
}

/**
 * Downloads both logs whole and checks them. Everybody downloads the same bytes [what is asked for must not tell who asks].
 *
 * @throws ProtocolError FORKED (as `ForkedRegister`, with the evidence), ROLLED_BACK (`RolledBackRegister`), NOT_COSIGNED, BAD_PROOF, BAD_SIGNATURE, UNDER_SIGNED,
 *   WRONG_ORIGIN, WRONG_MODE, OLDER_ROSTER, EXPIRED, MALFORMED; Refusal
 */
export async function loadRegister(
  suite: PublicSuite,
  transport: Transport,
  trust: TrustPolicy,
  options: RegisterOptions,
): Promise<RegisterView> {
  const from: Source = { suite, transport, trust, cache: options.cache ?? new Map<string, Uint8Array>() };
  const log = await downloadGovernance(from, options.kept ?? []);
  const governance = log.leaves.map((bytes) => decodeGovernance(bytes));
  assertTrust(governance[0], trust);

  // Who reads counts only as far as checkers have seen it; what happens day by day counts from the newest.
  const seen = governance.slice(0, log.cosigned?.size ?? governance.length);
  const rosters = await verifyRosters(suite, seen, trust);
  const roster = [...rosters.values()].at(-1);
  if (roster === undefined) throw new ProtocolError('UNDER_SIGNED');
  if (roster.sequence < (options.seenSequence ?? 0)) throw new ProtocolError('OLDER_ROSTER');

  const dayNotes = governance.filter((entry) => entry.kind === 'day');
  const newestDay = dayNotes.at(-1);
  const newestDayBytes = log.leaves[governance.findLastIndex((entry) => entry.kind === 'day')];
  if (newestDay === undefined || newestDayBytes === undefined) throw new ProtocolError('BAD_PROOF');
  assertDayNotes(dayNotes, trust);
  const { deviceDay, deviceTime = deviceDay * secondsPerDay } = options;
  const today = Math.max(deviceDay, newestDay.day);
  assertInForce(roster, today);
  const caseLog = await downloadCaseLog(from, dayNotes);
  const seenDay = seen.findLast((entry) => entry.kind === 'day');
  const entries = caseLog.leaves.slice(0, newestDay.size).map((entry) => decodeEntry(entry));
  assertEntryDays(entries, dayNotes);

  return {
    trust,
    seal: sealOf(trust, {
      cosigned: log.cosigned,
      size: governance.length,
      entries: seenDay?.size ?? 0,
      ...{ deviceTime, deviceDay, newestDay: newestDay.day, seenDay: seenDay?.day ?? 0 },
    }),
    governance: log,
    caseLog,
    roster,
    rosters,
    rosterAfterSlot: slotsBeforeRosters(seen, rosters),
    epoch: await downloadEpoch(suite, transport, roster, today),
    entries,
    dayNotes,
    slotNotes: governance.filter((entry) => entry.kind === 'slot'),
    newestDay,
    newestDayBytes,
    today,
    totalsNotes: governance.filter((entry) => entry.kind === 'totals').map(({ note }) => note),
  };
}

interface Source {
  readonly suite: PublicSuite;
  readonly transport: Transport;
  readonly trust: TrustPolicy;
  readonly cache: BundleCache;
}

async function downloadGovernance(from: Source, kept: readonly string[]): Promise<LogState> {
  const { suite, transport, trust, cache } = from;
  const key = await parseVerifierKey(suite, trust.governanceLog);
  const checkpoint = await downloadCheckpoint(suite, transport, 'governance', key);
  const cosigned = await downloadQuorum(from, 'governance', key);
  if (trust.quorum > 0 && cosigned === null) throw new ProtocolError('NOT_COSIGNED');
  const newest = cosigned !== null && cosigned.size > checkpoint.size ? cosigned : checkpoint;
  const before = await Promise.all(kept.map(async (note) => ({ ...(await verifyCheckpoint(suite, note, key)), note })));
  const longer = before.find(({ size }) => size > newest.size);
  // What was there before cannot be shorter now; whether the shorter is its beginning cannot be seen from here.
  if (longer !== undefined) throw new RolledBackRegister({ log: 'governance', notes: [newest.note, longer.note] });
  const seals = [checkpoint, ...(cosigned === null ? [] : [cosigned]), ...before];
  return { leaves: await downloadEntries(suite, transport, 'governance', seals, cache), checkpoint, cosigned };
}

async function downloadCaseLog(from: Source, dayNotes: readonly DayNote[]): Promise<LogState> {
  const { suite, transport, trust, cache } = from;
  const newestSize = dayNotes.at(-1)?.size ?? 0;
  const key = await parseVerifierKey(suite, trust.caseLog);
  const checkpoint = await downloadCheckpoint(suite, transport, 'case', key);
  // The case log may be ahead by one batch whose day note is not out yet, never behind.
  if (checkpoint.size < newestSize) throw new ProtocolError('BAD_PROOF');
  // Day notes in the cosigned part bind the case log already, so its own checkers' words may be on their way.
  const cosigned = await downloadQuorum(from, 'case', key);
  // Every day that was ever sealed, not the newest alone [else what stood in an older day could be taken out later].
  const notes = dayNotes.map(({ size, root }) => ({ size, root: parseHex(root) }));
  const seals = [checkpoint, ...(cosigned === null ? [] : [cosigned]), ...notes];
  return { leaves: await downloadEntries(suite, transport, 'case', seals, cache), checkpoint, cosigned };
}

/** Not asked for where the policy has no quorum. */
async function downloadQuorum(
  { suite, transport, trust }: Source,
  log: 'case' | 'governance',
  key: VerifierKey,
): Promise<SignedCheckpoint | null> {
  if (trust.quorum === 0) return null;
  const checkers = await Promise.all(trust.witnesses.map((witness) => parseCosignerKey(suite, witness)));
  return downloadCosigned(suite, transport, log, key, checkers, trust.quorum);
}

async function downloadEpoch(
  suite: PublicSuite,
  transport: Transport,
  roster: VerifiedRoster,
  today: number,
): Promise<EpochKeys> {
  const index = currentEpoch(roster, today);
  const hash = roster.epochs[index]?.keys;
  if (hash === undefined) throw new ProtocolError('EXPIRED');
  const bytes = expectStatus(await transport.get(`/epochs/${formatHex(hash)}`), 200);
  return verifyEpochFile(suite, roster, index, bytes);
}

/**
 * All frames of all public pages, checked against the newest slot note. Everybody downloads all of them [reading one's own would tell whose they are].
 *
 * @returns frames of 2,048 bytes, none before the first slot
 * @throws BAD_PROOF; Refusal (NOT_FOUND when a newer slot has replaced the pages: load the register again)
 */
export async function downloadPages(
  suite: PublicSuite,
  transport: Transport,
  view: RegisterView,
): Promise<Uint8Array[]> {
  const note = view.slotNotes.at(-1);
  if (note === undefined) return [];
  const frames: Uint8Array[] = [];
  for (const [index, hash] of note.pages.entries()) {
    const page = expectStatus(await transport.get(`/pages/${String(note.slot)}/${String(index)}`), 200);
    if (formatHex(await suite.sha256(page)) !== hash || page.length % frameLength !== 0)
      throw new ProtocolError('BAD_PROOF');
    for (let offset = 0; offset < page.length; offset += frameLength)
      frames.push(page.subarray(offset, offset + frameLength));
  }
  return frames;
}

/** The longest governance checkpoint that was served: whoever keeps its note can tell later whether history was changed. */
export function newestCheckpoint({ governance: { checkpoint, cosigned } }: RegisterView): SignedCheckpoint {
  return cosigned !== null && cosigned.size > checkpoint.size ? cosigned : checkpoint;
}

/** @throws OLDER_ROSTER if the governance log has no roster of this number */
export function rosterBySequence(view: RegisterView, sequence: number): VerifiedRoster {
  for (const roster of view.rosters.values()) if (roster.sequence === sequence) return roster;
  throw new ProtocolError('OLDER_ROSTER');
}

/**
 * Whether the server's word, given now, is for a day on which somebody will still look: today, or tomorrow where midnight has passed since
 * the register was read [a promise for a far day could never be broken].
 *
 * @param day on which the server says it accepted; UTC days since 1970
 */
export function isPromiseInTime(view: RegisterView, day: number): boolean {
  return day <= view.today + 1;
}

/** The rosters that stand before a slot's note in the governance log. @param slot 0 for what waits for a release: all of them */
export function rostersBefore(view: Pick<RegisterView, 'rosters' | 'rosterAfterSlot'>, slot: number): VerifiedRoster[] {
  return [...view.rosters]
    .filter(([hash]) => slot === 0 || (view.rosterAfterSlot.get(hash) ?? 0) < slot)
    .map(([, roster]) => roster);
}
