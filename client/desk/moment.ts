/** Moments as people read them here: the day in their language, and the hour of the world's clock. */

const secondsPerDay = 86_400;

/** @param seconds POSIX. `23-ноябрь 2026, 13:05 UTC` */
export function formatMoment(seconds: number, formatDay: (day: number) => string): string {
  const clock = new Date(seconds * 1_000).toISOString().slice(11, 16);
  return `${formatDay(Math.floor(seconds / secondsPerDay))}, ${clock} UTC`;
}
