import { dimensionCodes, dimensions } from '../../../../client/statistics/dimensions.ts';
import { ladderOf } from '../../../../client/statistics/hiding/groupings.ts';

describe.each(dimensions.filter((dimension) => ladderOf(dimension).length > 0))('the groups of %s', (dimension) => {
  const codes: readonly string[] = dimensionCodes[dimension];

  test('have every code once, in its order', () => {
    for (const grouping of ladderOf(dimension)) {
      expect(grouping.flatMap(({ of }) => of).sort()).toEqual([...codes].sort());
      for (const { of } of grouping) {
        expect(of.map((code) => codes.indexOf(code))).toEqual(
          of.map((code) => codes.indexOf(code)).sort((a, b) => a - b),
        );
      }
    }
  });

  test('have names of their own, or that of their only code', () => {
    for (const { code, of } of ladderOf(dimension).flat()) {
      if (codes.includes(code)) expect(of).toEqual([code]);
      expect(code).toMatch(/^[A-Z0-9][A-Z0-9_]{0,63}$/u);
    }
  });

  test('become fewer from step to step', () => {
    const sizes = [codes.length, ...ladderOf(dimension).map((grouping) => grouping.length)];
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => b - a));
  });
});
