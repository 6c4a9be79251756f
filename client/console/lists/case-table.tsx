import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { Icon } from '../../shared/components/icon.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { shortcutOf, shortcutsOn } from '../shortcuts.ts';
import type { SortColumn, SortedBy } from '../worker/case-filter.ts';
import type { Overview } from '../worker/messages.ts';
import type { CaseRow } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { CaseTableRow } from './case-table-row.tsx';
import { rowAfterKey } from './grid-keys.ts';
import type { Selection } from './selection.ts';
import { awaitsAcknowledgement } from './today-groups.ts';
import { useRowFocus } from './use-row-focus.ts';
import { useVisibleRows } from './use-visible-rows.ts';

export type CaseColumn = 'select' | SortColumn;

/** Rows that Page Down moves by. */
const page = 12;

interface CaseTableProps {
  readonly caption: string;
  readonly overview: Overview;
  /** Filtered and sorted. */
  readonly rows: readonly CaseRow[];
  readonly sort?: SortedBy | undefined;
  readonly onSort?: ((sort: SortedBy) => void) | undefined;
  readonly selection?: Selection | undefined;
  /** Instead of what is owed next: what a list of duties is about. UTC days since 1970-01-01. */
  readonly due?: ((row: CaseRow) => number) | undefined;
  /** What is to be done by that day, in the member's own words; empty where the heading says enough. */
  readonly duty?: ((row: CaseRow) => string) | undefined;
  readonly empty?: VNode | undefined;
  /** Keeps the row last visited while a case is open. */
  readonly visited?: Signal<string> | undefined;
}

const columns: readonly CaseColumn[] = ['unread', 'case', 'about', 'status', 'due', 'received', 'activity', 'who'];
const selectableColumns: readonly CaseColumn[] = ['select', ...columns];

/**
 * One line for each case: what it is about, where it stands, what is owed next. The arrows move, Enter opens, Space selects. Only rows in
 * sight are drawn; `aria-rowindex` tells where they stand (WAI-ARIA grid pattern, rows with the focus).
 */
export function CaseTable(props: CaseTableProps): VNode {
  const { caption, overview, rows, sort, onSort, selection, due, duty, empty, visited } = props;
  const { t } = useLocale();
  const workplace = useWorkplace();
  const table = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const focus = useRowFocus(ids, table, visited);
  const visible = useVisibleRows(rows.length, body, focus.index);
  if (rows.length === 0 && empty !== undefined) return empty;
  const dueHeader = t(due === undefined ? 'column-due' : 'column-duty');
  const shown = selection === undefined ? columns : selectableColumns;

  const acknowledge = (row: CaseRow): void => {
    void workplace.acknowledge(row.id);
    const next = rows.findIndex((each, at) => at > focus.index && awaitsAcknowledgement(each));
    if (next >= 0) focus.moveTo(next);
  };

  const press = (event: KeyboardEvent): void => {
    const row = rows[focus.index];
    const { target } = event;
    if (row === undefined || !(target instanceof Element) || target.closest('[data-row]') === null) return;
    const onRow = target.closest('[data-row]') === target;
    const letter = shortcutsOn.value ? shortcutOf({ ...pressOf(event), repeat: false }, false) : null;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const next = plain ? rowAfterKey(letter ?? event.key, { index: focus.index, count: rows.length, page }) : null;
    const take = (): void => {
      event.preventDefault();
      // The room listens for the same letters.
      event.stopPropagation();
    };
    if (next !== null && next !== focus.index) {
      take();
      if (event.shiftKey && event.key.startsWith('Arrow')) selection?.add([row.id, ids[next] ?? row.id]);
      focus.moveTo(next);
    } else if (onRow && (event.key === 'Enter' || letter === 'o')) {
      take();
      void workplace.openCase(row.id);
    } else if (onRow && event.key === ' ' && selection !== undefined) {
      take();
      selection.toggle(row.id);
    } else if (letter === 'a' && !event.repeat) {
      take();
      acknowledge(row);
    } else if (event.key === 'Escape' && selection !== undefined && selection.chosen.size > 0) {
      take();
      selection.clear();
    }
  };

  return (
    <table
      ref={table}
      class="govuk-table app-cases"
      role="grid"
      aria-label={caption}
      aria-rowcount={rows.length + 1}
      aria-colcount={shown.length}
      aria-multiselectable={selection === undefined ? undefined : 'true'}
      onKeyDown={press}
      onFocusIn={focus.onFocusIn}
      onFocusOut={focus.onFocusOut}
    >
      <thead class="app-cases__head" role="rowgroup">
        <tr role="row" aria-rowindex={1}>
          {shown.map((column) => (
            <ColumnHead
              key={column}
              column={column}
              header={column === 'due' ? dueHeader : t(`column-${column}`)}
              sort={sort}
              onSort={onSort}
            />
          ))}
        </tr>
      </thead>
      <tbody ref={body} role="rowgroup">
        {visible.rows.flatMap(({ index, gap }) => {
          const row = rows[index];
          if (row === undefined) return [];
          const line = (
            <CaseTableRow
              key={row.id}
              row={row}
              index={index}
              overview={overview}
              columns={shown}
              reachable={index === focus.index}
              selected={selection?.chosen.has(row.id)}
              busy={workplace.acknowledging.value.has(row.id)}
              due={due?.(row)}
              duty={duty?.(row) ?? ''}
              measure={visible.measure}
              onToggle={selection?.toggle}
            />
          );
          return gap > 0 ? [<Gap key={`before ${row.id}`} height={gap} columns={shown.length} />, line] : [line];
        })}
        {visible.rest > 0 && <Gap key="rest" height={visible.rest} columns={shown.length} />}
      </tbody>
    </table>
  );
}

function pressOf({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): Omit<Parameters<typeof shortcutOf>[0], 'repeat'> {
  return { key, ctrlKey, altKey, metaKey };
}

interface GapProps {
  readonly height: number;
  readonly columns: number;
}

/** Stands for rows that are not drawn. */
function Gap({ height, columns: span }: GapProps): VNode {
  return (
    <tr class="app-cases__gap" aria-hidden="true">
      <td colSpan={span} style={{ height: `${String(height)}px` }} />
    </tr>
  );
}

interface ColumnHeadProps {
  readonly column: CaseColumn;
  readonly header: string;
  readonly sort: SortedBy | undefined;
  readonly onSort: ((sort: SortedBy) => void) | undefined;
}

function ColumnHead({ column, header, sort, onSort }: ColumnHeadProps): VNode {
  const { t } = useLocale();
  const direction = sort?.column === column ? sort.direction : undefined;
  const mark = column === 'unread' || column === 'select';
  return (
    <th
      class={`govuk-table__header app-cases__${column}`}
      scope="col"
      role="columnheader"
      aria-sort={column === 'select' || onSort === undefined ? undefined : (direction ?? 'none')}
    >
      {column === 'select' || onSort === undefined ? (
        <span class={mark ? 'govuk-visually-hidden' : undefined}>{header}</span>
      ) : (
        <button
          class="app-sort"
          type="button"
          id={`sort-${column}`}
          aria-label={t('sort-by', { column: header })}
          onClick={() => {
            onSort({ column, direction: direction === 'ascending' ? 'descending' : 'ascending' });
          }}
        >
          {mark ? <span class="app-unread" aria-hidden="true" /> : header}
          {direction !== undefined && <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />}
        </button>
      )}
    </th>
  );
}
