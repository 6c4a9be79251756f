/** Moments as people read them here: by the clock on their wall, with the hour of the world's clock for whoever compares. */

const secondsPerDay = 86_400;
const secondsPerMinute = 60;

/**
 * `23-ноябрь 2026-ж., 19:05 (13:05 UTC)`, or `…, 13:05 UTC` where the two agree.
 * @param seconds POSIX
 * @param ahead minutes by which this place is ahead of UTC at that moment
 */
export function formatMoment(
  seconds: number,
  formatDay: (day: number) => string,
  ahead = -new Date(seconds * 1_000).getTimezoneOffset(),
): string {
  const local = seconds + ahead * secondsPerMinute;
  const utc = `${clock(seconds)} UTC`;
  return `${formatDay(Math.floor(local / secondsPerDay))}, ${ahead === 0 ? utc : `${clock(local)} (${utc})`}`;
}

function clock(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(11, 16);
}
