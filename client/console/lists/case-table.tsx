import type { VNode } from 'preact';
import type { Language } from '../../../crypto/index.ts';
import { Table, type Column, type SortOrder } from '../../shared/components/table.tsx';
import { DeadlineBadge, Tag, UnreadMark, type Tone } from '../../shared/components/tag.tsx';
import { useLocale, type Locale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import { caseName } from '../../staff/names.ts';
import { deskName, roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CaseRow } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';

interface CaseTableProps {
  readonly caption: string;
  readonly overview: Overview;
  readonly rows: readonly CaseRow[];
  readonly sort?: SortOrder | undefined;
  readonly onSort?: ((sort: SortOrder) => void) | undefined;
  readonly empty?: VNode | undefined;
}

/** One line for each case: what it is about, where it stands, what is owed next. */
export function CaseTable({ caption, overview, rows, sort, onSort, empty }: CaseTableProps): VNode {
  const locale = useLocale();
  const { t } = locale;
  const workplace = useWorkplace();
  const columns: readonly Column<CaseRow>[] = [
    {
      id: 'unread',
      header: t('column-unread'),
      headerHidden: true,
      cell: (row) => row.unread > 0 && <UnreadMark label={t('unread-count', { count: row.unread })} />,
    },
    {
      id: 'case',
      header: t('column-case'),
      rowHeader: true,
      sortable: true,
      cell: (row) => (
        <button
          type="button"
          class="app-link-action app-case-name"
          data-case={row.id}
          onClick={() => {
            void workplace.openCase(row.id);
          }}
        >
          {caseName(row.id)}
        </button>
      ),
    },
    { id: 'about', header: t('column-about'), cell: (row) => <About row={row} /> },
    { id: 'status', header: t('column-status'), sortable: true, cell: (row) => <StatusTag row={row} /> },
    { id: 'due', header: t('column-due'), sortable: true, cell: (row) => <NextDate row={row} overview={overview} /> },
    {
      id: 'received',
      header: t('column-received'),
      sortable: true,
      cell: ({ receivedDay }) => locale.formatDay(receivedDay),
    },
    { id: 'who', header: t('column-who'), cell: (row) => whoHasIt(row, overview, locale.language) },
  ];
  return (
    <Table
      caption={caption}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      sort={sort}
      onSort={onSort}
      empty={empty}
      stacks
    />
  );
}

interface RowProps {
  readonly row: CaseRow;
}

function About({ row }: RowProps): VNode {
  const { t } = useLocale();
  return (
    <div class="app-about-cell">
      {row.access === 'DAMAGED' || row.access === 'ORPHAN' || row.access === 'LEFT'
        ? t(`access-${row.access}`)
        : t(`category-${row.category}`)}
      {row.urgency !== 'NONE' && (
        <>
          {' '}
          <Tag tone={row.urgency === 'DANGER' ? 'danger' : 'attention'}>{t(`urgency-${row.urgency}`)}</Tag>
        </>
      )}
      {row.conflict.length > 0 && (
        <>
          {' '}
          <Tag tone="attention">{t('conflict-tag')}</Tag>
        </>
      )}
      {row.office !== '' && <span class="app-about">{shorten(showHidden(row.office))}</span>}
    </div>
  );
}

const tones: Readonly<Record<NonNullable<CaseRow['status']>, Tone>> = {
  RECEIVED: 'info',
  ACKNOWLEDGED: 'neutral',
  UNDER_ASSESSMENT: 'neutral',
  UNDER_INVESTIGATION: 'neutral',
  REFERRED: 'neutral',
  WAITING_FOR_SOURCE: 'attention',
  CLOSED: 'success',
  REOPENED: 'attention',
};

export function StatusTag({ row: { status, access } }: RowProps): VNode | null {
  const { t } = useLocale();
  if (status !== null) return <Tag tone={tones[status]}>{t(`status-${status}`)}</Tag>;
  return access === 'NEW' ? <Tag tone="info">{t('access-NEW')}</Tag> : null;
}

interface NextDateProps extends RowProps {
  readonly overview: Overview;
}

/** What is owed to the source next, with the days left. */
function NextDate({ row: { next, waitingForMyApproval }, overview }: NextDateProps): VNode {
  const { t } = useLocale();
  return (
    <>
      {next !== null && (
        <>
          <DeadlineBadge due={next.day} today={overview.me.today} />{' '}
          <span class="app-about">{t(`next-${next.kind}`)}</span>
        </>
      )}
      {waitingForMyApproval && <Tag tone="attention">{t('approval-tag')}</Tag>}
    </>
  );
}

function whoHasIt(row: CaseRow, { me, colleagues }: Overview, language: Locale['language']): string {
  const desk = deskName(me, row.desk, language satisfies Language);
  return row.assigned === 0 ? desk : roleOf(colleagues, row.assigned, language);
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 90 ? `${characters.slice(0, 89).join('')}…` : text;
}
