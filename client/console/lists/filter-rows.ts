/** Which rows the table shows. Pure. */
import type { CaseFilter, RowMark } from '../worker/case-filter.ts';
import type { CaseRow } from '../worker/views.ts';
import { isAlone, isOpen } from './today-groups.ts';

/** Days ahead that count as this week. */
const week = 7;

export const everything: CaseFilter = {
  status: 'ALL',
  desk: 0,
  assigned: 'ANY',
  urgency: 'ANY',
  category: 'ANY',
  tag: '',
  deadline: 'ANY',
  reader: 0,
  marks: [],
};

interface Scope {
  /** Ids that the search has found, or null without a search. */
  readonly found: ReadonlySet<string> | null;
  /** UTC days since 1970-01-01. */
  readonly today: number;
}

export function filterRows(rows: readonly CaseRow[], filter: CaseFilter, { found, today }: Scope): readonly CaseRow[] {
  return rows.filter((row) => (found === null || found.has(row.id)) && matches(row, filter, today));
}

function matches(row: CaseRow, filter: CaseFilter, today: number): boolean {
  return (
    isInStatus(row, filter.status) &&
    (filter.desk === 0 || row.desk === filter.desk) &&
    (filter.assigned === 'ANY' || row.assigned === filter.assigned) &&
    (filter.urgency === 'ANY' || row.urgency === filter.urgency) &&
    (filter.category === 'ANY' || row.category === filter.category) &&
    (filter.tag === '' || row.tags.includes(filter.tag)) &&
    (filter.reader === 0 || row.circle.includes(filter.reader)) &&
    isDue(row, filter.deadline, today) &&
    filter.marks.every((mark) => hasMark(row, mark))
  );
}

function isInStatus(row: CaseRow, status: CaseFilter['status']): boolean {
  if (status === 'ALL') return true;
  if (status === 'OPEN') return isOpen(row);
  return row.status === status;
}

function isDue({ next }: CaseRow, deadline: CaseFilter['deadline'], today: number): boolean {
  switch (deadline) {
    case 'ANY':
      return true;
    case 'NONE':
      return next === null;
    case 'OVERDUE':
      return next !== null && next.day < today;
    case 'WEEK':
      return next !== null && next.day >= today && next.day - today <= week;
    case 'LATER':
      return next !== null && next.day - today > week;
  }
}

function hasMark(row: CaseRow, mark: RowMark): boolean {
  switch (mark) {
    case 'UNREAD':
      return row.unread > 0;
    case 'APPROVAL':
      return row.waitingForMyApproval;
    case 'HOLD':
      return row.onHold;
    case 'ALONE':
      return isAlone(row);
    case 'CONFLICT':
      return row.conflict.length > 0;
    case 'AGAIN':
      return row.again;
  }
}

/** How many questions of the filter are answered, beside the status. */
export function countNarrowing(filter: CaseFilter): number {
  const { desk, assigned, urgency, category, tag, deadline, reader, marks } = filter;
  const asked = [desk !== 0, assigned !== 'ANY', urgency !== 'ANY', category !== 'ANY', tag !== '', reader !== 0];
  return [...asked, deadline !== 'ANY'].filter(Boolean).length + marks.length;
}
