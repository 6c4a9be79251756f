const millisecondsPerDay = 86_400_000;

/** `2026-07-01`. @param day UTC days since 1970-01-01 */
export function formatDay(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}
