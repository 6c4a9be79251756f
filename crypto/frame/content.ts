/** The content of frames: canonical JSON, compressed (protocol section 5). */
import { decodeCanonical, encodeCanonical, type JsonObject, type JsonValue } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import { deflate, inflate } from '../primitives/inflate.ts';
import { contentLimit, keyedRoom, slicesLimit } from './format.ts';

/** Raw DEFLATE of canonical JSON. @throws TOO_LARGE beyond 65,536 bytes of JSON, and what encodeCanonical throws */
export function encodeContent(value: JsonObject): Uint8Array {
  const json = encodeCanonical(value);
  if (json.length > contentLimit) throw new ProtocolError('TOO_LARGE');
  return deflate(json);
}

/**
 * What people typed stays as they typed it, so NFC is not required. A shape still has to be read from the value.
 *
 * @param content controlled by whoever held the key
 * @throws BAD_COMPRESSION, TOO_LARGE, BAD_UTF8, BAD_JSON, NOT_CANONICAL, RANGE, MALFORMED
 */
export function decodeContent(content: Uint8Array): JsonValue {
  return decodeCanonical(inflate(content, contentLimit), { nfc: false });
}

/** Keyed frames that a content fills, 1 to 64. @throws BAD_LENGTH if it is empty, TOO_LARGE */
export function frameCount(content: Uint8Array): number {
  if (content.length === 0) throw new ProtocolError('BAD_LENGTH');
  const count = Math.ceil(content.length / keyedRoom);
  if (count > slicesLimit) throw new ProtocolError('TOO_LARGE');
  return count;
}
