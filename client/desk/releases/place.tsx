import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { EmptyState, Hint, InsetText, WarningText } from '../../shared/components/notices.tsx';
import { Spinner } from '../../shared/components/progress.tsx';
import { Select } from '../../shared/components/select.tsx';
import { useLocale, useT } from '../../shared/locale/context.tsx';
import type { PeriodName } from '../../statistics/periods.ts';
import { pageTexts } from '../../statistics/pages/texts/texts.ts';
import { SecondOfficer } from '../audit/second-officer.tsx';
import { useDesk } from '../desk-context.ts';
import type { ReleasesFacts } from '../worker/messages.ts';
import { Preview } from './preview.tsx';

/** Tables of a period: what everybody would see, then two signatures. Nobody sees a row or a small number here either. */
export function ReleasesPlace(): VNode {
  const { t, language } = useLocale();
  const desk = useDesk();
  const { busy, problem, answer } = desk.releases.value;
  const released = desk.released.value.answer;
  useEffect(() => {
    if (desk.releases.value.answer === null) void desk.readReleases();
  }, [desk]);
  return (
    <>
      <Heading level={1}>{t('releases-title')}</Heading>
      <p>{t('releases-lead')}</p>
      {problem !== null && <WarningText>{describeProblem(problem, t)}</WarningText>}
      {busy && answer === null && <Spinner label={t('releases-reading')} />}
      <div role="status">
        {released !== null && (
          <div class="app-released" id="released">
            <InsetText>
              {t('released-now', { period: pageTexts[language].period(released) })} <code>/statistics/{released}/</code>
            </InsetText>
          </div>
        )}
      </div>
      {answer !== null && <Choose facts={answer} />}
      {answer !== null && answer.released.length > 0 && (
        <Hint>
          {t('releases-earlier')} {answer.released.map((period) => pageTexts[language].period(period)).join(' · ')}
        </Hint>
      )}
    </>
  );
}

interface ChooseProps {
  readonly facts: ReleasesFacts;
}

function Choose({ facts }: ChooseProps): VNode {
  const t = useT();
  const desk = useDesk();
  if (!facts.hasPlan) {
    return (
      <EmptyState title={t('releases-no-plan-title')} icon="info">
        <p>{t('releases-no-plan-body')}</p>
        <p>
          <code>kupuya oversight plan --propose</code>
        </p>
      </EmptyState>
    );
  }
  if (facts.open.length === 0) {
    return (
      <EmptyState title={t('releases-none-title')} icon="circle-check">
        <p>{t('releases-none-body')}</p>
      </EmptyState>
    );
  }
  if (desk.second.value === null) return <SecondOfficer open lead={t('second-lead-releases')} />;
  return <Prepare open={facts.open} />;
}

interface PrepareProps {
  readonly open: readonly PeriodName[];
}

function Prepare({ open }: PrepareProps): VNode {
  const { t, language } = useLocale();
  const desk = useDesk();
  const [chosen, setChosen] = useState<PeriodName | null>(open[0] ?? null);
  const period = chosen !== null && open.includes(chosen) ? chosen : (open[0] ?? null);
  const { busy, problem, answer } = desk.preview.value;
  return (
    <>
      <Select
        id="release-period"
        label={t('release-period')}
        options={open.map((name) => ({ value: name, label: pageTexts[language].period(name) }))}
        value={period}
        disabled={busy}
        onChange={setChosen}
      />
      <div class="app-acts">
        <Button
          id="prepare-release"
          small
          tone={answer === null ? 'primary' : 'secondary'}
          busy={busy}
          disabled={period === null}
          onClick={() => {
            if (period !== null) void desk.prepareRelease(period);
          }}
        >
          {t(busy ? 'release-preparing' : 'release-prepare')}
        </Button>
      </div>
      {problem !== null && <WarningText>{describeProblem(problem, t)}</WarningText>}
      {problem === 'FINDINGS' && period !== null && (
        <div class="app-acts">
          <Button
            id="accept-findings"
            small
            tone="warning"
            onClick={() => {
              void desk.prepareRelease(period, true);
            }}
          >
            {t('release-accept')}
          </Button>
        </div>
      )}
      {answer !== null && <Preview key={answer.number} preview={answer} />}
    </>
  );
}
