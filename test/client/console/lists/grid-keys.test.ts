import { rowAfterKey } from '../../../../client/console/lists/grid-keys.ts';

const from = (index: number, count = 100): Parameters<typeof rowAfterKey>[1] => ({ index, count, page: 12 });

test.each([
  ['ArrowDown', 6],
  ['j', 6],
  ['ArrowUp', 4],
  ['k', 4],
  ['PageDown', 17],
  ['Home', 0],
  ['End', 99],
])('%s leads from row 5 to row %d', (key, expected) => {
  expect(rowAfterKey(key, from(5))).toBe(expected);
});

test('no key leads past an end', () => {
  expect(rowAfterKey('PageUp', from(5))).toBe(0);
  expect(rowAfterKey('ArrowUp', from(0))).toBe(0);
  expect(rowAfterKey('PageDown', from(95))).toBe(99);
  expect(rowAfterKey('ArrowDown', from(99))).toBe(99);
});

test('in an empty list no key leads anywhere, and other keys lead nowhere in any', () => {
  expect(rowAfterKey('End', from(-1, 0))).toBeNull();
  for (const key of ['Enter', ' ', 'a', 'Tab', 'constructor']) expect(rowAfterKey(key, from(5))).toBeNull();
});
