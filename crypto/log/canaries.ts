/**
 * Test reports (docs/protocol.md section 8.7): which letters of a period are tests is committed to before it and opened after it, so that
 * nobody can treat them better than the others, and nobody can call a letter a test afterwards.
 */
import { compareBytes, concat, decodeUtf8, encodeUtf8, equalBytes, formatBase64, formatHex, lp } from '../bytes.ts';
import { decodeCanonical, encodeCanonical } from '../canonical.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { assertModeOfOrigin, type Mode } from '../roster/texts.ts';
import type { TrustPolicy } from '../roster/trust.ts';
import { array, base64Bytes, hexBytes, integer, literal, map, nullable, object, text } from '../shape.ts';
import { parseVerifierKey, signNote, verifyNote, type NoteSigner } from './note.ts';

/** What the list is committed to with; from it alone everybody can make the commitment. */
export interface OpenedCanaries {
  /** 32 random bytes: without it the few commits of a period could be guessed at. */
  readonly nonce: Uint8Array;
  /** Commits of the letters, 32 bytes each, ascending, none twice. */
  readonly commits: readonly Uint8Array[];
}

export interface Canaries {
  readonly mode: Mode;
  readonly origin: string;
  /** Days on which the letters are sent, both included; UTC days since 1970-01-01. */
  readonly period: { readonly first: number; readonly last: number };
  /** 32 bytes: `H(lp(label) | nonce | commits)`. */
  readonly list: Uint8Array;
  /** Null before the period; afterwards what `list` was made of. */
  readonly opened: OpenedCanaries | null;
}

/** More would not fit into one entry of the governance log. */
export const maximumCanaries = 512;

const dayShape = integer(0, 0xffff_ffff);
const openedShape = map(
  object({ nonce: base64Bytes(32, 32), commits: array(hexBytes(32), 1, maximumCanaries) }),
  (opened): OpenedCanaries => {
    assertAscending(opened.commits);
    return opened;
  },
);
const canariesShape = map(
  object({
    format: literal(labels.canaries),
    mode: literal('demo', 'live'),
    origin: text(200, 1),
    period: object({ first: dayShape, last: dayShape }),
    list: hexBytes(32),
    opened: nullable(openedShape),
  }),
  ({ format: _, ...canaries }): Canaries => {
    assertModeOfOrigin(canaries.mode, canaries.origin);
    if (canaries.period.first > canaries.period.last) throw new ProtocolError('RANGE');
    return canaries;
  },
);

/** `H(lp("kupuya/canaries/v1") | nonce | commits)`. @throws NOT_CANONICAL unless the commits ascend */
export function canaryList(suite: PublicSuite, { nonce, commits }: OpenedCanaries): Promise<Uint8Array> {
  assertAscending(commits);
  return suite.sha256(concat(lp(labels.canaries), nonce, ...commits));
}

/** Canonical JSON and a newline: what is signed. @throws what `parseCanaries` throws */
export function formatCanaries({ mode, origin, period, list, opened }: Canaries): string {
  const bytes = encodeCanonical(
    {
      ...{ format: labels.canaries, mode, origin, list: formatHex(list) },
      period: { first: period.first, last: period.last },
      opened: opened === null ? null : { nonce: formatBase64(opened.nonce), commits: opened.commits.map(formatHex) },
    },
    { nfc: true },
  );
  const text = `${decodeUtf8(bytes)}\n`;
  parseCanaries(text);
  return text;
}

/** The form alone: whether `opened` is what `list` commits to is proven by `verifyCanaries`. @throws NOT_CANONICAL, BAD_JSON, MALFORMED, RANGE, WRONG_MODE */
export function parseCanaries(text: string): Canaries {
  if (!text.endsWith('\n')) throw new ProtocolError('MALFORMED');
  return canariesShape(decodeCanonical(encodeUtf8(text.slice(0, -1)), { nfc: true }));
}

/** @param signers `{ name: memberKeyName(origin, member), seed }`, as many as the release threshold */
export function signCanaries(suite: PublicSuite, canaries: Canaries, signers: readonly NoteSigner[]): Promise<string> {
  return signNote(suite, formatCanaries(canaries), signers);
}

/**
 * @param note as the governance log has it; written by whoever could post it
 * @throws UNDER_SIGNED, BAD_SIGNATURE, WRONG_MODE, WRONG_ORIGIN, BAD_PROOF if the opening is not what the list commits to, and what
 *   `parseCanaries` throws
 */
export async function verifyCanaries(suite: PublicSuite, note: string, trust: TrustPolicy): Promise<Canaries> {
  const keys = await Promise.all(trust.release.signers.map((key) => parseVerifierKey(suite, key)));
  const canaries = parseCanaries((await verifyNote(suite, note, keys, trust.release.threshold)).text);
  if (canaries.mode !== trust.mode) throw new ProtocolError('WRONG_MODE');
  if (canaries.origin !== trust.origin) throw new ProtocolError('WRONG_ORIGIN');
  const { opened, list } = canaries;
  if (opened !== null && !equalBytes(await canaryList(suite, opened), list)) throw new ProtocolError('BAD_PROOF');
  return canaries;
}

function assertAscending(commits: readonly Uint8Array[]): void {
  for (const [index, commit] of commits.entries()) {
    const before = commits[index - 1];
    if (before !== undefined && compareBytes(before, commit) >= 0) throw new ProtocolError('NOT_CANONICAL');
  }
}
