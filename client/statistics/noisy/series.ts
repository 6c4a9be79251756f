/**
 * A month of a series: made by the officers, judged by everybody from the log as far as that goes, and reckoned again by oversight, which
 * has the seeds.
 */
import {
  encodeUtf8,
  equalBytes,
  ProtocolError,
  type GovernanceEntry,
  type PublicSuite,
  type TrustPolicy,
} from '../../../crypto/public.ts';
import { flowEvents } from '../count.ts';
import type { ReportFacts } from '../facts.ts';
import type { PlannedTable } from '../plan.ts';
import type { ReleaseContent } from '../release-document.ts';
import { assertApart, invariantsOf } from './apart.ts';
import { ledgerOf } from './budget.ts';
import { commitmentsFor, plansEver } from './committed.ts';
import { daysOf, type MonthName } from './months.ts';
import { addNoise, countMonth, type SeriesEvent } from './noisy-table.ts';
import { readSeries } from './logged-series.ts';
import { openJointSeed, type JointSeed } from './seeds.ts';
import { formatSeries, type SeriesMonth } from './series-document.ts';
import type { SeriesTable } from './series-plan.ts';
import { SeriesRefused } from './series-refused.ts';
import { assertVolume } from './volume.ts';

/** What everybody can read, and whether a month may be shown follows from alone. */
export interface SeriesGround {
  readonly trust: TrustPolicy;
  /** Of the governance log from 0 on, proven against its checkpoint, up to the month that is made or judged. */
  readonly entries: readonly GovernanceEntry[];
  /** Tables of the plan in force for hidden and rounded releases. */
  readonly planned: readonly PlannedTable[];
  /** All hidden and rounded releases. */
  readonly releases: readonly ReleaseContent[];
}

/** What the two officers bring. */
export interface SeriesCounted {
  readonly month: MonthName;
  readonly asOf: number;
  readonly case: { readonly size: number; readonly root: Uint8Array };
  readonly seeds: { readonly publisher: Uint8Array; readonly oversight: Uint8Array };
  /** Of all reports that ever came, each from its beginning on; test reports left out. */
  readonly facts: readonly ReportFacts[];
}

/**
 * Whether the month may be shown is decided before anything is counted.
 *
 * @throws SeriesRefused; BAD_PROOF if a seed is not the one committed to; BAD_LENGTH, MALFORMED, RANGE
 */
export async function makeSeries(
  suite: PublicSuite,
  ground: SeriesGround,
  counted: SeriesCounted,
): Promise<SeriesMonth> {
  const { month, asOf } = counted;
  const allowed = await allowedMonth(suite, ground, month, asOf);
  const seed = await openJointSeed(
    suite,
    { origin: allowed.origin, plan: allowed.plan, ...allowed.commitments },
    counted.seeds,
  );
  const tables = await noisyTables(suite, seed, allowed.plan.tables, counted);
  return { ...allowed, case: counted.case, tables };
}

/**
 * What can be judged without the seeds: plan, commitments, declared totals, and that the month may be shown at all. That the numbers are
 * true counts with this very noise, only oversight can reckon again (`assertReckoned`).
 *
 * @throws SeriesRefused; BAD_PROOF if it says something else than the log
 */
export async function assertSeriesAllowed(
  suite: PublicSuite,
  ground: SeriesGround,
  series: SeriesMonth,
): Promise<void> {
  const allowed = await allowedMonth(suite, ground, series.month, series.asOf);
  assertSame(series, { ...series, ...allowed });
}

/**
 * Oversight's own reckoning from the seeds and from what it counted itself.
 *
 * @throws BAD_PROOF if a number differs, or a seed is not the one committed to
 */
export async function assertReckoned(suite: PublicSuite, series: SeriesMonth, counted: SeriesCounted): Promise<void> {
  const { plan, origin, commitments } = series;
  const seed = await openJointSeed(suite, { origin, plan, ...commitments }, counted.seeds);
  const tables = await noisyTables(suite, seed, plan.tables, { ...counted, month: series.month });
  assertSame(series, { ...series, tables });
}

type Allowed = Omit<SeriesMonth, 'case' | 'tables'>;

async function allowedMonth(
  suite: PublicSuite,
  { trust, entries, planned, releases }: SeriesGround,
  month: MonthName,
  asOf: number,
): Promise<Allowed> {
  if (asOf <= daysOf(month).last) throw new SeriesRefused('MONTH_NOT_OVER');
  const earlier = await readSeries(suite, entries, trust);
  if (earlier.some((before) => before.month === month)) throw new SeriesRefused('ALREADY_PUBLISHED');
  assertVolume(month, releases);
  const { plan, publisher, oversight } = await commitmentsFor(suite, entries, trust, month);
  ledgerOf([...(await plansEver(suite, entries, trust)), plan]);
  assertApart(plan.tables, month, planned, releases);
  return {
    ...{ mode: trust.mode, origin: trust.origin, month, asOf, mechanism: 'DISCRETE_LAPLACE', plan },
    commitments: { publisher, oversight },
    invariants: invariantsOf(plan.tables, month, planned),
  };
}

function noisyTables(
  suite: PublicSuite,
  seed: JointSeed,
  tables: readonly SeriesTable[],
  { month, facts }: Pick<SeriesCounted, 'month' | 'facts'>,
): Promise<SeriesMonth['tables']> {
  const historiesOf = ({ flow, dimension }: SeriesTable): readonly (readonly SeriesEvent[])[] =>
    facts.map((report) => flowEvents(report, flow, dimension));
  return Promise.all(
    tables.map((table) => addNoise(suite, seed, table, month, countMonth(table, month, historiesOf(table)))),
  );
}

/** @throws BAD_PROOF */
function assertSame(series: SeriesMonth, expected: SeriesMonth): void {
  if (!equalBytes(encodeUtf8(formatSeries(series)), encodeUtf8(formatSeries(expected)))) {
    throw new ProtocolError('BAD_PROOF');
  }
}
