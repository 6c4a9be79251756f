/** What evidence proves to somebody who has nothing but the evidence and the trust policy. */
import {
  compareBytes,
  decodeEntry,
  decodeGovernance,
  decodeUtf8,
  encodeTrust,
  equalBytes,
  lookupOf,
  parseCosignerKey,
  parseHex,
  parseInclusionFile,
  parsePromise,
  parseVerifierKey,
  PROMISE_DAYS,
  ProtocolError,
  verifyCanaries,
  verifyConsistency,
  verifyCosigned,
  verifyInclusionFile,
  verifyNote,
  verifyRoster,
  type CosignedCheckpoint,
  type PublicSuite,
  type TrustPolicy,
  type VerifierKey,
} from '../../crypto/index.ts';
import { verifyPlan } from '../statistics/plan-note.ts';
import { fitsPlan } from '../statistics/plan-rules.ts';
import { verifyRelease, type VerifiedRelease } from '../statistics/release-document.ts';
import { verifyTotals } from '../statistics/totals.ts';
import { dayNoteOf, verifyAbsence, type ProvenEntries } from './absence.ts';
import { dayTolerance, seenOn } from './days.ts';
import { refusalOf } from './copy.ts';
import type { Failure, FailureCode } from './failures.ts';
import { goesOn } from './governance-copy.ts';
import { contradicts, isPairReleasable } from './releases.ts';
import type { LogName } from './seals.ts';
import { isReleasable } from './totals.ts';

/**
 * - PROVEN: the failure follows from the files and the trust policy.
 * - NOT_PROVEN: the files do not show what the evidence says.
 * - NOT_ALONE: it may be true; somebody else has to look (see `reach`).
 */
export type Judgement = 'PROVEN' | 'NOT_PROVEN' | 'NOT_ALONE';

/** Decides from the bytes alone: what the evidence says of itself is not believed. */
export async function reverify(suite: PublicSuite, trust: TrustPolicy, failure: Failure): Promise<Judgement> {
  const rule = rules[failure.code];
  if (rule === undefined) return 'NOT_ALONE';
  try {
    await rule(await openFiles(suite, trust, failure));
    return 'PROVEN';
  } catch (error) {
    refusalOf(error);
    return failure.reach === 'ALONE' ? 'NOT_PROVEN' : 'NOT_ALONE';
  }
}

interface Opened {
  readonly suite: PublicSuite;
  readonly trust: TrustPolicy;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly proven: ProvenEntries;
  /** By the name of the entry: the checkpoint that it is proven against, with its checkers. */
  readonly under: ReadonlyMap<string, CosignedCheckpoint>;
}

type Rule = (opened: Opened) => Promise<void> | void;

const rules: Readonly<Partial<Record<FailureCode, Rule>>> = {
  FORKED: async (opened) => {
    const older = await seal(opened, 'older.note');
    const newer = await seal(opened, 'newer.note');
    holds(older.origin === newer.origin);
    if (older.size === newer.size) holds(!equalBytes(older.root, newer.root));
    else holds(!equalBytes(await prefixRoot(opened, older.size, newer), older.root));
  },
  DAY_NOTE_CONTRADICTED: async (opened) => {
    const { size, root } = dayNoteOf(entry(opened, 'day-note').bytes);
    const newer = await seal(opened, 'newer.note', 'case');
    holds(!equalBytes(await prefixRoot(opened, size, newer), parseHex(root)));
  },
  TOTALS_OF_OTHER_REGISTER: async (opened) => {
    const { suite, trust } = opened;
    const totals = await verifyTotals(suite, noteIn(entry(opened, 'totals').bytes, 'totals'), trust);
    const newer = await seal(opened, 'newer.note', 'case');
    holds(!equalBytes(await prefixRoot(opened, totals.case.size, newer), totals.case.root));
  },
  ENTRY_MALFORMED: ({ proven }) => {
    // Under these two names alone: another name could take an entry of one log for one of the other.
    const [ofCase, ofGovernance] = [proven.get('case'), proven.get('governance')];
    if (ofCase !== undefined) refuses(() => decodeEntry(ofCase.bytes));
    else if (ofGovernance !== undefined) refuses(() => decodeGovernance(ofGovernance.bytes));
    else holds(false);
  },
  DUPLICATE_COMMIT: (opened) => {
    const [first, second] = [entry(opened, 'first'), entry(opened, 'second')];
    holds(first.index !== second.index);
    holds(equalBytes(decodeEntry(first.bytes).commit, decodeEntry(second.bytes).commit));
  },
  DUPLICATE_LOOKUP: (opened) => {
    const [first, second] = [entry(opened, 'first'), entry(opened, 'second')];
    holds(first.index !== second.index);
    holds(equalBytes(lookupOf(decodeEntry(first.bytes).tag), lookupOf(decodeEntry(second.bytes).tag)));
  },
  NOT_ASCENDING: (opened) => {
    const [first, second] = [entry(opened, 'first'), entry(opened, 'second')];
    const { start, end } = batchOf(opened);
    holds(second.index === first.index + 1 && first.index >= start && second.index < end);
    holds(compareBytes(decodeEntry(first.bytes).commit, decodeEntry(second.bytes).commit) > 0);
  },
  WRONG_DAY: (opened) => {
    const { index, bytes } = entry(opened, 'entry');
    const { start, end, day } = batchOf(opened);
    holds(index >= start && index < end && decodeEntry(bytes).day !== day);
  },
  POST_DATED: (opened) => {
    const checkpoint = opened.under.get('day-note');
    const day = checkpoint === undefined ? null : seenOn(opened.trust, { checkpoint });
    holds(opened.trust.mode === 'live' && day !== null);
    holds(dayNoteOf(entry(opened, 'day-note').bytes).day > day + dayTolerance);
  },
  WRONG_TRUST: (opened) => {
    const [{ index, bytes } = entry(opened, 'governance-0')] = governanceOf(opened);
    const first = decodeGovernance(bytes);
    holds(index === 0 && first.kind === 'trust' && !equalBytes(encodeTrust(first.trust), encodeTrust(opened.trust)));
  },
  WRONG_ORDER: (opened) => {
    const notes = governanceOf(opened).map(({ index, bytes }) => ({ index, note: decodeGovernance(bytes) }));
    const last = notes.at(-1);
    const before = notes.at(-2)?.note ?? null;
    if (last === undefined) throw new ProtocolError('BAD_PROOF');
    const { note } = last;
    const place = (['trust', 'roster', 'day'] as const)[last.index];
    if (note.kind === 'trust' ? last.index > 0 : place !== undefined && place !== note.kind) return;
    if (note.kind === 'day' && note.mode !== opened.trust.mode) return;
    // Numbers that leave one out prove nothing alone: it may stand between the two.
    if (before?.kind === 'day' && note.kind === 'day') {
      holds(!goesOn(before, { ...note, batch: Math.min(note.batch, before.batch + 1) }));
    } else if (before?.kind === 'slot' && note.kind === 'slot') {
      holds(!goesOn(before, { ...note, slot: Math.min(note.slot, before.slot + 1) }));
    } else holds(false);
  },
  BAD_ROSTER: async ({ suite, trust, ...opened }) => {
    const [only] = governanceOf(opened);
    const found = only === undefined ? null : decodeGovernance(only.bytes);
    if (found?.kind !== 'roster') throw new ProtocolError('BAD_PROOF');
    try {
      holds((await verifyRoster(suite, found.note, trust)).sequence !== found.sequence);
    } catch (error) {
      refusalOf(error);
    }
  },
  OLDER_ROSTER: async ({ suite, trust, ...opened }) => {
    const found = governanceOf(opened).map(({ bytes }) => decodeGovernance(bytes));
    const rosters = await Promise.all(
      found.flatMap((each) => (each.kind === 'roster' ? [verifyRoster(suite, each.note, trust)] : [])),
    );
    const [first, second] = rosters;
    if (first === undefined || second === undefined) throw new ProtocolError('BAD_PROOF');
    const last = found.at(-1);
    // Two rosters of which the later is not newer, or a note that goes back to the first of two.
    if (last?.kind === 'day') holds(last.roster === first.hashHex && first.sequence < second.sequence);
    else holds(second.sequence <= first.sequence);
  },
  PROMISE_BROKEN: async ({ suite, trust, files, proven }) => {
    const note = decodeUtf8(file(files, 'promise.note'));
    const { text } = await verifyNote(suite, note, [await parseVerifierKey(suite, trust.promise)], 1);
    const { origin, commit, day } = parsePromise(text);
    holds(origin === trust.origin);
    verifyAbsence(proven, commit, { first: day, last: day + PROMISE_DAYS });
  },
  BAD_LIST: async ({ suite, trust, ...opened }) => {
    const note = noteIn(governanceOf(opened)[0]?.bytes ?? new Uint8Array(), 'canaries');
    await refusesLater(() => verifyCanaries(suite, note, trust));
  },
  BAD_TOTALS: async ({ suite, trust, ...opened }) => {
    const note = noteIn(governanceOf(opened)[0]?.bytes ?? new Uint8Array(), 'totals');
    await refusesLater(() => verifyTotals(suite, note, trust));
  },
  BAD_PLAN: async ({ suite, trust, ...opened }) => {
    const note = noteIn(governanceOf(opened)[0]?.bytes ?? new Uint8Array(), 'plan');
    await refusesLater(() => verifyPlan(suite, note, trust));
  },
  BAD_RELEASE: async ({ suite, trust, ...opened }) => {
    const note = noteIn(governanceOf(opened)[0]?.bytes ?? new Uint8Array(), 'release');
    await refusesLater(() => verifyRelease(suite, note, trust));
  },
  RELEASE_OFF_PLAN: async (opened) => {
    const { suite, trust } = opened;
    const { plan, hash } = await verifyPlan(suite, noteIn(entry(opened, 'plan').bytes, 'plan'), trust);
    const release = await releaseNamed(opened, 'release');
    holds(equalBytes(release.plan, hash) && !fitsPlan(plan, release.period, release.tables));
  },
  RELEASE_OF_OTHER_REGISTER: async (opened) => {
    const { case: counted } = await releaseNamed(opened, 'release');
    const newer = await seal(opened, 'newer.note', 'case');
    holds(!equalBytes(await prefixRoot(opened, counted.size, newer), counted.root));
  },
  RELEASE_SUBTRACTABLE: async (opened) => {
    const [before, next] = [await releaseNamed(opened, 'earlier'), await releaseNamed(opened, 'release')];
    holds(entry(opened, 'earlier').index < entry(opened, 'release').index && !isPairReleasable(next, before));
  },
  RELEASE_AGAINST_TOTALS: async (opened) => {
    const { suite, trust } = opened;
    const totals = await verifyTotals(suite, noteIn(entry(opened, 'totals').bytes, 'totals'), trust);
    const notes = governanceOf(opened).map(({ bytes }) => noteIn(bytes, 'release'));
    holds(contradicts(totals, await Promise.all(notes.map((note) => verifyRelease(suite, note, trust)))));
  },
  TOTALS_SUBTRACTABLE: async (opened) => {
    const { suite, trust } = opened;
    const before = await verifyTotals(suite, noteIn(entry(opened, 'earlier').bytes, 'totals'), trust);
    const next = await verifyTotals(suite, noteIn(entry(opened, 'totals').bytes, 'totals'), trust);
    holds(entry(opened, 'earlier').index < entry(opened, 'totals').index && !isReleasable(next, before));
  },
};

/** Entries of the case log are named so; all others stand in the governance log. */
function logOf(name: string): LogName {
  return /^(?:case|entry|first|second|batch-.*)$/u.test(name) ? 'case' : 'governance';
}

/** @throws what does not verify */
async function openFiles(suite: PublicSuite, trust: TrustPolicy, { files }: Failure): Promise<Opened> {
  const byName = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const proven = new Map<string, { readonly index: number; readonly bytes: Uint8Array }>();
  const under = new Map<string, CosignedCheckpoint>();
  const { keys, checkers } = await keysOf(suite, trust);
  for (const [fileName, bytes] of byName) {
    if (!fileName.endsWith('.tlog-proof')) continue;
    const name = fileName.slice(0, -'.tlog-proof'.length);
    const proof = parseInclusionFile(decodeUtf8(bytes));
    const entryBytes = file(byName, `${name}.entry`);
    under.set(name, await verifyInclusionFile(suite, proof, entryBytes, keys[logOf(name)], checkers));
    proven.set(name, { index: proof.index, bytes: entryBytes });
  }
  return { suite, trust, files: byName, proven, under };
}

async function keysOf(
  suite: PublicSuite,
  trust: TrustPolicy,
): Promise<{ readonly keys: Readonly<Record<LogName, VerifierKey>>; readonly checkers: readonly VerifierKey[] }> {
  return {
    keys: {
      case: await parseVerifierKey(suite, trust.caseLog),
      governance: await parseVerifierKey(suite, trust.governanceLog),
    },
    checkers: await Promise.all(trust.witnesses.map((each) => parseCosignerKey(suite, each))),
  };
}

/** A checkpoint among the files, signed by the log named or by either. */
async function seal({ suite, trust, files }: Opened, name: string, log?: LogName): Promise<CosignedCheckpoint> {
  const { keys, checkers } = await keysOf(suite, trust);
  const note = decodeUtf8(file(files, name));
  const isOf = (key: VerifierKey): boolean => note.startsWith(`${key.name}\n`);
  const key = log === undefined ? [keys.case, keys.governance].find(isOf) : keys[log];
  if (key === undefined) throw new ProtocolError('WRONG_ORIGIN');
  return verifyCosigned(suite, note, key, checkers);
}

/** The root of the first `size` entries of the log that signed the newer checkpoint, proven. */
async function prefixRoot({ suite, files }: Opened, size: number, newer: CosignedCheckpoint): Promise<Uint8Array> {
  const root = file(files, 'prefix.root');
  const hashes = file(files, 'consistency.proof');
  if (hashes.length % 32 !== 0) throw new ProtocolError('BAD_PROOF');
  const proof = Array.from({ length: hashes.length / 32 }, (_, index) => hashes.slice(32 * index, 32 * index + 32));
  await verifyConsistency(suite, size, newer.size, proof, root, newer.root);
  return root;
}

/** The batch between two day notes in a row. */
function batchOf(opened: Opened): { readonly start: number; readonly end: number; readonly day: number } {
  const note = dayNoteOf(entry(opened, 'note').bytes);
  const found = opened.proven.get('note-before');
  const before = found === undefined ? null : dayNoteOf(found.bytes);
  holds(note.batch === (before === null ? 0 : before.batch + 1));
  return { start: before?.size ?? 0, end: note.size, day: note.day };
}

function entry({ proven }: Opened, name: string): { readonly index: number; readonly bytes: Uint8Array } {
  const found = proven.get(name);
  if (found === undefined) throw new ProtocolError('BAD_PROOF');
  return found;
}

/** Those named `governance` or `governance-<n>`, in the order of the log. @throws BAD_PROOF for one entry under two names: it is not two */
function governanceOf({ proven }: Pick<Opened, 'proven'>): { readonly index: number; readonly bytes: Uint8Array }[] {
  const found = [...proven]
    .filter(([name]) => /^governance(?:-\d+)?$/u.test(name))
    .map(([, each]) => each)
    .sort((a, b) => a.index - b.index);
  holds(new Set(found.map(({ index }) => index)).size === found.length);
  return found;
}

function releaseNamed(opened: Opened, name: string): Promise<VerifiedRelease> {
  return verifyRelease(opened.suite, noteIn(entry(opened, name).bytes, 'release'), opened.trust);
}

function noteIn(bytes: Uint8Array, kind: 'totals' | 'canaries' | 'plan' | 'release'): string {
  const found = decodeGovernance(bytes);
  if (found.kind !== kind) throw new ProtocolError('BAD_PROOF');
  return found.note;
}

function file(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = files.get(name);
  if (bytes === undefined) throw new ProtocolError('BAD_PROOF');
  return bytes;
}

/** @throws BAD_PROOF unless it is so */
function holds(isSo: boolean): asserts isSo {
  if (!isSo) throw new ProtocolError('BAD_PROOF');
}

function refuses(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    refusalOf(error);
    return;
  }
  throw new ProtocolError('BAD_PROOF');
}

async function refusesLater(read: () => Promise<unknown>): Promise<void> {
  try {
    await read();
  } catch (error) {
    refusalOf(error);
    return;
  }
  throw new ProtocolError('BAD_PROOF');
}
