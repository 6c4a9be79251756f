import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { categories, urgencies } from '../../../crypto/index.ts';
import { Checkboxes } from '../../shared/components/choice.tsx';
import { Toolbar } from '../../shared/components/layout.tsx';
import { Details } from '../../shared/components/notices.tsx';
import { Select } from '../../shared/components/select.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import { textOf } from '../../staff/names.ts';
import { roleOf } from '../names.ts';
import { deadlineStates, rowMarks, type CaseFilter } from '../worker/case-filter.ts';
import type { Overview } from '../worker/messages.ts';
import type { CaseRow } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { countNarrowing } from './filter-rows.ts';
import { SavedViews } from './saved-views.tsx';

interface CaseFiltersProps {
  readonly overview: Overview;
}

const statuses: readonly NonNullable<CaseRow['status']>[] = [
  'RECEIVED',
  'ACKNOWLEDGED',
  'UNDER_ASSESSMENT',
  'UNDER_INVESTIGATION',
  'WAITING_FOR_SOURCE',
  'REFERRED',
  'CLOSED',
  'REOPENED',
];
const anybody = 'ANY';
const numbers = (list: readonly number[]): readonly number[] => [...new Set(list)].sort((a, b) => a - b);

/** Search and status always; the other questions behind a summary that says how many are answered. */
export function CaseFilters({ overview }: CaseFiltersProps): VNode {
  const { t } = useLocale();
  const { lists } = useWorkplace();
  const filter = lists.filter.value;
  return (
    <>
      <Toolbar label={t('cases-toolbar')}>
        <TextInput
          id="search-cases"
          type="search"
          label={t('cases-search')}
          value={lists.search.value}
          onInput={(value) => {
            lists.search.value = value;
          }}
          width={20}
        />
        <Select
          id="filter-cases"
          label={t('cases-filter')}
          value={filter.status}
          onChange={(status) => {
            lists.filter.value = { ...filter, status };
          }}
          options={(['ALL', 'OPEN', ...statuses] as const).map((value) => ({
            value,
            label: t(value === 'ALL' || value === 'OPEN' ? `filter-${value}` : `status-${value}`),
          }))}
        />
        <SavedViews />
      </Toolbar>
      <Details summary={t('filter-more', { count: countNarrowing(filter) })}>
        <MoreFilters overview={overview} />
      </Details>
    </>
  );
}

function MoreFilters({ overview }: CaseFiltersProps): VNode {
  const { t, language } = useLocale();
  const { lists } = useWorkplace();
  const { me, colleagues, rows } = overview;
  const filter = lists.filter.value;
  const change = (changes: Partial<CaseFilter>): void => {
    lists.filter.value = { ...filter, ...changes };
  };
  const tags = useMemo(() => [...new Set(rows.flatMap((row) => row.tags))].sort(), [rows]);
  const assigned = useMemo(() => numbers(rows.map((row) => row.assigned)).filter((member) => member !== 0), [rows]);
  const readers = useMemo(() => numbers(rows.flatMap(({ circle }) => circle)), [rows]);
  const any = { value: anybody, label: t('filter-any') };
  const person = (member: number): { value: string; label: string } => ({
    value: String(member),
    label: member === me.member ? t('filter-me') : roleOf(colleagues, member, language),
  });
  return (
    <div class="app-filters">
      <Select
        id="filter-deadline"
        label={t('filter-deadline')}
        value={filter.deadline}
        onChange={(deadline) => {
          change({ deadline });
        }}
        options={deadlineStates.map((value) => ({ value, label: t(`deadline-state-${value}`) }))}
      />
      <Select
        id="filter-assigned"
        label={t('filter-assigned')}
        value={String(filter.assigned)}
        onChange={(value) => {
          change({ assigned: value === anybody ? anybody : Number(value) });
        }}
        options={[any, { value: '0', label: t('people-nobody') }, ...assigned.map(person)]}
      />
      <Select
        id="filter-desk"
        label={t('filter-desk')}
        value={String(filter.desk)}
        onChange={(value) => {
          change({ desk: Number(value) });
        }}
        options={[
          { value: '0', label: t('filter-any') },
          ...me.desks.map(({ number, name }) => ({ value: String(number), label: textOf(name, language) })),
        ]}
      />
      <Select
        id="filter-urgency"
        label={t('filter-urgency')}
        value={filter.urgency}
        onChange={(urgency) => {
          change({ urgency });
        }}
        options={[
          { value: anybody, label: t('filter-any') },
          ...urgencies.map((value) => ({ value, label: t(`urgency-${value}`) })),
        ]}
      />
      <Select
        id="filter-category"
        label={t('filter-category')}
        value={filter.category}
        onChange={(category) => {
          change({ category });
        }}
        options={[
          { value: anybody, label: t('filter-any') },
          ...([...categories, 'UNSPECIFIED'] as const).map((value) => ({ value, label: t(`category-${value}`) })),
        ]}
      />
      <Select
        id="filter-tag"
        label={t('filter-tag')}
        value={filter.tag}
        onChange={(tag) => {
          change({ tag });
        }}
        options={[
          { value: '', label: t('filter-any') },
          ...[...new Set([...tags, ...(filter.tag === '' ? [] : [filter.tag])])].map((value) => ({
            value,
            label: showHidden(value),
          })),
        ]}
      />
      <Select
        id="filter-reader"
        label={t('filter-reader')}
        value={String(filter.reader)}
        onChange={(value) => {
          change({ reader: Number(value) });
        }}
        options={[{ value: '0', label: t('filter-any') }, ...readers.map(person)]}
      />
      <Checkboxes
        id="filter-marks"
        label={t('filter-marks')}
        labelSize="s"
        small
        values={filter.marks}
        onChange={(marks) => {
          change({ marks });
        }}
        options={rowMarks.map((value) => ({ value, label: t(`mark-${value}`) }))}
      />
    </div>
  );
}
