import fc from 'fast-check';
import { decodeUtf8, encodeUtf8 } from '../../crypto/bytes.ts';
import { decodeCanonical, encodeCanonical, type JsonValue } from '../../crypto/canonical.ts';
import { refusalOf } from './suites.ts';

const verbatim = { nfc: false };
const decodeText = (text: string, options = verbatim): JsonValue => decodeCanonical(encodeUtf8(text), options);

test('keys stand in the order of their UTF-16 units, and only what must be escaped is (RFC 8785, sections 3.2.2 and 3.2.3)', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(decodeUtf8(encodeCanonical(value))).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
      '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  );
  expect(decodeUtf8(encodeCanonical('€$\u000f\nA\'B"\\\\"/'))).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

test('every value of the subset survives, and has one encoding whatever the order of its keys', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((each) => !each.includes('\0'));
  const { value: values } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.maxSafeInteger().map((each) => each + 0),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(text, tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(values, (value) => {
      const bytes = encodeCanonical(value);
      expect(decodeCanonical(bytes, verbatim)).toEqual(value);
      expect(encodeCanonical(reversed(value))).toEqual(bytes);
    }),
  );
});

test.each([
  ['a space', '{"a": 1}'],
  ['a line end', '{"a":1}\n'],
  ['keys out of order', '{"b":1,"a":2}'],
  ['a key twice', '{"a":1,"a":1}'],
  ['a key twice under an escape', '{"a":1,"\\u0061":1}'],
  ['a fraction of zero', '[1.0]'],
  ['an exponent', '[1e2]'],
  ['a needless escape', '["\\u0061"]'],
  ['an escaped slash', '["\\/"]'],
  ['a capital escape', '["\\u000F"]'],
])('%s is another spelling and refused', (_what, text) => {
  expect(refusalOf(() => decodeText(text))).toBe('NOT_CANONICAL');
});

test.each(['', '{', '{"a":1}}', '[01]', "{'a':1}", '[1,]', 'undefined', 'NaN', '\ufeff{}', '"\u0001"'])(
  '%j is no JSON',
  (text) => {
    expect(refusalOf(() => decodeText(text))).toBe('BAD_JSON');
  },
);

test('numbers are safe integers', () => {
  for (const value of [0.5, 2 ** 53, -(2 ** 53), -0, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(refusalOf(() => encodeCanonical([value]))).toBe('RANGE');
  }
  for (const text of ['[0.5]', '[9007199254740992]', '[1e400]', '[-0]']) {
    expect(refusalOf(() => decodeText(text))).toBe('RANGE');
  }
  expect(decodeText('[-9007199254740991,0,9007199254740991]')).toEqual([-9007199254740991, 0, 9007199254740991]);
});

test('U+0000 and half surrogate pairs are refused in text and keys', () => {
  for (const text of ['["\\u0000"]', '{"\\u0000":1}', '["\\ud800"]', '{"\\udc00":1}']) {
    expect(refusalOf(() => decodeText(text))).toBe('MALFORMED');
  }
  expect(refusalOf(() => encodeCanonical({ a: '\0' }))).toBe('MALFORMED');
  expect(refusalOf(() => encodeCanonical('\ud800'))).toBe('MALFORMED');
});

test('NFC is required where asked for, in text and keys, and left alone elsewhere', () => {
  for (const text of ['["e\u0301"]', '{"e\u0301":1}', '["\u212b"]']) {
    expect(refusalOf(() => decodeText(text, { nfc: true }))).toBe('NOT_CANONICAL');
    expect(refusalOf(() => decodeText(text))).toBeNull();
  }
  expect(decodeText('["é"]', { nfc: true })).toEqual(['é']);
  expect(refusalOf(() => encodeCanonical('e\u0301', { nfc: true }))).toBe('NOT_CANONICAL');
});

test('deep nesting is refused without exhausting the stack', () => {
  expect(refusalOf(() => decodeText('['.repeat(100_000) + ']'.repeat(100_000)))).toBe('MALFORMED');
  expect(refusalOf(() => decodeText('['.repeat(33) + ']'.repeat(33)))).toBeNull();
  expect(refusalOf(() => decodeText('['.repeat(34) + ']'.repeat(34)))).toBe('MALFORMED');
});

test('bytes that are not UTF-8 are refused as such, and names of the engine are ordinary keys', () => {
  expect(refusalOf(() => decodeCanonical(Uint8Array.of(0x22, 0xff, 0x22), verbatim))).toBe('BAD_UTF8');
  const text = '{"__proto__":1,"constructor":2,"toJSON":3}';
  expect(decodeUtf8(encodeCanonical(decodeText(text)))).toBe(text);
});

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]): [string, JsonValue] => [key, reversed(member)]),
  );
}
