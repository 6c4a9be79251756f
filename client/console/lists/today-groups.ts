/** What needs this member now, from the rows of the list. Pure. */
import type { CaseRow } from '../worker/views.ts';

/** Days ahead that count as this week. */
const week = 7;
/** Days without anything after which an open case has gone quiet. */
const quietDays = 30;

/** Where a case stands: each once, in the most urgent group that it belongs to. */
export const standingGroups = ['overdue', 'approval', 'week', 'unread', 'quiet'] as const;
/** What somebody has to do by a day, whatever else the case needs: a case can stand in several. */
export const dutyGroups = ['tasks', 'retaliation', 'rights'] as const;
export type StandingGroup = (typeof standingGroups)[number];
export type DutyGroup = (typeof dutyGroups)[number];
export type TodayGroup = StandingGroup | DutyGroup;
export type TodayGroups = { readonly [G in TodayGroup]: readonly CaseRow[] };

/** @param today UTC days since 1970-01-01 */
export function groupForToday(rows: readonly CaseRow[], today: number): TodayGroups {
  const groups: { readonly [G in TodayGroup]: CaseRow[] } = {
    ...{ overdue: [], approval: [], week: [], unread: [], quiet: [] },
    ...{ tasks: [], retaliation: [], rights: [] },
  };
  for (const row of rows) {
    const group = groupOf(row, today);
    if (group !== null) groups[group].push(row);
    for (const duty of dutyGroups) {
      const day = dutyDay(row, duty);
      if (isMine(row) && day > 0 && day - today <= week) groups[duty].push(row);
    }
  }
  const byDue = (a: CaseRow, b: CaseRow): number => (a.next?.day ?? 0) - (b.next?.day ?? 0);
  groups.overdue.sort(byDue);
  groups.week.sort(byDue);
  for (const group of standingGroups) groups[group].sort(byDanger);
  for (const duty of dutyGroups) groups[duty].sort((a, b) => dutyDay(a, duty) - dutyDay(b, duty));
  return groups;
}

/** UTC days since 1970-01-01, 0 for none. */
export function dutyDay(row: CaseRow, duty: DutyGroup): number {
  switch (duty) {
    case 'tasks':
      return row.myTaskDue;
    case 'retaliation':
      return row.retaliationCheck;
    case 'rights':
      return row.rightDue;
  }
}

/** What is due, in the words of whoever wrote it down; empty where the name of the group says it. */
export function dutyText(row: CaseRow, duty: DutyGroup): string {
  return duty === 'tasks' ? row.myTaskText : '';
}

/** A life in danger comes before every deadline. */
function byDanger(a: CaseRow, b: CaseRow): number {
  return Number(b.urgency === 'DANGER') - Number(a.urgency === 'DANGER');
}

function groupOf(row: CaseRow, today: number): StandingGroup | null {
  if (!isMine(row)) return null;
  const days = row.next === null ? null : row.next.day - today;
  if (days !== null && days < 0) return 'overdue';
  if (row.waitingForMyApproval) return 'approval';
  if (days !== null && days <= week) return 'week';
  if (row.unread > 0) return 'unread';
  return isOpen(row) && today - row.lastActivityDay > quietDays ? 'quiet' : null;
}

function isMine({ access, erased }: CaseRow): boolean {
  return access !== 'LEFT' && !erased;
}

/** Cases that are late, wait for this member's approval, or have a duty that is due: the number beside "Today". */
export function countUrgent(rows: readonly CaseRow[], today: number): number {
  const groups = groupForToday(rows, today);
  const due = dutyGroups.flatMap((duty) => groups[duty].filter((row) => dutyDay(row, duty) <= today));
  return new Set([...groups.overdue, ...groups.approval, ...due].map(({ id }) => id)).size;
}

export function isOpen({ status, access }: CaseRow): boolean {
  return access === 'CIRCLE' && status !== null && status !== 'CLOSED';
}

/** Whether the source waits to be told that the report has arrived. */
export function awaitsAcknowledgement({ status, access }: CaseRow): boolean {
  return access === 'CIRCLE' && status === 'RECEIVED';
}

/** Open cases that nobody but this member can read: if the keys are lost, so is the case. */
export function isAlone(row: CaseRow): boolean {
  return isOpen(row) && !row.erased && row.circle.length === 1;
}

/** Number of the week, from Monday to Sunday, that a day is in. 1970-01-01 was a Thursday. @param day UTC days since then */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}
