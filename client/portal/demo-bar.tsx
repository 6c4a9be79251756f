import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../shared/api/problem.ts';
import { Button } from '../shared/components/button.tsx';
import { SpecimenBanner, SpecimenWords } from '../shared/components/specimen-banner.tsx';
import { specimenOf } from '../shared/components/specimen.ts';
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
  if (policy.value.kind !== 'READY') return null;
  const { trust } = policy.value.value;
  const specimen = specimenOf(trust.mode, trust.origin);
  if (specimen === null) return null;
  const goOn = async (): Promise<void> => {
    setBusy(true);
    setOutcome({ code: await onNextDay() });
    setBusy(false);
  };
  const day = front.value.kind === 'READY' ? front.value.value.seal.day : null;
  return (
    <SpecimenBanner specimen={specimen}>
      <div class="govuk-width-container app-demo-bar">
        <p>
          <SpecimenWords specimen={specimen} />
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
    </SpecimenBanner>
  );
}
