import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { DeadlineBadge, Tag, UnreadMark } from '../../shared/components/tag.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { caseName } from '../../staff/names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CaseRow } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { About, NextDate, StatusTag, whoHasIt } from './case-cells.tsx';
import type { CaseColumn } from './case-table.tsx';

interface CaseTableRowProps {
  readonly row: CaseRow;
  /** Place in the whole list, from 0. */
  readonly index: number;
  readonly overview: Overview;
  readonly columns: readonly CaseColumn[];
  /** Whether the Tab key leads here. */
  readonly reachable: boolean;
  /** Undefined where nothing can be selected. */
  readonly selected: boolean | undefined;
  /** Its acknowledgement is on the way. */
  readonly busy: boolean;
  readonly due: number | undefined;
  /** What is due, in a member's words; empty where there are none. */
  readonly duty: string;
  readonly measure: (row: HTMLTableRowElement | null) => void;
  readonly onToggle: ((id: string) => void) | undefined;
}

/** Drawn again only if something that it shows has changed: a key that moves the focus concerns two rows, not all of them. */
export function CaseTableRow(props: CaseTableRowProps): VNode {
  const { row, index, overview, columns, reachable, selected, busy, due, duty, measure } = props;
  const { t } = useLocale();
  const shows = [row, index, overview, columns, reachable, selected, busy, due, duty, t];
  return useMemo(draw, shows);

  function draw(): VNode {
    return (
      <tr
        ref={measure}
        class="app-cases__row"
        role="row"
        // The head is the first.
        aria-rowindex={index + 2}
        aria-selected={selected}
        data-index={index}
        data-row={row.id}
        tabIndex={reachable ? 0 : -1}
      >
        {columns.map((column) =>
          column === 'case' ? (
            <th key={column} class="govuk-table__header app-cases__case" scope="row" role="rowheader">
              <CaseName row={row} />
            </th>
          ) : (
            <td
              key={column}
              class={`govuk-table__cell app-cases__${column}`}
              role="gridcell"
              data-label={unlabelled.includes(column) ? undefined : t(columnLabel(column, due !== undefined))}
            >
              <div>
                <Cell {...props} column={column} />
              </div>
            </td>
          ),
        )}
      </tr>
    );
  }
}

/** What is due may be a member's own task rather than a deadline of the case. */
function columnLabel(column: CaseColumn, isDuty: boolean): string {
  if (column === 'due' && isDuty) return 'column-duty';
  return `column-${column}`;
}

/** What these cells show says enough by itself where the row is a card. */
const unlabelled: readonly CaseColumn[] = ['select', 'unread', 'about'];

interface CellProps extends CaseTableRowProps {
  readonly column: CaseColumn;
}

function Cell({ column, row, overview, selected, busy, due, duty, onToggle }: CellProps): ComponentChildren {
  const { t, language, formatDay } = useLocale();
  switch (column) {
    case 'select':
      return (
        <input
          class="app-row-check"
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          aria-label={t('select-case', { name: caseName(row.id) })}
          onChange={() => {
            onToggle?.(row.id);
          }}
        />
      );
    case 'unread':
      return row.unread > 0 && <UnreadMark label={t('unread-count', { count: row.unread })} />;
    case 'case':
      return null;
    case 'about':
      return <About row={row} duty={duty} />;
    case 'status':
      return busy ? <Tag tone="info">{t('acknowledging')}</Tag> : <StatusTag row={row} />;
    case 'due':
      return due === undefined ? (
        <NextDate row={row} today={overview.me.today} />
      ) : (
        <DeadlineBadge due={due} today={overview.me.today} />
      );
    case 'received':
      return formatDay(row.receivedDay);
    case 'activity':
      return formatDay(row.lastActivityDay);
    case 'who':
      return whoHasIt(row, overview, language);
  }
}

function CaseName({ row }: { readonly row: CaseRow }): VNode {
  const workplace = useWorkplace();
  return (
    <button
      type="button"
      class="app-link-action app-case-name"
      data-case={row.id}
      // By keyboard the row itself is reached, and Enter opens it.
      tabIndex={-1}
      onClick={() => {
        void workplace.openCase(row.id);
      }}
    >
      {caseName(row.id)}
    </button>
  );
}
