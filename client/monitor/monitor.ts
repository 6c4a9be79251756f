/** One look of a monitor: both logs, what was kept, what others kept, the pages. */
import {
  decodeGovernance,
  equalBytes,
  parseCosignerKey,
  parseHex,
  parseVerifierKey,
  ProtocolError,
  quorumTime,
  rootsOfPrefixes,
  type GovernanceEntry,
  type PublicSuite,
  type TrustPolicy,
} from '../../crypto/public.ts';
import { assertDayNotes, assertTrust, verifyRosters } from '../register/governance.ts';
import type { BundleCache } from '../register/log-download.ts';
import { sealOf } from '../register/seal.ts';
import type { Transport } from '../register/transport.ts';
import { finding, type Finding } from './finding.ts';
import { compareWithKept, findingOf, lookAtLog, type LogLook } from './history.ts';
import { verifyKept, type KeptCheckpoint, type KeptNote, type LogName } from './kept.ts';
import { checkPages, manifestChange, type Visit } from './pages.ts';

export interface MonitorOptions {
  readonly suite: PublicSuite;
  readonly transport: Transport;
  readonly visit: Visit;
  readonly trust: TrustPolicy;
  /** POSIX seconds. */
  readonly now: number;
  /** What this monitor was shown before, oldest first. */
  readonly kept: readonly KeptNote[];
  /** What other monitors were shown. It is believed only as far as the logs signed it. */
  readonly others: readonly KeptNote[];
  /** Is told what was shown now, before anything is judged [a fork that was not written down never was]. */
  readonly keep: (notes: readonly KeptNote[]) => Promise<void>;
  readonly cache: BundleCache;
}

export interface LogSummary {
  readonly log: LogName;
  readonly size: number;
  /** Size of the cosigned part; null without one. */
  readonly cosigned: number | null;
  /** POSIX seconds of the quorum; null without one. */
  readonly time: number | null;
}

export interface MonitorReport {
  readonly origin: string;
  /** POSIX seconds. */
  readonly time: number;
  readonly logs: readonly LogSummary[];
  readonly findings: readonly Finding[];
  /** Notes of other monitors that no log of this policy signed: worth a question to whoever gave them. */
  readonly unsignedByOthers: number;
}

const secondsPerDay = 86_400;

/** Rejects only for what is no fault of the server: a damaged state (UNDER_SIGNED), a failing disk. */
export async function monitorOnce(options: MonitorOptions): Promise<MonitorReport> {
  const { suite, trust, now } = options;
  const checkers = await Promise.all(trust.witnesses.map((key) => parseCosignerKey(suite, key)));
  const source = { ...options, checkers, quorum: trust.quorum };
  const looks: LogLook[] = [];
  const findings: Finding[] = [];
  let unsignedByOthers = 0;
  // The governance log first: by the time the case log is read it holds at least what the day notes say.
  for (const log of ['governance', 'case'] as const) {
    const key = await parseVerifierKey(suite, log === 'case' ? trust.caseLog : trust.governanceLog);
    const own = await verifyKept(suite, options.kept, log, key);
    if (own.unsigned > 0) throw new ProtocolError('UNDER_SIGNED');
    const others = await verifyKept(suite, options.others, log, key);
    unsignedByOthers += others.unsigned;
    const look = await lookAtLog(source, log, key);
    await options.keep(newNotes(look, own.signed, now));
    looks.push(look);
    findings.push(
      ...look.findings,
      ...(await compareWithKept(suite, look, own.signed, 'FORKED')),
      ...(await compareWithKept(suite, look, others.signed, 'SPLIT_VIEW')),
    );
  }
  const [governance, cases] = looks;
  if (governance !== undefined && cases !== undefined)
    findings.push(...(await checkContents(options, governance, cases)));
  return {
    ...{ origin: trust.origin, time: now, unsignedByOthers },
    logs: looks.flatMap((look) => summaryOf(look, trust)),
    findings: findings.filter((one, index) => findings.findIndex((other) => isSame(one, other)) === index),
  };
}

async function checkContents(options: MonitorOptions, governance: LogLook, cases: LogLook): Promise<Finding[]> {
  const { suite, trust } = options;
  if (governance.entries === null) return [];
  try {
    const entries = governance.entries.map((bytes) => decodeGovernance(bytes));
    assertTrust(entries[0], trust);
    const seen = trust.quorum === 0 ? entries.length : (governance.cosigned?.size ?? 0);
    return [
      ...(await judgeRegister(options, entries, governance)),
      ...(await judgeDays(suite, entries, cases)),
      ...(await changesSince(options, entries)),
      ...(await visitPages(options, entries, seen)),
    ];
  } catch (error) {
    return [findingOf(error, 'governance')];
  }
}

/** Pages may have been replaced after the register was read: then the register, read again, knows the new ones. */
async function visitPages(
  options: MonitorOptions,
  entries: readonly GovernanceEntry[],
  seen: number,
): Promise<Finding[]> {
  const { suite, trust, visit } = options;
  const findings = await checkPages(suite, visit, entries, seen);
  if (!findings.some(({ kind }) => kind === 'PAGE_DIFFERS')) return findings;
  const key = await parseVerifierKey(suite, trust.governanceLog);
  const again = await lookAtLog({ ...options, checkers: [], quorum: 0 }, 'governance', key);
  if (again.entries === null || again.entries.length === entries.length) return findings;
  const newer = again.entries.map((bytes) => decodeGovernance(bytes));
  return checkPages(suite, visit, newer, seen);
}

async function judgeRegister(
  { suite, trust, now }: MonitorOptions,
  entries: readonly GovernanceEntry[],
  { cosigned }: LogLook,
): Promise<Finding[]> {
  await verifyRosters(suite, entries, trust);
  const days = entries.filter((entry) => entry.kind === 'day');
  assertDayNotes(days, trust);
  if (trust.quorum > 0 && cosigned === null) return [];
  const seen = entries.slice(0, cosigned?.size ?? entries.length).findLast((entry) => entry.kind === 'day');
  const seal = sealOf(trust, {
    ...{ cosigned, size: entries.length, entries: 0, deviceTime: now, deviceDay: Math.floor(now / secondsPerDay) },
    ...{ newestDay: days.at(-1)?.day ?? 0, seenDay: seen?.day ?? 0 },
  });
  return seal.age === 'FRESH' ? [] : [finding('STALE_REGISTER', { log: 'governance' })];
}

/** Each day note binds the case log; both logs are signed, so a note that does not fit is evidence by itself. */
async function judgeDays(
  suite: PublicSuite,
  entries: readonly GovernanceEntry[],
  { entries: cases, leaves, checkpoint }: LogLook,
): Promise<Finding[]> {
  if (cases === null || checkpoint === null) return [];
  const days = entries.filter((entry) => entry.kind === 'day');
  const missing = days.filter(({ size }) => size > leaves.length);
  const bound = days.filter(({ size }) => size <= leaves.length);
  const roots = await rootsOfPrefixes(
    suite,
    leaves,
    bound.map(({ size }) => size),
  );
  const broken = bound.filter(({ root }, index) => !equalBytes(parseHex(root), roots[index] ?? new Uint8Array()));
  const details = [...missing, ...broken].map(({ batch, size }) => `batch ${String(batch)}, size ${String(size)}`);
  if (details.length === 0) return [];
  return [finding('INVALID_REGISTER', { log: 'case', details, evidence: [checkpoint.note] })];
}

async function changesSince(
  { suite, trust, kept }: MonitorOptions,
  entries: readonly GovernanceEntry[],
): Promise<Finding[]> {
  const key = await parseVerifierKey(suite, trust.governanceLog);
  const { signed } = await verifyKept(suite, kept, 'governance', key);
  // The first look has nothing to compare with.
  if (signed.length === 0) return [];
  const before = Math.max(...signed.map(({ size }) => size));
  const rosters = entries.slice(before).flatMap((entry) => (entry.kind === 'roster' ? [String(entry.sequence)] : []));
  const pages = manifestChange(entries, before);
  return [
    ...(rosters.length === 0 ? [] : [finding('ROSTER_CHANGED', { log: 'governance', details: rosters })]),
    ...(pages === null ? [] : [finding('MANIFEST_CHANGED', { log: 'governance', details: pages })]),
  ];
}

/** What was not seen before: another checkpoint, or the first with a quorum below it. */
function newNotes({ log, checkpoint, cosigned }: LogLook, kept: readonly KeptCheckpoint[], time: number): KeptNote[] {
  const fresh: KeptNote[] = [];
  for (const shown of [cosigned, checkpoint]) {
    if (shown === null) continue;
    const isKnown = [...kept, ...fresh.map(({ note }) => ({ note }))].some(({ note }) =>
      shown === cosigned ? note === shown.note : textOf(note) === textOf(shown.note),
    );
    if (!isKnown) fresh.push({ log, time, note: shown.note });
  }
  return fresh;
}

function textOf(note: string): string {
  return note.slice(0, note.lastIndexOf('\n\n'));
}

function summaryOf({ log, checkpoint, cosigned }: LogLook, { quorum }: TrustPolicy): LogSummary[] {
  if (checkpoint === null) return [];
  const time = cosigned === null ? null : quorumTime(cosigned, quorum);
  return [{ log, size: checkpoint.size, cosigned: cosigned?.size ?? null, time }];
}

function isSame(one: Finding, other: Finding): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
