/** Months of the calendar in UTC: the periods of a monthly series. */
import { ProtocolError, shape } from '../../../crypto/public.ts';
import type { PeriodName } from '../periods.ts';
import type { Period } from '../totals.ts';

/** `2027-03`. */
export type MonthName = string;

const dayMs = 86_400_000;
const namePattern = /^(?<year>[0-9]{4})-(?<month>0[1-9]|1[0-2])$/u;

/** @throws MALFORMED */
export const monthNameShape: shape.Shape<MonthName> = shape.pattern(namePattern);

/** First and last day, both included; UTC days since 1970-01-01. @throws MALFORMED */
export function daysOf(name: MonthName): Period {
  const { year, month } = partsOf(name);
  return { first: dayAt(year, month - 1), last: dayAt(year, month) - 1 };
}

/** The year that a month is of. @throws MALFORMED */
export function yearOf(name: MonthName): PeriodName {
  return nameOfYear(partsOf(name).year);
}

/** The year before it. @throws MALFORMED */
export function yearBefore(name: MonthName): PeriodName {
  return nameOfYear(partsOf(name).year - 1);
}

function partsOf(name: MonthName): { readonly year: number; readonly month: number } {
  const { year, month } = namePattern.exec(name)?.groups ?? {};
  if (year === undefined || month === undefined) throw new ProtocolError('MALFORMED');
  return { year: Number(year), month: Number(month) };
}

function nameOfYear(year: number): PeriodName {
  return String(year).padStart(4, '0');
}

function dayAt(year: number, month: number): number {
  // Of `Date.UTC`, years below 100 mean the twentieth century.
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / dayMs;
}
