import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { statuses } from '../../../crypto/index.ts';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Toolbar } from '../../shared/components/layout.tsx';
import { EmptyState } from '../../shared/components/notices.tsx';
import { Select } from '../../shared/components/select.tsx';
import type { SortOrder } from '../../shared/components/table.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { Overview } from '../worker/messages.ts';
import type { CaseRow } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { CaseTable } from './case-table.tsx';
import { filterRows, sortRows, type SortColumn, type StatusFilter } from './select-rows.ts';

const perPage = 100;
const searchPauseMilliseconds = 200;
const marks: readonly string[] = ['MESSAGE', 'CONFIRMED', 'EXTENDED'];
const sortColumns: readonly SortColumn[] = ['case', 'status', 'due', 'received'];

interface CasesProps {
  readonly overview: Overview;
}

/** All cases: filter, search in decrypted text, sort. Drawn in pages, so that ten thousand cases stay quick. */
export function Cases({ overview }: CasesProps): VNode {
  const { t, formatCount } = useLocale();
  const [filter, setFilter] = useState<StatusFilter>('ALL');
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<SortOrder>({ column: 'due', direction: 'ascending' });
  const [page, setPage] = useState(0);
  const found = useSearch(search, overview);
  const column = sortColumns.find((each) => each === sort.column) ?? 'due';
  const rows = sortRows(filterRows(overview.rows, filter, found, overview.me.member), column, sort.direction);
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const current = Math.min(page, pages - 1);
  const filters: readonly StatusFilter[] = ['ALL', 'OPEN', 'UNREAD', 'MINE', ...caseStatuses(overview.rows)];
  return (
    <>
      <Heading level={1}>{t('cases-title')}</Heading>
      <Toolbar label={t('cases-toolbar')}>
        <TextInput
          id="search-cases"
          type="search"
          label={t('cases-search')}
          value={search}
          onInput={(value) => {
            setSearch(value);
            setPage(0);
          }}
          width={20}
        />
        <Select
          id="filter-cases"
          label={t('cases-filter')}
          value={filter}
          onChange={(value) => {
            setFilter(value);
            setPage(0);
          }}
          options={filters.map((value) => ({
            value,
            label: t(['ALL', 'OPEN', 'UNREAD', 'MINE'].includes(value) ? `filter-${value}` : `status-${value}`),
          }))}
        />
      </Toolbar>
      <p class="govuk-visually-hidden" role="status">
        {t('cases-count', { count: rows.length })}
      </p>
      <CaseTable
        caption={t('cases-title')}
        overview={overview}
        rows={rows.slice(current * perPage, (current + 1) * perPage)}
        sort={sort}
        onSort={setSort}
        empty={
          overview.rows.length === 0 ? (
            <EmptyState title={t('cases-empty-title')}>
              <p>{t('cases-empty-body')}</p>
            </EmptyState>
          ) : (
            <EmptyState title={t('cases-none-title')} icon="search">
              <p>{t('cases-none-body')}</p>
            </EmptyState>
          )
        }
      />
      {pages > 1 && (
        <nav class="app-pager" aria-label={t('pager')}>
          <Button
            small
            tone="secondary"
            icon="chevron-left"
            disabled={current === 0}
            onClick={() => {
              setPage(current - 1);
            }}
          >
            {t('pager-previous')}
          </Button>
          <span>
            {t('pager-where', {
              first: formatCount(current * perPage + 1),
              last: formatCount(Math.min(rows.length, (current + 1) * perPage)),
              all: formatCount(rows.length),
            })}
          </span>
          <Button
            small
            tone="secondary"
            icon="chevron-right"
            disabled={current >= pages - 1}
            onClick={() => {
              setPage(current + 1);
            }}
          >
            {t('pager-next')}
          </Button>
        </nav>
      )}
    </>
  );
}

/** Ids found, or null without a search. The worker searches: the page does not have the texts. */
function useSearch(search: string, overview: Overview): ReadonlySet<string> | null {
  const workplace = useWorkplace();
  const [found, setFound] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (search.trim() === '') {
      setFound(null);
      return;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      void workplace.ask('SEARCH', { text: search }).then((ids) => {
        if (wanted) setFound(new Set(ids));
      });
    }, searchPauseMilliseconds);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [search, overview, workplace]);
  return found;
}

/** Statuses that occur, in the order of the protocol. */
function caseStatuses(rows: readonly CaseRow[]): readonly NonNullable<CaseRow['status']>[] {
  const present = new Set(rows.flatMap(({ status }) => status ?? []));
  return statuses.filter(
    (code): code is NonNullable<CaseRow['status']> => !marks.includes(code) && hasCode(present, code),
  );
}

function hasCode(present: ReadonlySet<string>, code: string): boolean {
  return present.has(code);
}
