/** JSON of published files: keys in the order in which they are given, two blanks, one newline at the end. */
import { encodeUtf8, type JsonValue } from '../../../crypto/public.ts';

export function encodeJsonFile(value: JsonValue): Uint8Array {
  return encodeUtf8(`${JSON.stringify(value, null, 2)}\n`);
}
