import fc from 'fast-check';
import { ProtocolError } from '../../../crypto/public.ts';
import {
  cellJson,
  cellShape,
  hideAndRound,
  percentShape,
  rangeOf,
  roundPercent,
} from '../../../client/statistics/cell.ts';

describe('a count', () => {
  test.each([0, 1, 5, 9])('of %i is hidden like any below ten', (count) => {
    expect(hideAndRound(count)).toEqual({ flag: 'HIDDEN' });
  });

  test.each([
    [10, 10],
    [12, 10],
    [13, 15],
    [17, 15],
    [18, 20],
    [1_000_002, 1_000_000],
  ])('of %i is shown as %i', (count, value) => {
    expect(hideAndRound(count)).toEqual({ flag: 'OBS', value });
  });

  test.each([-1, 0.5, Number.NaN, Infinity, 2 ** 53])('of %d is refused', (count) => {
    expect(() => hideAndRound(count)).toThrow(new ProtocolError('RANGE'));
  });

  test('lies in the range that its cell stands for, and so does nothing that is shown otherwise', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (count, other) => {
        const cell = hideAndRound(count);
        const { least, most } = rangeOf(cell);
        expect(least <= other && other <= most).toBe(JSON.stringify(hideAndRound(other)) === JSON.stringify(cell));
      }),
    );
  });
});

describe('a percentage', () => {
  test.each([
    [0, 100, 5],
    [7, 100, 5],
    [8, 100, 10],
    [50, 100, 50],
    [97, 100, 95],
    [100, 100, 95],
  ])('of %i in %i is shown as %i, never nearer to none or all than five', (part, whole, value) => {
    expect(roundPercent(part, whole)).toEqual({ flag: 'OBS', value });
  });

  test.each([
    [1, 0],
    [2, 1],
    [-1, 10],
  ])('of %i in %i is refused', (part, whole) => {
    expect(() => roundPercent(part, whole)).toThrow(new ProtocolError('RANGE'));
  });
});

describe('the JSON of a cell', () => {
  test.each([{ flag: 'OBS', value: 25 }, { flag: 'HIDDEN' }, { flag: 'STRUCTURAL_ZERO' }] as const)(
    '%j reads back',
    (cell) => {
      expect(cellShape(cellJson(cell))).toEqual(cell);
    },
  );

  test.each([
    { flag: 'OBS', value: 5 },
    { flag: 'OBS', value: 11 },
    { flag: 'OBS', value: -10 },
    { flag: 'OBS' },
    { flag: 'HIDDEN', value: 3 },
    { flag: 'HIDDEN', least: 1 },
    { flag: 'OTHER' },
    {},
  ])('%j is refused: an exact number, and a hidden one with a hint, have no place in a release', (json) => {
    expect(() => cellShape(json)).toThrow(new ProtocolError('MALFORMED'));
  });

  test.each([0, 4, 100, 52])('a percentage of %i is refused', (value) => {
    expect(() => percentShape({ flag: 'OBS', value })).toThrow(new ProtocolError('MALFORMED'));
  });
});
