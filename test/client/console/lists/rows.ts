/** Rows of a list, made up. */
import { noMarks } from '../../../../client/caseload/sheets-view.ts';
import type { CaseRow } from '../../../../client/caseload/view.ts';

export const today = 20_780;

export const row = (id: string, changes: Partial<CaseRow> = {}): CaseRow => ({
  id,
  access: 'CIRCLE',
  receivedDay: today,
  desk: 1,
  status: 'ACKNOWLEDGED',
  clocks: null,
  next: { kind: 'FEEDBACK', day: today + 60 },
  unread: 0,
  urgency: 'NONE',
  office: '',
  category: 'OTHER',
  again: false,
  lastActivityDay: today,
  assigned: 0,
  waitingForMyApproval: false,
  conflict: [],
  circle: [1, 2],
  ...noMarks,
  ...changes,
});

export const due = (days: number): Partial<CaseRow> => ({ next: { kind: 'ACKNOWLEDGEMENT', day: today + days } });
export const ids = (rows: readonly CaseRow[]): string[] => rows.map(({ id }) => id);
