import type { VNode } from 'preact';
import { formatAlarm } from '../../caseload/alarms.ts';
import { Heading } from '../../shared/components/heading.tsx';
import { EmptyState } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { Fingerprint } from '../../staff/fingerprint.tsx';
import { GraveNotice } from '../../staff/grave-notice.tsx';
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
          <GraveNotice id="alarms-what-to-do" title={t('alarms-banner-title')}>
            <p>{t('alarms-what-to-do')}</p>
          </GraveNotice>
          <AlarmList alarms={alarms} />
        </>
      )}
    </>
  );
}

/** Facts that are UTC days since 1970-01-01. */
const dayFacts: readonly string[] = ['posted', 'by'];

const hashes = /^[0-9a-f]{16,}$/u;

interface FactProps {
  readonly name: string;
  readonly value: unknown;
}

function Fact({ name, value }: FactProps): VNode {
  const { t, formatDay } = useLocale();
  if (dayFacts.includes(name) && typeof value === 'number') return <>{formatDay(value)}</>;
  const text = String(value);
  if (hashes.test(text)) return <Fingerprint value={text} />;
  if (name === 'log' && t.has(`alarm-log-${text}`)) return <>{t(`alarm-log-${text}`)}</>;
  return <span class="app-fingerprint">{text}</span>;
}

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
                value: <Fact name={name} value={value} />,
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
