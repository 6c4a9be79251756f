/**
 * The table plan: which tables are released, fixed once a year after a public draft and written into the governance log. There is no
 * other query. Every table counts one flow (events, each on one day of one period) by one dimension, so that every event stands in
 * exactly one cell, quarters add up to their year, and all tables of one flow have the same total.
 */
import { encodeCanonical, shape, type JsonObject, type PublicSuite } from '../../crypto/public.ts';
import { flows, dimensions, type DimensionId, type FlowId } from './dimensions.ts';
import type { PeriodLength } from './periods.ts';

export const planFormat = 'kupuya/table-plan/v1';

export interface PlannedTable {
  /** Lower-case words joined by `-`; names the file and never changes its meaning. */
  readonly id: string;
  readonly flow: FlowId;
  readonly dimension: DimensionId;
  readonly periods: readonly PeriodLength[];
}

export interface TablePlan {
  /** Year from which it holds. */
  readonly from: number;
  readonly tables: readonly PlannedTable[];
}

const both = ['QUARTER', 'YEAR'] as const;
const yearly = ['YEAR'] as const;

/** What a body that has decided nothing else releases. */
export const defaultPlan: TablePlan = {
  from: 2026,
  tables: [
    { id: 'received', flow: 'RECEIVED', dimension: 'ALL', periods: both },
    { id: 'received-by-category', flow: 'RECEIVED', dimension: 'CATEGORY', periods: both },
    { id: 'received-by-region', flow: 'RECEIVED', dimension: 'REGION', periods: yearly },
    { id: 'received-by-sector', flow: 'RECEIVED', dimension: 'SECTOR', periods: yearly },
    { id: 'received-by-channel', flow: 'RECEIVED', dimension: 'CHANNEL', periods: yearly },
    { id: 'received-by-identity', flow: 'RECEIVED', dimension: 'IDENTITY', periods: yearly },
    { id: 'received-by-relation', flow: 'RECEIVED', dimension: 'RELATION', periods: yearly },
    { id: 'received-by-harm', flow: 'RECEIVED', dimension: 'HARM', periods: yearly },
    { id: 'acknowledgement', flow: 'ACKNOWLEDGEMENT_DUE', dimension: 'ACKNOWLEDGEMENT_TIME', periods: both },
    { id: 'feedback', flow: 'FEEDBACK_DUE', dimension: 'FEEDBACK_TIME', periods: both },
    { id: 'closed-by-outcome', flow: 'CLOSED', dimension: 'OUTCOME', periods: yearly },
    { id: 'closed-by-time', flow: 'CLOSED', dimension: 'CLOSURE_TIME', periods: yearly },
    { id: 'extended-by-reason', flow: 'EXTENDED', dimension: 'EXTENSION_REASON', periods: yearly },
    { id: 'referred', flow: 'REFERRED', dimension: 'ALL', periods: yearly },
    { id: 'reopened', flow: 'REOPENED', dimension: 'ALL', periods: yearly },
    { id: 'confirmed', flow: 'CONFIRMED', dimension: 'ALL', periods: yearly },
  ],
};

const planShape = shape.object({
  format: shape.literal(planFormat),
  from: shape.integer(2000, 9999),
  tables: shape.array(
    shape.object({
      id: shape.pattern(/^[a-z][a-z0-9-]{0,63}$/u),
      flow: shape.literal(...flows),
      dimension: shape.literal(...dimensions),
      periods: shape.array(shape.literal('QUARTER', 'YEAR'), 1, 2),
    }),
    1,
    64,
  ),
});

/** @throws MALFORMED */
export const readPlan: shape.Shape<TablePlan> = shape.map(planShape, ({ format: _, ...plan }): TablePlan => plan);

export function planJson({ from, tables }: TablePlan): JsonObject {
  return {
    format: planFormat,
    from,
    tables: tables.map(({ id, flow, dimension, periods }) => ({ id, flow, dimension, periods: [...periods] })),
  };
}

/** 32 bytes: H(canonical JSON). */
export function planHash(suite: PublicSuite, plan: TablePlan): Promise<Uint8Array> {
  return suite.sha256(encodeCanonical(planJson(plan), { nfc: true }));
}
