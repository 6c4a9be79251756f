/** What we say that hidden numbers can be, against a solver and a model that are not ours. */
import { knowledgeOf, tablesOf } from '../../../../client/statistics/hiding/knowledge.ts';
import { rangeOfSum } from '../../../../client/statistics/hiding/protection.ts';
import type { ReleaseContent } from '../../../../client/statistics/release-document.ts';
import { guess, type Guess } from './attacker.ts';
import { drawer, drawYear, releaseAll, smallPlan } from './scenario.ts';

function ourGuess(releases: readonly ReleaseContent[], names: readonly string[]): Guess[] {
  return (['RECEIVED', 'CLOSED'] as const).flatMap((flow) => {
    const { programme, unshown } = knowledgeOf(tablesOf(releases, '2026', flow));
    return unshown.flatMap(({ period, dimension, codes, numbers, isHidden }) => {
      const name = [flow, period, dimension ?? 'ALL', ...codes].join(' ');
      if (!isHidden || !names.includes(name)) return [];
      return [{ name, ...(rangeOfSum(programme, numbers) ?? { least: NaN, most: NaN }) }];
    });
  });
}

const byName = (a: Guess, b: Guess): number => (a.name < b.name ? -1 : 1);

test('of 200 random sets of tables the least and the greatest of every hidden number are those that glpsol finds', () => {
  let hidden = 0;
  for (let seed = 0; seed < 200; seed++) {
    const draw = drawer(seed);
    const counted = drawYear(smallPlan, '2026', [30, 150, 500, 1500][seed % 4] ?? 0, draw);
    // Some years have quarters that nobody released, some quarters have no year yet.
    const chosen = counted.filter((_, place) => seed % 3 === 0 || draw() < 0.6 || (seed % 3 === 1 && place === 4));
    // Also of releases that forgot those before them: there the numbers are tight.
    const releases = releaseAll(smallPlan, chosen, seed % 2 === 0 ? undefined : () => []);
    const theirs = guess(releases, 2);
    const names = theirs.map(({ name }) => name);
    expect([seed, ourGuess(releases, names).sort(byName)]).toEqual([seed, [...theirs].sort(byName)]);
    hidden += theirs.length;
  }
  expect(hidden).toBeGreaterThan(500);
});
