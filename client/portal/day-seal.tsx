import type { VNode } from 'preact';
import { Figures } from '../shared/components/layout.tsx';
import { WarningText } from '../shared/components/notices.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import { formatIsoDay } from '../shared/locale/format.ts';
import { front, WhenChecked } from './checked.tsx';
import { Fingerprint } from './fingerprint.tsx';

/** The newest day of the register, its size and its seal. */
export function DaySeal(): VNode {
  const { t, formatDay, formatCount } = useLocale();
  return (
    <WhenChecked of={front}>
      {({ seal, roster }) => (
        <>
          <Figures
            figures={[
              {
                label: t('register-day'),
                value: (
                  <time id="register-day" dateTime={formatIsoDay(seal.day)}>
                    {formatDay(seal.day)}
                  </time>
                ),
              },
              {
                label: t('register-size'),
                value: <span id="register-size">{formatCount(seal.size)}</span>,
                note: t('register-size-note'),
              },
            ]}
          />
          <Fingerprint id="register-seal" label={t('register-seal')} value={seal.root} />
          <p class="app-checked">{t('register-checked')}</p>
          <p id="register-seen" data-message={seal.seen === null ? 'register-unseen' : 'register-seen'}>
            {seal.seen === null
              ? t('register-unseen')
              : t('register-seen', { count: seal.seen.checkers, day: formatDay(seal.seen.day) })}
          </p>
          {seal.seen !== null && roster.mode === 'demo' && <p>{t('register-seen-demo')}</p>}
          {seal.age !== 'FRESH' && <WarningText>{t('register-stale', { day: formatDay(seal.day) })}</WarningText>}
        </>
      )}
    </WhenChecked>
  );
}
