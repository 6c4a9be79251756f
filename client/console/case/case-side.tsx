import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { Details } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { DeadlineBadge } from '../../shared/components/tag.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { acknowledgements } from '../worker/acknowledgement.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage, ClockView } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { frontSheetRows } from './front-sheet.tsx';

interface CaseSideProps {
  readonly page: CasePage;
  readonly overview: Overview;
  /** The button that leads to the composer. */
  readonly answer: VNode;
}

/** Next step, clocks and front sheet: always in view beside the case. */
export function CaseSide({ page, overview, answer }: CaseSideProps): VNode {
  const locale = useLocale();
  const { t } = locale;
  const workplace = useWorkplace();
  const [busy, setBusy] = useState(false);
  const acknowledge = page.steps.statuses.includes('ACKNOWLEDGED');
  const { language } = page.frontSheet;
  return (
    <>
      {page.steps.statuses.length > 0 && (
        <Card title={t('next-step')}>
          {acknowledge && (
            <>
              <ButtonGroup>
                <Button
                  id="acknowledge"
                  icon="circle-check"
                  busy={busy}
                  onClick={() => {
                    setBusy(true);
                    void workplace.acknowledge(page.id).finally(() => {
                      setBusy(false);
                    });
                  }}
                >
                  {t('acknowledge')}
                  <kbd>A</kbd>
                </Button>
              </ButtonGroup>
              <Details summary={t('acknowledge-words')}>
                <p lang={language}>{acknowledgements[language]}</p>
              </Details>
            </>
          )}
          {answer}
        </Card>
      )}
      {page.clocks !== null && (
        <Card title={t('clocks')}>
          <Clock label={t('clock-acknowledge')} clock={page.clocks.acknowledgeBy} today={overview.me.today} />
          <Clock
            label={page.clocks.extended ? t('clock-feedback-extended') : t('clock-feedback')}
            clock={page.clocks.feedbackBy}
            today={overview.me.today}
          />
        </Card>
      )}
      <Card title={t('front-sheet')}>
        <SummaryList rows={frontSheetRows(locale, page, page.frontSheet, overview)} />
      </Card>
    </>
  );
}

interface ClockProps {
  readonly label: string;
  readonly clock: ClockView;
  readonly today: number;
}

function Clock({ label, clock: { due, done }, today }: ClockProps): VNode {
  const { t, formatDay } = useLocale();
  return (
    <div class="app-clock">
      <p>
        {label}
        <br />
        <span class="app-clock__day">
          {done === null ? t('clock-due', { day: formatDay(due) }) : t('clock-done', { day: formatDay(done) })}
        </span>
      </p>
      <DeadlineBadge due={due} today={today} {...(done === null ? {} : { done })} />
    </div>
  );
}
