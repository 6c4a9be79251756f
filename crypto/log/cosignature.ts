/**
 * Cosignatures of outside checkers (c2sp.org/tlog-cosignature, Ed25519): "as of this time, the largest tree of this log that I have
 * seen, and that goes on from all I saw before, has this root".
 */
import { concat, encodeUtf8, equalBytes, Reader, u64 } from '../bytes.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import {
  findKey,
  formatSignatureLine,
  formatVerifierKey,
  parseVerifierKey,
  splitNote,
  verifierKeyOf,
  verifyNote,
  type NoteSigner,
  type VerifierKey,
} from './note.ts';

/** A checker's word, verified. */
export interface Cosignature {
  /** Name of the checker's key. */
  readonly name: string;
  /** POSIX seconds. */
  readonly time: number;
}

export interface CosignedCheckpoint extends Checkpoint {
  /** One for each known checker that signed, its newest; in the order of the note. */
  readonly cosignatures: readonly Cosignature[];
}

const cosignatureType = 4;
const signatureBytes = 64;

/** `name+hex8(key id)+base64(0x04 | public key)`. @throws MALFORMED, BAD_KEY */
export function formatCosignerKey(suite: PublicSuite, name: string, publicKey: Uint8Array): Promise<string> {
  return formatVerifierKey(suite, name, publicKey, cosignatureType);
}

/** @throws MALFORMED, BAD_KEY for another type or length, or an id that does not belong to the key */
export function parseCosignerKey(suite: PublicSuite, text: string): Promise<VerifierKey> {
  return parseVerifierKey(suite, text, cosignatureType);
}

/**
 * The line that an outside checker adds to a checkpoint. Checks nothing about the log: whoever calls it has made sure that the tree goes
 * on from the last one it signed, and has kept that it signs this one.
 *
 * @param text of a checkpoint, ending in a newline
 * @param time POSIX seconds, from 1 to 2^53-1
 * @throws MALFORMED unless the text is a checkpoint, RANGE
 */
export async function cosign(suite: PublicSuite, text: string, signer: NoteSigner, time: number): Promise<string> {
  parseCheckpoint(text);
  assertTime(time);
  const { name, id } = await verifierKeyOf(suite, signer, cosignatureType);
  const signature = await suite.sign(signer.seed, message(text, time));
  return formatSignatureLine({ name, id, signature: concat(u64(BigInt(time)), signature) });
}

/**
 * A checkpoint that its log signed, and the known checkers that cosigned it. A key that signs twice counts once. Lines of unknown keys
 * are ignored; a bad line of a known key refuses the whole note, also behind a good one.
 *
 * @param log the key of the log whose checkpoint this must be
 * @param checkers keys of type 0x04
 * @throws BAD_SIGNATURE, UNDER_SIGNED without the log's signature, WRONG_ORIGIN, MALFORMED, BAD_KEY, RANGE
 */
export async function verifyCosigned(
  suite: PublicSuite,
  note: string,
  log: VerifierKey,
  checkers: readonly VerifierKey[],
): Promise<CosignedCheckpoint> {
  const checkpoint = parseCheckpoint((await verifyNote(suite, note, [log], 1)).text);
  if (checkpoint.origin !== log.name) throw new ProtocolError('WRONG_ORIGIN');
  const { text, lines } = splitNote(note);
  const newest: { readonly key: VerifierKey; readonly time: number }[] = [];
  for (const line of lines) {
    const key = findKey(checkers, line);
    if (key === null) continue;
    const { time, signature } = decodeTimed(line.signature);
    await suite.verify(key.publicKey, message(text, time), signature);
    const before = newest.findIndex((other) => equalBytes(other.key.publicKey, key.publicKey));
    if (before < 0) newest.push({ key, time });
    else if ((newest[before]?.time ?? 0) < time) newest[before] = { key, time };
  }
  return { ...checkpoint, cosignatures: newest.map(({ key, time }) => ({ name: key.name, time })) };
}

/**
 * The time at which a quorum had cosigned: of the `quorum` newest words the oldest. Null if there are fewer. A quorum of 0 is never met:
 * without outside checkers nobody has said anything.
 */
export function quorumTime({ cosignatures }: CosignedCheckpoint, quorum: number): number | null {
  if (quorum < 1) return null;
  const times = cosignatures.map(({ time }) => time).sort((a, b) => b - a);
  return times[quorum - 1] ?? null;
}

function message(text: string, time: number): Uint8Array {
  return encodeUtf8(`cosignature/v1\ntime ${String(time)}\n${text}`);
}

/** `time u64 | signature 64` */
function decodeTimed(bytes: Uint8Array): { readonly time: number; readonly signature: Uint8Array } {
  const reader = new Reader(bytes);
  const time = Number(reader.u64());
  const signature = reader.take(signatureBytes).slice();
  reader.end();
  assertTime(time);
  return { time, signature };
}

/** Zero would mean "at no time" in other cosignatures; it is no time here. */
function assertTime(time: number): void {
  if (!Number.isSafeInteger(time) || time < 1) throw new ProtocolError('RANGE');
}
