import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { WarningText } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { Overview } from '../worker/messages.ts';
import { useWorkplace } from '../workplace-context.ts';
import { isAlone, weekOf } from './today-groups.ts';

/** Days before the end of keys or of the list of members from which it is said. */
const noticeDays = 30;

interface RemindersProps {
  readonly overview: Overview;
}

/** What no case asks for, and what would end the work if nobody thought of it. */
export function Reminders({ overview }: RemindersProps): VNode {
  const { t, formatDay } = useLocale();
  const { today, rosterLast, keysLast, position } = overview.me;
  const rosterEnds = rosterLast - today <= noticeDays;
  // Who receives no reports needs no keys for them.
  const keysEnd = position !== null && keysLast - today <= noticeDays;
  return (
    <>
      {(rosterEnds || keysEnd) && (
        <section id="today-expiry" aria-label={t('today-expiry')}>
          {rosterEnds && <WarningText>{t('today-roster-ends', { day: formatDay(rosterLast) })}</WarningText>}
          {keysEnd && <WarningText>{t('today-keys-end', { day: formatDay(keysLast) })}</WarningText>}
        </section>
      )}
      <AloneReminder overview={overview} />
    </>
  );
}

/** Once a week, until it is put aside or mended. */
function AloneReminder({ overview }: RemindersProps): VNode | null {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [aside, setAside] = useState<number | null>(null);
  useEffect(() => {
    let wanted = true;
    void workplace.ask('PUT_ASIDE', null).then((week) => {
      if (wanted) setAside(week);
    });
    return () => {
      wanted = false;
    };
  }, [workplace]);
  const week = weekOf(overview.me.today);
  const count = overview.rows.filter(isAlone).length;
  if (count === 0 || aside === null || aside === week) return null;
  return (
    <div id="today-alone">
      <Card title={t('today-alone')}>
        <p>{t('today-alone-body', { count })}</p>
        <ButtonGroup>
          <Button
            id="today-alone-look"
            small
            onClick={() => {
              workplace.goTo('people');
            }}
          >
            {t('today-alone-look')}
          </Button>
          <Button
            id="today-alone-later"
            small
            tone="secondary"
            onClick={() => {
              setAside(week);
              void workplace.ask('PUT_ASIDE_FOR', { week });
            }}
          >
            {t('today-alone-later')}
          </Button>
        </ButtonGroup>
      </Card>
    </div>
  );
}
