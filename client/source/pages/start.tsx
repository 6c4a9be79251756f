import type { VNode } from 'preact';
import { textIn } from '../../../crypto/index.ts';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details } from '../../shared/components/notices.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { useVisit } from '../visit/context.tsx';

/** What this is, what cannot wait, and two ways on; then who reads, what the law protects and what it does not, what is not protected at all. */
export function StartPage(): VNode {
  const { t, language } = useLocale();
  const visit = useVisit();
  const summary = visit.summary.value;
  return (
    <div id="page-start">
      <Heading level={1}>{t('start-heading')}</Heading>
      <p>{t('start-lead')}</p>
      <ul class="report-first">
        <li>{t('start-danger')}</li>
        <li>{t('start-device')}</li>
      </ul>
      <ButtonGroup>
        <Button
          id="report"
          icon="chevron-right"
          onClick={() => {
            visit.begin(false);
          }}
        >
          {t('start-report')}
        </Button>
        <Button
          id="have-words"
          tone="secondary"
          onClick={() => {
            visit.practice.value = false;
            visit.go('return');
          }}
        >
          {t('start-have-words')}
        </Button>
      </ButtonGroup>
      <p>
        <LinkAction
          onClick={() => {
            visit.begin(true);
          }}
        >
          {t('start-practice')}
        </LinkAction>
      </p>

      <ul class="report-facts">
        <li>{t('start-fact-sealed')}</li>
        <li>{t('start-fact-contact')}</li>
        <li>{t('start-fact-words')}</li>
        <li>{t('start-fact-time')}</li>
        {summary !== null && <li>{t('start-fact-body', { body: textIn(summary.body, language) })}</li>}
      </ul>
      <Heading level={2}>{t('start-before')}</Heading>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('start-in-app')}</li>
        <li>{t('start-network')}</li>
      </ul>
      <Details summary={t('law-summary')}>
        <p>{t('law-which')}</p>
        <p>
          <strong>{t('law-protects')}</strong>
        </p>
        <ul class="govuk-list govuk-list--bullet">
          <li>{t('law-protects-secret')}</li>
          <li>{t('law-protects-work')}</li>
          <li>{t('law-protects-safety')}</li>
        </ul>
        <p>
          <strong>{t('law-not')}</strong>
        </p>
        <ul class="govuk-list govuk-list--bullet">
          <li>{t('law-not-confirmed')}</li>
          <li>{t('law-not-known')}</li>
          <li>{t('law-not-false')}</li>
        </ul>
      </Details>
      <Details summary={t('limits-summary')}>
        <Limits />
      </Details>
      <p>
        <LinkAction
          onClick={() => {
            visit.go('leaving');
          }}
        >
          {t('leaving-link')}
        </LinkAction>
      </p>
    </div>
  );
}

/** What nobody can promise, in the order of weight. */
export function Limits(): VNode {
  const { t } = useLocale();
  return (
    <ul class="govuk-list govuk-list--bullet">
      <li>{t('limits-page')}</li>
      <li>{t('limits-device')}</li>
      <li>{t('limits-network')}</li>
      <li>{t('limits-style')}</li>
      <li>{t('limits-words')}</li>
      <li>{t('limits-left')}</li>
      <li>{t('limits-collusion')}</li>
      <li>{t('limits-door')}</li>
      <li>{t('limits-crowd')}</li>
    </ul>
  );
}

/** What the button that leaves cannot erase. */
export function LeavingPage(): VNode {
  const { t } = useLocale();
  return (
    <div id="page-leaving">
      <Heading level={1}>{t('leaving-heading')}</Heading>
      <p>{t('leaving-does')}</p>
      <p>{t('leaving-not')}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('leaving-not-history')}</li>
        <li>{t('leaving-not-network')}</li>
        <li>{t('leaving-not-device')}</li>
        <li>{t('leaving-not-downloads')}</li>
      </ul>
      <p>{t('leaving-private')}</p>
    </div>
  );
}
