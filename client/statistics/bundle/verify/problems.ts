/** The closed list of what can be wrong with a release, each in words for whoever checks it. */
import type { ReleaseRefusalCode } from '../../release.ts';

export const releaseChecks = [
  'SIGNATURES',
  'FILES',
  'TABLES',
  'LOGGED',
  'PLAN',
  'REGISTER',
  'EARLIER',
  'ENTRIES',
  'NEWEST',
] as const;

/**
 * SIGNATURES: enough officers signed the document. FILES: each is the one that they signed, none is missing or added. TABLES: each follows
 * from the tables in the document. LOGGED: the document stands in the governance log. PLAN: the tables are those that were planned.
 * REGISTER: what was counted is the beginning of this register. EARLIER: with all releases before, no hidden number can be worked out.
 * ENTRIES: no count is above what the register can hold. NEWEST: what is shown as the newest is.
 */
export type ReleaseCheck = (typeof releaseChecks)[number];

const messages = {
  NOTE_MALFORMED: 'release.note is not a release.',
  OTHER_BODY: 'release.note is of another body than the trust policy.',
  TOO_FEW_SIGNATURES: 'Fewer officers than needed signed it.',
  BAD_SIGNATURE: 'What stands in release.note is not what the officers signed.',
  SIGNATURES_DISAGREE: 'One officer signed this; the signature of another is of something else.',
  FILE_MISSING: 'A file that the officers signed is missing.',
  FILE_ADDED: 'A file is there that the officers did not sign.',
  FILE_CHANGED: 'A file is not the one that the officers signed.',
  FILE_LIST_DIFFERS: 'The officers signed a list of files that does not follow from the tables.',
  FILE_NOT_OF_TABLES:
    'The officers signed a file that this program makes otherwise from the tables. If the program is newer than the release, try the one of its time.',
  NOT_LOGGED: 'The register does not have this release.',
  BAD_LOG_PROOF: 'release.tlog-proof does not prove that the register has this release.',
  NO_LOG_PROOF: 'release.tlog-proof is missing.',
  TOO_FEW_CHECKERS: 'The proof is of a register that too few outside checkers have seen.',
  WRONG_PLAN: 'The tables are not those of the plan that was logged before.',
  LATE_PLAN: 'The plan was logged after the period was over, when numbers could be known.',
  OTHER_REGISTER: 'What was counted is not the beginning of this register.',
  REFUSED_BY_GUARD: 'These tables should not have been released beside the earlier ones.',
  MORE_THAN_ENTRIES: 'A count is above what the register can hold.',
  NOT_NEWEST: 'What is shown as the newest release is an older one.',
} as const;

export type ReleaseProblemCode = keyof typeof messages;

export interface ReleaseProblem {
  readonly check: ReleaseCheck;
  readonly code: ReleaseProblemCode;
  /** The file that is meant, if one is. */
  readonly path: string | null;
  /** Of REFUSED_BY_GUARD: why. */
  readonly refusal: ReleaseRefusalCode | null;
}

export function problem(
  check: ReleaseCheck,
  code: ReleaseProblemCode,
  about: { readonly path?: string; readonly refusal?: ReleaseRefusalCode } = {},
): ReleaseProblem {
  return { check, code, path: about.path ?? null, refusal: about.refusal ?? null };
}

export function problemMessage(code: ReleaseProblemCode): string {
  return messages[code];
}
