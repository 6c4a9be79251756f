/**
 * Evidence as one file that can be handed on: what failed, the exact bytes, and what a stranger does to see it, with this program and
 * without. It holds nothing secret: what only keys can show is named and not shown.
 */
import {
  decodeCanonical,
  encodeCanonical,
  formatBase64,
  ProtocolError,
  shape,
  auditChecks,
  type Mode,
} from '../../crypto/index.ts';
import { isFailureCode, type EvidenceReach, type Failure } from './failures.ts';

export interface EvidenceRecord {
  readonly mode: Mode;
  readonly origin: string;
  /** On which the audit was made; UTC days since 1970-01-01. */
  readonly day: number;
  readonly failures: readonly Failure[];
}

const format = 'kupuya/evidence/v1';
const mostFailures = 1000;
const mostFiles = 4096;
const longestFile = 2 ** 26;

const failureShape = shape.object({
  check: shape.literal(...auditChecks),
  code: shape.map(shape.text(64, 1), (code) => {
    if (!isFailureCode(code)) throw new ProtocolError('MALFORMED');
    return code;
  }),
  message: shape.text(400),
  reach: shape.literal('ALONE', 'SERVED', 'KEYS'),
  files: shape.array(
    shape.object({ name: shape.text(100, 1), base64: shape.base64Bytes(0, longestFile) }),
    0,
    mostFiles,
  ),
  withKupuya: shape.text(400),
  without: shape.text(2000),
});

const recordShape = shape.object({
  format: shape.literal(format),
  mode: shape.literal('demo', 'live'),
  origin: shape.text(200, 1),
  day: shape.integer(0, 0xffff_ffff),
  failures: shape.array(failureShape, 0, mostFailures),
});

/** Canonical JSON and a newline. A verdict names its SHA-256. */
export function encodeEvidence({ mode, origin, day, failures }: EvidenceRecord): Uint8Array {
  const json = encodeCanonical({
    ...{ format, mode, origin, day },
    failures: failures.map(({ check, code, message, reach, files }) => ({
      ...{ check, code, message, reach },
      files: files.map(({ name, bytes }) => ({ name, base64: formatBase64(bytes) })),
      withKupuya: 'kupuya audit evidence FILE --trust trust.json',
      without: instructions[reach],
    })),
  });
  return new Uint8Array([...json, 0x0a]);
}

/** Proves nothing. @throws NOT_CANONICAL, BAD_JSON, BAD_UTF8, MALFORMED */
export function parseEvidence(bytes: Uint8Array): EvidenceRecord {
  if (bytes.at(-1) !== 0x0a) throw new ProtocolError('MALFORMED');
  const { mode, origin, day, failures } = recordShape(decodeCanonical(bytes.subarray(0, -1), { nfc: true }));
  return {
    ...{ mode, origin, day },
    failures: failures.map(({ files, withKupuya: _with, without: _without, ...failure }) => ({
      ...failure,
      files: files.map(({ name, base64 }) => ({ name, bytes: base64 })),
    })),
  };
}

const instructions: Readonly<Record<EvidenceReach, string>> = {
  ALONE:
    'Decode the files from base64. A .note is a C2SP signed note: check its signature with the log’s key from the trust policy (any signed-note tool). ' +
    'A .tlog-proof is a C2SP tlog-proof: it proves that the bytes of the .entry of the same name stand in that log. prefix.root and consistency.proof are ' +
    'an RFC 6962 consistency proof between the smaller tree with that root and the newest checkpoint. Then read the entries as docs/protocol.md says, and ' +
    'compare what they say with the message.',
  SERVED:
    'This shows what was handed out, and nobody has signed that it was: ask the server for the same path yourself, from another place if you can, and ' +
    'compare. What a .tlog-proof beside it proves is what should have been handed out.',
  KEYS:
    'Only the two oversight officers together can see this, because it is about what is sealed to them. The entries named here are proven to stand in the ' +
    'log; let the officers run the audit with their key files, and compare the entries.',
};
