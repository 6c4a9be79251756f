/**
 * Raw DEFLATE (RFC 1951). Compression is fflate's. Decompression is own code: fflate reads past over-subscribed and incomplete
 * codes, ignores the check of a stored block's length and whatever follows the last block, and takes no limit on the output; the
 * protocol needs one verdict for every byte string. The verdict is zlib's, plus: nothing may follow the stream.
 */
import { deflateSync } from 'fflate';
import { ProtocolError } from '../errors.ts';

export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9 });
}

/**
 * @param limit the largest permitted result in bytes
 * @throws BAD_COMPRESSION unless `bytes` is exactly one complete stream
 * @throws TOO_LARGE as soon as the result would exceed `limit`
 */
export function inflate(bytes: Uint8Array, limit: number): Uint8Array {
  const input = new BitReader(bytes);
  const output = new Output(limit);
  let last = false;
  while (!last) {
    last = input.bits(1) === 1;
    const type = input.bits(2);
    if (type === 0) copyStored(input, output);
    else if (type === 1) expand(input, output, fixedLiterals, fixedDistances);
    else if (type === 2) expandDynamic(input, output);
    else throw bad();
  }
  input.end();
  return output.finish();
}

class BitReader {
  readonly #bytes: Uint8Array;
  #offset = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** At most 13 bits, least significant first. */
  bits(count: number): number {
    const value = this.peek(count);
    this.skip(count);
    return value;
  }

  /** The same without going on; zeros stand for what lies beyond the end. */
  peek(count: number): number {
    while (this.#count < count && this.#offset < this.#bytes.length) {
      this.#held |= (this.#bytes[this.#offset++] ?? 0) << this.#count;
      this.#count += 8;
    }
    return this.#held & ((1 << count) - 1);
  }

  /** @param count at most as many as were just looked at */
  skip(count: number): void {
    if (count > this.#count) throw bad();
    this.#held >>= count;
    this.#count -= count;
  }

  /** The rest of the present byte is dropped, as zlib does; whole bytes that were looked at are given back. */
  align(): void {
    this.#offset -= this.#count >> 3;
    this.#held = 0;
    this.#count = 0;
  }

  take(length: number): Uint8Array {
    const end = this.#offset + length;
    if (end > this.#bytes.length) throw bad();
    const taken = this.#bytes.subarray(this.#offset, end);
    this.#offset = end;
    return taken;
  }

  end(): void {
    this.align();
    if (this.#offset !== this.#bytes.length) throw bad();
  }
}

class Output {
  readonly #limit: number;
  #bytes: Uint8Array;
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
    this.#bytes = new Uint8Array(Math.min(limit, 4096));
  }

  append(part: Uint8Array): void {
    this.#reserve(part.length);
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
  }

  literal(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  /** Byte by byte, because a match may reach into the bytes that it produces. */
  repeat(distance: number, length: number): void {
    if (distance > this.#length) throw bad();
    this.#reserve(length);
    const bytes = this.#bytes;
    const end = this.#length + length;
    for (let place = this.#length; place < end; place++) bytes[place] = bytes[place - distance] ?? 0;
    this.#length = end;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed > this.#limit) throw new ProtocolError('TOO_LARGE');
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.min(this.#limit, Math.max(needed, 2 * this.#bytes.length)));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

function copyStored(input: BitReader, output: Output): void {
  input.align();
  const [a = 0, b = 0, c = 0, d = 0] = input.take(4);
  const length = a | (b << 8);
  if (length !== (~(c | (d << 8)) & 0xffff)) throw bad();
  output.append(input.take(length));
}

/** A canonical prefix code (section 3.2.2): how many codes have each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
  /** `symbol << 4 | length` of the code with which the next bits begin; 0 if that is longer than the bits that lead here, or none. */
  readonly begun: Uint16Array;
  /** Bits that lead into `begun`. */
  readonly lookAhead: number;
}

const maximumCodeLength = 15;
/** Longer codes are rare, and a larger table for every block would let a short stream cost much. */
const mostLookAhead = 10;

/** @throws BAD_COMPRESSION if over-subscribed, or if incomplete otherwise than `permits` */
function createCode(lengths: readonly number[], permits: 'complete' | 'single'): Code {
  const counts = new Uint16Array(maximumCodeLength + 1);
  let longest = 0;
  for (const length of lengths) {
    counts[length] = (counts[length] ?? 0) + 1;
    if (length > longest) longest = length;
  }
  const used = lengths.length - (counts[0] ?? 0);
  let free = 1;
  for (let length = 1; length <= maximumCodeLength; length++) {
    free = 2 * free - (counts[length] ?? 0);
    if (free < 0) throw bad();
  }
  // RFC 1951 section 3.2.7 permits one code of one bit, and none at all; zlib does too, and refuses the unused half when met.
  const single = permits === 'single' && (used === 0 || (used === 1 && counts[1] === 1));
  if (free > 0 && !single) throw bad();
  /** Where the symbols of each length begin, and the first code of each. */
  const places = new Uint16Array(maximumCodeLength + 1);
  const codes = new Uint16Array(maximumCodeLength + 1);
  for (let length = 2; length <= maximumCodeLength; length++) {
    places[length] = (places[length - 1] ?? 0) + (counts[length - 1] ?? 0);
    codes[length] = ((codes[length - 1] ?? 0) + (counts[length - 1] ?? 0)) << 1;
  }
  const symbols = new Uint16Array(used);
  const lookAhead = Math.min(longest, mostLookAhead);
  const begun = new Uint16Array(1 << lookAhead);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0;
    if (length === 0) continue;
    const place = places[length] ?? 0;
    symbols[place] = symbol;
    places[length] = place + 1;
    const code = codes[length] ?? 0;
    codes[length] = code + 1;
    if (length > lookAhead) continue;
    // Codes come with their first bit first, everything else with its last.
    for (let bits = reversed(code, length); bits < begun.length; bits += 1 << length)
      begun[bits] = (symbol << 4) | length;
  }
  return { counts, symbols, begun, lookAhead };
}

function reversed(code: number, length: number): number {
  let bits = 0;
  for (let index = 0; index < length; index++) bits |= ((code >> index) & 1) << (length - 1 - index);
  return bits;
}

function readSymbol(input: BitReader, code: Code): number {
  const found = code.begun[input.peek(code.lookAhead)] ?? 0;
  if (found === 0) return readLongSymbol(input, code);
  input.skip(found & 0xf);
  return found >> 4;
}

/** Bit by bit. */
function readLongSymbol(input: BitReader, { counts, symbols }: Code): number {
  let offset = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= maximumCodeLength; length++) {
    const count = counts[length] ?? 0;
    offset |= input.bits(1);
    if (offset - count < first) return symbols[index + (offset - first)] ?? 0;
    index += count;
    first = (first + count) << 1;
    offset <<= 1;
  }
  throw bad();
}

const lengthBases = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBases = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const distanceBits = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const endOfBlock = 256;

function expand(input: BitReader, output: Output, literals: Code, distances: Code): void {
  for (;;) {
    const symbol = readSymbol(input, literals);
    if (symbol === endOfBlock) return;
    if (symbol < endOfBlock) output.literal(symbol);
    else {
      const length = readExtended(input, symbol - endOfBlock - 1, lengthBases, lengthBits);
      const distance = readExtended(input, readSymbol(input, distances), distanceBases, distanceBits);
      output.repeat(distance, length);
    }
  }
}

function readExtended(input: BitReader, symbol: number, bases: readonly number[], extra: readonly number[]): number {
  const base = bases[symbol];
  // The fixed codes name two lengths and two distances that do not exist.
  if (base === undefined) throw bad();
  return base + input.bits(extra[symbol] ?? 0);
}

const fixedLiterals = createCode(
  Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
  'complete',
);
const fixedDistances = createCode(
  Array.from({ length: 32 }, () => 5),
  'complete',
);

const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function expandDynamic(input: BitReader, output: Output): void {
  const literalCount = input.bits(5) + 257;
  const distanceCount = input.bits(5) + 1;
  const codeLengthCount = input.bits(4) + 4;
  if (literalCount > 286 || distanceCount > 30) throw bad();
  const codeLengths = new Array<number>(19).fill(0);
  for (const symbol of codeLengthOrder.slice(0, codeLengthCount)) codeLengths[symbol] = input.bits(3);
  const lengths = readCodeLengths(input, createCode(codeLengths, 'complete'), literalCount + distanceCount);
  if (lengths[endOfBlock] === 0) throw bad();
  const literals = createCode(lengths.slice(0, literalCount), 'single');
  const distances = createCode(lengths.slice(literalCount), 'single');
  expand(input, output, literals, distances);
}

function readCodeLengths(input: BitReader, code: Code, total: number): number[] {
  const lengths: number[] = [];
  while (lengths.length < total) {
    const symbol = readSymbol(input, code);
    if (symbol < 16) lengths.push(symbol);
    else {
      const repeated = symbol === 16 ? lengths.at(-1) : 0;
      const times = symbol === 16 ? 3 + input.bits(2) : symbol === 17 ? 3 + input.bits(3) : 11 + input.bits(7);
      if (repeated === undefined || lengths.length + times > total) throw bad();
      for (let left = times; left > 0; left--) lengths.push(repeated);
    }
  }
  return lengths;
}

function bad(): ProtocolError {
  return new ProtocolError('BAD_COMPRESSION');
}
