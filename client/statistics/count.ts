/**
 * Exact counts by the table plan. An event is counted on its day and by what was known on that day, so that nothing that happens later
 * changes a period that is over: quarters stay as they were released, and add up to their year.
 */
import { deadlines, ProtocolError, type Clock } from '../../crypto/public.ts';
import { dimensionCodes, flows, type DimensionId, type FlowId } from './dimensions.ts';
import type { ReportCodes, ReportFacts, ToldFact } from './facts.ts';
import { periodOf, lengthOf, type PeriodName } from './periods.ts';
import type { TablePlan } from './plan.ts';

/** True counts: known to the two officers together, and nowhere written down. */
export interface CountedTable {
  readonly id: string;
  readonly flow: FlowId;
  readonly dimension: DimensionId;
  /** One count for every code of the dimension, in its order. */
  readonly counts: readonly number[];
}

export interface CountedTables {
  readonly period: PeriodName;
  /** The tables of the plan for periods of this length, in its order. */
  readonly tables: readonly CountedTable[];
}

/** An event of a report: its flow, its day (UTC days since 1970-01-01), and its code in those dimensions that the event itself has. */
interface CountedEvent {
  readonly flow: FlowId;
  readonly day: number;
  readonly own: Readonly<Partial<Record<DimensionId, string>>>;
}

const toldFlows = flows.filter((flow) => !['RECEIVED', 'ACKNOWLEDGEMENT_DUE', 'FEEDBACK_DUE'].includes(flow));

/**
 * @param facts reports without test reports; codes that are not in the lists count as UNSPECIFIED
 * @throws MALFORMED if the period's name is none, a table of the plan counts a flow by what its events do not have, or a reason is not
 *   one of its status
 */
export function countTables(plan: TablePlan, facts: readonly ReportFacts[], period: PeriodName): CountedTables {
  const { first, last } = periodOf(period);
  const length = lengthOf(period);
  const tables = plan.tables
    .filter(({ periods }) => periods.includes(length))
    .map(({ id, flow, dimension }) => {
      if (!canCount(flow, dimension)) throw new ProtocolError('MALFORMED');
      return { id, flow, dimension, counts: dimensionCodes[dimension].map(() => 0) };
    });
  for (const report of facts) {
    for (const event of eventsOf(report)) {
      if (event.day < first || event.day > last) continue;
      for (const table of tables) {
        if (table.flow !== event.flow) continue;
        const cell = cellOf(table.dimension, report.codes, event);
        table.counts[cell] = (table.counts[cell] ?? 0) + 1;
      }
    }
  }
  return { period, tables };
}

const ofReports: Readonly<Partial<Record<DimensionId, keyof ReportCodes>>> = {
  CATEGORY: 'category',
  REGION: 'region',
  SECTOR: 'sector',
  CHANNEL: 'channel',
  IDENTITY: 'identity',
  RELATION: 'relation',
  HARM: 'harm',
};

const ofFlows: Readonly<Partial<Record<DimensionId, FlowId>>> = {
  ACKNOWLEDGEMENT_TIME: 'ACKNOWLEDGEMENT_DUE',
  FEEDBACK_TIME: 'FEEDBACK_DUE',
  OUTCOME: 'CLOSED',
  CLOSURE_TIME: 'CLOSED',
  EXTENSION_REASON: 'EXTENDED',
};

/** Whether every event of the flow stands in one cell of the dimension. */
export function canCount(flow: FlowId, dimension: DimensionId): boolean {
  return dimension === 'ALL' || dimension in ofReports || ofFlows[dimension] === flow;
}

function cellOf(dimension: DimensionId, codes: ReportCodes, { own }: CountedEvent): number {
  const list: readonly string[] = dimensionCodes[dimension];
  const field = ofReports[dimension];
  const code = dimension === 'ALL' ? 'ALL' : field === undefined ? own[dimension] : codes[field];
  const cell = list.indexOf(code ?? '');
  if (cell >= 0) return cell;
  // Of every list that strangers fill, the last code says that nothing is known. The others the body has signed.
  if (field === undefined) throw new ProtocolError('MALFORMED');
  return list.length - 1;
}

/**
 * The events of one flow of a report in the order of their days, each with its code of the dimension.
 *
 * @throws MALFORMED as `countTables`
 */
export function flowEvents(
  report: ReportFacts,
  flow: FlowId,
  dimension: DimensionId,
): readonly { readonly day: number; readonly code: string }[] {
  if (!canCount(flow, dimension)) throw new ProtocolError('MALFORMED');
  return eventsOf(report)
    .filter((event) => event.flow === flow)
    .map((event) => ({ day: event.day, code: dimensionCodes[dimension][cellOf(dimension, report.codes, event)] ?? '' }))
    .sort((a, b) => a.day - b.day);
}

function eventsOf({ day, told, profile }: ReportFacts): CountedEvent[] {
  // In the order of days: what comes later is added at the end, and changes nothing before it.
  const history = [...told].sort((a, b) => a.day - b.day);
  const rounds = roundsOf(history);
  const { acknowledge } = deadlines(day, history, profile);
  return [
    { flow: 'RECEIVED', day, own: {} },
    {
      flow: 'ACKNOWLEDGEMENT_DUE',
      day: acknowledge.due + 1,
      own: { ACKNOWLEDGEMENT_TIME: dimensionCodes.ACKNOWLEDGEMENT_TIME[timeCell(acknowledge, [1, 3, 7])] ?? '' },
    },
    ...rounds.map((round): CountedEvent => {
      const { feedback } = deadlines(day, round, profile);
      return {
        flow: 'FEEDBACK_DUE',
        // An extension can be told until the last day of what it replaces, so that it is never over before [it could be the shorter one].
        day: Math.max(feedback.due, feedback.from + profile.feedback) + 1,
        own: { FEEDBACK_TIME: dimensionCodes.FEEDBACK_TIME[timeCell(feedback, [30, 90, 180])] ?? '' },
      };
    }),
    ...history.flatMap((each) => toldEvent(day, each)),
  ];
}

/** The case until it was reopened for the first time, from then until the second time, and so on. */
function roundsOf(history: readonly ToldFact[]): readonly (readonly ToldFact[])[] {
  const reopened = history.flatMap(({ status }, index) => (status === 'REOPENED' ? [index] : []));
  return [0, ...reopened].map((start, round) => history.slice(start, reopened[round] ?? history.length));
}

function toldEvent(received: number, { status, reason, day }: ToldFact): CountedEvent[] {
  const flow = toldFlows.find((each) => each === status);
  if (flow === undefined) return [];
  const days = day - received;
  const own = {
    OUTCOME: reason.replace(/^OUTCOME_/u, ''),
    CLOSURE_TIME: dimensionCodes.CLOSURE_TIME[binOf(days, [30, 90, 180, 365])] ?? '',
    EXTENSION_REASON: reason,
  };
  return [{ flow, day, own }];
}

/** The last cell stands for all that was not in time. */
function timeCell({ from, due, done }: Clock, limits: readonly number[]): number {
  return done === null || done > due ? limits.length : binOf(done - from, limits);
}

function binOf(days: number, limits: readonly number[]): number {
  const bin = limits.findIndex((limit) => days <= limit);
  return bin < 0 ? limits.length : bin;
}
