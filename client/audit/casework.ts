/** What both oversight officers see together (COVER, STATEMENTS, DEADLINES, TRANSITIONS, and TOTALS and RELEASES counted again). */
import {
  clockState,
  encodeUtf8,
  formatHex,
  isCaseStatus,
  isLegal,
  ProtocolError,
  statusRules,
  caseStatuses,
  deadlines,
  PROMISE_DAYS,
  rosterInForce,
  type AuditCheck,
  type CaseStatus,
  type DeadlineProfile,
  type Entry,
  type Keyring,
  type Suite,
  type Told,
} from '../../crypto/index.ts';
import { countIn } from '../caseload/oversight/count-reports.ts';
import { readReportsOf, type CountedReport, type Finding, type ToldStatus } from '../caseload/oversight/reports.ts';
import { formatTotals, showCounts } from '../statistics/totals.ts';
import { readBytes, type Copy } from './copy.ts';
import type { Entries } from './entries.ts';
import type { Docket, EvidenceFile, FailureCode } from './failures.ts';
import { newestRoster, type GovernanceCopy } from './governance-copy.ts';
import type { LogCopy } from './log-copy.ts';
import { countReleasesAgain } from './releases-recounted.ts';

const checks = ['COVER', 'STATEMENTS', 'DEADLINES', 'TRANSITIONS'] as const satisfies readonly AuditCheck[];

/** Which check a finding belongs to; null where LETTERS has judged it without any key. */
const checkOfFinding: Readonly<Record<Finding['code'], (typeof checks)[number] | null>> = {
  LETTERS_DIFFER: null,
  BATCH_WITHHELD: null,
  LETTER_NOT_LOGGED: null,
  COVER_KEY_WRONG: 'COVER',
  COVER_WITH_CONTENT: 'COVER',
  CAPSULE_UNREADABLE: 'COVER',
  ENTRIES_UNACCOUNTED: 'COVER',
  STATEMENTS_WITHHELD: 'STATEMENTS',
  STATEMENT_UNREADABLE: 'STATEMENTS',
  STATUS_WITHOUT_STATEMENT: 'STATEMENTS',
  STATEMENT_WITHOUT_STATUS: 'STATEMENTS',
};

/** What was not handed out was not looked at: which checks that leaves open. */
const unreadAfter = {
  BATCH_WITHHELD: checks,
  LETTERS_DIFFER: checks,
  STATEMENTS_WITHHELD: checks,
  STATEMENT_UNREADABLE: ['DEADLINES', 'TRANSITIONS'],
} as const satisfies Partial<Record<Finding['code'], readonly AuditCheck[]>>;

export interface CaseworkInput {
  readonly suite: Suite;
  readonly copy: Copy;
  readonly keyrings: readonly [Keyring, Keyring];
  readonly cases: LogCopy;
  readonly entries: Entries;
  readonly governance: GovernanceCopy;
}

/** @throws BAD_KEYRING unless these are the two officers of the newest roster; Refusal */
export async function checkCasework(input: CaseworkInput, docket: Docket): Promise<void> {
  const { suite, copy, keyrings, cases, governance } = input;
  const entries = input.entries.filter((entry): entry is Entry => entry !== null);
  const dayNotes = governance.dayNotes.map(({ note }) => note);
  const roster = newestRoster(governance.rosters);
  const isWhole =
    entries.length === input.entries.length && dayNotes.every((note) => governance.rosters.has(note.roster));
  const newest = dayNotes.at(-1);
  if (roster === null || newest === undefined || !isWhole || entries.length < newest.size) {
    for (const check of checks) docket.notChecked(check, 'NOT_READABLE');
    return;
  }
  const register = { roster, rosters: governance.rosters, entries: entries.slice(0, newest.size), dayNotes };
  const { reports, findings, unopened } = await readReportsOf({ suite, transport: copy, keyrings }, register);
  docket.judged(...checks);
  if (unopened.length > 0) for (const check of checks) docket.notChecked(check, 'NO_KEYS');
  for (const [code, unread] of Object.entries(unreadAfter)) {
    if (!findings.some((finding) => finding.code === code)) continue;
    for (const check of unread) docket.notChecked(check, 'NOT_READABLE');
  }
  const evidence = async (commit: string, batch: number | null): Promise<readonly EvidenceFile[]> => {
    const place = entries.findIndex((entry) => formatHex(entry.commit) === commit);
    const note = governance.dayNotes.find((each) => each.note.batch === batch);
    return [
      ...(commit === '' ? [] : [{ name: 'commit.txt', bytes: encodeUtf8(`${commit}\n`) }]),
      ...(place < 0 ? [] : await cases.proven('entry', place)),
      ...(note === undefined ? [] : await governance.log.proven('day-note', note.index)),
    ];
  };
  for (const { code, batch, commit } of findings) {
    const check = checkOfFinding[code];
    if (check !== null) await docket.fail(check, code, 'KEYS', () => evidence(commit, batch));
  }
  for (const report of reports) {
    const { deadlines: profile } = rosterInForce([...governance.rosters.values()], report.day) ?? roster;
    for (const code of missedClocks(report, profile, newest.day)) {
      await docket.fail('DEADLINES', code, 'KEYS', () => evidence(report.commit, null));
    }
    for (const { code, told } of brokenSteps(report, newest.day)) {
      const entry = entries[told.index];
      await docket.fail('TRANSITIONS', code, 'KEYS', async () => [
        ...(await evidence(entry === undefined ? '' : formatHex(entry.commit), null)),
        { name: 'event.txt', bytes: encodeUtf8(`${told.status} ${told.reason} number ${String(told.sequence)}\n`) },
      ]);
    }
  }
  // Counted without the reports that others would have to open, every total would differ.
  if (unopened.length === 0) await countAgain({ ...input, reports }, docket);
  else {
    if (governance.totals.length > 0) docket.notChecked('TOTALS', 'NO_KEYS');
    if (governance.releases.length > 0) docket.notChecked('RELEASES', 'NO_KEYS');
  }
}

/** Clocks that were missed by this day, in any round: what was late stays late when the case is opened again. */
export function missedClocks(
  { day, told }: { readonly day: number; readonly told: readonly Told[] },
  profile: DeadlineProfile,
  today: number,
): readonly FailureCode[] {
  const { acknowledge } = deadlines(day, told, profile);
  const ends = [...told.keys()].filter((index) => told[index]?.status === 'REOPENED');
  const isLate = [...ends, told.length].some((end) => {
    // As of the day on which the next round began.
    const { feedback } = deadlines(day, told.slice(0, end), profile);
    return clockState(feedback, told[end]?.day ?? today) === 'MISSED';
  });
  return [
    ...(clockState(acknowledge, today) === 'MISSED' ? (['ACKNOWLEDGEMENT_MISSED'] as const) : []),
    ...(isLate ? (['FEEDBACK_MISSED'] as const) : []),
  ];
}

/**
 * Where the statuses told cannot be the story of one case. What members set inside without telling is not seen here, so between two statuses
 * told the case may have gone any legal way that needs no second signature.
 */
export function brokenSteps(
  { told }: Pick<CountedReport, 'told'>,
  today: number,
): readonly { readonly code: FailureCode; readonly told: ToldStatus }[] {
  const broken: { readonly code: FailureCode; readonly told: ToldStatus }[] = [];
  let before: ToldStatus | null = null;
  let possible: ReadonlySet<CaseStatus> = wander(['RECEIVED']);
  let isExtended = false;
  for (const next of told) {
    const gap = next.sequence - (before?.sequence ?? 0);
    if (gap === 0 && before !== null) {
      // The same statement, told again by its second signer or under another counter, changes nothing.
      if (before.status !== next.status || before.reason !== next.reason)
        broken.push({ code: 'SEQUENCE_TWICE', told: next });
      continue;
    }
    const isUnknown = gap > 1;
    // An approved statement may wait for a while for the answer that carries it.
    if (isUnknown && next.day + PROMISE_DAYS < today) broken.push({ code: 'SEQUENCE_GAP', told: next });
    const { kind, from } = statusRules[next.status];
    const isAgain = isCaseStatus(next.status) && possible.has(next.status);
    const isAllowed = isAgain || [...possible].some((status) => isLegal(status, next.status));
    const isSecondDelay = next.status === 'EXTENDED' && isExtended;
    if (!isUnknown && (!isAllowed || isSecondDelay)) broken.push({ code: 'ILLEGAL_STEP', told: next });
    if (isCaseStatus(next.status)) possible = wander([next.status]);
    else if (kind === 'mark')
      possible = new Set([...(isUnknown ? caseStatuses : possible)].filter((each) => from.includes(each)));
    isExtended = next.status === 'EXTENDED' || (isExtended && next.status !== 'CLOSED' && !isUnknown);
    before = next;
  }
  return broken;
}

/** Where a case can be that is not told anything of, from where it was. */
function wander(from: readonly CaseStatus[]): ReadonlySet<CaseStatus> {
  const reached = new Set(from);
  for (const status of reached) {
    for (const next of caseStatuses) {
      if (statusRules[next].signers === 1 && isLegal(status, next)) reached.add(next);
    }
  }
  return reached;
}

/** Each release as of its own day, without the test reports of opened lists. */
async function countAgain(
  { reports, entries, governance }: CaseworkInput & { readonly reports: readonly CountedReport[] },
  docket: Docket,
): Promise<void> {
  const opened = governance.canaries.filter(({ note }) => note.opened !== null).map(({ note }) => note);
  const tests = new Set(opened.flatMap(({ opened: list }) => list?.commits.map(formatHex) ?? []));
  const open = governance.canaries
    .map(({ note }) => note)
    .filter((note) => note.opened === null && !opened.some((each) => formatHex(each.list) === formatHex(note.list)));
  const closed = open.map(({ period }) => period);
  await countReleasesAgain({ reports, entries, governance, tests, closed }, docket);
  const rosters = [...governance.rosters.values()];
  for (const { index, note } of governance.totals) {
    const { period, asOf } = note;
    // The officers left out what they knew; while the list is closed nobody else knows it.
    if (open.some((list) => list.period.first <= period.last && period.first <= list.period.last)) continue;
    const known = reports
      .filter((report) => report.index < note.case.size && !report.commits.some((commit) => tests.has(commit)))
      .map((report) => {
        const told = report.told.filter((each) => each.index < note.case.size);
        const profile = rosterInForce(rosters, report.day)?.deadlines;
        return {
          ...report,
          told,
          clocks: profile === undefined ? report.clocks : deadlines(report.day, told, profile),
        };
      });
    const { received, acknowledgedInTime, acknowledgedLate } = countIn(known, asOf, period);
    const counts = { received, acknowledged: acknowledgedInTime + acknowledgedLate, acknowledgedInTime };
    const logged = entries
      .slice(0, note.case.size)
      .filter((entry) => entry !== null && entry.day >= period.first && entry.day <= period.last);
    if (isShownAs(note, counts, logged.length)) continue;
    await docket.fail('TOTALS', 'TOTALS_DIFFER', 'KEYS', () => governance.log.proven('totals', index));
  }
}

function isShownAs(
  totals: GovernanceCopy['totals'][number]['note'],
  counts: Parameters<typeof showCounts>[0],
  entries: number,
): boolean {
  try {
    const { mode, origin, period, asOf, case: counted } = totals;
    const again = { mode, origin, period, asOf, case: counted, ...showCounts(counts, entries) };
    return formatTotals(again) === formatTotals(totals);
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}

/** Whether the copy has what only officers are handed. */
export async function hasOfficersFiles(copy: Copy): Promise<boolean> {
  return (await readBytes(copy, '/api/oversight/ratchet/0')) !== null;
}
