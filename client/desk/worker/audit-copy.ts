/** An audit in a worker: the copy lies in memory and goes with the worker. */
import {
  decodeUtf8,
  formatHex,
  type CheckedLog,
  type Keyring,
  type Suite,
  type TrustPolicy,
} from '../../../crypto/index.ts';
import { runAudit, type AuditReport } from '../../audit/audit.ts';
import type { Copy } from '../../audit/copy.ts';
import { downloadCopy } from '../../audit/download.ts';
import { evidenceOf } from '../../audit/verdict.ts';
import { currentSession } from '../../caseload/session.ts';
import { Refusal, type Transport } from '../../register/transport.ts';
import type { AuditFacts, LogFacts, News } from './messages.ts';

export interface AuditSurroundings {
  readonly suite: Suite;
  /** Signed in as an officer. */
  readonly transport: Transport;
  readonly trust: TrustPolicy;
  /** POSIX seconds. */
  readonly now: number;
  /** Checkpoints seen in earlier sessions. */
  readonly since: readonly string[];
  /** Of both officers; null if only one is here. */
  readonly keyrings: readonly [Keyring, Keyring] | null;
  readonly tell: (news: News) => void;
}

/** How often the page is told about a download: every file would be too often. */
const filesPerNews = 20;

/** @throws Refusal, SIGN_IN_REQUIRED among them if the session is over, and what `runAudit` throws */
export async function auditOnce(surroundings: AuditSurroundings): Promise<AuditReport> {
  const { suite, transport, trust, now, since, keyrings, tell } = surroundings;
  const kept = new Map<string, Uint8Array>();
  const keep = (path: string, bytes: Uint8Array): Promise<void> => {
    kept.set(path, bytes);
    if (kept.size % filesPerNews === 1) tell({ auditing: 'DOWNLOAD', files: kept.size });
    return Promise.resolve();
  };
  await downloadCopy(transport, keep, { withSession: true });
  // A session that ended meanwhile is nobody's misdeed. A server that only says so gets no audit, and the officer sees that.
  if ((await currentSession(transport)) === null) throw new Refusal('SIGN_IN_REQUIRED');
  const copy: Copy = {
    get: (path) => {
      const bytes = kept.get(path);
      return Promise.resolve(bytes === undefined ? { status: 404, bytes: new Uint8Array() } : { status: 200, bytes });
    },
  };
  return runAudit({
    ...{ suite, copy, trust, now, since },
    // An officer is signed in, so what is not handed out was withheld.
    hasSession: true,
    onCheck: (check) => {
      tell({ auditing: check });
    },
    ...(keyrings === null ? {} : { keyrings }),
  });
}

export function factsOf(report: AuditReport, number: number): AuditFacts {
  const evidence = evidenceOf(report);
  return {
    ...{ number, day: report.day },
    checks: report.checks.map(({ check, result, reason, failures }) => ({
      ...{ check, result, reason },
      codes: [...new Set(failures.map(({ code }) => code))],
    })),
    evidence: evidence === null ? null : decodeUtf8(evidence),
    governance: logFacts(report.governance),
    cases: logFacts(report.case),
  };
}

function logFacts(log: CheckedLog | null): LogFacts | null {
  return log === null ? null : { size: log.size, root: formatHex(log.root) };
}
