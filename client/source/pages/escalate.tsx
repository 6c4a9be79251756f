import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { ErrorSummary } from '../../shared/components/error-summary.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { InsetText, Panel, WarningText } from '../../shared/components/notices.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { describeProblem } from '../../shared/api/problem.ts';
import { useLocale } from '../../shared/locale/context.tsx';
import { escalationTextLimit } from '../../../crypto/index.ts';
import { useVisit } from '../visit/context.tsx';
import { codeOf, offersFor } from '../visit/visit.ts';
import type { EscalationView, RegisterSummary, VisitSummary } from '../worker/messages.ts';
import { sayProblems, type FoundProblem } from './problems.ts';
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
  const [sending, setSending] = useState(false);
  const [problemsFound, setProblems] = useState<readonly FoundProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  // One id for one message: the same again goes on where it stopped.
  const message = useRef({ id: 0, text: '' });
  const problems = sayProblems(problemsFound, locale);
  const { members, units } = found.excluded;
  const offer = offersFor(summary, { excludedMembers: members, excludedUnits: units }).find(
    ({ desk }) => desk.number === summary.oversight.desk,
  );
  const left = escalationTextLimit - new TextEncoder().encode(text).length;

  const fail = (problem: FoundProblem): void => {
    setProblems([problem]);
    setAttempt((now) => now + 1);
  };
  const send = async (): Promise<void> => {
    if (left < 0) {
      fail({ field: 'escalate-text', say: ({ t }) => t('statement-too-long') });
      return;
    }
    if (message.current.id === 0 || message.current.text !== text) message.current = { id: visit.nextMessage(), text };
    setProblems([]);
    setSending(true);
    visit.busy.value = true;
    try {
      await visit.engine.ask('escalate', { id: message.current.id, language, text });
      visit.busy.value = false;
      visit.found.value = { ...found, escalation: null };
      visit.goForGood('escalated');
    } catch (error) {
      const code = codeOf(error);
      visit.busy.value = false;
      setSending(false);
      fail({ say: ({ t }) => describeProblem(code, t) });
      if (code === 'ROSTER_CHANGED') await visit.loadRegister(true).catch(() => undefined);
    }
  };

  if (sending)
    return (
      <div id="page-sending">
        <Heading level={1}>{t('sending-heading')}</Heading>
        <Progress id="sending" label={t('sending-sealing')} detail={t('sending-detail')} />
      </div>
    );
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
      <ErrorSummary problems={problems} attempt={attempt} />
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
