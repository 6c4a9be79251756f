/** The document of first totals (docs/protocol.md section 8.3): what the oversight officers sign and everybody can read. */
import {
  assertModeOfOrigin,
  decodeCanonical,
  decodeUtf8,
  encodeCanonical,
  encodeEntry,
  encodeUtf8,
  formatHex,
  leafHash,
  ProtocolError,
  rootOfLeaves,
  shape,
  signNote,
  type Branded,
  type Entry,
  type Mode,
  type NoteSigner,
  type PublicSuite,
  type TrustPolicy,
} from '../../crypto/public.ts';
import {
  cellJson,
  cellShape,
  hideAndRound,
  percentShape,
  rangeOf,
  roundPercent,
  type Cell,
  type ShownCell,
} from './cell.ts';
import { readOfficersNote } from './officers-note.ts';

export const totalsFormat = 'kupuya/totals/v1';

/** UTC days since 1970-01-01, both within the period. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

/** True counts of one period: known to the two officers together, and nowhere written down. */
export interface Counts {
  /** First reports whose entry is of the period. */
  readonly received: number;
  /** Of these: acknowledged by now. */
  readonly acknowledged: number;
  /** Of these: acknowledged by the deadline. */
  readonly acknowledgedInTime: number;
}

/** What is shown of the counts. */
export interface ShownCounts {
  readonly received: Cell;
  readonly acknowledged: Cell;
  readonly acknowledgedInTime: Cell;
  /** Of those received, from the shown numbers; null where one of them is hidden or too few were received. */
  readonly inTimePercent: ShownCell | null;
}

export interface Totals extends ShownCounts {
  readonly mode: Mode;
  readonly origin: string;
  readonly period: Period;
  /** The day of the newest day note that was counted; UTC days since 1970-01-01. */
  readonly asOf: number;
  /** The case log that was counted: its size, and its root of 32 bytes. */
  readonly case: { readonly size: number; readonly root: Uint8Array };
}

/** Totals that enough release signers signed, for this service. Only `verifyTotals` makes them. */
export type VerifiedTotals = Branded<
  Totals & {
    /** Key names of the release signers whose signatures hold. */
    readonly signers: readonly string[];
  },
  'VerifiedTotals'
>;

/** A percentage needs so many reports. */
const leastDenominator = 20;

const dayShape = shape.integer(0, 0xffff_ffff);

const totalsShape = shape.map(
  shape.object({
    format: shape.literal(totalsFormat),
    mode: shape.literal('demo', 'live'),
    origin: shape.text(200, 1),
    period: shape.object({ first: dayShape, last: dayShape }),
    asOf: dayShape,
    case: shape.object({ size: shape.integer(0, Number.MAX_SAFE_INTEGER), root: shape.hexBytes(32) }),
    received: cellShape,
    acknowledged: cellShape,
    acknowledgedInTime: cellShape,
    inTimePercent: shape.nullable(percentShape),
  }),
  ({ format: _, ...totals }): Totals => {
    assertRules(totals);
    return totals;
  },
);

/**
 * Hides and rounds. The percentage, and whether there is one, follows from the shown numbers alone [from the true ones it would undo
 * their rounding: "25 received, 15 in time, 75 %" would have been 17 of 23 and nothing else].
 *
 * @param entries of the case log with a day in the period, cover included; public. Without any, all counts are structural zeros.
 * @throws RANGE unless received >= acknowledged >= acknowledgedInTime >= 0 are whole numbers, none above `entries`
 */
export function showCounts(counts: Counts, entries: number): ShownCounts {
  const { received, acknowledged, acknowledgedInTime } = counts;
  if (entries < received || received < acknowledged || acknowledged < acknowledgedInTime) {
    throw new ProtocolError('RANGE');
  }
  const show = (count: number): Cell => (entries === 0 ? { flag: 'STRUCTURAL_ZERO' } : hideAndRound(count));
  const shown = {
    received: show(received),
    acknowledged: show(acknowledged),
    acknowledgedInTime: show(acknowledgedInTime),
  };
  return { ...shown, inTimePercent: percentOf(shown) };
}

/** The text that the officers sign: canonical JSON and a newline. @throws what `parseTotals` throws */
export function formatTotals(totals: Totals): string {
  const { mode, origin, period, asOf, received, acknowledged, acknowledgedInTime, inTimePercent } = totals;
  const bytes = encodeCanonical(
    {
      ...{ format: totalsFormat, mode, origin, asOf },
      period: { first: period.first, last: period.last },
      case: { size: totals.case.size, root: formatHex(totals.case.root) },
      received: cellJson(received),
      acknowledged: cellJson(acknowledged),
      acknowledgedInTime: cellJson(acknowledgedInTime),
      inTimePercent: inTimePercent === null ? null : cellJson(inTimePercent),
    },
    { nfc: true },
  );
  const text = `${decodeUtf8(bytes)}\n`;
  parseTotals(text);
  return text;
}

/** @throws NOT_CANONICAL, BAD_JSON, MALFORMED, RANGE for cells or days that cannot be, WRONG_MODE if mode and origin do not fit */
export function parseTotals(text: string): Totals {
  if (!text.endsWith('\n')) throw new ProtocolError('MALFORMED');
  return totalsShape(decodeCanonical(encodeUtf8(text.slice(0, -1)), { nfc: true }));
}

/** @param signers both officers: `{ name: memberKeyName(origin, member), seed }` */
export function signTotals(suite: PublicSuite, totals: Totals, signers: readonly NoteSigner[]): Promise<string> {
  return signNote(suite, formatTotals(totals), signers);
}

/**
 * @param note as the governance log has it; written by whoever could post it
 * @throws UNDER_SIGNED, BAD_SIGNATURE, WRONG_MODE, WRONG_ORIGIN, and what `parseTotals` throws
 */
export async function verifyTotals(suite: PublicSuite, note: string, trust: TrustPolicy): Promise<VerifiedTotals> {
  return brand(await readOfficersNote(suite, note, trust, parseTotals));
}

function brand(totals: Totals & { readonly signers: readonly string[] }): VerifiedTotals {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- called by verifyTotals alone
  return Object.freeze(totals) as VerifiedTotals;
}

/**
 * That these totals, or tables, were counted from this very register, at an earlier or its present size.
 *
 * @throws BAD_PROOF
 */
export async function assertCountedFrom(
  suite: PublicSuite,
  counted: Pick<Totals, 'case'>,
  entries: readonly Entry[],
): Promise<void> {
  const { size, root } = counted.case;
  if (size > entries.length) throw new ProtocolError('BAD_PROOF');
  const leaves = await Promise.all(entries.slice(0, size).map((entry) => leafHash(suite, encodeEntry(entry))));
  const found = await rootOfLeaves(suite, leaves);
  if (formatHex(found) !== formatHex(root)) throw new ProtocolError('BAD_PROOF');
}

/** Null unless, at the least that `received` can stand for, the denominator is large enough. */
function percentOf({
  received,
  acknowledged,
  acknowledgedInTime,
}: Omit<ShownCounts, 'inTimePercent'>): ShownCell | null {
  if (received.flag !== 'OBS' || acknowledged.flag !== 'OBS' || acknowledgedInTime.flag !== 'OBS') return null;
  if (rangeOf(received).least < leastDenominator) return null;
  return roundPercent(acknowledgedInTime.value, received.value);
}

function assertRules(totals: Totals): void {
  assertModeOfOrigin(totals.mode, totals.origin);
  const { period, received, acknowledged, acknowledgedInTime, inTimePercent } = totals;
  if (period.first > period.last || totals.asOf < period.first) throw new ProtocolError('RANGE');
  const cells = [received, acknowledged, acknowledgedInTime];
  const zeros = cells.filter(({ flag }) => flag === 'STRUCTURAL_ZERO').length;
  if (zeros !== 0 && zeros !== cells.length) throw new ProtocolError('RANGE');
  if (rangeOf(received).most < rangeOf(acknowledged).least) throw new ProtocolError('RANGE');
  if (rangeOf(acknowledged).most < rangeOf(acknowledgedInTime).least) throw new ProtocolError('RANGE');
  if (percentOf(totals)?.value !== inTimePercent?.value) throw new ProtocolError('RANGE');
}
