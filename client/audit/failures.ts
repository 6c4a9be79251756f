/** The closed list of what an audit can find, and the docket in which checks write it down. */
import { auditChecks, type AuditCheck, type CheckOutcome } from '../../crypto/index.ts';

const messages = {
  // SIGNATURES, QUORUM, FRESHNESS, CONSISTENCY
  FILE_MISSING: 'A file that must be there is not.',
  BAD_NOTE: 'A signed note does not have the form it must have.',
  BAD_SIGNATURE: 'A signature by the log’s own key is missing or not valid.',
  TRUST_DIFFERS: 'The trust policy that is served is not the one that was given.',
  BAD_COSIGNATURE: 'A line of a known outside checker is not valid.',
  NOT_COSIGNED: 'Too few outside checkers have seen the register.',
  STALE_REGISTER: 'The register is older than it may be.',
  FORKED: 'The log has signed two histories that contradict each other.',
  ROLLED_BACK: 'The log is shorter than a checkpoint that it has signed.',
  DAY_NOTE_CONTRADICTED: 'A day note seals other entries than those that stand in the case log.',
  // ENTRIES
  ENTRIES_MISSING: 'Entries that the log has signed are not handed out.',
  ENTRY_DIFFERS: 'An entry is not the one whose hash the log has signed.',
  ROOT_DIFFERS: 'The entries do not give the root that the log has signed.',
  TILE_MISSING: 'A tile of hashes is not handed out.',
  TILE_DIFFERS: 'A tile of hashes does not hold the hashes of the entries.',
  ENTRY_MALFORMED: 'An entry does not have the form it must have.',
  NOT_ASCENDING: 'Entries of one batch are not in the order of their commitments.',
  WRONG_DAY: 'An entry bears another day than its batch.',
  DUPLICATE_COMMIT: 'A commitment stands in the log twice.',
  DUPLICATE_LOOKUP: 'A lookup value stands in the log twice.',
  // DAYS
  BACK_DATED: 'A day note bears a day that had passed when an outside checker saw the log without it.',
  POST_DATED: 'A day note bears a day that had not come when an outside checker saw it.',
  // GOVERNANCE
  WRONG_TRUST: 'The first entry is not the trust policy that was given.',
  WRONG_ORDER: 'Notes of the governance log do not follow each other as they must.',
  BAD_ROSTER: 'A roster in the log is not signed as it must be.',
  OLDER_ROSTER: 'A roster was put in force again after a newer one.',
  UNKNOWN_ROSTER: 'A day note names a roster that the log did not have.',
  ROSTER_EXPIRED: 'The newest roster is no longer in force.',
  EPOCH_FILE_DIFFERS: 'A file of readers’ keys is missing or not the one that the roster names.',
  // PAGES
  PAGE_DIFFERS: 'A page of answers is missing or not the one that the slot note names.',
  SITE_FILE_DIFFERS: 'A file of the website is missing or not the one that is logged for everybody.',
  // PROMISES
  PROMISE_BROKEN: 'An entry was promised and does not stand in the log by its day.',
  // LETTERS
  BATCH_WITHHELD: 'The letters of a batch are not handed out.',
  LETTERS_DIFFER: 'The letters handed out are not those that the day note lists.',
  LETTER_NOT_LOGGED: 'A letter was handed out that the case log does not have.',
  SLOT_WITHHELD: 'A slot of the feed on which members work is not handed out.',
  FEED_DIFFERS: 'A slot of the feed is not the one that its note names.',
  // COVER
  COVER_KEY_WRONG: 'The key behind a batch’s cover is missing or does not follow from the one before.',
  COVER_WITH_CONTENT: 'The server passes off as its own cover a letter that is none.',
  CAPSULE_UNREADABLE: 'The small sealed part of a letter that the server made does not open for the officers.',
  ENTRIES_UNACCOUNTED: 'Letters, statuses and dummies do not add up to the entries of a batch.',
  // STATEMENTS
  STATEMENTS_WITHHELD: 'The statements of a batch are not handed out.',
  STATEMENT_UNREADABLE: 'A statement that neither officer can open, or that does not hold.',
  STATUS_WITHOUT_STATEMENT: 'A status in the log without a statement behind it.',
  STATEMENT_WITHOUT_STATUS: 'A statement whose status the source cannot find in the log.',
  // DEADLINES, TRANSITIONS
  ACKNOWLEDGEMENT_MISSED: 'A report was not acknowledged in time.',
  FEEDBACK_MISSED: 'No feedback was given on a report in time.',
  ILLEGAL_STEP: 'A status was told that may not follow the one before.',
  SEQUENCE_GAP: 'A statement between two others of a case was never told.',
  SEQUENCE_TWICE: 'Two different statements of a case bear one number.',
  // CANARIES
  BAD_LIST: 'A list of test reports is not signed or formed as it must be, or opened to something else.',
  LIST_LATE: 'A list of test reports was committed to after its period had begun.',
  LIST_NOT_OPENED: 'A list of test reports was not opened after its period.',
  CANARY_DROPPED: 'A test report of an opened list does not stand in the log by its day.',
  // TOTALS
  BAD_TOTALS: 'Totals in the log are not signed or formed as they must be.',
  TOTALS_OF_OTHER_REGISTER: 'Totals were counted from another register than this one.',
  TOTALS_IMPOSSIBLE: 'Totals show more reports than the log has entries of the period.',
  TOTALS_SUBTRACTABLE: 'Totals were released that can be subtracted from earlier ones.',
  TOTALS_DIFFER: 'Totals are not what the two officers count.',
  // RELEASES
  BAD_PLAN: 'A table plan in the log is not signed or formed as it must be.',
  BAD_RELEASE: 'A release of tables in the log is not signed or formed as it must be.',
  RELEASE_UNPLANNED: 'Tables were released by a plan that the log did not have before their period was over.',
  RELEASE_OFF_PLAN: 'Other tables were released than the plan has.',
  RELEASE_OF_OTHER_REGISTER: 'Tables were counted from another register than this one.',
  RELEASE_IMPOSSIBLE: 'Tables show more than the log has entries for.',
  RELEASE_SUBTRACTABLE: 'Tables were released that can be subtracted from earlier ones.',
  RELEASE_BETRAYS: 'From released tables a number can be worked out that they hide.',
  RELEASE_AGAINST_TOTALS: 'Tables and first totals of the same days contradict each other, or betray what they hide.',
  RELEASE_DIFFERS: 'Tables are not what the two officers count.',
} as const;

export type FailureCode = keyof typeof messages;

/** Why a check was not made. */
export type SkipReason =
  /** The trust policy asks for none: nothing here is seen by anybody but the server and those who look. */
  | 'NO_OUTSIDE_CHECKER'
  /** Nothing older to compare with. */
  | 'NO_EARLIER_SEAL'
  | 'NO_PROMISE'
  /** Needs what the server hands to members alone. */
  | 'NO_SESSION'
  /** Needs the key files of both oversight officers. */
  | 'NO_KEYS'
  | 'NO_TEST_REPORTS'
  | 'NO_TOTALS'
  | 'NO_RELEASES'
  /** What it would be made from failed another check. */
  | 'NOT_READABLE';

export interface EvidenceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * How far a stranger gets with the evidence.
 * - ALONE: it proves the failure to whoever has the trust policy.
 * - SERVED: it shows what was handed out; that it was handed out can be seen only by asking the server oneself.
 * - KEYS: both officers' keys are needed to see it.
 */
export type EvidenceReach = 'ALONE' | 'SERVED' | 'KEYS';

export interface Failure {
  readonly check: AuditCheck;
  readonly code: FailureCode;
  readonly message: string;
  readonly reach: EvidenceReach;
  readonly files: readonly EvidenceFile[];
}

export interface CheckResult {
  readonly check: AuditCheck;
  readonly result: CheckOutcome;
  /** Only with NOT_CHECKED. */
  readonly reason: SkipReason | null;
  readonly failures: readonly Failure[];
  /** Further failures of the same kinds, whose evidence was left out. */
  readonly more: number;
}

/** Of one code in one check: the tenth tells nobody anything new. */
const keptOfOneCode = 10;

/** All codes, for tables that must be complete. */
export const failureCodes: readonly FailureCode[] = Object.keys(messages).filter(isFailureCode);

export function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(messages, text);
}

export const failureMessage = (code: FailureCode): string => messages[code];

export class Docket {
  readonly #failures = new Map<AuditCheck, Failure[]>();
  readonly #more = new Map<AuditCheck, number>();
  readonly #notChecked = new Map<AuditCheck, SkipReason>();
  readonly #judged = new Set<AuditCheck>();

  /** @param files made only if the failure is kept: proofs cost hashes */
  async fail(
    check: AuditCheck,
    code: FailureCode,
    reach: EvidenceReach,
    files: () => Promise<readonly EvidenceFile[]> | readonly EvidenceFile[],
  ): Promise<void> {
    const failures = this.#failures.get(check) ?? [];
    this.#failures.set(check, failures);
    if (failures.filter((failure) => failure.code === code).length >= keptOfOneCode) {
      this.#more.set(check, (this.#more.get(check) ?? 0) + 1);
      return;
    }
    failures.push({ check, code, message: messages[code], reach, files: await files() });
  }

  /** A failure that was found before all the same stands. */
  notChecked(check: AuditCheck, reason: SkipReason): void {
    if (!this.#notChecked.has(check)) this.#notChecked.set(check, reason);
  }

  /** There was something to look at, and it was looked at. A check of which nobody says so has not passed. */
  judged(...checks: readonly AuditCheck[]): void {
    for (const check of checks) this.#judged.add(check);
  }

  hasFailed(check: AuditCheck): boolean {
    return this.#failures.has(check);
  }

  /** All checks in their order. Only what was judged and neither failed nor was left out has passed. */
  results(): readonly CheckResult[] {
    return auditChecks.map((check) => {
      const failures = this.#failures.get(check) ?? [];
      const reason = this.#notChecked.get(check) ?? (this.#judged.has(check) ? null : 'NOT_READABLE');
      const more = this.#more.get(check) ?? 0;
      if (failures.length > 0) return { check, result: 'FAILED', reason: null, failures, more };
      if (reason !== null) return { check, result: 'NOT_CHECKED', reason, failures, more };
      return { check, result: 'PASSED', reason: null, failures, more };
    });
  }
}
