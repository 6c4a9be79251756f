/** What an audit found, for people and for programs. */
import { formatHex, type CheckedLog } from '../../../crypto/index.ts';
import type { AuditReport } from '../../audit/audit.ts';
import type { CheckResult, SkipReason } from '../../audit/failures.ts';
import { formatDay } from '../ceremony/days.ts';

const reasons: Readonly<Record<SkipReason, string>> = {
  NO_OUTSIDE_CHECKER: 'the trust policy asks for no outside checker',
  NO_EARLIER_SEAL: 'there is nothing earlier to compare with; give --since',
  NO_PROMISE: 'nobody handed in a promise; give --promise or --proof',
  NO_SESSION: 'needs what members are handed; give --name, --password-file and --code of an oversight account',
  NO_KEYS:
    'needs both oversight officers (give --keyring twice), for days before they were replaced the officers of that time',
  NO_TEST_REPORTS: 'the log has no list of test reports',
  NO_TOTALS: 'no totals were released',
  NO_RELEASES: 'no tables were released',
  NOT_READABLE: 'what it is made from is missing, not over yet, or failed another check',
};

/** JSON for programs: stable names, no text of a report and no true count. */
export function reportJson(report: AuditReport): object {
  return {
    ...{ origin: report.origin, mode: report.mode, day: formatDay(report.day) },
    ...{ quorum: report.quorum, quorumTime: report.quorumTime },
    ...{ governance: logJson(report.governance), case: logJson(report.case) },
    failed: failedOf(report).map(({ check }) => check),
    checks: report.checks.map(({ check, result, reason, failures, more }) => ({
      ...{ check, result, reason },
      failures: failures.map(({ code, message, reach }) => ({ code, message, reach })),
      more,
    })),
  };
}

export function failedOf({ checks }: Pick<AuditReport, 'checks'>): readonly CheckResult[] {
  return checks.filter(({ result }) => result === 'FAILED');
}

/** @param since names of the files of earlier checkpoints that were brought: what CONSISTENCY says is worth as much as they are */
export function formatReport(report: AuditReport, since: readonly string[]): string {
  const { governance, case: cases, origin, day, quorum } = report;
  return [
    `Audit of ${origin} on ${formatDay(day)}`,
    `  governance log  ${formatLog(governance)}`,
    `  case log        ${formatLog(cases)}`,
    ...report.checks.flatMap((check) => formatCheck(check, passedBecause(check, report, since))),
    formatCounts(report),
    ...(quorum === 0
      ? [
          '',
          'No outside checker has seen this register: the server could show somebody else another one, and this audit cannot notice it.',
          'Compare the checkpoint with others (--checkpoint-out, --since).',
        ]
      : []),
  ].join('\n');
}

/** How far the two checks go that depend on what others did: empty where the name says all. */
function passedBecause({ check }: CheckResult, report: AuditReport, since: readonly string[]): string {
  const { mode, quorum, quorumTime } = report;
  if (check === 'QUORUM') {
    const time = quorumTime === null ? '' : `, last at ${new Date(quorumTime * 1000).toISOString().slice(0, 16)}Z`;
    const demo = mode === 'demo' ? '; a checker on the server’s own computer proves nothing to others' : '';
    return `: seen by as many outside checkers as the policy asks for (${String(quorum)})${time}${demo}`;
  }
  if (check === 'CONSISTENCY')
    return since.length === 0
      ? ': with what the server itself shows of its past; bring what you saw before with --since'
      : `: goes on from ${since.join(', ')}`;
  return '';
}

function formatCounts({ checks }: AuditReport): string {
  const count = (wanted: CheckResult['result']): string =>
    String(checks.filter(({ result }) => result === wanted).length);
  return `${String(checks.length)} checks: ${count('PASSED')} passed, ${count('FAILED')} failed, ${count('NOT_CHECKED')} not checked.`;
}

function formatCheck({ check, result, reason, failures, more }: CheckResult, because: string): readonly string[] {
  const name = check.padEnd(12);
  if (result === 'NOT_CHECKED') return [`  ${name} not checked: ${reason === null ? '' : reasons[reason]}`];
  if (result === 'PASSED') return [`  ${name} passed${because}`];
  return [
    `  ${name} FAILED`,
    ...failures.map(({ code, message }) => `      ${code}: ${message}`),
    ...(more > 0 ? [`      and ${String(more)} more of the same`] : []),
  ];
}

function formatLog(log: CheckedLog | null): string {
  return log === null ? 'nothing signed' : `${String(log.size)} entries, root ${formatHex(log.root)}`;
}

function logJson(log: CheckedLog | null): object | null {
  return log === null ? null : { size: log.size, root: formatHex(log.root) };
}
