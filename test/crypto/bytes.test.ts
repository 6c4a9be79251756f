import fc from 'fast-check';
import {
  ascii,
  assertZero,
  type Bytes32,
  bytes16,
  bytes32,
  compareBytes,
  concat,
  decodeUtf8,
  encodeUtf8,
  equalBytes,
  formatBase64,
  formatBase64Url,
  formatHex,
  lp,
  lp16,
  parseBase64,
  parseBase64Url,
  parseHex,
  Reader,
  u16,
  u32,
  u64,
  u8,
  xor,
} from '../../crypto/bytes.ts';
import { flips, refusalOf } from './suites.ts';

const anyBytes = fc.uint8Array({ maxLength: 300 });

test('integers are big-endian and survive being read', () => {
  expect([u8(1), u16(0x0102), u32(0x01020304), u64(0x0102030405060708n)].map(formatHex)).toEqual([
    '01',
    '0102',
    '01020304',
    '0102030405060708',
  ]);
  fc.assert(
    fc.property(fc.nat(255), fc.nat(0xffff), fc.nat(0xffff_ffff), fc.bigInt(0n, 2n ** 64n - 1n), (a, b, c, d) => {
      const reader = new Reader(concat(u8(a), u16(b), u32(c), u64(d)));
      expect([reader.u8(), reader.u16(), reader.u32(), reader.u64()]).toEqual([a, b, c, d]);
      reader.end();
    }),
  );
});

test('integers outside their range are refused, and so is what is no integer', () => {
  for (const value of [-1, 256, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(refusalOf(() => u8(value))).toBe('RANGE');
  expect(refusalOf(() => u16(0x1_0000))).toBe('RANGE');
  expect(refusalOf(() => u32(0x1_0000_0000))).toBe('RANGE');
  expect(refusalOf(() => u64(2n ** 64n))).toBe('RANGE');
  expect(refusalOf(() => u64(-1n))).toBe('RANGE');
});

test('a reader never reads beyond the end and tells when something is left', () => {
  const reader = new Reader(Uint8Array.of(1, 2, 3));
  expect(refusalOf(() => reader.take(4))).toBe('TRUNCATED');
  expect(refusalOf(() => reader.u32())).toBe('TRUNCATED');
  expect(refusalOf(() => reader.take(-1))).toBe('RANGE');
  expect(refusalOf(() => reader.take(0.5))).toBe('RANGE');
  expect(reader.take(2)).toEqual(Uint8Array.of(1, 2));
  expect(reader.remaining).toBe(1);
  expect(
    refusalOf(() => {
      reader.end();
    }),
  ).toBe('TRAILING_BYTES');
  expect(reader.u8()).toBe(3);
  reader.end();
  expect(refusalOf(() => reader.u8())).toBe('TRUNCATED');
});

test('branded bytes have their length and nothing else passes for them', () => {
  expect(bytes32(new Uint8Array(32))).toHaveLength(32);
  expect(refusalOf(() => bytes32(new Uint8Array(31)))).toBe('BAD_LENGTH');
  expect(refusalOf(() => bytes16(new Uint8Array(17)))).toBe('BAD_LENGTH');
  // @ts-expect-error unchecked bytes are not Bytes32
  const unchecked: Bytes32 = new Uint8Array(32);
  // @ts-expect-error the two lengths are different types
  const mistaken: Bytes32 = bytes16(new Uint8Array(16));
  expect([unchecked, mistaken]).toHaveLength(2);
});

test('bytes are equal only to the same bytes', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      expect(equalBytes(bytes, bytes.slice())).toBe(true);
    }),
  );
  const bytes = Uint8Array.of(1, 2, 3);
  for (const altered of flips(bytes)) expect(equalBytes(bytes, altered)).toBe(false);
  expect(equalBytes(bytes, bytes.subarray(0, 2))).toBe(false);
  expect(equalBytes(bytes.subarray(0, 2), bytes)).toBe(false);
});

test('bytes sort as their hexadecimal text does', () => {
  fc.assert(
    fc.property(anyBytes, anyBytes, (a, b) => {
      const [x, y] = [formatHex(a), formatHex(b)];
      expect(Math.sign(compareBytes(a, b))).toBe(x < y ? -1 : x > y ? 1 : 0);
    }),
  );
});

test('padding must be zero, and xor needs equal lengths', () => {
  assertZero(new Uint8Array(9));
  expect(
    refusalOf(() => {
      assertZero(Uint8Array.of(0, 0, 1));
    }),
  ).toBe('NOT_CANONICAL');
  expect(xor(Uint8Array.of(1, 3), Uint8Array.of(3, 1))).toEqual(Uint8Array.of(2, 2));
  expect(refusalOf(() => xor(new Uint8Array(1), new Uint8Array(2)))).toBe('BAD_LENGTH');
});

test('labels carry their length and are ASCII', () => {
  expect(formatHex(lp('ab'))).toBe('026162');
  expect(formatHex(lp16('é'))).toBe('0002c3a9');
  expect(refusalOf(() => lp('a'.repeat(256)))).toBe('RANGE');
  expect(refusalOf(() => lp('é'))).toBe('MALFORMED');
  expect(refusalOf(() => ascii('a\n'))).toBe('MALFORMED');
  expect(refusalOf(() => lp16('a'.repeat(65_536)))).toBe('RANGE');
});

test('hexadecimal and both kinds of Base64 agree with Buffer on any bytes', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      const judge = Buffer.from(bytes);
      expect(formatHex(bytes)).toBe(judge.toString('hex'));
      expect(formatBase64(bytes)).toBe(judge.toString('base64'));
      expect(formatBase64Url(bytes)).toBe(judge.toString('base64url'));
      expect(parseHex(formatHex(bytes))).toEqual(bytes);
      expect(parseBase64(formatBase64(bytes))).toEqual(bytes);
      expect(parseBase64Url(formatBase64Url(bytes))).toEqual(bytes);
    }),
  );
});

test.each(['A', 'AA', 'AAA', 'AA=', 'AB==', 'AAB=', 'A===', '====', 'AA==AAAA', ' AA==', 'AA==\n', 'A-A=', 'AAAA='])(
  'the Base64 text %j has another spelling or none, and is refused',
  (text) => {
    expect(refusalOf(() => parseBase64(text))).toBe('MALFORMED');
  },
);

test.each(['A', 'AB', 'AAB', 'AA==', 'A+A', 'AA ', 'Aé'])('the base64url text %j is refused', (text) => {
  expect(refusalOf(() => parseBase64Url(text))).toBe('MALFORMED');
});

test.each(['0', 'AA', '0g', ' 00', '0x00', '00\n'])('the hexadecimal text %j is refused', (text) => {
  expect(refusalOf(() => parseHex(text))).toBe('MALFORMED');
});

test('UTF-8 agrees with TextEncoder and TextDecoder on any text and any bytes', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(encodeUtf8(text)).toEqual(new Uint8Array(new TextEncoder().encode(text)));
      expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    }),
  );
  fc.assert(
    fc.property(mostlyUtf8(), (bytes) => {
      let judged: string | null = null;
      try {
        judged = decoder.decode(bytes);
      } catch {
        judged = null;
      }
      let ours: string | null = null;
      expect(
        refusalOf(() => {
          ours = decodeUtf8(bytes);
        }),
      ).toBe(judged === null ? 'BAD_UTF8' : null);
      expect(ours).toBe(judged);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['overlong slash', 'c0af'],
  ['overlong zero', 'c080'],
  ['overlong in three bytes', 'e0809f'],
  ['overlong in four bytes', 'f08080af'],
  ['high surrogate', 'eda080'],
  ['low surrogate', 'edbfbf'],
  ['a surrogate pair in six bytes', 'eda080edb080'],
  ['above U+10FFFF', 'f4908080'],
  ['five-byte form', 'f888808080'],
  ['stray continuation', '80'],
  ['cut in two bytes', 'c3'],
  ['cut in four bytes', 'f09f98'],
  ['a lead followed by ASCII', 'c361'],
  ['bytes that never occur', 'fffe'],
])('UTF-8 with %s is refused', (_what, hex) => {
  expect(refusalOf(() => decodeUtf8(parseHex(hex)))).toBe('BAD_UTF8');
});

test('text with half a surrogate pair cannot be encoded', () => {
  for (const text of ['\ud800', 'a\udc00b', '\udc00\ud800']) expect(refusalOf(() => encodeUtf8(text))).toBe('BAD_UTF8');
});

test('a byte order mark is kept, and long text is decoded whole', () => {
  expect(decodeUtf8(parseHex('efbbbf61'))).toBe('\ufeffa');
  const long = 'жөндөө 😀 '.repeat(20_000);
  expect(decodeUtf8(encodeUtf8(long))).toBe(long);
});

function mostlyUtf8(): fc.Arbitrary<Uint8Array> {
  const lead = fc.constantFrom(0x00, 0x61, 0x7f, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4);
  const next = fc.constantFrom(0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0);
  const whole = fc.string({ unit: 'grapheme', maxLength: 1 }).map((text) => [...encodeUtf8(text)]);
  const broken = fc.tuple(lead, next, next, next).map((bytes) => bytes);
  return fc
    .array(fc.oneof(whole, broken, fc.tuple(lead, next), fc.tuple(lead, next, next)), { maxLength: 4 })
    .map((parts) => Uint8Array.from(parts.flat()));
}
