/** The releases among entries of the governance log: every one that the release signers signed counts, whoever logged it. */
import { decodeGovernance, ProtocolError, type PublicSuite, type TrustPolicy } from '../../crypto/public.ts';
import type { PeriodName } from './periods.ts';
import { verifyRelease, type VerifiedRelease } from './release-document.ts';

export interface LoggedRelease {
  readonly release: VerifiedRelease;
  readonly note: string;
  /** Of its entry in the governance log, from 0. */
  readonly index: number;
}

/** In the order of the log. */
export async function readReleases(
  suite: PublicSuite,
  leaves: readonly Uint8Array[],
  trust: TrustPolicy,
): Promise<readonly LoggedRelease[]> {
  const releases: LoggedRelease[] = [];
  for (const [index, bytes] of leaves.entries()) {
    const entry = decodeGovernance(bytes);
    if (entry.kind !== 'release') continue;
    try {
      releases.push({ release: await verifyRelease(suite, entry.note, trust), note: entry.note, index });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  return releases;
}

/** Of the period that ended last, a year before its last quarter; of one period the first that was logged, as it is served. */
export function newestRelease(releases: readonly VerifiedRelease[]): VerifiedRelease | null {
  const [first, ...rest] = releases;
  if (first === undefined) return null;
  return rest.reduce((newest, each) => (endOf(each.period) > endOf(newest.period) ? each : newest), first);
}

/** Sorts as the ends of periods do; a year after its fourth quarter. */
function endOf(period: PeriodName): string {
  return period.includes('-') ? period : `${period}-Y`;
}
