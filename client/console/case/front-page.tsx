import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { WarningText } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { caseName } from '../../staff/names.ts';
import type { CaseFront, Overview } from '../worker/messages.ts';
import { useWorkplace } from '../workplace-context.ts';
import { frontSheetRows } from './front-sheet.tsx';
import { StepAside } from './step-aside.tsx';

interface FrontPageProps {
  readonly front: CaseFront;
  readonly overview: Overview;
}

/** Before anything is read: am I, my people or my unit part of this? */
export function FrontPage({ front, overview }: FrontPageProps): VNode {
  const locale = useLocale();
  const { t } = locale;
  const workplace = useWorkplace();
  const [aside, setAside] = useState(false);
  const { row, sheet } = front;
  const mayAct = row.access === 'CIRCLE';
  return (
    <div class="app-text-column">
      <Heading level={1} caption={t('case-name', { name: caseName(row.id) })}>
        {t('front-title')}
      </Heading>
      {row.conflict.map((conflict) => (
        <WarningText key={conflict}>{t(`conflict-${conflict}`)}</WarningText>
      ))}
      <p>{t('front-lead')}</p>
      <SummaryList rows={frontSheetRows(locale, row, sheet, overview)} />
      <ButtonGroup>
        <Button
          id="read-report"
          onClick={() => {
            void workplace.read();
          }}
        >
          {t('front-read')}
        </Button>
        {mayAct && (
          <Button
            id="step-aside"
            tone="secondary"
            onClick={() => {
              setAside(true);
            }}
          >
            {t('step-aside')}
          </Button>
        )}
      </ButtonGroup>
      <StepAside
        id={row.id}
        open={aside}
        onClose={() => {
          setAside(false);
        }}
      />
    </div>
  );
}
