/** A release judged as a whole: with both registers at hand, or from its files alone. */
import { decodeUtf8, ProtocolError, type PublicSuite, type TrustPolicy } from '../../../../crypto/public.ts';
import type { VerifiedRelease } from '../../release-document.ts';
import { checkFiles, notePath, proofPath } from './files.ts';
import { checkInLog, checkProofFile, type RegisterFacts } from './log.ts';
import { checkNote } from './note.ts';
import { releaseChecks, type ReleaseCheck, type ReleaseProblem } from './problems.ts';

export interface CheckedPart {
  readonly check: ReleaseCheck;
  readonly result: 'PASSED' | 'FAILED' | 'NOT_CHECKED';
  readonly problems: readonly ReleaseProblem[];
}

export interface JudgedRelease {
  /** Null where its note is not believed; then nothing else is looked at. */
  readonly release: VerifiedRelease | null;
  /** Every check once, in order. */
  readonly parts: readonly CheckedPart[];
  /** Pages that are as they were signed and could not be made again without the register. */
  readonly byHashAlone: readonly string[];
}

export interface ServedRelease {
  readonly note: string;
  /** What is given out of the files that the note names. */
  readonly files: (release: VerifiedRelease) => Promise<ReadonlyMap<string, Uint8Array>>;
  /** Both registers, proven. */
  readonly register: () => Promise<RegisterFacts>;
  /** Whether it is shown as the newest release. */
  readonly asNewest: boolean;
}

/** @throws what `files` and `register` throw */
export async function judgeServed(
  suite: PublicSuite,
  trust: TrustPolicy,
  { note, files, register, asNewest }: ServedRelease,
): Promise<JudgedRelease> {
  const { release, problem } = await checkNote(suite, note, trust);
  if (release === null) return notBelieved(problem);
  const inLog = await checkInLog(suite, trust, release, note, await register(), asNewest);
  const { problems, byHashAlone } = await checkFiles(suite, release, await files(release), inLog.earlier);
  const made = releaseChecks.filter((check) => check !== 'NEWEST' || asNewest);
  return { release, parts: partsOf(made, [...problems, ...inLog.problems]), byHashAlone };
}

/** @param files all that is there, note and proof among them, by path */
export async function judgeFiles(
  suite: PublicSuite,
  trust: TrustPolicy,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<JudgedRelease> {
  const note = textOf(files.get(notePath)) ?? '';
  const { release, problem } = await checkNote(suite, note, trust);
  if (release === null) return notBelieved(problem);
  const others = new Map([...files].filter(([path]) => path !== notePath && path !== proofPath));
  const { problems, byHashAlone } = await checkFiles(suite, release, others, null);
  const inLog = await checkProofFile(suite, trust, note, textOf(files.get(proofPath)));
  return {
    release,
    parts: partsOf(['SIGNATURES', 'FILES', 'TABLES', 'LOGGED'], [...problems, ...inLog]),
    byHashAlone,
  };
}

export function isVerified({ parts }: Pick<JudgedRelease, 'parts'>): boolean {
  return parts.every(({ result }) => result !== 'FAILED');
}

function notBelieved(problem: ReleaseProblem): JudgedRelease {
  return { release: null, parts: partsOf([], [problem]), byHashAlone: [] };
}

/** @param made the checks that were made */
function partsOf(made: readonly ReleaseCheck[], problems: readonly ReleaseProblem[]): readonly CheckedPart[] {
  return releaseChecks.map((check) => {
    const own = problems.filter((each) => each.check === check);
    const result = own.length > 0 ? 'FAILED' : made.includes(check) ? 'PASSED' : 'NOT_CHECKED';
    return { check, result, problems: own };
  });
}

/** Null for what is missing or no text. */
function textOf(bytes: Uint8Array | undefined): string | null {
  if (bytes === undefined) return null;
  try {
    return decodeUtf8(bytes);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
