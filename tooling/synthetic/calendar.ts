/** When people report: by month, by day of the week, and in the days after the news has spoken of something. */
import type { Sector } from '../../crypto/public.ts';
import type { Draws } from './draws.ts';

export const dayMs = 86_400_000;

/** January to December: less in winter holidays and at harvest, more when schools and budgets begin. */
const monthWeights = [0.72, 1.02, 1.08, 1.12, 1, 0.92, 0.78, 0.76, 1.18, 1.16, 1.14, 1.12];
/** Sunday to Saturday. */
const weekdayWeights = [0.35, 1.3, 1.22, 1.16, 1.1, 1.06, 0.5];

/** For some days after a report in the news, more people report, and of one sector. */
export interface Wave {
  readonly first: number;
  readonly last: number;
  readonly sector: Sector;
  /** How many times the usual number. */
  readonly times: number;
}

const waveSectors: readonly Sector[] = ['HEALTH', 'EDUCATION', 'POLICE_JUSTICE', 'TAX_CUSTOMS', 'LOCAL_GOV'];

/** Two a year on average. */
export function drawWaves(draws: Draws, first: number, last: number): readonly Wave[] {
  const waves: Wave[] = [];
  for (let day = first + draws.delay(120); day <= last; day += 20 + draws.delay(160)) {
    const sector = waveSectors[draws.whole(0, waveSectors.length - 1)] ?? 'HEALTH';
    waves.push({ first: day, last: day + draws.whole(5, 14), sector, times: 1.5 + 1.5 * draws.unit() });
  }
  return waves;
}

/**
 * Days of arrival, ascending; exactly `count` of them.
 *
 * @param first,last UTC days since 1970-01-01, both included
 */
export function drawArrivals(
  draws: Draws,
  { first, last }: { readonly first: number; readonly last: number },
  waves: readonly Wave[],
  count: number,
): readonly number[] {
  const sums: number[] = [];
  let sum = 0;
  for (let day = first; day <= last; day++) {
    const wave = waveOf(waves, day)?.times ?? 1;
    sum += wave * (monthWeights[monthOf(day)] ?? 1) * (weekdayWeights[weekdayOf(day)] ?? 1);
    sums.push(sum);
  }
  return Array.from({ length: count }, () => first + firstAbove(sums, draws.unit() * sum)).sort((a, b) => a - b);
}

export function waveOf(waves: readonly Wave[], day: number): Wave | undefined {
  return waves.find((wave) => day >= wave.first && day <= wave.last);
}

/** The same day or, at a weekend, the Monday after: nobody answers on days off. */
export function workday(day: number): number {
  const weekday = weekdayOf(day);
  if (weekday === 6) return day + 2;
  return weekday === 0 ? day + 1 : day;
}

/** 0 for January. */
export function monthOf(day: number): number {
  return new Date(day * dayMs).getUTCMonth();
}

/** 0 for Sunday. */
function weekdayOf(day: number): number {
  // The first of January 1970 was a Thursday.
  return (((day + 4) % 7) + 7) % 7;
}

function firstAbove(sums: readonly number[], target: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
