import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { isDue, retentionOf } from '../../evidence/retention.ts';
import { Button } from '../../shared/components/button.tsx';
import { Card } from '../../shared/components/layout.tsx';
import { InsetText, WarningText } from '../../shared/components/notices.tsx';
import { Checkbox } from '../../shared/components/choice.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { useAct } from '../case/use-act.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';

interface RetentionCardProps {
  readonly page: CasePage;
  readonly overview: Overview;
  readonly mayAct: boolean;
}

/** How long a closed case is kept, and its end, once two have approved it. */
export function RetentionCard({ page, overview, mayAct }: RetentionCardProps): VNode | null {
  const { t, formatDay } = useLocale();
  const { busy, error, perform } = useAct(page.id);
  const [sure, setSure] = useState(false);
  const retention = retentionOf(page);
  const decision = page.proposals.findLast(({ act, state }) => act === 'ERASE' && state === 'APPROVED');
  if (page.erased) return <InsetText>{t('erased-explained')}</InsetText>;
  if (retention === null) return null;
  return (
    <Card title={t('retention-title')}>
      <p>{t('retention-until', { years: retention.years, day: formatDay(retention.due) })}</p>
      {retention.onHold && <p>{t('retention-hold')}</p>}
      {isDue(retention, overview.me.today) && <WarningText>{t('retention-due')}</WarningText>}
      {decision === undefined && <p>{t('erase-needs-approval')}</p>}
      {decision !== undefined && mayAct && !retention.onHold && (
        <>
          <p>{t('erase-explained')}</p>
          <Checkbox id="erase-sure" label={t('erase-sure')} checked={sure} onChange={setSure} />
          {error !== undefined && <p class="govuk-error-message">{error}</p>}
          <Button
            id="erase-case"
            tone="warning"
            busy={busy}
            disabled={!sure}
            onClick={() => {
              void perform({ type: 'ERASED', proposal: decision.event });
            }}
          >
            {t('erase-case')}
          </Button>
        </>
      )}
    </Card>
  );
}
