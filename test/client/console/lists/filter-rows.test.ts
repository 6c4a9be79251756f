import { countNarrowing, everything, filterRows } from '../../../../client/console/lists/filter-rows.ts';
import { sortRows } from '../../../../client/console/lists/sort-rows.ts';
import { sortColumns, type CaseFilter } from '../../../../client/console/worker/case-filter.ts';
import { due, ids, row, today } from './rows.ts';

const wide = { found: null, today };
const found = (rows: Parameters<typeof filterRows>[0], changes: Partial<CaseFilter>): string[] =>
  ids(filterRows(rows, { ...everything, ...changes }, wide));

describe('filtering', () => {
  const rows = [
    row('open', { assigned: 7, tags: ['road'], circle: [1, 7], desk: 2, category: 'BRIBERY', urgency: 'SOON' }),
    row('closed', { status: 'CLOSED', next: null, onHold: true }),
    row('new', { status: null, access: 'NEW', unread: 1, circle: [] }),
    row('late', { ...due(-1), waitingForMyApproval: true, circle: [1], conflict: ['EXCLUDED_UNIT'], again: true }),
    row('soon', due(7)),
  ];

  test.each<[string, Partial<CaseFilter>, readonly string[]]>([
    ['nothing', {}, ['open', 'closed', 'new', 'late', 'soon']],
    ['open cases', { status: 'OPEN' }, ['open', 'late', 'soon']],
    ['a status', { status: 'CLOSED' }, ['closed']],
    ['a desk', { desk: 2 }, ['open']],
    ['an assigned member', { assigned: 7 }, ['open']],
    ['nobody assigned', { assigned: 0 }, ['closed', 'new', 'late', 'soon']],
    ['urgency', { urgency: 'SOON' }, ['open']],
    ['category', { category: 'BRIBERY' }, ['open']],
    ['a tag, whole', { tag: 'road' }, ['open']],
    ['a part of a tag', { tag: 'roa' }, []],
    ['a reader', { reader: 7 }, ['open']],
    ['what is overdue', { deadline: 'OVERDUE' }, ['late']],
    ['what is due this week', { deadline: 'WEEK' }, ['soon']],
    ['what is due later', { deadline: 'LATER' }, ['open', 'new']],
    ['what owes nothing', { deadline: 'NONE' }, ['closed']],
    ['something new', { marks: ['UNREAD'] }, ['new']],
    ['a legal hold', { marks: ['HOLD'] }, ['closed']],
    ['my approval', { marks: ['APPROVAL'] }, ['late']],
    ['one reader alone', { marks: ['ALONE'] }, ['late']],
    ['a conflict', { marks: ['CONFLICT'] }, ['late']],
    ['whoever wrote before', { marks: ['AGAIN'] }, ['late']],
    ['several at once', { marks: ['APPROVAL', 'UNREAD'] }, []],
  ])('by %s', (_, changes, expected) => {
    expect(found(rows, changes)).toEqual(expected);
  });

  test('shows only what a search has found, and nothing when it has found nothing', () => {
    expect(ids(filterRows(rows, everything, { today, found: new Set(['closed', 'elsewhere']) }))).toEqual(['closed']);
    expect(filterRows(rows, everything, { today, found: new Set() })).toEqual([]);
  });

  test('counts each question that is answered, the status apart', () => {
    expect(countNarrowing(everything)).toBe(0);
    expect(countNarrowing({ ...everything, status: 'OPEN' })).toBe(0);
    expect(countNarrowing({ ...everything, assigned: 0, tag: 'road', marks: ['HOLD', 'ALONE'] })).toBe(4);
  });
});

describe('sorting', () => {
  test('puts cases that owe nothing after all others, in both directions', () => {
    const rows = [row('none', { next: null }), row('late', due(-2)), row('far', due(50))];
    expect(ids(sortRows(rows, { column: 'due', direction: 'ascending' }))).toEqual(['late', 'far', 'none']);
    expect(ids(sortRows(rows, { column: 'due', direction: 'descending' }))).toEqual(['far', 'late', 'none']);
  });

  test.each(sortColumns)('by %s goes both ways and leaves the rows that it was given as they were', (column) => {
    const low = row('a', {
      ...due(1),
      category: 'BRIBERY',
      status: 'ACKNOWLEDGED',
      receivedDay: 1,
      lastActivityDay: 1,
    });
    const more = { unread: 2, category: 'PROCUREMENT', status: 'CLOSED', assigned: 5 } as const;
    const high = row('b', { ...due(2), ...more, receivedDay: 2, lastActivityDay: 2 });
    const rows = [high, low];
    expect(ids(sortRows(rows, { column, direction: 'ascending' }))).toEqual(['a', 'b']);
    expect(ids(sortRows(rows, { column, direction: 'descending' }))).toEqual(['b', 'a']);
    expect(ids(rows)).toEqual(['b', 'a']);
  });

  test('takes ten thousand cases well within a moment', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => row(String((index * 7919) % 10_000), due(index % 90)));
    const before = performance.now();
    const open = filterRows(rows, { ...everything, status: 'OPEN' }, wide);
    expect(sortRows(open, { column: 'due', direction: 'ascending' })).toHaveLength(10_000);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
