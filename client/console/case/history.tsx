import type { VNode } from 'preact';
import { Details } from '../../shared/components/notices.tsx';
import { Timeline } from '../../shared/components/timeline.tsx';
import { useLocale, type Locale } from '../../shared/locale/context.tsx';
import { textOf } from '../../staff/names.ts';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage, HistoryView } from '../worker/views.ts';

interface CaseHistoryProps {
  readonly page: CasePage;
  readonly overview: Overview;
}

/** Every signed event, newest first, and what did not count. */
export function CaseHistory({ page, overview }: CaseHistoryProps): VNode {
  const locale = useLocale();
  const { t, language } = locale;
  return (
    <>
      <Timeline
        label={t('tab-history')}
        items={[...page.history].reverse().map((event) => ({
          id: event.hash,
          title: t(`event-${event.type}`),
          day: event.day,
          by: textOf(event.role, language),
          body: bodyOf(locale, event, overview),
        }))}
      />
      {page.skipped.length > 0 && (
        <Details summary={t('skipped-summary', { count: page.skipped.length })}>
          <p>{t('skipped-lead')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {page.skipped.map(({ index, why }) => (
              <li key={index}>{t('skipped-item', { place: index + 1, why: t(`skip-${why}`) })}</li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function bodyOf(
  { t, language }: Locale,
  { type, detail, pending }: HistoryView,
  overview: Overview,
): VNode | undefined {
  const { status, reason, member, to, act, outcome } = detail;
  const facts = [
    ...(status === undefined ? [] : [t(`status-${status}`)]),
    ...(act === undefined ? [] : [t(`act-${act}`)]),
    ...(outcome === undefined || outcome === '' ? [] : [t(`reason-OUTCOME_${outcome}`)]),
    ...(reason === undefined || reason === '' || (outcome !== undefined && outcome !== '')
      ? []
      : [t(`reason-${reason}`)]),
    ...(type === 'ASSIGN' && typeof member === 'number'
      ? [member === 0 ? t('people-nobody') : roleOf(overview.colleagues, member, language)]
      : []),
    ...(typeof to === 'number' ? [roleOf(overview.colleagues, to, language)] : []),
    ...(pending ? [t('event-pending')] : []),
  ];
  return facts.length === 0 ? undefined : <p>{facts.join(' · ')}</p>;
}
