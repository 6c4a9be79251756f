/** C2SP checkpoints (c2sp.org/tlog-checkpoint): the text that a log signs for a size and root. Ours have no extension lines. */
import { assertLength, formatBase64, parseBase64 } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { verifyNote, type VerifierKey } from './note.ts';
import { assertSize } from './tree.ts';

export interface Checkpoint {
  /** `O/case` or `O/governance`; also the name of the log's key. */
  readonly origin: string;
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

const decimalForm = /^(?:0|[1-9][0-9]{0,15})$/u;
const originForm = /^[^\s\u0000-\u001f\u0085+]+$/u;

/** `<origin>\n<size>\n<base64 root>\n`. @throws MALFORMED, RANGE, BAD_LENGTH */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  assertOrigin(checkpoint.origin);
  assertSize(checkpoint.size);
  assertLength(checkpoint.root, 32);
  return `${checkpoint.origin}\n${checkpoint.size}\n${formatBase64(checkpoint.root)}\n`;
}

/** @throws MALFORMED, RANGE, BAD_LENGTH */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', end, ...rest] = text.split('\n');
  if (end !== '' || rest.length > 0) throw new ProtocolError('MALFORMED');
  const checkpoint = { origin, size: parseDecimal(size), root: parseBase64(root) };
  assertOrigin(origin);
  assertLength(checkpoint.root, 32);
  return checkpoint;
}

/**
 * The checkpoint of the log that owns this key.
 *
 * @throws WRONG_ORIGIN if the key is another log's, and what `verifyNote` and `parseCheckpoint` throw
 */
export async function verifyCheckpoint(suite: PublicSuite, note: string, key: VerifierKey): Promise<Checkpoint> {
  const checkpoint = parseCheckpoint((await verifyNote(suite, note, [key], 1)).text);
  if (checkpoint.origin !== key.name) throw new ProtocolError('WRONG_ORIGIN');
  return checkpoint;
}

/** A number without leading zeroes or sign. @throws MALFORMED, RANGE above 2^53-1 */
export function parseDecimal(text: string): number {
  if (!decimalForm.test(text)) throw new ProtocolError('MALFORMED');
  const value = Number(text);
  assertSize(value);
  return value;
}

/** One line without white space or plus, so that it can be a key name. @throws MALFORMED */
export function assertOrigin(origin: string): void {
  if (!originForm.test(origin) || !origin.isWellFormed()) throw new ProtocolError('MALFORMED');
}
