/** Checkpoints that a monitor was shown: what it holds the server to, and what two monitors compare. */
import {
  concat,
  decodeCanonical,
  decodeUtf8,
  encodeCanonical,
  encodeUtf8,
  ProtocolError,
  shape,
  verifyCheckpoint,
  type Checkpoint,
  type PublicSuite,
  type VerifierKey,
} from '../../crypto/public.ts';

export type LogName = 'case' | 'governance';

export interface KeptNote {
  readonly log: LogName;
  /** POSIX seconds by the monitor's clock, when it was shown first. */
  readonly time: number;
  /** The checkpoint with all its signature lines. */
  readonly note: string;
}

/** A kept note that the log did sign. */
export interface KeptCheckpoint extends Checkpoint, KeptNote {}

const noteLimit = 65_536;

const noteShape = shape.object({
  log: shape.literal('case', 'governance'),
  time: shape.integer(0, Number.MAX_SAFE_INTEGER),
  note: shape.text(noteLimit, 1),
});

/** Lines of canonical JSON, oldest first. */
export function formatKept(notes: readonly KeptNote[]): Uint8Array {
  const newline = encodeUtf8('\n');
  return concat(
    ...notes.flatMap(({ log, time, note }) => [encodeCanonical({ log, time, note }, { nfc: false }), newline]),
  );
}

/** A last line without its newline is what a power cut left behind, and is left out. @throws MALFORMED, BAD_JSON, NOT_CANONICAL, BAD_UTF8 */
export function parseKept(bytes: Uint8Array): KeptNote[] {
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
  return decodeUtf8(whole)
    .split('\n')
    .slice(0, -1)
    .map((line) => noteShape(decodeCanonical(encodeUtf8(line), { nfc: false })));
}

/** Those that the log did sign, and how many it did not. */
export async function verifyKept(
  suite: PublicSuite,
  notes: readonly KeptNote[],
  log: LogName,
  key: VerifierKey,
): Promise<{ readonly signed: KeptCheckpoint[]; readonly unsigned: number }> {
  const signed: KeptCheckpoint[] = [];
  let unsigned = 0;
  for (const kept of notes.filter((one) => one.log === log)) {
    try {
      signed.push({ ...(await verifyCheckpoint(suite, kept.note, key)), ...kept });
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      unsigned++;
    }
  }
  return { signed, unsigned };
}
