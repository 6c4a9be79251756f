/** A release against the public register: that it stands there, and that its tables can be true and were to be released. */
import {
  decodeGovernance,
  encodeGovernance,
  equalBytes,
  formatHex,
  leafHashes,
  parseCosignerKey,
  parseInclusionFile,
  parseVerifierKey,
  ProtocolError,
  quorumTime,
  rootsOfPrefixes,
  verifyInclusionFile,
  type PublicSuite,
  type TrustPolicy,
} from '../../../../crypto/public.ts';
import { rangeOf } from '../../cell.ts';
import type { FlowId } from '../../dimensions.ts';
import { readReleases, type LoggedRelease } from '../../logged-releases.ts';
import { lengthOf, periodOf, type PeriodName } from '../../periods.ts';
import { planOfYear, readPlans } from '../../plan-note.ts';
import { ReleaseRefused } from '../../release.ts';
import type { ReleaseContent, VerifiedRelease } from '../../release-document.ts';
import { assertTablesReleasable } from '../../tables-guard.ts';
import { problem, type ReleaseProblem } from './problems.ts';

/** Both logs whole, proven against their checkpoints. */
export interface RegisterFacts {
  /** Entries of the governance log, byte for byte. */
  readonly governance: readonly Uint8Array[];
  /** Entries of the case log, byte for byte. */
  readonly cases: readonly Uint8Array[];
  /** Of the entries of the case log that have a day note, in order: UTC days since 1970-01-01. */
  readonly days: readonly number[];
}

export interface CheckedInLog {
  readonly problems: readonly ReleaseProblem[];
  /** Every release that the log has before this one; all of them if it has not. */
  readonly earlier: readonly ReleaseContent[];
}

/**
 * @param note as it was verified
 * @param asNewest whether it is shown as the newest release
 */
export async function checkInLog(
  suite: PublicSuite,
  trust: TrustPolicy,
  release: VerifiedRelease,
  note: string,
  register: RegisterFacts,
  asNewest: boolean,
): Promise<CheckedInLog> {
  const logged = await readReleases(suite, register.governance, trust);
  const place = logged.find((each) => each.note === note);
  const before = logged.filter(({ index }) => place === undefined || index < place.index);
  const earlier = before.map((each) => each.release);
  const end = place?.index ?? register.governance.length;
  return {
    earlier,
    problems: [
      ...(place === undefined ? [problem('LOGGED', 'NOT_LOGGED')] : []),
      ...(await checkPlan(suite, trust, release, register.governance.slice(0, end))),
      ...(await checkCounted(suite, release, register)),
      ...checkGuard(release, earlier),
      ...(fitsEntries(release, register.days) ? [] : [problem('ENTRIES', 'MORE_THAN_ENTRIES')]),
      ...(asNewest && newestPeriod(logged) !== release.period ? [problem('NEWEST', 'NOT_NEWEST')] : []),
    ],
  };
}

/** That a proof file shows the release in the governance log, seen by as many outside checkers as the policy asks for. */
export async function checkProofFile(
  suite: PublicSuite,
  trust: TrustPolicy,
  note: string,
  proof: string | null,
): Promise<readonly ReleaseProblem[]> {
  if (proof === null) return [problem('LOGGED', 'NO_LOG_PROOF')];
  try {
    const log = await parseVerifierKey(suite, trust.governanceLog);
    const checkers = await Promise.all(trust.witnesses.map((each) => parseCosignerKey(suite, each)));
    const entry = encodeGovernance({ kind: 'release', note });
    const checkpoint = await verifyInclusionFile(suite, parseInclusionFile(proof), entry, log, checkers);
    if (trust.quorum > 0 && quorumTime(checkpoint, trust.quorum) === null)
      return [problem('LOGGED', 'TOO_FEW_CHECKERS')];
    return [];
  } catch (error) {
    if (error instanceof ProtocolError) return [problem('LOGGED', 'BAD_LOG_PROOF')];
    throw error;
  }
}

/** Of the period that ended last; a year before its last quarter. Null without any. */
function newestPeriod(logged: readonly LoggedRelease[]): PeriodName | null {
  const rank = (period: PeriodName): number => 2 * periodOf(period).last + (lengthOf(period) === 'YEAR' ? 1 : 0);
  return logged.reduce<PeriodName | null>(
    (newest, { release: { period } }) => (newest === null || rank(period) > rank(newest) ? period : newest),
    null,
  );
}

/** @param before entries of the governance log before the release */
async function checkPlan(
  suite: PublicSuite,
  trust: TrustPolicy,
  release: VerifiedRelease,
  before: readonly Uint8Array[],
): Promise<readonly ReleaseProblem[]> {
  const logged = planOfYear(await readPlans(suite, before, trust), Number(release.period.slice(0, 4)));
  const planned = logged?.plan.tables.filter(({ periods }) => periods.includes(lengthOf(release.period))) ?? [];
  const isPlanned =
    logged !== null &&
    equalBytes(logged.hash, release.plan) &&
    planned.length === release.tables.length &&
    planned.every(({ id, flow, dimension }, index) => {
      const table = release.tables[index];
      return table?.id === id && table.flow === flow && table.dimension === dimension;
    });
  if (!isPlanned) return [problem('PLAN', 'WRONG_PLAN')];
  const { last } = periodOf(release.period);
  const isLate = before.slice(0, logged.index).some((bytes) => {
    const entry = decodeGovernance(bytes);
    return entry.kind === 'day' && entry.day > last;
  });
  return isLate ? [problem('PLAN', 'LATE_PLAN')] : [];
}

/** The counted log is one that a day note of the day that was counted speaks of, and the beginning of today's. */
async function checkCounted(
  suite: PublicSuite,
  release: VerifiedRelease,
  { governance, cases }: RegisterFacts,
): Promise<readonly ReleaseProblem[]> {
  const { size, root } = release.case;
  const rootHex = formatHex(root);
  const isNoted = governance.some((bytes) => {
    const entry = decodeGovernance(bytes);
    return entry.kind === 'day' && entry.day === release.asOf && entry.size === size && entry.root === rootHex;
  });
  const isBeginning = async (): Promise<boolean> => {
    const [found] = await rootsOfPrefixes(suite, await leafHashes(suite, cases.slice(0, size)), [size]);
    return found !== undefined && formatHex(found) === rootHex;
  };
  const holds = isNoted && size <= cases.length && (await isBeginning());
  return holds ? [] : [problem('REGISTER', 'OTHER_REGISTER')];
}

function checkGuard(release: VerifiedRelease, earlier: readonly ReleaseContent[]): readonly ReleaseProblem[] {
  try {
    assertTablesReleasable(release, earlier);
    return [];
  } catch (error) {
    if (!(error instanceof ReleaseRefused)) throw error;
    return [problem('EARLIER', 'REFUSED_BY_GUARD', { refusal: error.code })];
  }
}

/** A deadline that ends in the period can have begun before it; every other event is an entry of the period. */
const dueFlows: readonly FlowId[] = ['ACKNOWLEDGEMENT_DUE', 'FEEDBACK_DUE'];

function fitsEntries(release: VerifiedRelease, days: readonly number[]): boolean {
  const { first, last } = periodOf(release.period);
  const counted = days.slice(0, release.case.size);
  const within = counted.filter((day) => day >= first && day <= last).length;
  const until = counted.filter((day) => day <= last).length;
  return release.tables.every(({ flow, rows, total }) => {
    const most = dueFlows.includes(flow) ? until : within;
    const shown = rows.reduce((sum, { cell }) => sum + (cell.flag === 'OBS' ? rangeOf(cell).least : 0), 0);
    const least = total.flag === 'OBS' ? rangeOf(total).least : 0;
    const isEmpty = total.flag === 'STRUCTURAL_ZERO';
    return Math.max(shown, least) <= most && (!isEmpty || most === 0);
  });
}
