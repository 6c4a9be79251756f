import { factsOf, type Language } from './languages.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * A day as people write it: `23-ноябрь, 2026-ж.` or `23 November 2026`.
 *
 * @param day whole UTC days since 1 January 1970, 0 to 99,999,999.
 * @throws RangeError when `day` is not such a number.
 */
export function formatDay(day: number, language: Language): string {
  const date = dateOf(day);
  const { months, date: pattern } = factsOf(language);
  return pattern
    .replace('{d}', String(date.getUTCDate()))
    .replace('{month}', months[date.getUTCMonth()] ?? '')
    .replace('{y}', String(date.getUTCFullYear()));
}

/** The same day for `<time datetime>` and file names: `2026-11-23`. */
export function formatIsoDay(day: number): string {
  return dateOf(day).toISOString().slice(0, 10);
}

/** A count with its digits grouped: `12 345` in Kyrgyz, `12,345` in English. Integers only. */
export function formatCount(count: number, language: Language): string {
  if (!Number.isSafeInteger(count)) throw new RangeError('a count is a whole number');
  const group = factsOf(language).separators[1];
  return String(count).replace(/\B(?=(\d{3})+$)/gu, group);
}

/** A size for people: at most one decimal, powers of 1,000: `1,2 МБ`, `1.2 MB`, `200 байт`. */
export function formatBytes(bytes: number, language: Language): string {
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw new RangeError('a size is a whole number of bytes');
  const { byteUnits, separators } = factsOf(language);
  let scaled = bytes;
  let unit = 0;
  // 999.5 would be shown as 1000, so it already counts as one of the next unit.
  while (scaled >= 999.5 && unit < byteUnits.length - 1) {
    scaled /= 1000;
    unit += 1;
  }
  const shown = unit === 0 || scaled >= 100 ? String(Math.round(scaled)) : scaled.toFixed(1).replace(/\.0$/u, '');
  return `${shown.replace('.', separators[0])}\u00a0${byteUnits[unit] ?? ''}`;
}

function dateOf(day: number): Date {
  if (!Number.isInteger(day) || day < 0 || day > 99_999_999) throw new RangeError('a day is counted from 1970');
  return new Date(day * MILLISECONDS_PER_DAY);
}
