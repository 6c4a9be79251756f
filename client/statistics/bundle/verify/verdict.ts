/** What was checked of a release, what was not, and what came out. */
import { releaseChecks, type ReleaseCheck, type ReleaseProblem } from './problems.ts';

export interface CheckedPart {
  readonly check: ReleaseCheck;
  readonly result: 'PASSED' | 'FAILED' | 'NOT_CHECKED';
  readonly problems: readonly ReleaseProblem[];
}

/** @param made the checks that were made */
export function verdictOf(made: readonly ReleaseCheck[], problems: readonly ReleaseProblem[]): readonly CheckedPart[] {
  return releaseChecks.map((check) => {
    const own = problems.filter((each) => each.check === check);
    const result = own.length > 0 ? 'FAILED' : made.includes(check) ? 'PASSED' : 'NOT_CHECKED';
    return { check, result, problems: own };
  });
}
