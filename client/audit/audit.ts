/** The audit: every named check over one copy of a register. A check that fails stops no other that can still be judged. */
import {
  encodeTrust,
  encodeUtf8,
  equalBytes,
  parseCosignerKey,
  parseInclusionFile,
  parseVerifierKey,
  ProtocolError,
  verifyCosigned,
  type AuditCheck,
  type CheckedLog,
  type Keyring,
  type Mode,
  type Suite,
  type TrustPolicy,
} from '../../crypto/index.ts';
import { checkCanaries } from './canaries.ts';
import { checkCasework } from './casework.ts';
import { checkDaySeals, checkFreshness, checkQuorum, checkSeals, sealTime } from './consistency.ts';
import { readBytes, type Copy } from './copy.ts';
import { checkDays } from './days.ts';
import { checkEntries, readCaseEntries } from './entries.ts';
import { Docket, type CheckResult } from './failures.ts';
import { checkRosters, readGovernance, type GovernanceCopy } from './governance-copy.ts';
import { checkFeed, checkLetters } from './letters.ts';
import { readLog, type LogCopy } from './log-copy.ts';
import { checkPages } from './pages.ts';
import { checkPromises, checkProofs, readPromise } from './promises.ts';
import { checkReleases } from './releases.ts';
import { hasEarlier, originOf, readSeals } from './seals.ts';
import { checkTotals } from './totals.ts';

export interface AuditInput {
  readonly suite: Suite;
  /** A downloaded folder, or a server. */
  readonly copy: Copy;
  readonly trust: TrustPolicy;
  /** POSIX seconds by the auditor's clock. */
  readonly now: number;
  /** Checkpoints of either log kept from earlier, as signed notes: an earlier audit's, a friend's, a newspaper's. */
  readonly since?: readonly string[];
  /** Promises as signed notes, handed in by those who were promised something. */
  readonly promises?: readonly string[];
  /** Proof files (`.tlog-proof`) that somebody kept. */
  readonly proofs?: readonly string[];
  /** Whether the copy has what members are handed. */
  readonly hasSession?: boolean;
  /** Of both oversight officers; without them nothing sealed is judged. */
  readonly keyrings?: readonly [Keyring, Keyring];
  /** Told before each part of the work. */
  readonly onCheck?: (check: AuditCheck) => void;
}

export interface AuditReport {
  readonly mode: Mode;
  readonly origin: string;
  /** On which the audit was made by the auditor's clock; UTC days since 1970-01-01. */
  readonly day: number;
  /** The logs as they were checked; null where there is nothing signed. */
  readonly governance: CheckedLog | null;
  readonly case: CheckedLog | null;
  /** POSIX seconds at which a quorum of outside checkers had seen the governance log; null without one. */
  readonly quorumTime: number | null;
  /** How many outside checkers the trust policy asks for. */
  readonly quorum: number;
  /** All of them, in their order. */
  readonly checks: readonly CheckResult[];
  /** The newest checkpoints as signed notes: what the next audit is given as `since`. */
  readonly checkpoints: readonly string[];
}

const secondsPerDay = 86_400;

/**
 * @throws BAD_SIGNATURE, UNDER_SIGNED, WRONG_ORIGIN, MALFORMED, BAD_PROOF for what was handed in (what is not this service's proves nothing
 *   against it); BAD_KEYRING for keys that are not the two officers'; Refusal where the copy is a server
 */
export async function runAudit(input: AuditInput): Promise<AuditReport> {
  const { suite, copy, trust, now, onCheck = () => undefined } = input;
  const docket = new Docket();
  const proofs = (input.proofs ?? []).map((text) => parseInclusionFile(text));
  const since = await readSince(input, [...(input.since ?? []), ...proofs.map(({ checkpoint }) => checkpoint)]);
  const promises = await Promise.all((input.promises ?? []).map((note) => readPromise(suite, trust, note)));

  onCheck('SIGNATURES');
  await checkTrustFile(copy, trust, docket);
  const governanceSeals = await readSeals({ suite, copy, trust, since }, 'governance', docket);
  const caseSeals = await readSeals({ suite, copy, trust, since }, 'case', docket);
  onCheck('ENTRIES');
  const governanceLog = await readLog(suite, copy, governanceSeals, docket);
  const cases = await readLog(suite, copy, caseSeals, docket);
  onCheck('GOVERNANCE');
  const governance = await readGovernance(suite, trust, governanceLog, docket);
  const entries = await readCaseEntries(cases, docket);
  const newestDay = governance.dayNotes.at(-1)?.note.day ?? null;
  await checkRosters(suite, copy, governance, Math.max(Math.floor(now / secondsPerDay), newestDay ?? 0), docket);
  judgeWhatIsThere(governanceLog, cases, governance, docket);
  onCheck('QUORUM');
  await checkQuorum(trust, [governanceSeals, caseSeals], docket);
  await checkFreshness(trust, governanceSeals, governance, now, docket);
  onCheck('CONSISTENCY');
  if (!hasEarlier(governanceSeals) && !hasEarlier(caseSeals)) docket.notChecked('CONSISTENCY', 'NO_EARLIER_SEAL');
  await checkSeals(suite, governanceLog, docket);
  await checkSeals(suite, cases, docket);
  const contradicted = await checkDaySeals(suite, cases, governance, docket);
  onCheck('DAYS');
  await checkEntries(cases, entries, governance, contradicted, docket);
  await checkDays(trust, governance, docket);
  onCheck('PAGES');
  await checkPages(suite, copy, governance, docket);
  onCheck('PROMISES');
  if (promises.length + proofs.length === 0) docket.notChecked('PROMISES', 'NO_PROMISE');
  await checkPromises(cases, entries, governance, promises, docket);
  await checkProofs(suite, cases, proofs, docket);
  onCheck('LETTERS');
  if (input.hasSession === true) {
    await checkLetters(suite, copy, entries, governance, docket);
    await checkFeed(suite, copy, governance, docket);
    if (governance.dayNotes.length > 0) docket.judged('LETTERS');
  } else docket.notChecked('LETTERS', 'NO_SESSION');
  onCheck('CANARIES');
  await checkCanaries(cases, entries, governance, docket);
  await checkTotals(suite, cases, entries, governance, docket);
  onCheck('RELEASES');
  await checkReleases(suite, cases, entries, governance, docket);
  onCheck('COVER');
  if (input.hasSession === true && input.keyrings !== undefined) {
    await checkCasework({ suite, copy, keyrings: input.keyrings, cases, entries, governance }, docket);
  } else {
    const reason = input.hasSession === true ? 'NO_KEYS' : 'NO_SESSION';
    for (const check of ['COVER', 'STATEMENTS', 'DEADLINES', 'TRANSITIONS'] as const) docket.notChecked(check, reason);
  }
  return {
    ...{ mode: trust.mode, origin: trust.origin, day: Math.floor(now / secondsPerDay), quorum: trust.quorum },
    governance: governanceSeals.newest?.checkpoint ?? null,
    case: caseSeals.newest?.checkpoint ?? null,
    quorumTime: sealTime(trust, governanceSeals),
    checks: docket.results(),
    checkpoints: [governanceSeals, caseSeals].flatMap(({ newest, cosigned }) => {
      const kept = cosigned !== null && cosigned.checkpoint.size === newest?.checkpoint.size ? cosigned : newest;
      return kept === null ? [] : [kept.note];
    }),
  };
}

/** A log that is not there, or has no day, leaves nothing to look at: that nothing was found wrong with it is no pass. */
function judgeWhatIsThere(governanceLog: LogCopy, cases: LogCopy, { dayNotes }: GovernanceCopy, docket: Docket): void {
  docket.judged('SIGNATURES', 'QUORUM');
  if (governanceLog.tree === null || dayNotes.length === 0) return;
  docket.judged('FRESHNESS', 'GOVERNANCE', 'DAYS', 'PAGES');
  if (cases.tree !== null) docket.judged('CONSISTENCY', 'ENTRIES', 'PROMISES', 'CANARIES', 'TOTALS', 'RELEASES');
}

async function checkTrustFile(copy: Copy, trust: TrustPolicy, docket: Docket): Promise<void> {
  const path = '/trust.json';
  const bytes = await readBytes(copy, path);
  if (bytes !== null && equalBytes(bytes, encodeTrust(trust))) return;
  await docket.fail('SIGNATURES', bytes === null ? 'FILE_MISSING' : 'TRUST_DIFFERS', 'SERVED', () => [
    { name: 'path.txt', bytes: encodeUtf8(path) },
    ...(bytes === null ? [] : [{ name: 'trust.json', bytes }]),
  ]);
}

/** What was kept must be this service's own word, or it proves nothing against it. */
async function readSince({ suite, trust }: AuditInput, notes: readonly string[]): Promise<readonly string[]> {
  const checkers = await Promise.all(trust.witnesses.map((each) => parseCosignerKey(suite, each)));
  const logs = await Promise.all([trust.caseLog, trust.governanceLog].map((each) => parseVerifierKey(suite, each)));
  for (const note of notes) {
    const key = logs.find(({ name }) => name === originOf(note));
    if (key === undefined) throw new ProtocolError('WRONG_ORIGIN');
    await verifyCosigned(suite, note, key, checkers);
  }
  return notes;
}
