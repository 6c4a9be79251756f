/** Which table plans may be logged: those that single nobody out, whatever the numbers will be. */
import { ProtocolError, type JsonValue } from '../../crypto/public.ts';
import { canCount } from './count.ts';
import type { DimensionId, FlowId } from './dimensions.ts';
import { lengthOf, type PeriodName } from './periods.ts';
import { readPlan, type PlannedTable, type TablePlan } from './plan.ts';
import type { ShownTable } from './shown-table.ts';

const messages = {
  NOT_A_PLAN:
    'A table counts one flow by one dimension of the lists. Tables that cross two dimensions, list reports, or use other codes would single people out.',
  TABLE_TWICE: 'Two tables have the same name, or count the same under two names.',
  CANNOT_COUNT: 'The events of this flow do not have this dimension.',
  TOO_RARE:
    'Referrals, reopened cases, extensions and legal confirmations are rare: split by what a source has said of the report, they would point at it.',
  TOO_OFTEN:
    'What a source has said of the place, the way and the person is shown by the year alone: in a quarter too few share it.',
  YEAR_FIXED:
    'The tables of this year are fixed by a plan that is logged: a change among them could be subtracted. Let the new plan begin with a later year.',
  YEAR_OVER: 'The plan would hold for a year that has passed: tables are chosen before their numbers are known.',
} as const;

export type PlanRefusalCode = keyof typeof messages;

/** This plan is not signed. The message says why, and names no number. */
export class PlanRefused extends Error {
  readonly code: PlanRefusalCode;
  /** Of the table that is meant; empty where the whole plan is. */
  readonly table: string;

  constructor(code: PlanRefusalCode, table = '') {
    super(messages[code]);
    this.name = 'PlanRefused';
    this.code = code;
    this.table = table;
  }
}

const rare: ReadonlySet<FlowId> = new Set(['REFERRED', 'REOPENED', 'EXTENDED', 'CONFIRMED']);
const toldBySource: ReadonlySet<DimensionId> = new Set([
  'CATEGORY',
  'REGION',
  'SECTOR',
  'CHANNEL',
  'IDENTITY',
  'RELATION',
  'HARM',
]);

/** @throws PlanRefused */
export function readAllowedPlan(value: JsonValue): TablePlan {
  try {
    const plan = readPlan(value);
    assertPlanAllowed(plan);
    return plan;
  } catch (error) {
    if (error instanceof ProtocolError) throw new PlanRefused('NOT_A_PLAN');
    throw error;
  }
}

/** @throws PlanRefused */
export function assertPlanAllowed({ tables }: TablePlan): void {
  const seen = new Set<string>();
  for (const table of tables) {
    const { id, flow, dimension } = table;
    const names = [id, `${flow}/${dimension}`];
    if (names.some((name) => seen.has(name))) throw new PlanRefused('TABLE_TWICE', id);
    for (const name of names) seen.add(name);
    assertTableAllowed(table);
  }
}

/**
 * @param year of the newest day of the register
 * @param logged every plan of the governance log
 * @throws PlanRefused
 */
export function assertPlanTimely({ from }: TablePlan, year: number, logged: readonly TablePlan[]): void {
  if (from < year) throw new PlanRefused('YEAR_OVER');
  if (logged.some((plan) => plan.from >= from)) throw new PlanRefused('YEAR_FIXED');
}

/** Whether a release of the period has the tables of the plan, all of them, in its order, and no others. */
export function fitsPlan(plan: TablePlan, period: PeriodName, tables: readonly ShownTable[]): boolean {
  const length = lengthOf(period);
  const nameOf = ({ id, flow, dimension }: Omit<PlannedTable, 'periods'>): string => `${id} ${flow} ${dimension}`;
  const planned = plan.tables.filter(({ periods }) => periods.includes(length)).map(nameOf);
  return planned.join() === tables.map(nameOf).join();
}

function assertTableAllowed({ id, flow, dimension, periods }: PlannedTable): void {
  if (!canCount(flow, dimension)) throw new PlanRefused('CANNOT_COUNT', id);
  if (!toldBySource.has(dimension)) return;
  if (rare.has(flow)) throw new PlanRefused('TOO_RARE', id);
  if (periods.includes('QUARTER') && dimension !== 'CATEGORY') throw new PlanRefused('TOO_OFTEN', id);
}
