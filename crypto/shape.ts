/**
 * Typed reading of parsed JSON. A shape is a function from JSON to a typed value that throws MALFORMED; shapes combine into the
 * form of a whole object. Keys are exact: a missing or unknown key is refused.
 */
import { encodeUtf8, parseBase64, parseHex } from './bytes.ts';
import type { JsonObject, JsonValue } from './canonical.ts';
import { ProtocolError } from './errors.ts';

/** @throws MALFORMED */
export type Shape<T> = (value: JsonValue) => T;

/** The type that a shape reads. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Read<Required extends Fields, Optional extends Fields> = {
  readonly [K in keyof Required]: Shaped<Required[K]>;
} & {
  readonly [K in keyof Optional]?: Shaped<Optional[K]>;
};

/** An object with exactly these keys; those of `optional` may be absent (never null). */
export function object<Required extends Fields, Optional extends Fields = Record<never, Shape<unknown>>>(
  required: Required,
  optional?: Optional,
): Shape<Read<Required, Optional>> {
  const fields = new Map<string, Shape<unknown>>([...Object.entries(required), ...Object.entries(optional ?? {})]);
  const requiredKeys = Object.keys(required);
  return (value) => {
    const source = asObject(value);
    if (!requiredKeys.every((key) => Object.hasOwn(source, key))) throw malformed();
    const entries = Object.entries(source).map(([key, member]): [string, unknown] => {
      const field = fields.get(key);
      if (field === undefined) throw malformed();
      return [key, field(member)];
    });
    return Object.fromEntries(entries) as Read<Required, Optional>;
  };
}

/** An object whose keys are data, such as language tags: each must match `key`. */
export function record<T>(key: RegExp, member: Shape<T>, maximum: number): Shape<Readonly<Record<string, T>>> {
  return (value) => {
    const entries = Object.entries(asObject(value));
    if (entries.length > maximum || !entries.every(([name]) => key.test(name))) throw malformed();
    return Object.fromEntries(entries.map(([name, item]) => [name, member(item)]));
  };
}

/** `minimum` to `maximum` items, both included. */
export function array<T>(item: Shape<T>, minimum: number, maximum: number): Shape<readonly T[]> {
  return (value) => {
    if (!isArray(value) || value.length < minimum || value.length > maximum) throw malformed();
    return value.map(item);
  };
}

/** A safe integer from `minimum` to `maximum`, both included. */
export function integer(minimum: number, maximum: number): Shape<number> {
  return (value) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < minimum || value > maximum)
      throw malformed();
    return value;
  };
}

/** Text of at most `maximum` and at least `minimum` bytes of UTF-8. */
export function text(maximum: number, minimum = 0): Shape<string> {
  return (value) => {
    if (typeof value !== 'string' || value.length > maximum) throw malformed();
    const length = encodeUtf8(value).length;
    if (length < minimum || length > maximum) throw malformed();
    return value;
  };
}

/** Text that matches the whole of an anchored pattern. */
export function pattern(expression: RegExp): Shape<string> {
  return (value) => {
    if (typeof value !== 'string' || !expression.test(value)) throw malformed();
    return value;
  };
}

/** One of the listed values. */
export function literal<const T extends string | number | boolean | null>(...allowed: readonly T[]): Shape<T> {
  return (value) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw malformed();
    return found;
  };
}

export const boolean: Shape<boolean> = (value) => {
  if (typeof value !== 'boolean') throw malformed();
  return value;
};

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null ? null : shape(value));
}

/** Lower-case hexadecimal of exactly `length` bytes. */
export function hexBytes(length: number): Shape<Uint8Array> {
  return (value) => {
    if (typeof value !== 'string' || value.length !== 2 * length) throw malformed();
    return parseHex(value);
  };
}

/** Padded standard Base64 of `minimum` to `maximum` bytes. */
export function base64Bytes(minimum: number, maximum: number): Shape<Uint8Array> {
  return (value) => {
    if (typeof value !== 'string' || value.length > Math.ceil(maximum / 3) * 4) throw malformed();
    const bytes = parseBase64(value);
    if (bytes.length < minimum || bytes.length > maximum) throw malformed();
    return bytes;
  };
}

/** A shape whose result is checked or branded further by `convert`, which throws a ProtocolError itself. */
export function map<T, U>(shape: Shape<T>, convert: (value: T) => U): Shape<U> {
  return (value) => convert(shape(value));
}

function asObject(value: JsonValue): JsonObject {
  if (typeof value !== 'object' || value === null || isArray(value)) throw malformed();
  return value;
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function malformed(): ProtocolError {
  return new ProtocolError('MALFORMED');
}
