/** One table of one month with noise. The numbers are published as they are, also below zero: whoever draws a chart may cut them there. */
import { ProtocolError, shape, type JsonObject, type PublicSuite } from '../../../crypto/public.ts';
import { dimensionCodes } from '../dimensions.ts';
import type { Period } from '../totals.ts';
import { daysOf, type MonthName } from './months.ts';
import { noiseOf } from './noise-stream.ts';
import type { JointSeed } from './seeds.ts';
import type { SeriesTable } from './series-plan.ts';

/** An event of a table's flow. */
export interface SeriesEvent {
  /** UTC days since 1970-01-01. */
  readonly day: number;
  /** Of the table's dimension. */
  readonly code: string;
}

export interface NoisyTable {
  readonly id: string;
  /** Every code of the dimension, in its order, whatever was counted [a row that is missing would say something of the true count]. */
  readonly rows: readonly { readonly code: string; readonly value: number }[];
}

/** Far above every count, so that what is read stays exact. */
const greatest = 1_000_000_000;

/** @throws MALFORMED */
export const noisyTableShape: shape.Shape<NoisyTable> = shape.object({
  id: shape.pattern(/^[a-z][a-z0-9-]{0,63}$/u),
  rows: shape.array(
    shape.object({ code: shape.pattern(/^[A-Z0-9][A-Z0-9_]{0,63}$/u), value: shape.integer(-greatest, greatest) }),
    1,
    64,
  ),
});

export function noisyTableJson({ id, rows }: NoisyTable): JsonObject {
  return { id, rows: rows.map(({ code, value }) => ({ code, value })) };
}

/**
 * True counts of a month by code. Of every report the first event of the flow counts, in whichever month it was, and no other: a case that
 * is closed, reopened and closed again would else stand in the table twice, and its noise would protect half of it.
 *
 * @param histories one for every report: all its events of the flow, from its beginning on
 * @throws MALFORMED for a code that the dimension does not have
 */
export function countMonth(
  { dimension }: SeriesTable,
  month: MonthName,
  histories: readonly (readonly SeriesEvent[])[],
): ReadonlyMap<string, number> {
  const days = daysOf(month);
  const counts = new Map<string, number>(dimensionCodes[dimension].map((code) => [code, 0]));
  for (const history of histories) {
    const first = earliest(history);
    if (first === null || !isWithin(days, first.day)) continue;
    const count = counts.get(first.code);
    if (count === undefined) throw new ProtocolError('MALFORMED');
    counts.set(first.code, count + 1);
  }
  return counts;
}

/** @param counts of `countMonth`. @throws RANGE for a count that is missing or no count */
export async function addNoise(
  suite: PublicSuite,
  seed: JointSeed,
  table: SeriesTable,
  month: MonthName,
  counts: ReadonlyMap<string, number>,
): Promise<NoisyTable> {
  const rows = dimensionCodes[table.dimension].map(async (code) => {
    const count = counts.get(code) ?? -1;
    if (!Number.isSafeInteger(count) || count < 0 || count > greatest / 2) throw new ProtocolError('RANGE');
    return { code, value: count + (await noiseOf(suite, seed, table, month, code)) };
  });
  return { id: table.id, rows: await Promise.all(rows) };
}

function earliest(history: readonly SeriesEvent[]): SeriesEvent | null {
  return history.reduce<SeriesEvent | null>(
    (first, event) => (first === null || event.day < first.day ? event : first),
    null,
  );
}

function isWithin({ first, last }: Period, day: number): boolean {
  return first <= day && day <= last;
}
