/** A table as everybody sees it. */
import { ProtocolError, shape, type JsonObject } from '../../crypto/public.ts';
import { cellJson, cellShape, type Cell } from './cell.ts';
import { dimensionCodes, dimensions, type DimensionId, type FlowId, flows } from './dimensions.ts';

export interface ShownRow {
  /** A code of the dimension, or the name of a group of codes (`grouping`). */
  readonly code: string;
  readonly cell: Cell;
}

export interface ShownTable {
  readonly id: string;
  readonly flow: FlowId;
  readonly dimension: DimensionId;
  /**
   * Null where every code has its row. Else codes were merged before anything was hidden: every code of the dimension stands in exactly
   * one group.
   */
  readonly grouping: readonly { readonly code: string; readonly of: readonly string[] }[] | null;
  /** In the order of the dimension or of the grouping. */
  readonly rows: readonly ShownRow[];
  readonly total: Cell;
}

const codeShape = shape.pattern(/^[A-Z0-9][A-Z0-9_]{0,63}$/u);

/** @throws MALFORMED, also for rows that are not those of the dimension or the grouping */
export const shownTableShape: shape.Shape<ShownTable> = shape.map(
  shape.object({
    id: shape.pattern(/^[a-z][a-z0-9-]{0,63}$/u),
    flow: shape.literal(...flows),
    dimension: shape.literal(...dimensions),
    grouping: shape.nullable(shape.array(shape.object({ code: codeShape, of: shape.array(codeShape, 1, 64) }), 1, 64)),
    rows: shape.array(shape.object({ code: codeShape, cell: cellShape }), 1, 64),
    total: cellShape,
  }),
  (table): ShownTable => {
    const codes: readonly string[] = dimensionCodes[table.dimension];
    const groups = table.grouping ?? codes.map((code) => ({ code, of: [code] }));
    const grouped = groups.flatMap(({ of }) => of);
    const isWhole = grouped.length === codes.length && codes.every((code) => grouped.includes(code));
    const fits = groups.length === table.rows.length && groups.every(({ code }, row) => table.rows[row]?.code === code);
    if (!isWhole || !fits) throw new ProtocolError('MALFORMED');
    return table;
  },
);

export function shownTableJson({ id, flow, dimension, grouping, rows, total }: ShownTable): JsonObject {
  return {
    ...{ id, flow, dimension },
    grouping: grouping?.map(({ code, of }) => ({ code, of: [...of] })) ?? null,
    rows: rows.map(({ code, cell }) => ({ code, cell: cellJson(cell) })),
    total: cellJson(total),
  };
}
