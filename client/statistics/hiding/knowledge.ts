/**
 * What everybody knows of one flow in one year from all that was released: every count of it is a sum of numbers that are nowhere
 * negative, and of most sums the release says a range.
 */
import { rangeOf, type Cell } from '../cell.ts';
import type { DimensionId, FlowId } from '../dimensions.ts';
import { lengthOf, quartersOf, type PeriodName } from '../periods.ts';
import type { ShownTable } from '../shown-table.ts';
import type { Programme, ProgrammeRow } from './solver.ts';

/** A table as it was or is to be released. */
export interface PublishedTable {
  readonly period: PeriodName;
  readonly table: ShownTable;
}

/** A count of which no number is shown. */
export interface UnshownCount {
  readonly period: PeriodName;
  /** Null for the total of the flow. */
  readonly dimension: DimensionId | null;
  /** Codes that it counts; empty for the total. */
  readonly codes: readonly string[];
  /** Whether the release has a cell for it that says HIDDEN. Else nobody asked for it, and it can only be worked out. */
  readonly isHidden: boolean;
  /** Places in the programme whose sum it is. */
  readonly numbers: readonly number[];
}

export interface Knowledge {
  readonly programme: Programme;
  /** In a fixed order. */
  readonly unshown: readonly UnshownCount[];
}

/** The year of a period. */
export function yearOf(period: PeriodName): PeriodName {
  return period.slice(0, 4);
}

/** Tables of these releases that speak of the same year and flow. */
export function tablesOf(
  releases: readonly { readonly period: PeriodName; readonly tables: readonly ShownTable[] }[],
  year: PeriodName,
  flow: FlowId,
): PublishedTable[] {
  return releases
    .filter(({ period }) => yearOf(period) === year)
    .flatMap(({ period, tables }) => tables.filter((table) => table.flow === flow).map((table) => ({ period, table })));
}

/** @param published tables of one flow and year, in the order in which they were released: each knew those before it */
export function knowledgeOf(published: readonly PublishedTable[]): Knowledge {
  const places = new Places(published);
  const rows: ProgrammeRow[] = [];
  const cells = new Map<
    string,
    { readonly count: Omit<UnshownCount, 'isHidden'>; shown: boolean; isHidden: boolean }
  >();
  const note = (count: Omit<UnshownCount, 'isHidden'>, cell: Cell | null): void => {
    const key = [count.period, count.dimension, ...count.codes].join(' ');
    const known = cells.get(key) ?? { count, shown: false, isHidden: false };
    known.shown ||= cell !== null && cell.flag !== 'HIDDEN';
    known.isHidden ||= cell?.flag === 'HIDDEN';
    cells.set(key, known);
  };
  const bound = (numbers: readonly number[], cell: Cell, hiddenMost: number): void => {
    const { least, most } = cell.flag === 'HIDDEN' ? { least: 0, most: hiddenMost } : rangeOf(cell);
    rows.push({ terms: numbers.map((number) => [number, 1] as const), least, most });
  };
  for (const [index, { period, table }] of published.entries()) {
    const totals = places.totals(period);
    bound(totals, table.total, Infinity);
    note({ period, dimension: null, codes: [], numbers: totals }, table.total);
    const hiddenMost = mostOfHidden(table, published.slice(0, index), period);
    for (const { code, cell } of table.rows) {
      if (table.dimension === 'ALL') {
        bound(totals, cell, Infinity);
        note({ period, dimension: null, codes: [], numbers: totals }, cell);
        continue;
      }
      const codes = table.grouping?.find((group) => group.code === code)?.of ?? [code];
      const numbers = codes.flatMap((each) => places.of(table.dimension, each, period));
      bound(numbers, cell, hiddenMost);
      note({ period, dimension: table.dimension, codes, numbers }, cell);
    }
  }
  for (const period of places.periods) {
    note({ period, dimension: null, codes: [], numbers: places.totals(period) }, null);
    for (const [dimension, codes] of places.codes) {
      for (const code of codes) {
        const numbers = places.of(dimension, code, period);
        if (numbers.length > 0) note({ period, dimension, codes: [code], numbers }, null);
      }
    }
  }
  rows.push(...places.sums());
  const unshown = [...cells.values()]
    .filter(({ shown }) => !shown)
    .map(({ count, isHidden }): UnshownCount => ({ ...count, isHidden }));
  return { programme: { numbers: places.count, least: leastOf(places.count, rows), rows }, unshown };
}

/**
 * Whoever knows how cells are chosen knows one thing more: within a table the smallest are hidden first and equal ones together, so that
 * all that are hidden would show less than the smallest that is shown. Only where an earlier table counts the same by another period may
 * a greater one be hidden.
 */
function mostOfHidden(table: ShownTable, before: readonly PublishedTable[], period: PeriodName): number {
  if (before.some((each) => each.table.dimension === table.dimension && each.period !== period)) return Infinity;
  return Math.min(...table.rows.map(({ cell }) => (cell.flag === 'OBS' ? rangeOf(cell).least - 1 : Infinity)));
}

/** What single numbers are at least, from rows of one number. */
function leastOf(count: number, rows: readonly ProgrammeRow[]): readonly number[] {
  const least = Array.from({ length: count }, () => 0);
  for (const row of rows) {
    const [term] = row.terms;
    if (term === undefined || row.terms.length > 1) continue;
    least[term[0]] = Math.max(least[term[0]] ?? 0, row.least);
  }
  return least;
}

/** Which number of the programme counts what: a code of a dimension in a column, or all of a column. A column is a quarter or the year. */
class Places {
  /** Quarters, or the year alone where no quarter of it was released. */
  readonly columns: readonly PeriodName[];
  /** The columns, and the year if it was released. */
  readonly periods: readonly PeriodName[];
  readonly codes: ReadonlyMap<DimensionId, readonly string[]>;
  private readonly published: readonly PublishedTable[];
  private readonly numbers = new Map<string, number>();

  constructor(published: readonly PublishedTable[]) {
    this.published = published;
    const released = new Set(published.map(({ period }) => period));
    const years = [...released].filter((period) => lengthOf(period) === 'YEAR');
    const quarters = [...released].filter((period) => lengthOf(period) === 'QUARTER').sort();
    this.columns = quarters.length === 0 || years.length === 0 ? [...quarters, ...years] : years.flatMap(quartersOf);
    this.periods = [...new Set([...this.columns, ...years])];
    const codes = new Map<DimensionId, string[]>();
    for (const { table } of published) {
      if (table.dimension === 'ALL') continue;
      const known = codes.get(table.dimension) ?? [];
      const own = table.grouping?.flatMap(({ of }) => of) ?? table.rows.map(({ code }) => code);
      codes.set(table.dimension, [...known, ...own.filter((code) => !known.includes(code))]);
    }
    this.codes = codes;
    for (const column of this.columns) this.add(null, '', column);
    for (const [dimension, list] of codes) {
      for (const code of list) for (const column of this.columnsOf(dimension)) this.add(dimension, code, column);
    }
  }

  get count(): number {
    return this.numbers.size;
  }

  totals(period: PeriodName): readonly number[] {
    return this.find(null, '', this.columns, period);
  }

  of(dimension: DimensionId, code: string, period: PeriodName): readonly number[] {
    return this.find(dimension, code, this.columnsOf(dimension), period);
  }

  /** All codes of a dimension together are the flow. */
  sums(): readonly ProgrammeRow[] {
    return [...this.codes].flatMap(([dimension, codes]) =>
      this.columnsOf(dimension).map((column): ProgrammeRow => {
        const parts = codes.flatMap((code) => this.of(dimension, code, column));
        const whole = this.totals(column);
        return {
          terms: [...parts.map((part) => [part, 1] as const), ...whole.map((each) => [each, -1] as const)],
          least: 0,
          most: 0,
        };
      }),
    );
  }

  /** Whether tables by this dimension were released for quarters too. */
  private isDivided(dimension: DimensionId): boolean {
    return this.published.some(({ period, table }) => table.dimension === dimension && lengthOf(period) === 'QUARTER');
  }

  private columnsOf(dimension: DimensionId): readonly PeriodName[] {
    if (this.columns.length === 1 || this.isDivided(dimension)) return this.columns;
    return [...new Set(this.columns.map(yearOf))];
  }

  private add(dimension: DimensionId | null, code: string, column: PeriodName): void {
    // A code that a table did not know yet counted nothing.
    const existed = this.published
      .filter(({ period, table }) => table.dimension === dimension && period === column)
      .every(({ table }) =>
        (table.grouping?.flatMap(({ of }) => of) ?? table.rows.map((row) => row.code)).includes(code),
      );
    if (existed) this.numbers.set(`${dimension ?? ''} ${code} ${column}`, this.numbers.size);
  }

  private find(
    dimension: DimensionId | null,
    code: string,
    columns: readonly PeriodName[],
    period: PeriodName,
  ): readonly number[] {
    const within = lengthOf(period) === 'YEAR' ? columns : columns.filter((column) => column === period);
    return within.flatMap((column) => this.numbers.get(`${dimension ?? ''} ${code} ${column}`) ?? []);
  }
}
