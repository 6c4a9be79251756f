import type { AccessView } from '../../../../client/caseload/access-view.ts';
import { aloneCases, countAccess, shrunkCases, suggestGrant } from '../../../../client/console/people/access-counts.ts';

const access = (id: string, changes: Partial<AccessView> = {}): AccessView => ({
  ...{
    id,
    circle: [1, 2],
    substitutes: [],
    lost: [],
    mayGrant: [],
    conflicted: [],
    assigned: 0,
    open: true,
    tasks: [],
  },
  ...changes,
});
const desks = new Map([
  ['a', 1],
  ['b', 1],
  ['c', 2],
]);

test('each member is counted with the open cases that they can open, by desk', () => {
  const cases = [access('a'), access('b', { open: false }), access('c', { circle: [1], assigned: 1 })];
  const [first, second] = countAccess(cases, desks, [1, 2]);
  expect(first).toMatchObject({ member: 1, total: 2, assigned: 1, alone: 1 });
  expect([...(first?.byDesk ?? [])]).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(second).toMatchObject({ member: 2, total: 1, assigned: 0, alone: 0 });
});

test('tasks count in closed cases too', () => {
  const [only] = countAccess([access('a', { open: false, tasks: [{ member: 1, count: 3 }] })], desks, [1]);
  expect(only).toMatchObject({ total: 0, tasks: 3 });
});

test('a case is alone while one member can open it and it is open', () => {
  const cases = [access('a'), access('b', { circle: [1] }), access('c', { circle: [1], open: false })];
  expect(aloneCases(cases).map(({ id }) => id)).toEqual(['b']);
});

test('the case that is left to the fewest comes first', () => {
  const cases = [access('a', { lost: [3] }), access('b'), access('c', { circle: [1], lost: [3] })];
  expect(shrunkCases(cases).map(({ id }) => id)).toEqual(['c', 'a']);
});

test('who is let in is of the same desk if possible, and never somebody with a conflict', () => {
  const deskOf = (member: number): number => (member === 5 ? 1 : 2);
  expect(suggestGrant(access('a', { mayGrant: [3, 4, 5], conflicted: [3] }), 1, deskOf)).toEqual([5, 4]);
});
