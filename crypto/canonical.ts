/**
 * Canonical JSON after RFC 8785 for the part of JSON that the protocol uses: objects, arrays, strings, safe integers, booleans
 * and null. A value has exactly one encoding, so a hash or signature of the bytes is a hash or signature of the value.
 */
import canonicalize from 'canonicalize';
import { decodeUtf8, encodeUtf8 } from './bytes.ts';
import { ProtocolError } from './errors.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export interface CanonicalOptions {
  /** Require every string and key in Unicode NFC. Governance objects do; what people type is kept as they typed it. */
  readonly nfc: boolean;
}

const maximumDepth = 32;

/**
 * @throws RANGE for a number that is not a safe integer (or is minus zero)
 * @throws MALFORMED for U+0000, half a surrogate pair, or nesting deeper than 32
 * @throws NOT_CANONICAL if NFC is required and a string is not in it
 */
export function encodeCanonical(value: JsonValue, options: CanonicalOptions = { nfc: false }): Uint8Array {
  assertSubset(value, options);
  return encodeUtf8(canonicalText(value));
}

/**
 * Parses, writes again and compares [texts: each has one encoding in bytes]. The comparison alone refuses duplicate keys, other key orders, white space, other number
 * forms and needless escapes.
 *
 * @throws BAD_UTF8, BAD_JSON, NOT_CANONICAL, and everything that encodeCanonical throws
 */
export function decodeCanonical(bytes: Uint8Array, options: CanonicalOptions): JsonValue {
  const text = decodeUtf8(bytes);
  const value = parseJson(text);
  assertSubset(value, options);
  if (canonicalText(value) !== text) throw new ProtocolError('NOT_CANONICAL');
  return value;
}

function canonicalText(value: JsonValue): string {
  const text = canonicalize(value);
  if (text === undefined) throw new ProtocolError('MALFORMED');
  return text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's message quotes the input, so it is not kept as a cause.
    throw new ProtocolError('BAD_JSON');
  }
}

function assertSubset(value: unknown, options: CanonicalOptions, depth = 0): asserts value is JsonValue {
  if (depth > maximumDepth) throw new ProtocolError('MALFORMED');
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') assertText(value, options);
  else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new ProtocolError('RANGE');
  } else if (Array.isArray(value)) {
    for (const item of value) assertSubset(item, options, depth + 1);
  } else if (typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      assertText(key, options);
      assertSubset(member, options, depth + 1);
    }
  } else throw new ProtocolError('MALFORMED');
}

function assertText(text: string, options: CanonicalOptions): void {
  if (/[\0\p{Cs}]/u.test(text)) throw new ProtocolError('MALFORMED');
  if (options.nfc && text !== text.normalize('NFC')) throw new ProtocolError('NOT_CANONICAL');
}
