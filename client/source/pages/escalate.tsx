import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { ErrorSummary } from '../../shared/components/error-summary.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { InsetText, Panel, WarningText } from '../../shared/components/notices.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { escalationTextLimit } from '../../../crypto/index.ts';
import { useVisit } from '../visit/context.tsx';
import { offersFor } from '../visit/visit.ts';
import type { EscalationView, RegisterSummary, VisitSummary } from '../worker/messages.ts';
import { SendingOne, useOneMessage } from './one-message.tsx';
import { sayProblems } from './problems.ts';
import { errorAt } from './question.tsx';
import { ReaderList } from './reader-list.tsx';

/** After a missed deadline: who will read what, before anything is sent. */
export function EscalatePage(): VNode | null {
  const visit = useVisit();
  const found = visit.found.value;
  const summary = visit.summary.value;
  if (found === null || summary === null || found.escalation === null) return null;
  return <Escalate found={found} summary={summary} escalation={found.escalation} />;
}

interface EscalateProps {
  readonly found: VisitSummary;
  readonly summary: RegisterSummary;
  readonly escalation: EscalationView;
}

function Escalate({ found, summary, escalation }: EscalateProps): VNode {
  const locale = useLocale();
  const { t, language } = locale;
  const visit = useVisit();
  const [text, setText] = useState('');
  const message = useOneMessage();
  const problems = sayProblems(message.found, locale);
  const { members, units } = found.excluded;
  const offer = offersFor(summary, { excludedMembers: members, excludedUnits: units }).find(
    ({ desk }) => desk.number === summary.oversight.desk,
  );
  const left = escalationTextLimit - new TextEncoder().encode(text).length;

  const send = async (): Promise<void> => {
    if (left < 0) {
      message.fail([{ field: 'escalate-text', say: ({ t }) => t('statement-too-long') }]);
      return;
    }
    const post = (id: number): Promise<unknown> => visit.engine.ask('escalate', { id, language, text });
    await message.send(text, post, () => {
      visit.found.value = { ...found, escalation: null };
      visit.goForGood('escalated');
    });
  };

  if (message.sending) return <SendingOne />;
  return (
    <form
      id="page-escalate"
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ErrorSummary problems={problems} attempt={message.attempt} />
      <Heading level={1}>{t('escalate-heading')}</Heading>
      <p>{t('escalate-lead')}</p>
      <Heading level={2}>{t('summary-readers')}</Heading>
      {offer === undefined ? (
        <WarningText>{t('escalate-nobody')}</WarningText>
      ) : (
        <ReaderList summary={summary} positions={offer.positions} />
      )}
      <Contents found={found} escalation={escalation} />
      <TextArea
        id="escalate-text"
        label={t('escalate-text')}
        hint={t('escalate-text-hint')}
        error={errorAt(problems, 'escalate-text')}
        optional
        rows={4}
        value={text}
        onInput={setText}
        room={left < 1_000 ? { left, unit: 'bytes' } : undefined}
      />
      <ButtonGroup>
        <Button type="submit" id="send" icon="lock" disabled={offer === undefined}>
          {t('escalate-send')}
        </Button>
        <LinkAction
          onClick={() => {
            visit.back();
          }}
        >
          {t('escalate-not')}
        </LinkAction>
      </ButtonGroup>
    </form>
  );
}

/** What they learn, and what they do not. */
function Contents({ found, escalation }: Omit<EscalateProps, 'summary'>): VNode {
  const { t, formatDay } = useLocale();
  const day = found.letters[0]?.day;
  return (
    <>
      <Heading level={2}>{t('escalate-learn')}</Heading>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('escalate-learn-counted', { day: day === undefined ? '' : formatDay(day) })}</li>
        <li>
          {t(escalation.missed === 'ACKNOWLEDGEMENT' ? 'escalate-learn-acknowledge' : 'escalate-learn-feedback', {
            due: formatDay(escalation.due),
          })}
        </li>
        {escalation.statements > 0 && <li>{t('escalate-learn-statements', { count: escalation.statements })}</li>}
        <li>
          <strong>{t(found.consent ? 'escalate-learn-report' : 'escalate-learn-no-report')}</strong>
        </li>
      </ul>
      <InsetText>{t('escalate-not-learn')}</InsetText>
    </>
  );
}

/** The Ombudsman's desk has been told. */
export function EscalatedPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  return (
    <div id="page-escalated">
      <Panel title={t('escalated-heading')}>
        <p>{t('escalated-lead')}</p>
      </Panel>
      <Button
        id="finish"
        onClick={() => {
          visit.goForGood('done');
        }}
      >
        {t('sent-finish')}
      </Button>
    </div>
  );
}
