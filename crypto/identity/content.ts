/** Who somebody is, as they say it themselves: canonical JSON, padded to one size (protocol section 4.6). */
import { assertLength, assertZero, concat, Reader, u16 } from '../bytes.ts';
import { decodeCanonical, encodeCanonical } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import { literal, object, text } from '../shape.ts';

export interface Identity {
  /** As they want to be called; not empty. */
  readonly name: string;
  /** How and when to reach them safely. */
  readonly contact: string;
  /** What may be done with it, and what not. */
  readonly use: string;
}

export const identityFormat = 'kupuya/identity/v1';

/** `u16 length | JSON | zeros`. */
export const identityLength = 2048;
const lengthLength = 2;

const shape = object({
  format: literal(identityFormat),
  name: text(identityLength, 1),
  contact: text(identityLength),
  use: text(identityLength),
});

/** 2,048 bytes. @throws TOO_LARGE (ask `identityRoom`), MALFORMED for an empty name, U+0000 or half a surrogate pair */
export function encodeIdentity(identity: Identity): Uint8Array {
  const json = jsonOf(identity);
  if (json.length > identityLength - lengthLength) throw new ProtocolError('TOO_LARGE');
  const padding = new Uint8Array(identityLength - lengthLength - json.length);
  const encoded = concat(u16(json.length), json, padding);
  decodeIdentity(encoded);
  return encoded;
}

/** @throws BAD_LENGTH, TRUNCATED, NOT_CANONICAL, BAD_UTF8, BAD_JSON, MALFORMED, RANGE */
export function decodeIdentity(bytes: Uint8Array): Identity {
  assertLength(bytes, identityLength);
  const reader = new Reader(bytes);
  const json = reader.take(reader.u16());
  assertZero(reader.take(reader.remaining));
  const { name, contact, use } = shape(decodeCanonical(json, { nfc: false }));
  return { name, contact, use };
}

/** Bytes left for more text; negative if it is too long. @throws MALFORMED for text that no identity can hold */
export function identityRoom(identity: Identity): number {
  return identityLength - lengthLength - jsonOf(identity).length;
}

function jsonOf({ name, contact, use }: Identity): Uint8Array {
  return encodeCanonical({ format: identityFormat, name, contact, use });
}
