import type { VNode } from 'preact';
import { Button } from '../shared/components/button.tsx';
import { NotificationBanner, WarningText } from '../shared/components/notices.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import { AlarmList } from './lists/alarms.tsx';
import { useWorkplace } from './workplace-context.ts';

/** Why the console does not open although the keys would: the register is too old, or it contradicts what was seen before. */
export function RegisterTrouble(): VNode | null {
  const { t, formatDay } = useLocale();
  const workplace = useWorkplace();
  const { alarms, seal } = workplace.watched.value;
  const isStale = seal !== null && seal.age !== 'FRESH';
  if (alarms.length === 0 && !isStale) return null;
  return (
    <>
      {isStale && (
        <NotificationBanner title={t('stale-title')}>
          <p id="stale-since">{t('stale-body', { day: formatDay(seal.day) })}</p>
          {workplace.entrance.connected.value?.mode === 'demo' && (
            <Button
              small
              tone="secondary"
              id="demo-renew"
              onClick={() => {
                void workplace.renewDemo();
              }}
            >
              {t('demo-next-day')}
            </Button>
          )}
        </NotificationBanner>
      )}
      {alarms.length > 0 && (
        <>
          <WarningText>
            {t('alarms-banner-title')}. {t('alarms-what-to-do')}
          </WarningText>
          <AlarmList alarms={alarms} />
        </>
      )}
    </>
  );
}
