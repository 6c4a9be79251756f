import { parseHex } from '../../crypto/bytes.ts';
import type { JsonValue } from '../../crypto/canonical.ts';
import {
  array,
  base64Bytes,
  boolean,
  hexBytes,
  integer,
  literal,
  map,
  nullable,
  object,
  pattern,
  record,
  type Shape,
  type Shaped,
  text,
  variant,
} from '../../crypto/shape.ts';
import { refusalOf } from './suites.ts';

const person = object({ name: text(10, 1), age: integer(0, 150) }, { note: text(5) });

function accepts<T>(shape: Shape<T>, value: JsonValue): boolean {
  const code = refusalOf(() => shape(value));
  if (code !== null) expect(code).toBe('MALFORMED');
  return code === null;
}

test('an object has exactly the stated keys', () => {
  const read: Shaped<typeof person> = person({ age: 3, name: 'A' });
  expect(read).toEqual({ name: 'A', age: 3 });
  expect(person({ age: 3, name: 'A', note: 'x' })).toEqual({ name: 'A', age: 3, note: 'x' });
  const refused: JsonValue[] = [
    { name: 'A' },
    { name: 'A', age: 3, extra: 1 },
    { name: 'A', age: 3, note: null },
    { name: 'A', age: 3, toString: 'x' },
    { age: 3, note: 'A' },
    [],
    null,
    'A',
    {},
  ];
  expect(refused.filter((value) => accepts(person, value))).toEqual([]);
});

test('inherited names are no keys', () => {
  expect(accepts(object({ constructor: text(5) }), {})).toBe(false);
  expect(accepts(object({ a: integer(0, 1) }), { ['__proto__']: { a: 1 } })).toBe(false);
});

test('numbers, lengths and counts are bounded on both sides', () => {
  expect([-1, 0, 5, 6, 1.5].map((value) => accepts(integer(0, 5), value))).toEqual([false, true, true, false, false]);
  expect([[], [1], [1, 1], [1, 1, 1]].map((value) => accepts(array(integer(1, 1), 1, 2), value))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(['', 'é', 'éé', 'ééa'].map((value) => accepts(text(4, 1), value))).toEqual([false, true, true, false]);
  expect(accepts(array(integer(0, 1), 0, 1), { length: 0 })).toBe(false);
});

test('bytes have exactly their length and one spelling', () => {
  expect(hexBytes(2)('00ff')).toEqual(parseHex('00ff'));
  expect(['00f', '00FF', '00ff00', ''].map((value) => accepts(hexBytes(2), value))).toEqual(Array(4).fill(false));
  expect(base64Bytes(1, 2)('AP8=')).toEqual(parseHex('00ff'));
  expect(['', 'AP9=', 'AP8', 'AP8A'].map((value) => accepts(base64Bytes(1, 2), value))).toEqual(Array(4).fill(false));
});

test('choices are closed', () => {
  const oneOf = literal<string | number>('a', 1);
  expect(['a', 1, 'b', null].map((value) => accepts(oneOf, value))).toEqual([true, true, false, false]);
  expect([true, false, 1, 'true'].map((value) => accepts(boolean, value))).toEqual([true, true, false, false]);
  expect([null, 1, 2].map((value) => accepts(nullable(integer(1, 1)), value))).toEqual([true, true, false]);
  expect(['ab', 'abc', 1].map((value) => accepts(pattern(/^[a-z]{2}$/u), value))).toEqual([true, false, false]);
  const texts = record(/^(?:ky|ru)$/u, text(3), 2);
  expect([{}, { ky: 'a' }, { ky: 'a', en: 'b' }, { ky: 'abcd' }].map((value) => accepts(texts, value))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a variant is read by the shape that its name chooses', () => {
  const shape = variant('kind', {
    circle: object({ kind: literal('circle'), radius: integer(0, 9) }),
    point: object({ kind: literal('point') }),
  });
  const read = shape({ kind: 'circle', radius: 3 });
  expect(read.kind === 'circle' ? read.radius : null).toBe(3);
  const refused: JsonValue[] = [
    { kind: 'square' },
    { kind: 'point', radius: 3 },
    { kind: 1 },
    {},
    null,
    { kind: 'toString' },
  ];
  expect(refused.filter((value) => accepts(shape, value))).toEqual([]);
});

test('a conversion runs only on what its shape has read', () => {
  const doubled = map(integer(1, 3), (value) => 2 * value);
  expect(doubled(3)).toBe(6);
  expect(accepts(doubled, 4)).toBe(false);
});
