/**
 * Byte strings: integers, text and the bounded reader. Own code instead of TextEncoder, atob and DataView, because this
 * folder sees no platform and because every decoder here accepts exactly one encoding.
 */
import { ProtocolError } from './errors.ts';

declare const brand: unique symbol;

/** A value that went through a checking constructor; a plain value of the same shape is not accepted in its place. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** Exactly 32 bytes: a hash, a commitment, an Ed25519 public key. */
export type Bytes32 = Branded<Uint8Array, 'Bytes32'>;

/** Exactly 16 bytes: an identifier or locator. */
export type Bytes16 = Branded<Uint8Array, 'Bytes16'>;

/** @throws BAD_LENGTH */
export function bytes32(bytes: Uint8Array): Bytes32 {
  assertLength(bytes, 32);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the length is all that the brand says
  return bytes as Bytes32;
}

/** @throws BAD_LENGTH */
export function bytes16(bytes: Uint8Array): Bytes16 {
  assertLength(bytes, 16);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the length is all that the brand says
  return bytes as Bytes16;
}

/** @throws BAD_LENGTH */
export function assertLength(bytes: Uint8Array, length: number): void {
  if (bytes.length !== length) throw new ProtocolError('BAD_LENGTH');
}

/** @throws NOT_CANONICAL unless every byte is zero: padding must not carry anything */
export function assertZero(bytes: Uint8Array): void {
  let union = 0;
  for (let index = 0; index < bytes.length; index++) union |= bytes[index] ?? 0;
  if (union !== 0) throw new ProtocolError('NOT_CANONICAL');
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Compares without stopping at the first difference, so that the time tells nothing about secret contents. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index++) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}

/** Order of byte strings as numbers and prefixes (for sorting public values; not constant time). */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** @throws BAD_LENGTH unless both are equally long */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  assertLength(b, a.length);
  return a.map((byte, index) => byte ^ (b[index] ?? 0));
}

/** Big-endian. @throws RANGE unless an integer in 0..2^8-1 */
export function u8(value: number): Uint8Array {
  return encodeUnsigned(value, 1);
}

/** Big-endian. @throws RANGE unless an integer in 0..2^16-1 */
export function u16(value: number): Uint8Array {
  return encodeUnsigned(value, 2);
}

/** Big-endian. @throws RANGE unless an integer in 0..2^32-1 */
export function u32(value: number): Uint8Array {
  return encodeUnsigned(value, 4);
}

/** Big-endian. @throws RANGE unless in 0..2^64-1 */
export function u64(value: bigint): Uint8Array {
  if (value < 0n || value > 0xffff_ffff_ffff_ffffn) throw new ProtocolError('RANGE');
  return concat(u32(Number(value >> 32n)), u32(Number(value & 0xffff_ffffn)));
}

function encodeUnsigned(value: number, length: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value >= 256 ** length) throw new ProtocolError('RANGE');
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let index = length - 1; index >= 0; index--) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** Reads one object from front to back; nothing is ever read beyond the end, and `end` makes sure nothing is left. */
export class Reader {
  readonly #bytes: Uint8Array;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  /** A view of the next bytes (not a copy). @throws TRUNCATED */
  take(length: number): Uint8Array {
    if (!Number.isInteger(length) || length < 0) throw new ProtocolError('RANGE');
    if (length > this.remaining) throw new ProtocolError('TRUNCATED');
    const taken = this.#bytes.subarray(this.#offset, this.#offset + length);
    this.#offset += length;
    return taken;
  }

  /** @throws TRUNCATED */
  u8(): number {
    return this.#unsigned(1);
  }

  /** Big-endian. @throws TRUNCATED */
  u16(): number {
    return this.#unsigned(2);
  }

  /** Big-endian. @throws TRUNCATED */
  u32(): number {
    return this.#unsigned(4);
  }

  /** Big-endian. @throws TRUNCATED */
  u64(): bigint {
    const high = BigInt(this.u32());
    return (high << 32n) | BigInt(this.u32());
  }

  /** @throws TRAILING_BYTES if anything is left */
  end(): void {
    if (this.remaining !== 0) throw new ProtocolError('TRAILING_BYTES');
  }

  #unsigned(length: number): number {
    const bytes = this.take(length);
    let value = 0;
    for (let index = 0; index < length; index++) value = value * 256 + (bytes[index] ?? 0);
    return value;
  }
}

/** @throws MALFORMED unless every character is printable US-ASCII (0x20..0x7e) */
export function ascii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit > 0x7e) throw new ProtocolError('MALFORMED');
    bytes[index] = unit;
  }
  return bytes;
}

/** A label that separates domains: `length u8 | ASCII`, so that no label is the beginning of another. @throws RANGE, MALFORMED */
export function lp(label: string): Uint8Array {
  return concat(u8(label.length), ascii(label));
}

/** Text of any language inside something signed: `length u16 | UTF-8`. @throws RANGE, BAD_UTF8 */
export function lp16(text: string): Uint8Array {
  const bytes = encodeUtf8(text);
  return concat(u16(bytes.length), bytes);
}

/** @throws BAD_UTF8 if the text holds half a surrogate pair */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0;
    if (point < 0x80) {
      bytes[length++] = point;
      continue;
    }
    if (isSurrogate(point)) throw new ProtocolError('BAD_UTF8');
    if (point > 0xffff) index++;
    const continuations = point < 0x800 ? 1 : point < 0x1_0000 ? 2 : 3;
    bytes[length++] = (leadMarks[continuations] ?? 0) | (point >> (6 * continuations));
    for (let left = continuations - 1; left >= 0; left--) bytes[length++] = 0x80 | ((point >> (6 * left)) & 0x3f);
  }
  return bytes;
}

/** Each half of a surrogate pair counts two of its four bytes. */
function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) length += unit < 0x800 || isSurrogate(unit) ? 1 : 2;
  }
  return length;
}

/** Refuses overlong forms, surrogates, values above U+10FFFF and cut sequences; keeps a byte order mark. @throws BAD_UTF8 */
export function decodeUtf8(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  let offset = 0;
  while (offset < bytes.length) {
    const lead = bytes[offset++] ?? 0;
    if (lead < 0x80) {
      units[length++] = lead;
      continue;
    }
    const continuations = lead < 0xc0 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf8 ? 3 : -1;
    if (continuations < 0 || offset + continuations > bytes.length) throw new ProtocolError('BAD_UTF8');
    let point = lead & (0x3f >> continuations);
    for (let left = continuations; left > 0; left--) {
      const next = bytes[offset++] ?? 0;
      if ((next & 0xc0) !== 0x80) throw new ProtocolError('BAD_UTF8');
      point = (point << 6) | (next & 0x3f);
    }
    if (point < (smallestPoints[continuations] ?? 0) || point > 0x10_ffff || isSurrogate(point))
      throw new ProtocolError('BAD_UTF8');
    if (point > 0xffff) {
      units[length++] = 0xd7c0 + (point >> 10);
      units[length++] = 0xdc00 | (point & 0x3ff);
    } else units[length++] = point;
  }
  let text = '';
  // In pieces, because an engine limits the number of arguments of one call.
  for (let start = 0; start < length; start += 4096)
    text += String(Reflect.apply(String.fromCharCode, null, units.subarray(start, Math.min(length, start + 4096))));
  return text;
}

const leadMarks = [0x00, 0xc0, 0xe0, 0xf0];
const smallestPoints = [0x00, 0x80, 0x800, 0x1_0000];

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}

/** Lower case. */
export function formatHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexPairs[byte] ?? '';
  return text;
}

const hexPairs: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** @throws MALFORMED unless pairs of lower-case digits */
export function parseHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/u.test(text)) throw new ProtocolError('MALFORMED');
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  );
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base64UrlAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** By US-ASCII; -1 for what is no digit. */
const base64Values = Int8Array.from({ length: 128 }, (_, unit) => base64Alphabet.indexOf(String.fromCharCode(unit)));
const base64UrlValues = Int8Array.from({ length: 128 }, (_, unit) =>
  base64UrlAlphabet.indexOf(String.fromCharCode(unit)),
);

/** RFC 4648 section 4, with padding. */
export function formatBase64(bytes: Uint8Array): string {
  const digits = formatSextets(bytes, base64Alphabet);
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, '=');
}

/** RFC 4648 section 4; padding required, unused bits zero, no white space. @throws MALFORMED */
export function parseBase64(text: string): Uint8Array {
  if (text.length % 4 !== 0) throw new ProtocolError('MALFORMED');
  return parseSextets(text.replace(/={1,2}$/u, ''), base64Alphabet);
}

/** RFC 4648 section 5, without padding. */
export function formatBase64Url(bytes: Uint8Array): string {
  return formatSextets(bytes, base64UrlAlphabet);
}

/** RFC 4648 section 5; no padding, unused bits zero. @throws MALFORMED */
export function parseBase64Url(text: string): Uint8Array {
  return parseSextets(text, base64UrlAlphabet);
}

function formatSextets(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (let index = 0; index < bytes.length; index++) {
    held = ((held << 8) | (bytes[index] ?? 0)) & 0xffff;
    for (bits += 8; bits >= 6; bits -= 6) text += alphabet.charAt((held >> (bits - 6)) & 0x3f);
  }
  if (bits > 0) text += alphabet.charAt((held << (6 - bits)) & 0x3f);
  return text;
}

function parseSextets(text: string, alphabet: string): Uint8Array {
  if (text.length % 4 === 1) throw new ProtocolError('MALFORMED');
  const values = alphabet === base64Alphabet ? base64Values : base64UrlValues;
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let held = 0;
  let bits = 0;
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const sextet = values[text.charCodeAt(index)] ?? -1;
    if (sextet < 0) throw new ProtocolError('MALFORMED');
    held = ((held << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (held >> bits) & 0xff;
    }
  }
  // One byte string has one text: what is left of the last digit must be zero.
  if ((held & ((1 << bits) - 1)) !== 0) throw new ProtocolError('MALFORMED');
  return bytes;
}
