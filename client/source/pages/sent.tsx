import type { VNode } from 'preact';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details, InsetText, Panel } from '../../shared/components/notices.tsx';
import { Timeline } from '../../shared/components/timeline.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { IdentityOffer } from '../identity/identity-offer.tsx';
import { saveText } from '../save-file.ts';
import { useVisit } from '../visit/context.tsx';

/** It has arrived: what happens next, and when. */
export function SentPage(): VNode {
  const { t, formatDay } = useLocale();
  const visit = useVisit();
  const receipt = visit.sent.value?.receipt ?? null;
  const summary = visit.summary.value;
  const comesBack = visit.sent.value?.comesBack ?? true;
  if (receipt === null || summary === null) return <PracticeEnd />;
  const { acknowledge, feedback } = summary.deadlines;
  return (
    <div id="page-sent">
      <Panel title={t('sent-heading')}>
        <p>{t('sent-lead')}</p>
      </Panel>
      <Heading level={2}>{t('sent-next')}</Heading>
      <Timeline
        label={t('sent-next')}
        items={[
          { id: 'accepted', title: t('sent-accepted'), day: receipt.accepted },
          { id: 'logged', title: t('sent-logged'), day: receipt.by, state: 'next', body: t('sent-logged-body') },
          { id: 'acknowledged', title: t('sent-acknowledged'), day: receipt.accepted + acknowledge, state: 'next' },
          {
            id: 'feedback',
            title: t('sent-feedback'),
            day: receipt.accepted + feedback,
            state: 'next',
            body: t('sent-feedback-body'),
          },
        ]}
      />
      <Details summary={t('sent-promise')}>
        <p>{t('sent-promise-says', { day: formatDay(receipt.by) })}</p>
        <p>{t('sent-promise-body')}</p>
        <p>{t('sent-promise-raw')}</p>
        <pre class="report-promise" translate={false}>
          {receipt.promise}
        </pre>
        <Button
          id="save-promise"
          tone="secondary"
          icon="download"
          small
          onClick={() => {
            saveText('note.txt', receipt.promise);
          }}
        >
          {t('sent-promise-save')}
        </Button>
      </Details>
      {comesBack && <p>{t('sent-come-back')}</p>}
      <Heading level={2}>{t('sent-files')}</Heading>
      <p>{t('sent-files-lead')}</p>
      <ButtonGroup>
        <Button
          id="add-files"
          icon="paperclip"
          onClick={() => {
            visit.go('files');
          }}
        >
          {t('sent-add-files')}
        </Button>
        <Button
          id="finish"
          tone="secondary"
          onClick={() => {
            visit.goForGood('done');
          }}
        >
          {t('sent-finish')}
        </Button>
      </ButtonGroup>
      <IdentityOffer />
    </div>
  );
}

/** The end of the way without sending. */
function PracticeEnd(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  return (
    <div id="page-sent">
      <Panel title={t('practice-end-heading')}>
        <p>{t('practice-end-lead')}</p>
      </Panel>
      <p>{t('practice-end-words')}</p>
      <Button
        id="practice-over"
        onClick={() => {
          visit.practice.value = false;
          visit.sent.value = null;
          visit.dropWords();
          visit.goForGood('start');
        }}
      >
        {t('practice-end-button')}
      </Button>
    </div>
  );
}

/** Nothing is left to do here. */
export function DonePage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const comesBack = visit.sent.value?.comesBack ?? true;
  return (
    <div id="page-done">
      <Panel title={t('done-heading')} />
      <ul class="govuk-list govuk-list--bullet">
        {comesBack && <li>{t('done-words')}</li>}
        {comesBack && <li>{t('done-destroy')}</li>}
        <li>{t('done-close')}</li>
        <li>{t('done-gallery')}</li>
        <li>{t('done-silence')}</li>
      </ul>
      <InsetText>{t('done-lost')}</InsetText>
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
