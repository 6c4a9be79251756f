/** Days as the protocol counts them (days since 1970-01-01 in UTC) and as people write them (YYYY-MM-DD). */
import { maximumRosterDays, ProtocolError, type Period } from '../../../crypto/index.ts';

const millisecondsPerDay = 86_400_000;

/** @throws MALFORMED unless a date of the calendar in the form YYYY-MM-DD, from 1970 on */
export function parseDay(date: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) throw new ProtocolError('MALFORMED');
  const day = Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
  // The comparison refuses what a parser may carry over, such as the 30th of February.
  if (!Number.isInteger(day) || day < 0 || formatDay(day) !== date) throw new ProtocolError('MALFORMED');
  return day;
}

export function formatDay(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

const epochDays = 92;

/** Four epochs of at most 92 days, 366 days together: one ceremony a year, fresh intake keys each quarter. */
export function yearOfEpochs(first: number): readonly Period[] {
  const last = first + maximumRosterDays - 1;
  return [0, 1, 2, 3].map((quarter) => {
    const begin = first + quarter * epochDays;
    return { first: begin, last: Math.min(begin + epochDays - 1, last) };
  });
}
