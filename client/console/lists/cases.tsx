import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button, LinkAction } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { EmptyState } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { Overview } from '../worker/messages.ts';
import { EvidenceReminders } from '../evidence/reminders.tsx';
import { RegisterExport } from '../evidence/register-export.tsx';
import { useWorkplace } from '../workplace-context.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CaseFilters } from './case-filters.tsx';
import { CaseTable } from './case-table.tsx';
import { everything, filterRows } from './filter-rows.ts';
import { selectionOf } from './selection.ts';
import { sortRows } from './sort-rows.ts';

const searchPauseMilliseconds = 200;

interface CasesProps {
  readonly overview: Overview;
}

/** All cases: filter, search in decrypted text, sort, choose several and do one thing with each. */
export function Cases({ overview }: CasesProps): VNode {
  const { t } = useLocale();
  const { lists } = useWorkplace();
  const filter = lists.filter.value;
  const sort = lists.sort.value;
  const found = useSearch(lists.search.value, overview);
  const { today } = overview.me;
  const rows = useMemo(
    () => sortRows(filterRows(overview.rows, filter, { found, today }), sort),
    [overview.rows, filter, found, today, sort],
  );
  const selection = selectionOf(lists.chosen);
  const chosen = useMemo(() => rows.filter(({ id }) => selection.chosen.has(id)), [rows, selection.chosen]);
  const narrowed = filter !== everything || lists.search.value !== '';
  return (
    <>
      <Heading level={1}>{t('cases-title')}</Heading>
      <CaseFilters overview={overview} />
      <div class="app-count-line">
        <p role="status" id="cases-count">
          {t('cases-count', { count: rows.length })}
        </p>
        {narrowed && (
          <LinkAction
            onClick={() => {
              lists.filter.value = everything;
              lists.search.value = '';
            }}
          >
            {t('filter-clear')}
          </LinkAction>
        )}
        {rows.length > 0 && chosen.length < rows.length && (
          <Button
            id="select-all"
            small
            tone="quiet"
            onClick={() => {
              selection.add(rows.map(({ id }) => id));
            }}
          >
            {t('select-all', { count: rows.length })}
          </Button>
        )}
      </div>
      <CaseTable
        caption={t('cases-title')}
        overview={overview}
        rows={rows}
        sort={sort}
        onSort={(next) => {
          lists.sort.value = next;
        }}
        selection={selection}
        visited={lists.visited}
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
      {overview.rows.length > 0 && <EvidenceReminders />}
      {overview.rows.length > 0 && <RegisterExport />}
      {chosen.length > 0 && <BulkBar rows={chosen} overview={overview} onClear={selection.clear} />}
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
