/** The tables as tidy rows: one for each cell and one for the total, which all formats are made from. */
import type { PeriodName } from '../periods.ts';
import { rangeOf, type Cell } from '../cell.ts';
import type { DimensionId, FlowId } from '../dimensions.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';

/** The code of a total (SDMX: `_T`); no code of a dimension begins with a line. */
export const totalCode = '_T';

export interface TidyRow {
  readonly period: PeriodName;
  readonly table: string;
  readonly flow: FlowId;
  readonly dimension: DimensionId;
  /** A code of the dimension, of a group of codes, or `_T`. */
  readonly code: string;
  /** Null where it is hidden. */
  readonly value: number | null;
  /** The least and the greatest count that the value can stand for; null where it is hidden. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly flag: Cell['flag'];
  readonly mechanism: ReleaseContent['mechanism'];
}

/** In the order in which they stand in every file. */
export const tidyColumns = [
  'period',
  'table',
  'flow',
  'dimension',
  'code',
  'value',
  'lower',
  'upper',
  'flag',
  'mechanism',
] as const satisfies readonly (keyof TidyRow)[];

/** In the order of the table, the total last. */
export function tidyRows({ period, mechanism }: ReleaseContent, table: ShownTable): readonly TidyRow[] {
  const cells = [...table.rows, { code: totalCode, cell: table.total }];
  return cells.map(({ code, cell }) => ({
    ...{ period, table: table.id, flow: table.flow, dimension: table.dimension, code },
    ...numbersOf(cell),
    ...{ flag: cell.flag, mechanism },
  }));
}

function numbersOf(cell: Cell): Pick<TidyRow, 'value' | 'lower' | 'upper'> {
  switch (cell.flag) {
    case 'HIDDEN':
      // Of a cell that is hidden to protect another one, not even the range of small counts would be true.
      return { value: null, lower: null, upper: null };
    case 'STRUCTURAL_ZERO':
      return { value: 0, lower: 0, upper: 0 };
    case 'OBS': {
      const { least, most } = rangeOf(cell);
      return { value: cell.value, lower: least, upper: most };
    }
  }
}
