/** Attackers with everything that was ever released: one with a solver, and one with the program itself. */
import type { DimensionId, FlowId } from '../../../../client/statistics/dimensions.ts';
import { discloseTables } from '../../../../client/statistics/hiding/disclose.ts';
import type { TablePlan } from '../../../../client/statistics/plan.ts';
import type { ReleaseContent } from '../../../../client/statistics/release-document.ts';
import { guess, type Guess } from './attacker.ts';
import { drawer, drawYear, releaseAll, smallPlan } from './scenario.ts';

/** Hidden numbers of which fewer than ten are left, or of which not all ten small ones are left though one is. */
function betrayed(guesses: readonly Guess[]): Guess[] {
  return guesses.filter(({ least, most }) => most - least < 9 || (least < 10 && (least > 0 || most < 9)));
}

/** 24 months: eight quarters and two years, each released as soon as it is over. */
function twoYears(
  seed: number,
  known: (before: readonly ReleaseContent[]) => readonly ReleaseContent[] = (before) => before,
): ReleaseContent[] {
  const draw = drawer(seed);
  const counted = ['2026', '2027'].flatMap((year) => drawYear(smallPlan, year, [120, 300, 700][seed % 3] ?? 0, draw));
  return releaseAll(smallPlan, counted, known);
}

describe('after 24 months', () => {
  test('who subtracts everything from everything learns of no hidden number which of ten it is', () => {
    let hidden = 0;
    for (let seed = 0; seed < 4; seed++) {
      const guesses = guess(twoYears(seed), 12);
      expect([seed, betrayed(guesses)]).toEqual([seed, []]);
      hidden += guesses.length;
    }
    expect(hidden).toBeGreaterThan(100);
  });

  test('the same attacker wins where each release was made as if there were none before it', () => {
    const won = [0, 1].filter(
      (seed) =>
        betrayed(
          guess(
            twoYears(seed, () => []),
            20,
          ),
        ).length > 0,
    );
    expect(won.length).toBeGreaterThan(0);
  });
});

/**
 * Runs the program on every country with counts up to `most`, and notes of every form of a release which counts lead to it. Counts that
 * show alike lead to one form, so that the program runs once for each kind.
 */
function everyCountry(flow: FlowId, dimension: DimensionId, codes: number, most: number) {
  const plan: TablePlan = { from: 2026, tables: [{ id: 'one', flow, dimension, periods: ['QUARTER'] }] };
  const kindOf = (count: number): number => (count < 10 ? 0 : Math.round(count / 5) * 5);
  const forms = new Map<string, string>();
  const worlds = new Map<string, Set<number>[]>();
  const visit = (counts: readonly number[], total: number): void => {
    if (counts.length < codes) {
      for (let count = 0; count <= most; count++) visit([...counts, count], total + count);
      return;
    }
    const kinds = [...counts, total].map(kindOf).join(' ');
    let form = forms.get(kinds);
    if (form === undefined) {
      const counted = { period: '2026-Q1', tables: [{ id: 'one', flow, dimension, counts }] };
      const [table] = discloseTables(plan, '2026-Q1', counted, [], 1000);
      const cells = [...(table?.rows ?? []).map(({ cell }) => cell), table?.total];
      form = cells.map((cell) => (cell?.flag === 'OBS' ? String(cell.value) : 'HIDDEN')).join(' ');
      forms.set(kinds, form);
    }
    const world = worlds.get(form) ?? counts.map(() => new Set<number>());
    for (const [cell, count] of counts.entries()) world[cell]?.add(count);
    worlds.set(form, world);
  };
  visit([], 0);
  return worlds;
}

test('Who knows the program and tries every country has all ten small numbers left for every hidden one.', () => {
  const most = 41;
  let hidden = 0;
  for (const [form, world] of everyCountry('EXTENDED', 'EXTENSION_REASON', 3, most)) {
    const cells = form.split(' ');
    // At the limit the trying itself leaves countries out.
    if (cells.some((cell) => Number(cell) > most - 3)) continue;
    for (const [cell, counts] of world.entries()) {
      if (cells[cell] !== 'HIDDEN') continue;
      hidden++;
      expect([form, [...counts].filter((count) => count < 10).length]).toEqual([form, 10]);
    }
  }
  expect(hidden).toBeGreaterThan(50);
});
