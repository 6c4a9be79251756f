import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../shared/api/problem.ts';
import { Button } from '../shared/components/button.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import { front, policy } from './checked.tsx';

interface DemoBarProps {
  /** Lets a day go by and loads the front again. Resolves to the code of what went wrong, or null. */
  readonly onNextDay: () => Promise<string | null>;
}

/** Says that nothing here is real, and lets a day go by. Shown by demonstrations alone. */
export function DemoBar({ onNextDay }: DemoBarProps): VNode | null {
  const { t, formatDay } = useLocale();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly code: string | null } | null>(null);
  if (policy.value.kind !== 'READY' || policy.value.value.trust.mode !== 'demo') return null;
  const goOn = async (): Promise<void> => {
    setBusy(true);
    setOutcome({ code: await onNextDay() });
    setBusy(false);
  };
  const day = front.value.kind === 'READY' ? front.value.value.seal.day : null;
  return (
    <section class="app-demo" aria-label={t('demo-banner-tag')}>
      <div class="govuk-width-container app-demo-bar">
        <p>
          <strong class="app-demo__tag">{t('demo-banner-tag')}</strong> <span>{t('demo-banner')}</span>
        </p>
        <div class="app-demo-bar__act">
          <Button
            id="next-day"
            tone="quiet"
            small
            icon="calendar"
            busy={busy}
            onClick={() => {
              void goOn();
            }}
          >
            {t('next-day')}
          </Button>
          <p role="status" id="next-day-outcome">
            {outcome === null && t('next-day-hint')}
            {outcome?.code === null && day !== null && t('next-day-done', { day: formatDay(day) })}
            {outcome !== null && outcome.code !== null && describeProblem(outcome.code, t)}
          </p>
        </div>
      </div>
    </section>
  );
}
