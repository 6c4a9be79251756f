/**
 * Which counts of a release are shown: small ones are hidden, the rest is rounded, and further ones are hidden until nothing that was
 * ever released tells a hidden one. What is merged and what is hidden besides follows from shown numbers and from which counts are
 * below ten, never from the counts themselves.
 */
import { ProtocolError } from '../../../crypto/public.ts';
import { hiddenBelow, hideAndRound, type Cell } from '../cell.ts';
import type { CountedTable, CountedTables } from '../count.ts';
import { dimensionCodes, type FlowId } from '../dimensions.ts';
import type { PeriodName } from '../periods.ts';
import type { TablePlan } from '../plan.ts';
import { ReleaseRefused } from '../release.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';
import { assertPeriodsReleasable } from '../tables-guard.ts';
import { ladderOf, type Grouping } from './groupings.ts';
import { knowledgeOf, tablesOf, yearOf, type PublishedTable, type UnshownCount } from './knowledge.ts';
import { findBetrayed } from './protection.ts';

/** More than this part of the rows hidden is too much: the table is merged. */
const tooMuch = 0.5;

/** Flows whose events are entries of the register: without any entry in a period everybody can see that nothing happened. */
const entryFlows: readonly FlowId[] = ['RECEIVED', 'CLOSED', 'REFERRED', 'REOPENED', 'EXTENDED', 'CONFIRMED'];

/** A table while it is decided what of it is shown. */
interface OpenTable {
  readonly id: string;
  readonly flow: FlowId;
  readonly dimension: CountedTable['dimension'];
  readonly grouping: Grouping | null;
  readonly rows: readonly OpenRow[];
}

interface OpenRow {
  readonly code: string;
  readonly of: readonly string[];
  cell: Cell;
}

/** All tables of one flow. */
interface OpenFlow {
  readonly tables: readonly OpenTable[];
  total: Cell;
}

/**
 * @param counted what `countTables` says for the plan and the period
 * @param earlier every release before, in the order of the log: one that is left out is one that can be subtracted
 * @param entriesInPeriod of the case log with a day in the period, cover included; public
 * @returns the tables in the order of the plan
 * @throws ReleaseRefused; MALFORMED if the counts are of another period; RANGE for counts that cannot be
 */
export function discloseTables(
  plan: TablePlan,
  period: PeriodName,
  counted: CountedTables,
  earlier: readonly ReleaseContent[],
  entriesInPeriod: number,
): readonly ShownTable[] {
  if (counted.period !== period) throw new ProtocolError('MALFORMED');
  assertPeriodsReleasable(
    period,
    earlier.map((release) => release.period),
  );
  const flows = new Map<FlowId, OpenFlow>();
  for (const flow of new Set(counted.tables.map((table) => table.flow))) {
    const tables = counted.tables.filter((table) => table.flow === flow);
    const isEmpty = entriesInPeriod === 0 && entryFlows.includes(flow);
    const opened = openFlow(tables, isEmpty);
    hideFurther(opened, tablesOf(earlier, yearOf(period), flow), period);
    flows.set(flow, opened);
  }
  return plan.tables.flatMap(({ id }) =>
    [...flows.values()].flatMap((flow) =>
      flow.tables.filter((table) => table.id === id).map((each) => show(each, flow)),
    ),
  );
}

function openFlow(tables: readonly CountedTable[], isEmpty: boolean): OpenFlow {
  const totals = tables.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const total = totals[0] ?? 0;
  if (totals.some((each) => each !== total) || (isEmpty && total !== 0)) throw new ProtocolError('RANGE');
  const showCount = (count: number): Cell => (isEmpty ? { flag: 'STRUCTURAL_ZERO' } : hideAndRound(count));
  return {
    total: showCount(total),
    tables: tables.map(({ id, flow, dimension, counts }): OpenTable => {
      const codes: readonly string[] = dimensionCodes[dimension];
      const countOf = (of: readonly string[]): number =>
        of.reduce((sum, code) => sum + (counts[codes.indexOf(code)] ?? 0), 0);
      const grouping = isEmpty ? null : mergedBy(ladderOf(dimension), codes, countOf);
      const groups = grouping ?? codes.map((code) => ({ code, of: [code] }));
      const rows = groups.map(({ code, of }) => ({ code, of, cell: showCount(countOf(of)) }));
      return { id, flow, dimension, grouping, rows };
    }),
  };
}

/** The finest step of the ladder on which not too much is hidden, else the coarsest. */
function mergedBy(
  ladder: readonly Grouping[],
  codes: readonly string[],
  countOf: (of: readonly string[]) => number,
): Grouping | null {
  const single: Grouping = codes.map((code) => ({ code, of: [code] }));
  const isTooMuch = (grouping: Grouping): boolean =>
    grouping.filter(({ of }) => countOf(of) < hiddenBelow).length > tooMuch * grouping.length;
  const steps = [single, ...ladder];
  const step = steps.find((grouping) => !isTooMuch(grouping)) ?? steps.at(-1) ?? single;
  return step === single ? null : step;
}

function hideFurther(flow: OpenFlow, before: readonly PublishedTable[], period: PeriodName): void {
  for (const table of flow.tables) {
    // One that is hidden alone would be known from the total, often nearly and always by the same sum.
    if (table.rows.filter(({ cell }) => cell.flag === 'HIDDEN').length !== 1) continue;
    for (const row of smallest(shownRows([table]))) row.cell = { flag: 'HIDDEN' };
  }
  const points: (readonly number[])[] = [];
  for (;;) {
    const next = flow.tables.map((table) => ({ period, table: show(table, flow) }));
    const betrayed = findBetrayed(knowledgeOf([...before, ...next]), points);
    if (betrayed === null) return;
    // What is betrayed though all is hidden was betrayed before.
    if (betrayed === 'CONTRADICTION' || !hideOne(flow, betrayed, period)) throw new ReleaseRefused('CELL_BETRAYED');
  }
}

/**
 * Hides one cell more, so that less is known of a count: first what counts the same by another period, then the smallest row of its
 * own table, then of others, and the total last.
 *
 * @returns false if nothing is left to hide
 */
function hideOne(flow: OpenFlow, { dimension, codes, period }: UnshownCount, next: PeriodName): boolean {
  const own = flow.tables.filter((table) => table.dimension === dimension);
  const same = period === next ? [] : own.map((table) => shownRows([table]).filter(({ of }) => isAmong(of, codes)));
  const choices = [...same, ...own.map((table) => shownRows([table])), shownRows(flow.tables)];
  const rows = smallest(choices.find((each) => each.length > 0) ?? []);
  for (const row of rows) row.cell = { flag: 'HIDDEN' };
  if (rows.length > 0) return true;
  if (flow.total.flag === 'OBS') flow.total = { flag: 'HIDDEN' };
  else return false;
  return true;
}

function shownRows(tables: readonly OpenTable[]): OpenRow[] {
  return tables.flatMap(({ dimension, rows }) =>
    dimension === 'ALL' ? [] : rows.filter(({ cell }) => cell.flag === 'OBS'),
  );
}

/** Equal ones go together [else the order of the list would tell which of them was small from the beginning]. */
function smallest(rows: readonly OpenRow[]): OpenRow[] {
  const least = Math.min(...rows.map(valueOf));
  return rows.filter((row) => valueOf(row) === least);
}

function valueOf({ cell }: OpenRow): number {
  return cell.flag === 'OBS' ? cell.value : Infinity;
}

function isAmong(codes: readonly string[], others: readonly string[]): boolean {
  return codes.some((code) => others.includes(code));
}

function show({ id, flow, dimension, grouping, rows }: OpenTable, { total }: OpenFlow): ShownTable {
  return {
    ...{ id, flow, dimension },
    grouping: grouping?.map(({ code, of }) => ({ code, of: [...of] })) ?? null,
    rows: rows.map(({ code, cell }) => ({ code, cell: dimension === 'ALL' ? total : cell })),
    total,
  };
}
