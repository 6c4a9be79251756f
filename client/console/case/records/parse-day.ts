/** Days as a date field has them. */
import { formatIsoDay } from '../../../shared/locale/format.ts';

const millisecondsPerDay = 86_400_000;
/** Days are 16 bits on the wire. */
export const lastDay = 0xffff;

/** `2026-11-23`; 0 for anything else, and for days that no event can carry. */
export function parseDay(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return 0;
  const day = Date.parse(`${text}T00:00:00Z`) / millisecondsPerDay;
  // Browsers read 30 February as a day of March.
  const isDay = Number.isSafeInteger(day) && day > 0 && day <= lastDay && formatIsoDay(day) === text;
  return isDay ? day : 0;
}
