/** Which rows a list shows, and in which order. Pure. */
import type { CaseRow } from '../worker/views.ts';

/** Days ahead that count as this week. */
const week = 7;
/** Days without anything after which an open case has gone quiet. */
const quietDays = 30;

export interface TodayGroups {
  readonly overdue: readonly CaseRow[];
  readonly approval: readonly CaseRow[];
  readonly week: readonly CaseRow[];
  readonly unread: readonly CaseRow[];
  readonly quiet: readonly CaseRow[];
}

/** What needs this member now. Each case stands once, in the most urgent group that it belongs to. @param today UTC days since 1970-01-01 */
export function groupForToday(rows: readonly CaseRow[], today: number): TodayGroups {
  const groups: { readonly [G in keyof TodayGroups]: CaseRow[] } = {
    overdue: [],
    approval: [],
    week: [],
    unread: [],
    quiet: [],
  };
  for (const row of rows) {
    const group = groupOf(row, today);
    if (group !== null) groups[group].push(row);
  }
  const byDue = (a: CaseRow, b: CaseRow): number => (a.next?.day ?? 0) - (b.next?.day ?? 0);
  groups.overdue.sort(byDue);
  groups.week.sort(byDue);
  for (const group of Object.values(groups)) group.sort(byDanger);
  return groups;
}

/** A life in danger comes before every deadline. */
function byDanger(a: CaseRow, b: CaseRow): number {
  return Number(b.urgency === 'DANGER') - Number(a.urgency === 'DANGER');
}

function groupOf(row: CaseRow, today: number): keyof TodayGroups | null {
  if (row.access === 'LEFT') return null;
  const days = row.next === null ? null : row.next.day - today;
  if (days !== null && days < 0) return 'overdue';
  if (row.waitingForMyApproval) return 'approval';
  if (days !== null && days <= week) return 'week';
  if (row.unread > 0) return 'unread';
  return isOpen(row) && today - row.lastActivityDay > quietDays ? 'quiet' : null;
}

/** Overdue and waiting for this member: the number beside "Today". */
export function countUrgent(rows: readonly CaseRow[], today: number): number {
  const { overdue, approval } = groupForToday(rows, today);
  return overdue.length + approval.length;
}

export function isOpen({ status, access }: CaseRow): boolean {
  return access === 'CIRCLE' && status !== null && status !== 'CLOSED';
}

export type StatusFilter = 'ALL' | 'OPEN' | 'UNREAD' | 'MINE' | NonNullable<CaseRow['status']>;

/** @param found ids that the search has found, or null without a search */
export function filterRows(
  rows: readonly CaseRow[],
  filter: StatusFilter,
  found: ReadonlySet<string> | null,
  self: number,
): readonly CaseRow[] {
  return rows.filter((row) => {
    if (found !== null && !found.has(row.id)) return false;
    switch (filter) {
      case 'ALL':
        return true;
      case 'OPEN':
        return isOpen(row);
      case 'UNREAD':
        return row.unread > 0;
      case 'MINE':
        return row.assigned === self;
      default:
        return row.status === filter;
    }
  });
}

export type SortColumn = 'case' | 'status' | 'due' | 'received' | 'activity';

/** A new array. Rows that owe nothing come after those that do; equal rows stay as they were. */
export function sortRows(
  rows: readonly CaseRow[],
  column: SortColumn,
  direction: 'ascending' | 'descending',
): readonly CaseRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((a, b) => {
    if (column === 'due') {
      if (a.next === null || b.next === null) return Number(a.next === null) - Number(b.next === null);
      return sign * (a.next.day - b.next.day);
    }
    return sign * compare(valueOf(a, column), valueOf(b, column));
  });
}

function valueOf(row: CaseRow, column: Exclude<SortColumn, 'due'>): string | number {
  switch (column) {
    case 'case':
      return row.id;
    case 'status':
      return row.status ?? '';
    case 'received':
      return row.receivedDay;
    case 'activity':
      return row.lastActivityDay;
  }
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
