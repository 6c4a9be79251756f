/** Quarters and years of the calendar in UTC: the only periods for which tables are released. */
import { ProtocolError, shape } from '../../crypto/public.ts';
import type { Period } from './totals.ts';

/** `2026` or `2026-Q3`. */
export type PeriodName = string;

export type PeriodLength = 'QUARTER' | 'YEAR';

const dayMs = 86_400_000;
const namePattern = /^(?<year>[0-9]{4})(?:-Q(?<quarter>[1-4]))?$/u;

/** @throws MALFORMED */
export const periodNameShape: shape.Shape<PeriodName> = shape.pattern(namePattern);

/** First and last day, both included; UTC days since 1970-01-01. @throws MALFORMED */
export function periodOf(name: PeriodName): Period {
  const { year, quarter } = partsOf(name);
  const month = quarter === null ? 0 : 3 * (quarter - 1);
  const months = quarter === null ? 12 : 3;
  return { first: dayAt(year, month), last: dayAt(year, month + months) - 1 };
}

/** @throws MALFORMED */
export function lengthOf(name: PeriodName): PeriodLength {
  return partsOf(name).quarter === null ? 'YEAR' : 'QUARTER';
}

/** The quarters of a year in order; of a quarter itself alone. @throws MALFORMED */
export function quartersOf(name: PeriodName): readonly PeriodName[] {
  const { year, quarter } = partsOf(name);
  return quarter === null ? [1, 2, 3, 4].map((each) => nameOf(year, each)) : [name];
}

function partsOf(name: PeriodName): { readonly year: number; readonly quarter: number | null } {
  const { year, quarter } = namePattern.exec(name)?.groups ?? {};
  if (year === undefined) throw new ProtocolError('MALFORMED');
  return { year: Number(year), quarter: quarter === undefined ? null : Number(quarter) };
}

function nameOf(year: number, quarter: number): PeriodName {
  return `${String(year).padStart(4, '0')}-Q${String(quarter)}`;
}

function dayAt(year: number, month: number): number {
  // Of `Date.UTC`, years below 100 mean the twentieth century.
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / dayMs;
}
