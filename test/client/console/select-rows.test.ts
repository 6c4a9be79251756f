import { countUrgent, filterRows, groupForToday, sortRows } from '../../../client/console/lists/select-rows.ts';
import { noMarks } from '../../../client/caseload/sheets-view.ts';
import type { CaseRow } from '../../../client/caseload/view.ts';

const today = 20_780;

const row = (id: string, changes: Partial<CaseRow> = {}): CaseRow => ({
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
const due = (days: number): Partial<CaseRow> => ({ next: { kind: 'ACKNOWLEDGEMENT', day: today + days } });
const ids = (rows: readonly CaseRow[]): string[] => rows.map(({ id }) => id);

describe("today's list", () => {
  test('counts a deadline as overdue from the day after it, and as this week until seven days before it', () => {
    const rows = [row('late', due(-1)), row('last-day', due(0)), row('week', due(7)), row('later', due(8))];
    const { overdue, week } = groupForToday(rows, today);
    expect(ids(overdue)).toEqual(['late']);
    expect(ids(week)).toEqual(['last-day', 'week']);
  });

  test('shows the longest overdue first', () => {
    const { overdue } = groupForToday([row('a', due(-1)), row('b', due(-9)), row('c', due(-3))], today);
    expect(ids(overdue)).toEqual(['b', 'c', 'a']);
  });

  test('shows a life in danger first in its group, whatever is due', () => {
    const rows = [row('a', due(-9)), row('b', { ...due(-1), urgency: 'DANGER' }), row('c', due(-3))];
    expect(ids(groupForToday(rows, today).overdue)).toEqual(['b', 'a', 'c']);
  });

  test('shows each case once, where it is most urgent', () => {
    const everything = row('all', { ...due(-1), unread: 2, waitingForMyApproval: true, lastActivityDay: 0 });
    const groups = groupForToday([everything], today);
    expect(Object.values(groups).flatMap(ids)).toEqual(['all']);
    expect(ids(groups.overdue)).toEqual(['all']);
  });

  test('shows what waits for this member before what is due', () => {
    expect(ids(groupForToday([row('a', { ...due(3), waitingForMyApproval: true })], today).approval)).toEqual(['a']);
  });

  test('notices open cases in which nothing has happened for more than 30 days, and no closed ones', () => {
    const rows = [
      row('quiet', { lastActivityDay: today - 31 }),
      row('busy', { lastActivityDay: today - 30 }),
      row('closed', { lastActivityDay: today - 99, status: 'CLOSED', next: null }),
    ];
    expect(ids(groupForToday(rows, today).quiet)).toEqual(['quiet']);
  });

  test('never shows a case that this member has left', () => {
    const left = row('left', { ...due(-5), access: 'LEFT', unread: 3, waitingForMyApproval: true });
    expect(Object.values(groupForToday([left], today)).flatMap(ids)).toEqual([]);
    expect(countUrgent([left], today)).toBe(0);
  });

  test('counts as urgent what is overdue and what waits for approval', () => {
    const rows = [row('a', due(-1)), row('b', { waitingForMyApproval: true }), row('c', { unread: 1 })];
    expect(countUrgent(rows, today)).toBe(2);
  });
});

describe('filtering', () => {
  const rows = [
    row('open', { assigned: 7 }),
    row('closed', { status: 'CLOSED' }),
    row('new', { status: null, access: 'NEW', unread: 1 }),
  ];

  test.each([
    ['ALL', ['open', 'closed', 'new']],
    ['OPEN', ['open']],
    ['UNREAD', ['new']],
    ['MINE', ['open']],
    ['CLOSED', ['closed']],
  ] as const)('%s', (filter, expected) => {
    expect(ids(filterRows(rows, filter, null, 7))).toEqual(expected);
  });

  test('shows only what a search has found, and nothing when it has found nothing', () => {
    expect(ids(filterRows(rows, 'ALL', new Set(['closed', 'elsewhere']), 7))).toEqual(['closed']);
    expect(filterRows(rows, 'ALL', new Set(), 7)).toEqual([]);
  });
});

describe('sorting', () => {
  test('puts cases that owe nothing after all others, in both directions', () => {
    const rows = [row('none', { next: null }), row('late', due(-2)), row('far', due(50))];
    expect(ids(sortRows(rows, 'due', 'ascending'))).toEqual(['late', 'far', 'none']);
    expect(ids(sortRows(rows, 'due', 'descending'))).toEqual(['far', 'late', 'none']);
  });

  test('leaves the rows that it was given as they were', () => {
    const rows = [row('b'), row('a')];
    expect(ids(sortRows(rows, 'case', 'ascending'))).toEqual(['a', 'b']);
    expect(ids(rows)).toEqual(['b', 'a']);
  });

  test('takes ten thousand cases well within a moment', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => row(String((index * 7919) % 10_000), due(index % 90)));
    const before = performance.now();
    expect(sortRows(filterRows(rows, 'OPEN', null, 1), 'due', 'ascending')).toHaveLength(10_000);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
