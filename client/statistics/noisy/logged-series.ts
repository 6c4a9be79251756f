/** The months among entries of the governance log: every one that the release signers signed counts, whoever logged it. */
import { ProtocolError, type GovernanceEntry, type PublicSuite, type TrustPolicy } from '../../../crypto/public.ts';
import { verifySeries, type VerifiedSeries } from './series-document.ts';

/** In the order of the log. */
export async function readSeries(
  suite: PublicSuite,
  entries: readonly GovernanceEntry[],
  trust: TrustPolicy,
): Promise<readonly VerifiedSeries[]> {
  const months: VerifiedSeries[] = [];
  for (const entry of entries) {
    if (entry.kind !== 'series') continue;
    try {
      months.push(await verifySeries(suite, entry.note, trust));
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }
  return months;
}
