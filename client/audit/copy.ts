/** Reading the copy of a register: what a server answered, untrusted and of any length. */
import { decodeUtf8, ProtocolError } from '../../crypto/index.ts';
import type { Transport } from '../register/transport.ts';

/** A folder, or a server itself. A file that is not there is an answer of status 404. */
export type Copy = Pick<Transport, 'get'>;

/** A note of 100 lines of signatures is far below this. */
const longestNote = 65_536;

/** Bytes of the list of all checkpoints ever published: half a million of them. */
export const longestIndex = 2 ** 22;

/** Null unless it is there. @throws Refusal of the network, where the copy is a server */
export async function readBytes(copy: Copy, path: string): Promise<Uint8Array | null> {
  const { status, bytes } = await copy.get(path);
  return status === 200 ? bytes : null;
}

/** A note as text; null if it is not there. @param longest bytes. @throws TOO_LARGE, BAD_UTF8 */
export async function readNote(copy: Copy, path: string, longest = longestNote): Promise<string | null> {
  const bytes = await readBytes(copy, path);
  if (bytes === null) return null;
  if (bytes.length > longest) throw new ProtocolError('TOO_LARGE');
  return decodeUtf8(bytes);
}

/** What was thrown because of what was read; anything else goes on. */
export function refusalOf(error: unknown): ProtocolError {
  if (error instanceof ProtocolError) return error;
  throw error;
}
