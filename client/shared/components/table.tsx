import type { ComponentChildren, VNode } from 'preact';
import { useT } from '../locale/context.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/** One column: how its header reads and how a row fills it. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** For screen readers only: a column of marks or buttons. */
  readonly headerHidden?: boolean | undefined;
  readonly cell: (row: Row) => ComponentChildren;
  /** Right-aligned digits. */
  readonly numeric?: boolean | undefined;
  /** Its cells name the row (header cells for screen readers). */
  readonly rowHeader?: boolean | undefined;
  readonly sortable?: boolean | undefined;
}

export interface SortOrder {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

interface TableProps<Row> {
  readonly caption: string;
  readonly captionHidden?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  /** Already sorted and filtered. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: SortOrder | undefined;
  readonly onSort?: ((sort: SortOrder) => void) | undefined;
  /** Marks the row that is open beside the table. */
  readonly currentRow?: string | undefined;
  /** Shown instead of rows; an `EmptyState` or a few words. */
  readonly empty?: ComponentChildren;
  /** On a narrow screen each row becomes a list of its cells with their headers, and nothing scrolls sideways. */
  readonly stacks?: boolean | undefined;
}

/** A table that scrolls sideways by itself when it is too wide, by keyboard too. */
export function Table<Row>(props: TableProps<Row>): VNode {
  const {
    caption,
    captionHidden = false,
    columns,
    rows,
    rowKey,
    sort,
    onSort,
    currentRow,
    empty,
    stacks = false,
  } = props;
  const t = useT();
  return (
    <div
      class={classNames('app-table', stacks && 'app-table--stacks')}
      role="region"
      aria-label={stacks ? caption : `${caption}. ${t('scroll-table')}`}
      tabIndex={stacks ? undefined : 0}
    >
      {/* Styles that stack rows take away what the elements mean; the roles say it again. */}
      <table class="govuk-table" role={stacks ? 'table' : undefined}>
        <caption class={captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}>
          {caption}
        </caption>
        <thead class="govuk-table__head" role={stacks ? 'rowgroup' : undefined}>
          <tr class="govuk-table__row" role={stacks ? 'row' : undefined}>
            {columns.map((column) => {
              const direction = sort?.column === column.id ? sort.direction : undefined;
              return (
                <th
                  key={column.id}
                  class={classNames('govuk-table__header', column.numeric && 'govuk-table__header--numeric')}
                  scope="col"
                  role={stacks ? 'columnheader' : undefined}
                  aria-sort={column.sortable ? (direction ?? 'none') : undefined}
                >
                  {column.sortable && onSort !== undefined ? (
                    <button
                      class="app-sort"
                      type="button"
                      aria-label={t('sort-by', { column: column.header })}
                      onClick={() => {
                        onSort({
                          column: column.id,
                          direction: direction === 'ascending' ? 'descending' : 'ascending',
                        });
                      }}
                    >
                      {column.header}
                      {direction !== undefined && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />}
                    </button>
                  ) : (
                    <span class={column.headerHidden ? 'govuk-visually-hidden' : undefined}>{column.header}</span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody class="govuk-table__body" role={stacks ? 'rowgroup' : undefined}>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr key={key} class="govuk-table__row" aria-current={key === currentRow ? 'true' : undefined}>
                {columns.map((column) =>
                  column.rowHeader ? (
                    <th key={column.id} class="govuk-table__header" scope="row" role={stacks ? 'rowheader' : undefined}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td
                      key={column.id}
                      role={stacks ? 'cell' : undefined}
                      data-label={stacks && column.headerHidden !== true ? column.header : undefined}
                      class={classNames('govuk-table__cell', column.numeric && 'govuk-table__cell--numeric')}
                    >
                      {stacks ? <div>{column.cell(row)}</div> : column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            );
          })}
          {rows.length === 0 && (
            <tr class="govuk-table__row">
              <td class="govuk-table__cell" colSpan={columns.length}>
                {empty ?? t('rows-none')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
