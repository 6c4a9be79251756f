/** The body of `add-checkpoint` (c2sp.org/tlog-witness). */
import { decodeUtf8, parseBase64, ProtocolError } from '../../crypto/public.ts';

/** A log asks for a cosignature. Nothing of it is verified. */
export interface AddCheckpoint {
  /** Size that the checker signed last, as far as the log knows. */
  readonly old: number;
  /** Hashes of 32 bytes that lead from there to the new checkpoint (RFC 6962, section 2.1.2). */
  readonly proof: readonly Uint8Array[];
  /** Checkpoint with its signatures. */
  readonly note: string;
}

const maximumProofLines = 63;
const oldLine = /^old (0|[1-9][0-9]{0,15})$/u;

/** `old <size>\n`, hashes in base64 with a newline each, an empty line, a signed note. @throws MALFORMED, BAD_UTF8, RANGE */
export function parseAddCheckpoint(bytes: Uint8Array): AddCheckpoint {
  const text = decodeUtf8(bytes);
  const split = text.indexOf('\n\n');
  if (split < 0) throw new ProtocolError('MALFORMED');
  const [first = '', ...hashes] = text.slice(0, split).split('\n');
  const size = oldLine.exec(first)?.[1];
  if (size === undefined || hashes.length > maximumProofLines) throw new ProtocolError('MALFORMED');
  const old = Number(size);
  if (!Number.isSafeInteger(old)) throw new ProtocolError('RANGE');
  const proof = hashes.map((line) => {
    const hash = parseBase64(line);
    if (hash.length !== 32) throw new ProtocolError('MALFORMED');
    return hash;
  });
  return { old, proof, note: text.slice(split + 2) };
}
