/** Lists told in differences are the lists that were told, whatever is lost on the way and in whatever order it arrives. */
import { OverviewKeeper } from '../../../client/console/overview-keeper.ts';
import { ToldOverview, type OverviewNews } from '../../../client/console/worker/told-overview.ts';
import type { Overview } from '../../../client/console/worker/messages.ts';
import type { CaseRow, Me } from '../../../client/console/worker/views.ts';
import { row } from './lists/rows.ts';

const texts = { ky: '', ru: '', uz: '', en: '' };
const me: Me = {
  ...{ member: 1, role: texts, institution: texts, position: 1, desk: 1, unit: 1, officer: false, today: 1 },
  ...{
    rosterSequence: 1,
    rosterLast: 1,
    keysLast: 1,
    demo: true,
    body: texts,
    desks: [],
    units: [],
    custodians: [],
    origin: 'x.example/demo',
  },
};
const overviewOf = (rows: readonly CaseRow[]): Overview => ({
  ...{ me, colleagues: [], rows, batches: [] },
  shares: { isCustodian: false, requests: [] },
});

/** The same numbers for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Some rows are new, some go, some change, and now and then all of them stand in another order. */
function change(rows: readonly CaseRow[], roll: (sides: number) => number, turn: number): readonly CaseRow[] {
  const list = rows.flatMap((each): CaseRow[] => {
    if (roll(8) === 0) return [];
    return [roll(5) === 0 ? { ...each, unread: turn } : each];
  });
  for (let more = roll(3); more > 0; more--)
    list.splice(roll(list.length + 1), 0, row(`${String(turn)}-${String(more)}`));
  const [moved] = list.length > 2 ? list.splice(roll(list.length), 1) : [];
  // Of those that move, as after an act, few are as they were.
  if (moved !== undefined) list.splice(roll(list.length + 1), 0, roll(20) === 0 ? moved : { ...moved, unread: turn });
  return roll(30) === 0 ? list.reverse() : list;
}

type Sent = (news: OverviewNews) => OverviewNews;
const asSent: Sent = (news) => structuredClone(news);

/** A worker that tells, and a page that hears some of it late and some of it never. @returns whether both have the same in the end */
function converse(seed: number, sent: Sent): boolean {
  const roll = dice(seed);
  const [told, keeper] = [new ToldOverview(), new OverviewKeeper()];
  let rows: readonly CaseRow[] = [];
  const way: OverviewNews[] = [];
  const hear = (news: OverviewNews): void => {
    if (keeper.take(news) === 'MISSED') way.push(sent(told.tell(overviewOf(rows), true)));
  };
  for (let turn = 1; turn <= 40; turn++) {
    if (roll(4) > 0) rows = change(rows, roll, turn);
    if (roll(40) === 0) told.forget();
    way.push(sent(told.tell(overviewOf(rows))));
    if (roll(30) === 0) way.splice(roll(way.length), 1);
    if (roll(15) === 0) way.push(...way.slice(-1));
    for (let heard = roll(4); heard > 0 && way.length > 0; heard--)
      way.splice(roll(6) === 0 ? roll(way.length) : 0, 1).forEach(hear);
  }
  // Then everything arrives, and one telling more, as each act and each sync brings it.
  way.push(sent(told.tell(overviewOf(rows))));
  while (way.length > 0) way.splice(roll(6) === 0 ? roll(way.length) : 0, 1).forEach(hear);
  expect(keeper.overview).not.toBeNull();
  return JSON.stringify(keeper.overview?.rows) === JSON.stringify(rows);
}

const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

test('a page that hears late, twice over or never of some changes comes to the list that there is', () => {
  for (const seed of seeds) expect([seed, converse(seed, asSent)]).toEqual([seed, true]);
});

test.each<[string, Sent]>([
  ['what it goes on from', (news) => ({ ...news, after: 0, count: news.rows.length })],
  ['a changed row', (news) => (news.after === 0 ? news : { ...news, rows: [], places: [], removed: [] })],
  ['where rows stand', (news) => ({ ...news, places: news.places.map((place) => Math.max(0, place - 1)) })],
])('what comes without %s is noticed by this very comparison', (_, wrong) => {
  expect(seeds.every((seed) => converse(seed, (news) => wrong(asSent(news))))).toBe(false);
});

test('a row that should have gone is gone with the next telling', () => {
  const [told, keeper] = [new ToldOverview(), new OverviewKeeper()];
  keeper.take(told.tell(overviewOf([row('a'), row('b')])));
  const wrong = { ...told.tell(overviewOf([row('a')])), removed: [], rows: [], places: [] };
  expect(keeper.take(wrong)).toBe('MISSED');
  expect(keeper.take({ ...wrong, count: 2 })).toBe('KEPT');
  expect(keeper.take(told.tell(overviewOf([row('a')])))).toBe('MISSED');
});

test('one changed row of ten thousand is one row on the way, and the others stay the same objects on the page', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => row(String(index)));
  const [told, keeper] = [new ToldOverview(), new OverviewKeeper()];
  keeper.take(asSent(told.tell(overviewOf(rows))));
  const before = keeper.overview?.rows;
  const [first, ...others] = rows;
  if (first === undefined) throw new Error('no rows');
  const news = asSent(told.tell(overviewOf([...others, { ...first, unread: 1 }])));
  expect([news.rows.length, news.places, news.removed]).toEqual([1, [9_999], []]);
  keeper.take(news);
  expect(keeper.overview?.rows[0]).toBe(before?.[1]);
  expect(keeper.overview?.rows.at(-1)?.unread).toBe(1);
  const gone = asSent(told.tell(overviewOf(others)));
  expect([gone.rows, gone.removed, keeper.take(gone)]).toEqual([[], ['0'], 'KEPT']);
  expect(keeper.overview?.rows).toHaveLength(9_999);
});

test('a page that was just opened knows nothing and says so', () => {
  const told = new ToldOverview();
  told.tell(overviewOf([]));
  const keeper = new OverviewKeeper();
  expect(keeper.take(told.tell(overviewOf([row('a')])))).toBe('MISSED');
  expect(keeper.overview).toBeNull();
  expect(keeper.take(told.tell(overviewOf([row('a')]), true))).toBe('KEPT');
  expect(keeper.overview?.rows).toHaveLength(1);
});
