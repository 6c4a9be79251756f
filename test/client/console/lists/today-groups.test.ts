import { countUrgent, groupForToday, isAlone } from '../../../../client/console/lists/today-groups.ts';
import { due, ids, row, today } from './rows.ts';

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

describe('duties', () => {
  test('stand on the list from seven days before their day, beside whatever else the case needs', () => {
    const rows = [
      row('late-too', { ...due(-1), retaliationCheck: today + 7 }),
      row('later', { retaliationCheck: today + 8 }),
      row('none', { retaliationCheck: 0 }),
    ];
    const groups = groupForToday(rows, today);
    expect(ids(groups.retaliation)).toEqual(['late-too']);
    expect(ids(groups.overdue)).toEqual(['late-too']);
  });

  test('of each kind have a group of their own, the earliest first', () => {
    const rows = [
      row('task', { myTaskDue: today + 2, myTasks: 1 }),
      row('older-task', { myTaskDue: today - 2, myTasks: 1 }),
      row('right', { rightDue: today }),
    ];
    const { tasks, rights } = groupForToday(rows, today);
    expect(ids(tasks)).toEqual(['older-task', 'task']);
    expect(ids(rights)).toEqual(['right']);
  });

  test('count as urgent on their day, each case once', () => {
    const rows = [row('a', { ...due(-1), rightDue: today, myTaskDue: today }), row('b', { rightDue: today + 1 })];
    expect(countUrgent(rows, today)).toBe(1);
  });

  test('end with a case that was erased', () => {
    const groups = groupForToday([row('a', { ...due(-1), erased: true, rightDue: today })], today);
    expect(Object.values(groups).flatMap(ids)).toEqual([]);
  });
});

test('a case is alone if it is open and nobody else can read it', () => {
  expect(isAlone(row('a', { circle: [1] }))).toBe(true);
  expect(isAlone(row('a', { circle: [1, 2] }))).toBe(false);
  expect(isAlone(row('a', { circle: [1], status: 'CLOSED' }))).toBe(false);
  expect(isAlone(row('a', { circle: [], access: 'NEW', status: null }))).toBe(false);
});
