import { deflateRawSync, inflateRawSync, constants } from 'node:zlib';
import fc from 'fast-check';
import { concat, formatHex, parseHex } from '../../../crypto/bytes.ts';
import { deflate, inflate } from '../../../crypto/primitives/inflate.ts';
import vectors from '../../vectors/inflate.json' with { type: 'json' };
import { flips, refusalOf } from '../suites.ts';

const limit = 1 << 20;

test.each(vectors)('$name', ({ stream, output }) => {
  expect(verdict(parseHex(stream))).toBe(output);
  expect(zlibVerdict(parseHex(stream))).toBe(output);
});

test('what is deflated inflates to the same, for us and for zlib', () => {
  fc.assert(
    fc.property(compressible(), (bytes) => {
      const stream = deflate(bytes);
      expect(inflate(stream, limit)).toEqual(bytes);
      expect(zlibVerdict(stream)).toBe(formatHex(bytes));
    }),
  );
});

test("zlib's streams of every level and strategy inflate", () => {
  const strategies = [constants.Z_DEFAULT_STRATEGY, constants.Z_HUFFMAN_ONLY, constants.Z_RLE, constants.Z_FIXED];
  fc.assert(
    fc.property(compressible(), fc.nat({ max: 9 }), fc.constantFrom(...strategies), (bytes, level, strategy) => {
      expect(inflate(deflateRawSync(bytes, { level, strategy }), limit)).toEqual(bytes);
    }),
  );
});

test('long codes are read, and cut ones refused', () => {
  // Each byte twice as often as the one before: the rarest get the longest codes.
  const bytes = Uint8Array.from(
    Array.from({ length: 14 }, (_, byte) => Array.from({ length: 2 ** byte }, () => byte)).flat(),
  );
  const stream = deflateRawSync(bytes, { strategy: constants.Z_HUFFMAN_ONLY, memLevel: 9 });
  expect(inflate(stream, limit)).toEqual(bytes);
  for (let length = 0; length < 120; length++)
    expect(refusalOf(() => inflate(stream.subarray(0, length), limit))).toBe('BAD_COMPRESSION');
});

test('a stream cut anywhere or continued by anything is refused', () => {
  const stream = deflate(parseHex('6162636162636162636465'));
  for (let length = 0; length < stream.length; length++) {
    expect(refusalOf(() => inflate(stream.subarray(0, length), limit))).toBe('BAD_COMPRESSION');
  }
  for (const byte of [0, 1, 255]) {
    expect(refusalOf(() => inflate(concat(stream, Uint8Array.of(byte)), limit))).toBe('BAD_COMPRESSION');
  }
});

test('a stream with any one bit turned gets the verdict that zlib gives', () => {
  const text = 'The road was paid for twice and built once. '.repeat(6);
  for (const level of [0, 1, 9]) {
    for (const altered of flips(deflateRawSync(text, { level }))) expect(verdict(altered)).toBe(zlibVerdict(altered));
  }
});

test('any bytes at all get the verdict that zlib gives', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(verdict(bytes)).toBe(zlibVerdict(bytes));
      // With the header of a dynamic block, so that the tables are reached too.
      const dynamic = concat(Uint8Array.of(0x05 | ((bytes[0] ?? 0) & 0xf8)), bytes);
      expect(verdict(dynamic)).toBe(zlibVerdict(dynamic));
    }),
    { numRuns: 3000 },
  );
});

test('the limit is exact, and a bomb is refused without being unpacked', () => {
  const bomb = deflateRawSync(new Uint8Array(50_000_000));
  expect(refusalOf(() => inflate(bomb, 65_536))).toBe('TOO_LARGE');
  const stream = deflate(new Uint8Array(1000));
  expect(inflate(stream, 1000)).toHaveLength(1000);
  expect(refusalOf(() => inflate(stream, 999))).toBe('TOO_LARGE');
  expect(refusalOf(() => inflate(parseHex('010100feff00'), 0))).toBe('TOO_LARGE');
  expect(inflate(parseHex('0300'), 0)).toHaveLength(0);
});

function compressible(): fc.Arbitrary<Uint8Array> {
  const word = fc.uint8Array({ minLength: 1, maxLength: 12 });
  const picks = fc.array(fc.nat({ max: 7 }), { maxLength: 400 });
  return fc
    .tuple(fc.array(word, { minLength: 8, maxLength: 8 }), picks)
    .map(([words, order]) => concat(...order.map((index) => words[index] ?? new Uint8Array())));
}

/** The output in hex, or null for a refusal. */
function verdict(stream: Uint8Array): string | null {
  const outputs: string[] = [];
  const code = refusalOf(() => outputs.push(formatHex(inflate(stream, limit))));
  expect([null, 'BAD_COMPRESSION']).toContain(code);
  return outputs[0] ?? null;
}

/** zlib stops at the end of a stream; a stream that leaves bytes is refused here as the protocol refuses it. */
function zlibVerdict(stream: Uint8Array): string | null {
  try {
    const result: unknown = inflateRawSync(stream, { info: true, maxOutputLength: limit });
    if (!isInfo(result)) throw new TypeError('zlib gave no information');
    return result.engine.bytesWritten === stream.length ? formatHex(result.buffer) : null;
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return null;
  }
}

/** What zlib returns when asked for `info`, which @types/node does not say. */
interface Info {
  readonly buffer: Uint8Array;
  /** How much of the input was used. */
  readonly engine: { readonly bytesWritten: number };
}

function isInfo(value: unknown): value is Info {
  return typeof value === 'object' && value !== null && 'engine' in value && 'buffer' in value;
}
