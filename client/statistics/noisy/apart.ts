/**
 * Hidden and rounded tables, and monthly series with noise, never show the same: a statistic (flow by dimension) that has both for some day
 * would have each undo a part of the other. The total of a flow in a year is the one thing that both may tell, and a series declares it.
 */
import { lengthOf, periodOf, type PeriodLength, type PeriodName } from '../periods.ts';
import type { DimensionId, FlowId } from '../dimensions.ts';
import type { PlannedTable } from '../plan.ts';
import type { ReleaseContent } from '../release-document.ts';
import { daysOf, yearOf, type MonthName } from './months.ts';
import type { SeriesTable } from './series-plan.ts';
import { SeriesRefused } from './series-refused.ts';

interface Statistic {
  readonly flow: FlowId;
  readonly dimension: DimensionId;
}

interface Published extends Statistic {
  readonly length: PeriodLength;
}

/** A total that is published without noise: what a series promises holds for whoever knows it. */
export interface Invariant {
  readonly period: PeriodName;
  readonly flow: FlowId;
}

/**
 * @param planned tables of the plan in force for hidden and rounded releases
 * @param releases all of them, of any period
 * @throws SeriesRefused PUBLISHED_IN_QUARTERS, PUBLISHED_BY_YEAR
 */
export function assertApart(
  tables: readonly Statistic[],
  month: MonthName,
  planned: readonly PlannedTable[],
  releases: readonly ReleaseContent[],
): void {
  const published = planned.flatMap(({ flow, dimension, periods }) =>
    periods.map((length) => ({ flow, dimension, length })),
  );
  for (const release of releases) if (sharesDays(release.period, month)) published.push(...publishedIn(release));
  for (const table of tables) assertOneIsApart(table, published);
}

/**
 * The other way round: a release that would show what a series has shown.
 *
 * @throws SeriesRefused PUBLISHED_IN_QUARTERS, PUBLISHED_BY_YEAR
 */
export function assertReleaseApart(
  release: ReleaseContent,
  series: readonly { readonly month: MonthName; readonly tables: readonly SeriesTable[] }[],
): void {
  for (const { month, tables } of series) assertApart(tables, month, [], [release]);
}

/** Totals of the year that are published of the flows of these tables, each once, in the order of the tables. */
export function invariantsOf(
  tables: readonly Statistic[],
  month: MonthName,
  planned: readonly PlannedTable[],
): readonly Invariant[] {
  const period = yearOf(month);
  const flows = new Set(tables.map(({ flow }) => flow));
  const isYearly = (flow: FlowId): boolean =>
    planned.some((table) => table.flow === flow && table.periods.includes('YEAR'));
  return [...flows].filter(isYearly).map((flow) => ({ period, flow }));
}

function assertOneIsApart({ flow, dimension }: Statistic, published: readonly Published[]): void {
  for (const other of published.filter((each) => each.flow === flow)) {
    // Whatever its dimension, a table of a quarter has the quarter's total.
    if (other.length === 'QUARTER') throw new SeriesRefused('PUBLISHED_IN_QUARTERS');
    if (other.dimension === dimension && dimension !== 'ALL') throw new SeriesRefused('PUBLISHED_BY_YEAR');
  }
}

function publishedIn({ period, tables }: ReleaseContent): readonly Published[] {
  return tables.map(({ flow, dimension }) => ({ flow, dimension, length: lengthOf(period) }));
}

function sharesDays(period: PeriodName, month: MonthName): boolean {
  const [a, b] = [periodOf(period), daysOf(month)];
  return a.first <= b.last && b.first <= a.last;
}
