import type { VNode } from 'preact';
import { Button } from '../shared/components/button.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import { GraveNotice } from '../staff/grave-notice.tsx';
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
        <GraveNotice id="stale" title={t('stale-title')} takesFocus>
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
        </GraveNotice>
      )}
      {alarms.length > 0 && (
        <>
          <GraveNotice id="contradicted" title={t('alarms-banner-title')}>
            <p>{t('alarms-what-to-do')}</p>
          </GraveNotice>
          <AlarmList alarms={alarms} />
        </>
      )}
    </>
  );
}
