import fc from 'fast-check';
import {
  chooseReaders,
  desksOffered,
  excludedMasks,
  excludedMembers,
  exclusionsOf,
  membersExcludedBy,
  positionsOf,
  uniteExclusions,
} from '../../../crypto/index.ts';
import { refusalOf } from '../suites.ts';
import { roster, vectors } from './world.ts';

const numbers = (from: readonly number[]) => fc.uniqueArray(fc.constantFrom(...from));
const exclusions = fc.record({
  members: numbers(roster.members.map(({ number }) => number)),
  units: numbers(roster.units.map(({ number }) => number)),
});

test.each(vectors.readers)(
  'chooses the readers of desk $desk: $why',
  ({ desk, members, units, positions, mask, masks }) => {
    const excluded = { members, units };
    expect(excludedMasks(roster, excluded)).toEqual(masks);
    if (positions === null) {
      expect(refusalOf(() => chooseReaders(roster, desk, excluded))).toBe('TOO_FEW_READERS');
    } else {
      expect(chooseReaders(roster, desk, excluded)).toEqual({ positions, mask });
      expect(positionsOf(mask)).toEqual(positions);
    }
  },
);

test('a desk that the roster lacks is refused', () => {
  expect(refusalOf(() => chooseReaders(roster, 3, { members: [], units: [] }))).toBe('RANGE');
});

test('other desks are offered when one has become too small', () => {
  const offered = desksOffered(roster, { members: [5], units: [] });
  expect(offered.map(({ desk, positions }) => [desk.number, positions])).toEqual([
    [1, [0, 1, 2, 3]],
    [15, [14, 15]],
  ]);
  expect(desksOffered(roster, { members: [], units: roster.units.map(({ number }) => number) })).toEqual([]);
});

test('nobody who is excluded is ever chosen, and never fewer than two', () => {
  fc.assert(
    fc.property(exclusions, (excluded) => {
      const gone = excludedMembers(roster, excluded);
      for (const { desk, positions, mask } of desksOffered(roster, excluded)) {
        expect(positions.length).toBeGreaterThanOrEqual(2);
        expect(chooseReaders(roster, desk.number, excluded)).toEqual({ positions, mask });
        const chosen = roster.positions.filter(({ position }) => positions.includes(position));
        expect(chosen.some(({ member }) => gone.includes(member))).toBe(false);
      }
    }),
  );
});

test('the log remembers exclusions: masks lead back to the same members and units', () => {
  fc.assert(
    fc.property(exclusions, (excluded) => {
      const masks = excludedMasks(roster, excluded);
      expect(masks.positions).toBeLessThan(2 ** 16);
      expect(masks.units).toBeLessThan(2 ** 32);
      expect(exclusionsOf(masks, roster)).toEqual(uniteExclusions([excluded]));
    }),
  );
});

test('masks are read with the roster they were written under, since positions change hands', () => {
  const masks = excludedMasks(roster, { members: [2], units: [] });
  const later = {
    ...roster,
    positions: roster.positions.map((held) => (held.position === 1 ? { ...held, member: 6 } : held)),
  };
  expect(membersExcludedBy(masks, roster)).toEqual([2]);
  expect(membersExcludedBy(masks, later)).toEqual([6]);
});

test('exclusions of several letters add up', () => {
  const united = uniteExclusions([
    { members: [5, 2], units: [] },
    { members: [2], units: [32, 1] },
  ]);
  expect(united).toEqual({ members: [2, 5], units: [1, 32] });
});

test('a unit that no mask can hold is refused', () => {
  expect(refusalOf(() => excludedMasks(roster, { members: [], units: [33] }))).toBe('RANGE');
  expect(refusalOf(() => excludedMasks(roster, { members: [], units: [0] }))).toBe('RANGE');
});
