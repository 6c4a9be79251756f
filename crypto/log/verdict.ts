/** An auditor's signed word on the register (docs/protocol.md section 8.7), and the names of the checks that it speaks of. */
import { decodeUtf8, encodeUtf8, formatHex } from '../bytes.ts';
import { decodeCanonical, encodeCanonical } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { assertModeOfOrigin, type Mode } from '../roster/texts.ts';
import type { TrustPolicy } from '../roster/trust.ts';
import { array, hexBytes, integer, literal, map, object, text, type Shape } from '../shape.ts';
import { parseVerifierKey, signNote, verifyNote, type NoteSigner } from './note.ts';

/** In the order in which every report and verdict lists them; `docs/verify.md` says what each of them shows. */
export const auditChecks = [
  'SIGNATURES',
  'QUORUM',
  'FRESHNESS',
  'CONSISTENCY',
  'ENTRIES',
  'DAYS',
  'GOVERNANCE',
  'PAGES',
  'PROMISES',
  'LETTERS',
  'COVER',
  'STATEMENTS',
  'DEADLINES',
  'TRANSITIONS',
  'CANARIES',
  'TOTALS',
  'RELEASES',
] as const;

export type AuditCheck = (typeof auditChecks)[number];
export type CheckOutcome = 'PASSED' | 'FAILED' | 'NOT_CHECKED';

/** Size and root of a log as it was checked. */
export interface CheckedLog {
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

export interface Verdict {
  readonly mode: Mode;
  readonly origin: string;
  /** On which it was made; UTC days since 1970-01-01. */
  readonly day: number;
  readonly governance: CheckedLog;
  readonly case: CheckedLog;
  /** All of `auditChecks`, in their order. */
  readonly checks: readonly { readonly check: AuditCheck; readonly result: CheckOutcome }[];
  /** H of the evidence file, 32 bytes; null if nothing failed. */
  readonly evidence: Uint8Array | null;
}

/** A verdict that at least one release signer signed, for this service. */
export interface SignedVerdict {
  readonly verdict: Verdict;
  /** Key names of the release signers whose signatures hold. */
  readonly signers: readonly string[];
}

const verdictFormat = 'kupuya/verdict/v1';
const outcomeShape: Shape<CheckOutcome> = literal('PASSED', 'FAILED', 'NOT_CHECKED');
const logShape = object({ size: integer(0, Number.MAX_SAFE_INTEGER), root: hexBytes(32) });
const hash = hexBytes(32);

const verdictShape = map(
  object({
    format: literal(verdictFormat),
    mode: literal('demo', 'live'),
    origin: text(200, 1),
    day: integer(0, 0xffff_ffff),
    governance: logShape,
    case: logShape,
    checks: array(
      object({ check: literal(...auditChecks), result: outcomeShape }),
      auditChecks.length,
      auditChecks.length,
    ),
    evidence: (value) => (value === '' ? null : hash(value)),
  }),
  ({ format: _, ...verdict }): Verdict => {
    assertModeOfOrigin(verdict.mode, verdict.origin);
    if (!verdict.checks.every(({ check }, index) => check === auditChecks[index])) {
      throw new ProtocolError('NOT_CANONICAL');
    }
    const hasFailed = verdict.checks.some(({ result }) => result === 'FAILED');
    if (hasFailed !== (verdict.evidence !== null)) throw new ProtocolError('MALFORMED');
    return verdict;
  },
);

/** Canonical JSON and a newline: what is signed. @throws what `parseVerdict` throws */
export function formatVerdict({ mode, origin, day, governance, case: cases, checks, evidence }: Verdict): string {
  const bytes = encodeCanonical(
    {
      ...{ format: verdictFormat, mode, origin, day },
      governance: { size: governance.size, root: formatHex(governance.root) },
      case: { size: cases.size, root: formatHex(cases.root) },
      checks: checks.map(({ check, result }) => ({ check, result })),
      evidence: evidence === null ? '' : formatHex(evidence),
    },
    { nfc: true },
  );
  const text = `${decodeUtf8(bytes)}\n`;
  parseVerdict(text);
  return text;
}

/** @throws NOT_CANONICAL, BAD_JSON, MALFORMED (also for evidence without a failure, and the other way round), WRONG_MODE */
export function parseVerdict(text: string): Verdict {
  if (!text.endsWith('\n')) throw new ProtocolError('MALFORMED');
  return verdictShape(decodeCanonical(encodeUtf8(text.slice(0, -1)), { nfc: true }));
}

/** @param signers `{ name: memberKeyName(origin, member), seed }` of one or more release signers */
export function signVerdict(suite: PublicSuite, verdict: Verdict, signers: readonly NoteSigner[]): Promise<string> {
  return signNote(suite, formatVerdict(verdict), signers);
}

/**
 * @param note as the governance log has it; written by whoever could post it
 * @throws UNDER_SIGNED without any release signer, BAD_SIGNATURE, WRONG_MODE, WRONG_ORIGIN, and what `parseVerdict` throws
 */
export async function verifyVerdict(suite: PublicSuite, note: string, trust: TrustPolicy): Promise<SignedVerdict> {
  const keys = await Promise.all(trust.release.signers.map((key) => parseVerifierKey(suite, key)));
  const { text, signers } = await verifyNote(suite, note, keys, 1);
  const verdict = parseVerdict(text);
  if (verdict.mode !== trust.mode) throw new ProtocolError('WRONG_MODE');
  if (verdict.origin !== trust.origin) throw new ProtocolError('WRONG_ORIGIN');
  return { verdict, signers };
}
