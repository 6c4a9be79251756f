/** What the table of cases can be asked for, as plain data: the page shows it, the worker keeps it under a name. */
import type { CaseRow } from './views.ts';

export const rowMarks = ['UNREAD', 'APPROVAL', 'HOLD', 'ALONE', 'CONFLICT', 'AGAIN'] as const;
export type RowMark = (typeof rowMarks)[number];
export const deadlineStates = ['ANY', 'OVERDUE', 'WEEK', 'LATER', 'NONE'] as const;
export type DeadlineState = (typeof deadlineStates)[number];
export const sortColumns = ['unread', 'case', 'about', 'status', 'due', 'received', 'activity', 'who'] as const;
export type SortColumn = (typeof sortColumns)[number];

/** 0 and the empty text ask for nothing. */
export interface CaseFilter {
  readonly status: 'ALL' | 'OPEN' | NonNullable<CaseRow['status']>;
  readonly desk: number;
  /** Member number; 0 for cases that nobody works on. */
  readonly assigned: number | 'ANY';
  readonly urgency: CaseRow['urgency'] | 'ANY';
  readonly category: CaseRow['category'] | 'ANY';
  readonly tag: string;
  readonly deadline: DeadlineState;
  /** A member who can open the case. */
  readonly reader: number;
  /** All of them. */
  readonly marks: readonly RowMark[];
}

export interface SortedBy {
  readonly column: SortColumn;
  readonly direction: 'ascending' | 'descending';
}

export interface SavedView {
  readonly name: string;
  readonly filter: CaseFilter;
  readonly sort: SortedBy;
}
