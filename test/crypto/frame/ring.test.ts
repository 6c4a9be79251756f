/** Pages as rings (protocol section 5.1). */
import fc from 'fast-check';
import { splitFrames } from '../../../crypto/frame/format.ts';
import { at, fixedRandom } from '../letter/world.ts';
import { portable } from '../letter/suites.ts';
import { refusalOf } from '../suites.ts';
import {
  fillerPage,
  pageRelease,
  planRelease,
  replacedPlaces,
  shapeAt,
  type FreshPlace,
  type PageParameters,
  type Waiting,
} from '../../../crypto/index.ts';

const random = fixedRandom('ring');
const pages: PageParameters = { count: 2, frames: 128, fresh: 16 };
const keyed = (day: number): Waiting => ({ shape: 'keyed', day });
const sealed = (day: number): Waiting => ({ shape: 'sealed', day });
const waitingIn = (plan: readonly (readonly FreshPlace[])[]): number[] =>
  plan.flat().flatMap((place) => (place.kind === 'waiting' ? [place.index] : []));

test('releases go round the ring and wrap', () => {
  expect(replacedPlaces(pages, 1)).toEqual(Array.from({ length: 16 }, (_, j) => j));
  expect(replacedPlaces(pages, 8)).toEqual(Array.from({ length: 16 }, (_, j) => 112 + j));
  expect(replacedPlaces(pages, 9)).toEqual(replacedPlaces(pages, 1));
  expect(refusalOf(() => replacedPlaces({ count: 1, frames: 130, fresh: 64 }, 3))).toBe('RANGE');
});

test('every place is replaced exactly once in a round, whatever the parameters', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 64 }),
      fc.integer({ min: 64, max: 256 }),
      fc.integer({ min: 1, max: 0xffff_0000 }),
      (fresh, rounds, release) => {
        const frames = fresh * rounds;
        const places = replacedPlaces({ count: 1, frames, fresh }, release);
        expect(new Set(places).size).toBe(fresh);
        expect(places[0]).toBe(Number((BigInt(release - 1) * BigInt(fresh)) % BigInt(frames)));
        expect(replacedPlaces({ count: 1, frames, fresh }, release + 1)[0]).toBe((at(places, fresh - 1) + 1) % frames);
      },
    ),
  );
});

test('a release that is no number from 1 is refused', () => {
  for (const release of [0, -1, 1.5, 2 ** 32, Number.NaN]) {
    expect(refusalOf(() => replacedPlaces(pages, release))).toBe('RANGE');
  }
});

test('the first fresh frame of each page has the sealed shape and no other, whatever waits', () => {
  for (const waiting of [[], [sealed(1), sealed(1), sealed(1)], Array.from({ length: 99 }, () => keyed(1))]) {
    for (const page of planRelease(random, pages, waiting)) {
      const shapes = page.map((place) => (place.kind === 'filler' ? place.shape : at(waiting, place.index).shape));
      expect(shapes).toEqual(['sealed', ...Array.from({ length: 15 }, () => 'keyed')]);
    }
  }
});

test('a place keeps its shape in every release', () => {
  for (const release of [1, 2, 8, 9, 0xffff_ffff]) {
    const shapes = replacedPlaces(pages, release).map((place) => shapeAt(pages, place));
    expect(shapes).toEqual(['sealed', ...Array.from({ length: 15 }, () => 'keyed')]);
  }
});

test('the oldest day goes first and what does not fit waits', () => {
  const waiting = Array.from({ length: 60 }, (_, index) => keyed(100 - index));
  const went = waitingIn(planRelease(random, pages, waiting));
  expect(went.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => 30 + index));
  const sealedWent = waitingIn(planRelease(random, pages, [sealed(3), sealed(1), sealed(2)]));
  expect(sealedWent.sort((a, b) => a - b)).toEqual([1, 2]);
});

test('within a day no order of arrival survives', () => {
  const waiting = Array.from({ length: 60 }, () => keyed(5));
  const chosen = new Set(Array.from({ length: 40 }, () => waitingIn(planRelease(random, pages, waiting))).flat());
  expect(chosen.size).toBe(60);
});

test('a release changes its places and no other byte', async () => {
  const before = [await fillerPage(portable, random, pages), await fillerPage(portable, random, pages)];
  const fresh = before.map(() => Array.from({ length: 16 }, () => random(2048)));
  const after = pageRelease(pages, 8, before, fresh);
  for (const [k, page] of after.entries()) {
    const old = splitFrames(at(before, k), 128);
    for (const [place, frame] of splitFrames(page, 128).entries()) {
      expect(frame).toEqual(place < 112 ? at(old, place) : at(at(fresh, k), place - 112));
    }
  }
  expect(refusalOf(() => pageRelease(pages, 1, before, [at(fresh, 0)]))).toBe('BAD_LENGTH');
  expect(refusalOf(() => pageRelease(pages, 1, before, [at(fresh, 0), at(fresh, 1).slice(1)]))).toBe('BAD_LENGTH');
  expect(refusalOf(() => pageRelease(pages, 1, [at(before, 0), random(2048)], fresh))).toBe('BAD_LENGTH');
});

test('a page begins full, with both shapes at their places', async () => {
  const page = splitFrames(await fillerPage(portable, random, pages), 128);
  const seed = random(32);
  for (const [place, frame] of page.entries()) {
    // Refuses what is no encapsulation.
    if (shapeAt(pages, place) === 'sealed') await portable.kemDecapsulate(seed, frame.subarray(0, 1120));
    expect(frame).toHaveLength(2048);
  }
  let encapsulations = 0;
  const counting = (length: number): Uint8Array => {
    if (length === 64) encapsulations++;
    return random(length);
  };
  expect(await fillerPage(portable, counting, pages)).toHaveLength(128 * 2048);
  expect(encapsulations).toBe(8);
});
