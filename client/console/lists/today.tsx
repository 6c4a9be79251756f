import type { VNode } from 'preact';
import { Heading } from '../../shared/components/heading.tsx';
import { EmptyState } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { Overview } from '../worker/messages.ts';
import { Reminders } from './reminders.tsx';
import { CaseTable } from './case-table.tsx';
import { dutyDay, dutyGroups, dutyText, groupForToday, type TodayGroup } from './today-groups.ts';

const groups: readonly TodayGroup[] = [
  'overdue',
  'approval',
  'retaliation',
  'rights',
  'tasks',
  'week',
  'unread',
  'quiet',
];
/** Longer groups are cut: the list of cases has them all. */
const shown = 20;

interface TodayProps {
  readonly overview: Overview;
}

/** What needs this member now, the most urgent first. */
export function Today({ overview }: TodayProps): VNode {
  const { t, formatDay, formatCount } = useLocale();
  const grouped = groupForToday(overview.rows, overview.me.today);
  const any = groups.some((group) => grouped[group].length > 0);
  return (
    <>
      <Heading level={1} caption={formatDay(overview.me.today)}>
        {t('today-title')}
      </Heading>
      {!any && (
        <EmptyState title={t('today-empty-title')} icon="circle-check">
          <p>{t('today-empty-body')}</p>
        </EmptyState>
      )}
      <Reminders overview={overview} />
      {groups
        .filter((group) => grouped[group].length > 0)
        .map((group) => {
          const duty = dutyGroups.find((each) => each === group);
          return (
            <section key={group} class="app-group" id={`today-${group}`}>
              <h2 class="govuk-heading-m">
                {t(`today-${group}`)}
                <span class="app-group__count">{formatCount(grouped[group].length)}</span>
              </h2>
              <CaseTable
                caption={t(`today-${group}`)}
                overview={overview}
                rows={grouped[group].slice(0, shown)}
                due={duty === undefined ? undefined : (row) => dutyDay(row, duty)}
                duty={duty === undefined ? undefined : (row) => dutyText(row, duty)}
              />
              {grouped[group].length > shown && <p>{t('today-more', { count: grouped[group].length - shown })}</p>}
            </section>
          );
        })}
    </>
  );
}
