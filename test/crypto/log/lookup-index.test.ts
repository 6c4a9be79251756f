import {
  encodeLookups,
  findInLookups,
  formatHex,
  lookupPath,
  lookupRuns,
  LOOKUP_COLUMN_BYTES,
  LOOKUP_RUN,
} from '../../../crypto/public.ts';
import { refuses, seededRandom } from './support.ts';

const random = seededRandom('lookups');
const tags = Array.from({ length: LOOKUP_RUN }, () => random(32));
const column = encodeLookups(tags);
const lookupAt = (place: number): Uint8Array => tags[place]?.slice(0, 8) ?? new Uint8Array();

test('a column is the first 8 bytes of every tag, in order', () => {
  expect(column).toHaveLength(LOOKUP_COLUMN_BYTES);
  for (const place of [0, 1, 255, 256, 40_000, LOOKUP_RUN - 1]) {
    expect(formatHex(column.slice(8 * place, 8 * place + 8))).toBe(formatHex(lookupAt(place)));
  }
});

test('what is wanted is found at its place in the log, wherever it stands in the run', () => {
  const wanted = [random(8), lookupAt(LOOKUP_RUN - 1), lookupAt(0), random(8), lookupAt(1000)];
  expect(findInLookups(column, 3, wanted)).toEqual([
    { index: 3 * LOOKUP_RUN, wanted: 2 },
    { index: 3 * LOOKUP_RUN + 1000, wanted: 4 },
    { index: 4 * LOOKUP_RUN - 1, wanted: 1 },
  ]);
  expect(findInLookups(column, 0, [random(8)])).toEqual([]);
  expect(findInLookups(column, 0, [])).toEqual([]);
});

test('a lookup that lies across two places is not found', () => {
  const across = column.slice(4, 12);
  expect(findInLookups(column, 0, [across])).toEqual([]);
});

test('only full runs have a column', () => {
  expect([0, LOOKUP_RUN - 1, LOOKUP_RUN, 2 * LOOKUP_RUN - 1, 2 ** 31, 2 ** 32 + 1].map(lookupRuns)).toEqual([
    0, 0, 1, 1, 32_768, 65_536,
  ]);
  refuses(() => lookupRuns(-1), 'RANGE');
  refuses(() => encodeLookups(tags.slice(1)), 'RANGE');
  refuses(() => encodeLookups([...tags, random(32)]), 'RANGE');
  expect(lookupPath(12)).toBe('lookup/12');
  refuses(() => lookupPath(-1), 'RANGE');
});

test('a column or a lookup of another length is refused', () => {
  refuses(() => findInLookups(column.slice(1), 0, [random(8)]), 'BAD_LENGTH');
  refuses(() => findInLookups(new Uint8Array([...column, 0]), 0, [random(8)]), 'BAD_LENGTH');
  refuses(() => findInLookups(column, 0, [random(7)]), 'BAD_LENGTH');
  refuses(() => findInLookups(column, 0, [random(8), random(9)]), 'BAD_LENGTH');
  refuses(() => findInLookups(column, 2 ** 53, [random(8)]), 'RANGE');
});
