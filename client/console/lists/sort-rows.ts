/** In which order the table shows its rows. Pure. */
import type { SortColumn, SortedBy } from '../worker/case-filter.ts';
import type { CaseRow } from '../worker/views.ts';

/** A new array. Rows that owe nothing come after those that do, in both directions; equal rows stay as they were. */
export function sortRows(rows: readonly CaseRow[], { column, direction }: SortedBy): readonly CaseRow[] {
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
    case 'unread':
      return row.unread;
    case 'case':
      return row.id;
    case 'about':
      return row.category;
    case 'status':
      return row.status ?? '';
    case 'received':
      return row.receivedDay;
    case 'activity':
      return row.lastActivityDay;
    case 'who':
      return row.assigned;
  }
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
