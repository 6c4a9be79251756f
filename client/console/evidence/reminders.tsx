import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Details } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { caseName } from '../../staff/names.ts';
import { showHidden } from '../../staff/strangers-text.ts';
import type { Reminders } from '../worker/evidence.ts';
import { useWorkplace } from '../workplace-context.ts';

/** Cases due to be erased, and copies whose time is over. Looked for when asked: every case has to be read for it. */
export function EvidenceReminders(): VNode {
  const { t, formatDay } = useLocale();
  const workplace = useWorkplace();
  const [reminders, setReminders] = useState<Reminders | null>(null);
  const link = (id: string, text: string): VNode => (
    <button
      type="button"
      class="app-link-action"
      onClick={() => {
        void workplace.openCase(id);
      }}
    >
      {text}
    </button>
  );
  if (reminders === null)
    return (
      <Button
        id="look-reminders"
        small
        tone="quiet"
        onClick={() => {
          void workplace.ask('REMINDERS', null).then(setReminders);
        }}
      >
        {t('reminders-look')}
      </Button>
    );
  const { erase, shares } = reminders;
  if (erase.length + shares.length === 0) return <p role="status">{t('reminders-none')}</p>;
  return (
    <>
      {erase.length > 0 && (
        <Details open summary={`${t('reminders-erase')} (${String(erase.length)})`}>
          <ul class="govuk-list" id="due-for-erasure">
            {erase.map(({ id, due }) => (
              <li key={id}>
                {link(id, t('case-name', { name: caseName(id) }))} · {t('reminder-since', { day: formatDay(due) })}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {shares.length > 0 && (
        <Details open summary={`${t('reminders-shares')} (${String(shares.length)})`}>
          <ul class="govuk-list" id="shares-over">
            {shares.map(({ id, to, until }, index) => (
              <li key={`${id}-${String(index)}`}>
                {link(id, t('case-name', { name: caseName(id) }))} · {showHidden(to)} ·{' '}
                {t('share-until', { day: formatDay(until) })}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}
