/** A month of a series as the officers sign it and the governance log keeps it (kind `series`; docs/protocol.md section 8.8). */
import {
  assertModeOfOrigin,
  decodeCanonical,
  decodeUtf8,
  encodeCanonical,
  encodeUtf8,
  formatHex,
  ProtocolError,
  shape,
  signNote,
  type Branded,
  type JsonObject,
  type Mode,
  type NoteSigner,
  type PublicSuite,
  type TrustPolicy,
} from '../../../crypto/public.ts';
import { dimensionCodes, flows } from '../dimensions.ts';
import { periodNameShape } from '../periods.ts';
import type { Invariant } from './apart.ts';
import { daysOf, monthNameShape, type MonthName } from './months.ts';
import { noisyTableJson, noisyTableShape, type NoisyTable } from './noisy-table.ts';
import { coversMonth, readSeriesPlan, seriesPlanJson, type SeriesPlan } from './series-plan.ts';
import { readOfficersNote } from '../officers-note.ts';

export const seriesFormat = 'kupuya/series/v1';

export interface SeriesMonth {
  readonly mode: Mode;
  readonly origin: string;
  readonly month: MonthName;
  /** Of the newest day note that was counted; UTC days since 1970-01-01. */
  readonly asOf: number;
  readonly mechanism: 'DISCRETE_LAPLACE';
  readonly plan: SeriesPlan;
  /** To the halves of the seed, 32 bytes each. */
  readonly commitments: { readonly publisher: Uint8Array; readonly oversight: Uint8Array };
  /** What is published without noise of the same flows. */
  readonly invariants: readonly Invariant[];
  /** The case log that was counted: its size, and its root of 32 bytes. */
  readonly case: { readonly size: number; readonly root: Uint8Array };
  /** Those of the plan, in its order. */
  readonly tables: readonly NoisyTable[];
}

/** A month that enough release signers signed, for this service. Only `verifySeries` makes one. */
export type VerifiedSeries = Branded<SeriesMonth & { readonly signers: readonly string[] }, 'VerifiedSeries'>;

const hash = shape.hexBytes(32);

const seriesShape = shape.map(
  shape.object({
    format: shape.literal(seriesFormat),
    mode: shape.literal('demo', 'live'),
    origin: shape.text(200, 1),
    month: monthNameShape,
    asOf: shape.integer(0, 0xffff_ffff),
    mechanism: shape.literal('DISCRETE_LAPLACE'),
    plan: readSeriesPlan,
    commitments: shape.object({ publisher: hash, oversight: hash }),
    invariants: shape.array(shape.object({ period: periodNameShape, flow: shape.literal(...flows) }), 0, flows.length),
    case: shape.object({ size: shape.integer(0, Number.MAX_SAFE_INTEGER), root: hash }),
    tables: shape.array(noisyTableShape, 1, 16),
  }),
  ({ format: _, ...series }): SeriesMonth => {
    assertModeOfOrigin(series.mode, series.origin);
    if (!coversMonth(series.plan, series.month)) throw new ProtocolError('RANGE');
    // A month that is not over is not counted.
    if (series.asOf <= daysOf(series.month).last) throw new ProtocolError('RANGE');
    assertTablesOfPlan(series);
    return series;
  },
);

/** The text that the officers sign: canonical JSON and a newline. @throws what `parseSeries` throws */
export function formatSeries(series: SeriesMonth): string {
  const text = `${decodeUtf8(encodeCanonical(seriesJson(series), { nfc: true }))}\n`;
  parseSeries(text);
  return text;
}

/**
 * @throws NOT_CANONICAL, BAD_JSON, MALFORMED (also for tables or rows that are not exactly those of the plan), RANGE if the month is not
 *   of the plan or not over, WRONG_MODE
 */
export function parseSeries(text: string): SeriesMonth {
  if (!text.endsWith('\n')) throw new ProtocolError('MALFORMED');
  return seriesShape(decodeCanonical(encodeUtf8(text.slice(0, -1)), { nfc: true }));
}

/** @param signers both officers: `{ name: memberKeyName(origin, member), seed }` */
export function signSeries(suite: PublicSuite, series: SeriesMonth, signers: readonly NoteSigner[]): Promise<string> {
  return signNote(suite, formatSeries(series), signers);
}

/**
 * @param note as the governance log has it; written by whoever could post it
 * @throws UNDER_SIGNED, BAD_SIGNATURE, WRONG_MODE, WRONG_ORIGIN, and what `parseSeries` throws
 */
export async function verifySeries(suite: PublicSuite, note: string, trust: TrustPolicy): Promise<VerifiedSeries> {
  return brand(await readOfficersNote(suite, note, trust, parseSeries));
}

function brand(series: SeriesMonth & { readonly signers: readonly string[] }): VerifiedSeries {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- called by verifySeries alone
  return Object.freeze(series) as VerifiedSeries;
}

function seriesJson(series: SeriesMonth): JsonObject {
  const { mode, origin, month, asOf, mechanism, plan, commitments, invariants, tables } = series;
  return {
    ...{ format: seriesFormat, mode, origin, month, asOf, mechanism },
    plan: seriesPlanJson(plan),
    commitments: { publisher: formatHex(commitments.publisher), oversight: formatHex(commitments.oversight) },
    invariants: invariants.map(({ period, flow }) => ({ period, flow })),
    case: { size: series.case.size, root: formatHex(series.case.root) },
    tables: tables.map(noisyTableJson),
  };
}

function assertTablesOfPlan({ plan, tables }: SeriesMonth): void {
  const codesOf = (place: number): readonly string[] => {
    const planned = plan.tables[place];
    return planned === undefined ? [] : dimensionCodes[planned.dimension];
  };
  const fits = tables.every(({ id, rows }, place) => {
    const codes = codesOf(place);
    return (
      id === plan.tables[place]?.id &&
      rows.length === codes.length &&
      rows.every(({ code }, row) => code === codes[row])
    );
  });
  if (!fits || tables.length !== plan.tables.length) throw new ProtocolError('MALFORMED');
}
