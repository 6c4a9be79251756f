/** From a report to what a release signer signs, and to the evidence that it names. */
import type { Suite, Verdict } from '../../crypto/index.ts';
import type { AuditReport } from './audit.ts';
import { encodeEvidence } from './evidence-file.ts';

/** The evidence of everything that failed, as one file; null if nothing did. */
export function evidenceOf({ mode, origin, day, checks }: AuditReport): Uint8Array | null {
  const failures = checks.flatMap((check) => check.failures);
  return failures.length === 0 ? null : encodeEvidence({ mode, origin, day, failures });
}

/** Null without signed checkpoints of both logs: there is nothing to speak of. */
export async function verdictOf(suite: Suite, report: AuditReport): Promise<Verdict | null> {
  const { mode, origin, day, governance, case: cases, checks } = report;
  if (governance === null || cases === null) return null;
  const evidence = evidenceOf(report);
  return {
    ...{ mode, origin, day },
    governance: { size: governance.size, root: governance.root },
    case: { size: cases.size, root: cases.root },
    checks: checks.map(({ check, result }) => ({ check, result })),
    evidence: evidence === null ? null : await suite.sha256(evidence),
  };
}
