/** Whether there are enough reports for a monthly series. It is read from what is published [asked of the true count, it would tell of it]. */
import { rangeOf } from '../cell.ts';
import type { ReleaseContent } from '../release-document.ts';
import { yearBefore, type MonthName } from './months.ts';
import { SeriesRefused } from './series-refused.ts';

/** Reports received in the year before; there must be more. */
export const leastReports = 3000;

/**
 * @param releases of hidden and rounded tables
 * @throws SeriesRefused TOTAL_NOT_PUBLISHED, TOO_FEW_REPORTS
 */
export function assertVolume(month: MonthName, releases: readonly ReleaseContent[]): void {
  const year = yearBefore(month);
  const totals = releases
    .filter(({ period }) => period === year)
    .flatMap(({ tables }) => tables.filter(({ flow }) => flow === 'RECEIVED').map(({ total }) => total));
  if (totals.length === 0) throw new SeriesRefused('TOTAL_NOT_PUBLISHED');
  if (totals.some((total) => rangeOf(total).least <= leastReports)) throw new SeriesRefused('TOO_FEW_REPORTS');
}
