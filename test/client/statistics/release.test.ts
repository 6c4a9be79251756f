import {
  assertAllRead,
  assertReleasable,
  ReleaseRefused,
  type ReleaseRefusalCode,
} from '../../../client/statistics/release.ts';
import { showCounts, type Counts, type ShownCounts, type Totals } from '../../../client/statistics/totals.ts';

const year = { first: 20_454, last: 20_818 };

function totals(counts: Counts, rest: Partial<Totals> = {}): Totals {
  return {
    ...{ mode: 'demo', origin: 'kupuya.example/demo', period: year, asOf: 20_500 },
    case: { size: 100, root: new Uint8Array(32) },
    ...showCounts(counts, 1000),
    ...rest,
  };
}

function same(count: number): Counts {
  return { received: count, acknowledged: count, acknowledgedInTime: count };
}

function refusal(next: Totals, earlier: readonly Totals[]): ReleaseRefusalCode | null {
  try {
    assertReleasable(next, earlier);
    return null;
  } catch (error) {
    if (error instanceof ReleaseRefused) return error.code;
    throw error;
  }
}

/** All true counts up to a limit, by what is shown of them. */
function worldsByShown(limit: number): Map<string, { readonly shown: ShownCounts; readonly worlds: Counts[] }> {
  const groups = new Map<string, { shown: ShownCounts; worlds: Counts[] }>();
  for (let received = 0; received <= limit; received++) {
    for (let acknowledged = 0; acknowledged <= received; acknowledged++) {
      for (let acknowledgedInTime = 0; acknowledgedInTime <= acknowledged; acknowledgedInTime++) {
        const counts = { received, acknowledged, acknowledgedInTime };
        const shown = showCounts(counts, 1000);
        const key = JSON.stringify(shown);
        const group = groups.get(key) ?? { shown, worlds: [] };
        group.worlds.push(counts);
        groups.set(key, group);
      }
    }
  }
  return groups;
}

const names = ['received', 'acknowledged', 'acknowledgedInTime'] as const;

function possible(worlds: readonly Counts[], name: (typeof names)[number]): number {
  return new Set(worlds.map((world) => world[name])).size;
}

describe('one release', () => {
  test('leaves every hidden number all its ten values, and every shown one at least three', () => {
    const limit = 60;
    for (const { shown, worlds } of worldsByShown(limit).values()) {
      // At the limit the counting itself cuts worlds off.
      if (shown.received.flag === 'OBS' && shown.received.value + 2 > limit) continue;
      for (const name of names) {
        const left = possible(worlds, name);
        expect(left).toBeGreaterThanOrEqual(shown[name].flag === 'HIDDEN' ? 10 : 3);
      }
    }
  });

  test('shows a percentage only of twenty reports or more, and it says nothing that the shown numbers do not', () => {
    const percents = new Map<string, ShownCounts['inTimePercent']>();
    for (const { shown, worlds } of worldsByShown(45).values()) {
      const { inTimePercent, ...numbers } = shown;
      if (inTimePercent !== null)
        expect(Math.min(...worlds.map(({ received }) => received))).toBeGreaterThanOrEqual(20);
      const key = JSON.stringify(numbers);
      expect(percents.get(key) ?? inTimePercent).toEqual(inTimePercent);
      percents.set(key, inTimePercent);
    }
  });

  test('has no percentage beside a hidden number', () => {
    expect(showCounts({ received: 100, acknowledged: 100, acknowledgedInTime: 9 }, 1000).inTimePercent).toBeNull();
    expect(showCounts({ received: 100, acknowledged: 100, acknowledgedInTime: 10 }, 1000).inTimePercent).not.toBeNull();
  });
});

describe('a second release of the same period', () => {
  test.each([
    [9, 10],
    [20, 20],
    [20, 21],
    [24, 29],
    [9, 18],
    [30, 39],
  ])('is refused when %i reports have become %i: the newcomers could be singled out', (before, after) => {
    expect(refusal(totals(same(after)), [totals(same(before))])).toBe('GROWN_TOO_LITTLE');
  });

  test.each([
    [0, 23],
    [9, 23],
    [20, 33],
  ])('is let through when %i reports have become %i', (before, after) => {
    expect(refusal(totals(same(after)), [totals(same(before))])).toBeNull();
  });

  test('is let through only if ten reports have come whatever the numbers behind both are', () => {
    for (let before = 0; before < 60; before++) {
      for (let after = before; after < 90; after++) {
        if (refusal(totals(same(after)), [totals(same(before))]) === null) {
          expect(after - before).toBeGreaterThanOrEqual(10);
        }
      }
    }
  });

  test('tells an attacker who subtracts nothing of a hidden number, and no number exactly', () => {
    const groups = [...worldsByShown(40).values()].filter(
      ({ shown }) => shown.received.flag !== 'OBS' || shown.received.value <= 35,
    );
    let pairs = 0;
    for (const before of groups) {
      for (const after of groups) {
        if (refusal(release(after.shown), [release(before.shown)]) !== null) continue;
        pairs++;
        // What the attacker may think: pairs in which no count has fallen.
        for (const name of names) {
          const first = before.worlds.filter((world) => after.worlds.some((later) => grew(world, later)));
          const second = after.worlds.filter((world) => before.worlds.some((earlier) => grew(earlier, world)));
          expect(possible(first, name)).toBeGreaterThanOrEqual(before.shown[name].flag === 'HIDDEN' ? 10 : 3);
          expect(possible(second, name)).toBeGreaterThanOrEqual(after.shown[name].flag === 'HIDDEN' ? 10 : 3);
        }
      }
    }
    expect(pairs).toBeGreaterThan(100);
  });

  test('is compared with every earlier one, not only with the newest', () => {
    const other = { first: year.last + 1, last: year.last + 365 };
    const earlier = [totals(same(20)), totals(same(50), { period: other, asOf: other.first })];
    expect(refusal(totals(same(21)), earlier)).toBe('GROWN_TOO_LITTLE');
  });

  test('may not count less of the register, nor an earlier day', () => {
    const before = totals(same(20));
    const smaller = { size: 99, root: new Uint8Array(32) };
    expect(refusal(totals(same(50), { case: smaller }), [before])).toBe('OLDER_THAN_EARLIER');
    expect(refusal(totals(same(50), { asOf: 20_499 }), [before])).toBe('OLDER_THAN_EARLIER');
  });

  test('may not take back what was counted', () => {
    const next = totals({ received: 60, acknowledged: 20, acknowledgedInTime: 20 });
    expect(refusal(next, [totals(same(40))])).toBe('COUNT_FELL');
  });
});

describe('a release of another period', () => {
  test('is let through when the periods share no day', () => {
    const next = { first: year.last + 1, last: year.last + 365 };
    expect(refusal(totals(same(21), { period: next, asOf: next.first }), [totals(same(20))])).toBeNull();
  });

  test.each([
    ['one day longer', { first: year.first, last: year.last + 1 }],
    ['one day shorter', { first: year.first + 1, last: year.last }],
    ['within', { first: year.first + 10, last: year.first + 20 }],
    ['touching', { first: year.last, last: year.last + 100 }],
  ])('is refused when it is %s: the difference counts the days between', (_, period) => {
    expect(refusal(totals(same(90), { period }), [totals(same(20))])).toBe('PERIODS_OVERLAP');
  });
});

function release(shown: ShownCounts): Totals {
  return { ...totals(same(0)), ...shown };
}

function grew(before: Counts, after: Counts): boolean {
  return names.every((name) => before[name] <= after[name]);
}

test('Numbers that would leave out days which these officers cannot read are not released.', () => {
  const period = { first: 100, last: 200 };
  expect(() => {
    assertAllRead(period, [99, 201]);
  }).not.toThrow();
  for (const day of [100, 150, 200]) {
    expect(() => {
      assertAllRead(period, [day]);
    }).toThrow(new ReleaseRefused('OFFICERS_REPLACED'));
  }
});
