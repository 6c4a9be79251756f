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
type Read<F extends Fields> = { readonly [K in keyof F]: Shaped<F[K]> };

/** An object with exactly these keys. */
export function object<F extends Fields>(fields: F): Shape<Read<F>>;
/** The same; the keys of `optional` may be absent (but not null). */
export function object<F extends Fields, O extends Fields>(fields: F, optional: O): Shape<Read<F> & Partial<Read<O>>>;
export function object(fields: Fields, optional: Fields = {}): Shape<Readonly<Record<string, unknown>>> {
  const known = new Map([...Object.entries(fields), ...Object.entries(optional)]);
  const required = Object.keys(fields);
  return (value) => {
    const source = asObject(value);
    if (!required.every((key) => Object.hasOwn(source, key))) throw malformed();
    const entries = Object.entries(source).map(([key, member]): [string, unknown] => {
      const shape = known.get(key);
      if (shape === undefined) throw malformed();
      return [key, shape(member)];
    });
    return Object.fromEntries(entries);
  };
}

/** Objects told apart by the text under `key`: the shape of that name reads the whole object. */
export function variant<V extends Fields>(key: string, variants: V): Shape<Shaped<V[keyof V]>> {
  const shapes = new Map(Object.entries(variants));
  return (value) => {
    const name = asObject(value)[key];
    const shape = typeof name === 'string' ? shapes.get(name) : undefined;
    if (shape === undefined) throw malformed();
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- one of the shapes of `variants` read it
    return shape(value) as Shaped<V[keyof V]>;
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
