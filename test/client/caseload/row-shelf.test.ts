import { sortedFrom } from '../../../client/caseload/row-shelf.ts';
import type { CaseRow } from '../../../client/caseload/view.ts';
import { ids, row } from '../console/lists/rows.ts';

const wholly = (rows: readonly CaseRow[]): string[] =>
  ids([...rows].sort((a, b) => b.lastActivityDay - a.lastActivityDay || (a.id < b.id ? -1 : 1)));

test('rows that come, go and change stand where sorting all of them would put them', () => {
  let list: readonly CaseRow[] = [];
  let rows: readonly CaseRow[] = [];
  for (let turn = 0; turn < 60; turn++) {
    const changed = rows.flatMap((each, index) => {
      if ((index * 7 + turn) % 11 === 0) return [];
      return (index + turn) % 5 === 0 ? [{ ...each, lastActivityDay: (each.lastActivityDay * 31 + turn) % 9 }] : [each];
    });
    rows = [row(`${String(turn % 4)} ${String(turn)}`, { lastActivityDay: (turn * 5) % 9 }), ...changed];
    list = sortedFrom(list, rows);
    expect(ids(list)).toEqual(wholly(rows));
  }
});

test('the same rows are the same list, in whatever order they come', () => {
  const rows = [row('a', { lastActivityDay: 2 }), row('b', { lastActivityDay: 1 }), row('c')];
  const list = sortedFrom([], rows);
  expect(sortedFrom(list, [...rows].reverse())).toBe(list);
  expect(sortedFrom(list, rows.slice(1))).toHaveLength(2);
});
