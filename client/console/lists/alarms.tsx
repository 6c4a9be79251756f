import type { VNode } from 'preact';
import { formatAlarm } from '../../caseload/alarms.ts';
import { Heading } from '../../shared/components/heading.tsx';
import { EmptyState, WarningText } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { SaveFile } from '../../staff/save-file.tsx';
import type { Alarm } from '../worker/views.ts';

interface AlarmsProps {
  readonly alarms: readonly Alarm[];
}

/** What the server did that it must not do, with the evidence to hand on. */
export function Alarms({ alarms }: AlarmsProps): VNode {
  const { t } = useLocale();
  return (
    <>
      <Heading level={1}>{t('alarms-title')}</Heading>
      {alarms.length === 0 ? (
        <EmptyState title={t('alarms-empty-title')} icon="shield-check">
          <p>{t('alarms-empty-body')}</p>
        </EmptyState>
      ) : (
        <>
          <WarningText>{t('alarms-what-to-do')}</WarningText>
          <AlarmList alarms={alarms} />
        </>
      )}
    </>
  );
}

/** Facts that are UTC days since 1970-01-01. */
const dayFacts: readonly string[] = ['posted', 'by'];

/** Each with what it is about, and as a file. */
export function AlarmList({ alarms }: AlarmsProps): VNode {
  const { t, formatDay } = useLocale();
  return (
    <>
      {alarms.map((alarm, index) => (
        <section key={index} class="app-card" data-alarm={alarm.code}>
          <h2 class="app-card__title">{t(`alarm-${alarm.code}`)}</h2>
          <SummaryList
            rows={[
              { key: t('alarm-day'), value: formatDay(alarm.day) },
              ...Object.entries(alarm.evidence).map(([name, value]) => ({
                key: t(`alarm-fact-${name}`),
                value:
                  dayFacts.includes(name) && typeof value === 'number' ? (
                    formatDay(value)
                  ) : (
                    <span class="app-fingerprint">{String(value)}</span>
                  ),
              })),
            ]}
          />
          <SaveFile name={`alarm-${alarm.code}-${String(index + 1)}.json`} text={formatAlarm(alarm)}>
            {t('alarm-save')}
          </SaveFile>
        </section>
      ))}
    </>
  );
}
