/** What a look found, for people and for programs. */
import type { Finding } from '../../monitor/finding.ts';
import { wordsOf } from '../../monitor/finding.ts';
import type { MonitorReport } from '../../monitor/monitor.ts';
import type { MonitorState } from './state.ts';

/** Paths of evidence files, in the order of the findings; null where there is nothing to show. */
export function writeEvidence(state: MonitorState, { findings, time }: MonitorReport): (string | null)[] {
  return findings.map(({ kind, log, details, evidence }, index) => {
    if (evidence.length === 0) return null;
    const name = `evidence-${String(time)}-${String(index)}-${kind}.txt`;
    const head = `${kind} ${log ?? ''}\n${details.join('\n')}\n${wordsOf(kind).ky}\n${wordsOf(kind).en}\n`;
    return state.writeEvidence(name, [head, ...evidence].join('\n'));
  });
}

/** One line of JSON. */
export function formatJson(report: MonitorReport, files: readonly (string | null)[]): string {
  const findings = report.findings.map(({ kind, level, log, details }, index) => ({
    ...{ kind, level, log, details },
    evidence: files[index] ?? null,
  }));
  return `${JSON.stringify({ ...report, findings })}\n`;
}

/**
 * Kyrgyz first, then English.
 *
 * @param compared how many notes of other monitors were brought; null without any file
 */
export function formatText(report: MonitorReport, files: readonly (string | null)[], compared: number | null): string {
  const { origin, time, logs, findings, unsignedByOthers } = report;
  const lines = [`${dateOf(time)}  ${origin}`];
  for (const { log, size, cosigned, time: seen } of logs) {
    const checked = cosigned === null || seen === null ? '' : `, ${String(cosigned)}: ${dateOf(seen)}`;
    lines.push(`  ${log}: ${String(size)}${checked}`);
  }
  if (compared !== null)
    lines.push(
      `  Башкалар көргөн жазуулар менен салыштырылды: ${String(compared)}. / compared with notes that others saw.`,
    );
  if (unsignedByOthers > 0)
    lines.push(
      `  ${String(unsignedByOthers)} салыштырылган жазуунун колтамгасы туура эмес. / compared notes are not signed by these logs.`,
    );
  for (const [index, { kind, log, details }] of findings.entries()) {
    const { ky, en } = wordsOf(kind);
    lines.push(`  ${kind}${log === null ? '' : ` (${log})`}: ${ky} / ${en}`);
    lines.push(...details.map((detail) => `    ${detail}`));
    const file = files[index] ?? null;
    if (file !== null) lines.push(`    далил / evidence: ${file}`);
  }
  if (findings.length === 0) lines.push('  Эч нерсе өзгөртүлгөн эмес. / Nothing was changed.');
  return `${lines.join('\n')}\n`;
}

export function isAlarming(findings: readonly Finding[]): boolean {
  return findings.some(({ level }) => level === 'ALARM');
}

function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).concat('Z');
}
