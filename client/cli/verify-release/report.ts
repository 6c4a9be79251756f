/** What was found about a release, for people and for programs. */
import type { VerifiedRelease } from '../../statistics/release-document.ts';
import { problemMessage, type ReleaseCheck } from '../../statistics/bundle/verify/problems.ts';
import { isVerified, type CheckedPart, type JudgedRelease } from '../../statistics/bundle/verify/judge.ts';
import { formatDay } from '../ceremony/days.ts';

const names: Readonly<Record<ReleaseCheck, string>> = {
  SIGNATURES: 'enough oversight officers signed it',
  FILES: 'every file is the one they signed, none is missing or added',
  TABLES: 'every file follows from the signed tables, byte for byte',
  LOGGED: 'it stands in the public register',
  PLAN: 'its tables are those that were planned before',
  REGISTER: 'what was counted is the beginning of this register',
  EARLIER: 'with everything released before, no hidden number can be worked out',
  ENTRIES: 'no count is above what the register can hold',
  NEWEST: 'it is the newest release',
};

const results = { PASSED: 'passed', FAILED: 'FAILED', NOT_CHECKED: 'not checked' } as const;
const mostProblems = 10;

/** Stable names; nothing that a stranger wrote but paths of files. */
export function reportJson(judged: JudgedRelease): object {
  const { release, parts, byHashAlone } = judged;
  return {
    verified: isVerified(judged),
    release:
      release === null
        ? null
        : {
            ...{ origin: release.origin, period: release.period, asOf: formatDay(release.asOf) },
            ...{ verdict: release.verdict, signers: release.signers, files: release.files.length },
          },
    checks: parts.map(({ check, result, problems }) => ({
      ...{ check, result },
      problems: problems.map(({ code, path, refusal }) => ({ code, path, refusal, message: problemMessage(code) })),
    })),
    byHashAlone,
  };
}

export function formatReport(judged: JudgedRelease): string {
  const { release, parts, byHashAlone } = judged;
  return [
    release === null ? 'A release that is not believed' : headOf(release),
    ...parts.flatMap(formatPart),
    ...(byHashAlone.length === 0
      ? []
      : [
          '',
          `${String(byHashAlone.length)} pages are as they were signed, and were not made again: they speak of earlier releases. Give the address instead of the folder.`,
        ]),
    ...(isVerified(judged) ? ['', meaning] : []),
  ].join('\n');
}

function headOf({ origin, period, asOf, verdict, signers, files }: VerifiedRelease): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return [
    `Release ${period} of ${origin}, counted on ${formatDay(asOf)}`,
    `  signed by ${signers.join(', ')}; ${String(files.length)} files, ${String(bytes)} bytes`,
    ...(verdict === 'ACCEPTED'
      ? ['  the officers say: their own audit found something, and they released knowing it']
      : []),
  ].join('\n');
}

function formatPart({ check, result, problems }: CheckedPart): readonly string[] {
  const shown = problems.slice(0, mostProblems);
  return [
    `  ${check.padEnd(10)} ${results[result]}: ${names[check]}`,
    ...shown.map(({ code, path, refusal }) => {
      // Of a file that somebody added, the name is a stranger's too.
      const about = path === null ? '' : ` (${printable(path)})`;
      return `      ${code}${refusal === null ? '' : ` ${refusal}`}: ${problemMessage(code)}${about}`;
    }),
    ...(problems.length > shown.length ? [`      and ${String(problems.length - shown.length)} more`] : []),
  ];
}

function printable(path: string): string {
  return path.replaceAll(/[^ -~]/gu, '?').slice(0, 120);
}

const meaning = `Verified means: these files are the ones that the officers signed; none was left out or exchanged, and each follows from the signed tables;
where it is not said otherwise above, the release stands in the register that everybody sees, and nothing in it contradicts that register.
It does not mean that the counts are true: what is in the reports is sealed, and the counts are vouched for by the officers who signed.`;
