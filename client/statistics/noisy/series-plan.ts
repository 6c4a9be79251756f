/**
 * Which tables are shown month by month, with noise. The plan stands in the seed notes of both parties, so that tables, months and noise
 * are fixed together before the first of the months.
 */
import { encodeCanonical, ProtocolError, shape, type JsonObject, type PublicSuite } from '../../../crypto/public.ts';
import { canCount } from '../count.ts';
import { dimensions, flows, type DimensionId, type FlowId } from '../dimensions.ts';
import { daysOf, monthNameShape, yearOf, type MonthName } from './months.ts';

export const seriesPlanFormat = 'kupuya/series-plan/v1';

/** Both 1 or more. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * A report enters a table with its first event of the flow and never again, in one cell of one month: by one report more or less, the
 * table changes by one in one cell (L1 sensitivity 1). There is no row of totals [it would change too, and double the loss]: a total is a
 * table of its own, of the dimension ALL.
 */
export interface SeriesTable {
  /** As of a planned table; in all plans of a service it means the same. */
  readonly id: string;
  readonly flow: FlowId;
  readonly dimension: DimensionId;
  /** At most 1. */
  readonly epsilon: Ratio;
}

export interface SeriesPlan {
  /** First and last month, both included, of one year. */
  readonly first: MonthName;
  readonly last: MonthName;
  readonly tables: readonly SeriesTable[];
}

const part = shape.integer(1, 1000);

const planShape = shape.object({
  format: shape.literal(seriesPlanFormat),
  first: monthNameShape,
  last: monthNameShape,
  tables: shape.array(
    shape.object({
      id: shape.pattern(/^[a-z][a-z0-9-]{0,63}$/u),
      flow: shape.literal(...flows),
      dimension: shape.literal(...dimensions),
      epsilon: shape.object({ numerator: part, denominator: part }),
    }),
    1,
    16,
  ),
});

/**
 * @throws MALFORMED (also for a flow whose events do not have the dimension), RANGE for months of two years or in the wrong order and for an epsilon above 1, DUPLICATE for an id that stands twice
 */
export const readSeriesPlan: shape.Shape<SeriesPlan> = shape.map(planShape, ({ format: _, ...plan }): SeriesPlan => {
  if (!plan.tables.every(({ flow, dimension }) => canCount(flow, dimension))) throw new ProtocolError('MALFORMED');
  if (plan.last < plan.first || yearOf(plan.first) !== yearOf(plan.last)) throw new ProtocolError('RANGE');
  if (plan.tables.some(({ epsilon }) => epsilon.numerator > epsilon.denominator)) throw new ProtocolError('RANGE');
  if (new Set(plan.tables.map(({ id }) => id)).size !== plan.tables.length) throw new ProtocolError('DUPLICATE');
  return plan;
});

export function seriesPlanJson({ first, last, tables }: SeriesPlan): JsonObject {
  return { format: seriesPlanFormat, first, last, tables: tables.map(seriesTableJson) };
}

/** 32 bytes: H(canonical JSON). */
export function seriesPlanHash(suite: PublicSuite, plan: SeriesPlan): Promise<Uint8Array> {
  return suite.sha256(encodeCanonical(seriesPlanJson(plan), { nfc: true }));
}

export function coversMonth({ first, last }: SeriesPlan, month: MonthName): boolean {
  return first <= month && month <= last;
}

/** First day of the first month and last day of the last; UTC days since 1970-01-01. */
export function planDays({ first, last }: SeriesPlan): { readonly first: number; readonly last: number } {
  return { first: daysOf(first).first, last: daysOf(last).last };
}

function seriesTableJson({ id, flow, dimension, epsilon }: SeriesTable): JsonObject {
  return { id, flow, dimension, epsilon: { numerator: epsilon.numerator, denominator: epsilon.denominator } };
}
