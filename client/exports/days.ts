const millisecondsPerDay = 86_400_000;

/** `2026-03-01` of UTC days since 1970-01-01. */
export function formatDay(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** What a bundle is saved as, and recorded as. @param id hex of the case @param day of the export */
export function bundleName(id: string, day: number): string {
  return `case-${id.slice(0, 8)}-${formatDay(day)}.zip`;
}
