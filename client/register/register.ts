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
  encodeTrust,
  equalBytes,
  formatHex,
  frameLength,
  parseHex,
  parseVerifierKey,
  verifyEpochFile,
  verifyRoster,
  type Entry,
  type EpochKeys,
  type GovernanceEntry,
  type PublicSuite,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../crypto/public.ts';
import { downloadCheckpoint, downloadEntries, type BundleCache } from './log-download.ts';
import { expectStatus, type Transport } from './transport.ts';

export type DayNote = Extract<GovernanceEntry, { kind: 'day' }>;
export type SlotNote = Extract<GovernanceEntry, { kind: 'slot' }>;

export interface RegisterView {
  readonly trust: TrustPolicy;
  /** The newest roster, in force today. */
  readonly roster: VerifiedRoster;
  /** Every roster of the governance log, by the hex of its hash. */
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

export interface RegisterOptions {
  /** UTC days since 1970 by the device's clock. */
  readonly deviceDay: number;
  readonly cache?: BundleCache;
  /** The newest roster sequence this client has seen; an older one is refused. */
  readonly seenSequence?: number;
}

/**
 * Downloads both logs whole and checks them. Everybody downloads the same bytes [what is asked for must not tell who asks].
 *
 * @throws ProtocolError BAD_PROOF, BAD_SIGNATURE, UNDER_SIGNED, WRONG_ORIGIN, WRONG_MODE, OLDER_ROSTER, EXPIRED, MALFORMED; Refusal
 */
export async function loadRegister(
  suite: PublicSuite,
  transport: Transport,
  trust: TrustPolicy,
  options: RegisterOptions,
): Promise<RegisterView> {
  const cache = options.cache ?? new Map<string, Uint8Array>();
  const governanceBytes = await downloadGovernance(suite, transport, trust, cache);
  const governance = governanceBytes.map((bytes) => decodeGovernance(bytes));
  assertTrust(governance[0], trust);

  const rosters = await verifyRosters(suite, governance, trust);
  const roster = [...rosters.values()].at(-1);
  if (roster === undefined) throw new ProtocolError('UNDER_SIGNED');
  if (roster.sequence < (options.seenSequence ?? 0)) throw new ProtocolError('OLDER_ROSTER');

  const dayNotes = governance.filter((entry) => entry.kind === 'day');
  const newestDay = dayNotes.at(-1);
  const newestDayBytes = governanceBytes[governance.findLastIndex((entry) => entry.kind === 'day')];
  if (newestDay === undefined || newestDayBytes === undefined) throw new ProtocolError('BAD_PROOF');
  assertDayNotes(dayNotes, trust);
  const today = Math.max(options.deviceDay, newestDay.day);
  assertInForce(roster, today);

  return {
    trust,
    roster,
    rosters,
    rosterAfterSlot: slotsBeforeRosters(governance, rosters),
    epoch: await downloadEpoch(suite, transport, roster, today),
    entries: await downloadCaseLog(suite, transport, trust, dayNotes, cache),
    dayNotes,
    slotNotes: governance.filter((entry) => entry.kind === 'slot'),
    newestDay,
    newestDayBytes,
    today,
    totalsNotes: governance.filter((entry) => entry.kind === 'totals').map(({ note }) => note),
  };
}

async function downloadGovernance(
  suite: PublicSuite,
  transport: Transport,
  trust: TrustPolicy,
  cache: BundleCache,
): Promise<Uint8Array[]> {
  const checkpoint = await downloadCheckpoint(
    suite,
    transport,
    'governance',
    await parseVerifierKey(suite, trust.governanceLog),
  );
  return downloadEntries(suite, transport, 'governance', [checkpoint], cache);
}

async function downloadCaseLog(
  suite: PublicSuite,
  transport: Transport,
  trust: TrustPolicy,
  dayNotes: readonly DayNote[],
  cache: BundleCache,
): Promise<Entry[]> {
  const newestSize = dayNotes.at(-1)?.size ?? 0;
  const checkpoint = await downloadCheckpoint(suite, transport, 'case', await parseVerifierKey(suite, trust.caseLog));
  // The case log may be ahead by one batch whose day note is not out yet, never behind.
  if (checkpoint.size < newestSize) throw new ProtocolError('BAD_PROOF');
  // Every day that was ever sealed, not the newest alone [else what stood in an older day could be taken out later].
  const notes = dayNotes.map(({ size, root }) => ({ size, root: parseHex(root) }));
  const entries = await downloadEntries(suite, transport, 'case', [checkpoint, ...notes], cache);
  return entries.slice(0, newestSize).map((entry) => decodeEntry(entry));
}

function assertTrust(first: GovernanceEntry | undefined, trust: TrustPolicy): void {
  if (first?.kind !== 'trust' || !equalBytes(encodeTrust(first.trust), encodeTrust(trust)))
    throw new ProtocolError('WRONG_ORIGIN');
}

/** In log order; sequences must rise, so the last is the newest. */
async function verifyRosters(
  suite: PublicSuite,
  governance: readonly GovernanceEntry[],
  trust: TrustPolicy,
): Promise<Map<string, VerifiedRoster>> {
  const rosters = new Map<string, VerifiedRoster>();
  let last = 0;
  for (const entry of governance) {
    if (entry.kind !== 'roster') continue;
    const roster = await verifyRoster(suite, entry.note, trust);
    if (roster.sequence !== entry.sequence || roster.sequence <= last) throw new ProtocolError('OLDER_ROSTER');
    last = roster.sequence;
    rosters.set(roster.hashHex, roster);
  }
  return rosters;
}

/** A roster rules only what is released after it was logged; where it stands in the log says when that was. */
function slotsBeforeRosters(
  governance: readonly GovernanceEntry[],
  rosters: ReadonlyMap<string, VerifiedRoster>,
): Map<string, number> {
  const hashes = new Map([...rosters].map(([hash, { sequence }]) => [sequence, hash]));
  const slots = new Map<string, number>();
  let slot = 0;
  for (const entry of governance) {
    if (entry.kind === 'slot') slot = entry.slot;
    const hash = entry.kind === 'roster' ? hashes.get(entry.sequence) : undefined;
    if (hash !== undefined) slots.set(hash, slot);
  }
  return slots;
}

/** Batches count up, days and sizes never fall, and the mode is the one the person was told. */
function assertDayNotes(notes: readonly DayNote[], trust: TrustPolicy): void {
  for (const [index, note] of notes.entries()) {
    const before = notes[index - 1];
    if (note.batch !== index || note.mode !== trust.mode) throw new ProtocolError('BAD_PROOF');
    if (before !== undefined && (note.day < before.day || note.size < before.size))
      throw new ProtocolError('BAD_PROOF');
  }
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
