import { Fragment, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { excludedMembers, textIn } from '../../../crypto/index.ts';
import { Button, ButtonGroup, LinkAction } from '../../shared/components/button.tsx';
import { ErrorSummary } from '../../shared/components/error-summary.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { InsetText, WarningText } from '../../shared/components/notices.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { SummaryList, type SummaryRow } from '../../shared/components/summary-list.tsx';
import { describeProblem } from '../../shared/api/problem.ts';
import { useLocale } from '../../shared/locale/context.tsx';
import { useVisit } from '../visit/context.tsx';
import { isSensitive, prompts, reportDraft } from '../visit/draft.ts';
import { codeOf, offersFor } from '../visit/visit.ts';
import type { Progress as Sending, RegisterSummary } from '../worker/messages.ts';
import { OldRegister } from './old-register.tsx';
import { ReaderList } from './reader-list.tsx';
import { RegisterWait } from './register-status.tsx';

const dayNotConfirmed = 'DAY_NOT_CONFIRMED';

/** Everything once more, each line with a way to change it; then it is sealed and sent. */
export function SummaryPage(): VNode {
  const { t, language } = useLocale();
  const visit = useVisit();
  const [sending, setSending] = useState<Sending | null>(null);
  const [failure, setFailure] = useState<{ readonly code: string; readonly attempt: number } | null>(null);
  const [dayConfirmed, setDayConfirmed] = useState(false);
  const summary = visit.summary.value;
  const practice = visit.practice.value;
  if (summary === null)
    return (
      <div id="page-summary">
        <Heading level={1}>{t('summary-heading')}</Heading>
        <RegisterWait />
      </div>
    );
  const draft = visit.draft.value;
  const old = summary.age === 'OLD' && !practice;
  const offer = offersFor(summary, draft).find(({ desk }) => desk.number === draft.desk);

  const finish = (receipt: Awaited<ReturnType<typeof deliver>>): void => {
    visit.sent.value = {
      receipt,
      desk: draft.desk ?? 0,
      excluded: { members: draft.excludedMembers, units: draft.excludedUnits },
      comesBack: draft.comesBack,
    };
    visit.goForGood('sent');
    visit.clearDraft();
  };
  const deliver = async () => {
    // Without words on paper nobody can come back, but the letter needs keys all the same.
    if (visit.words.value === null) visit.words.value = await visit.engine.ask('draw', null);
    if (old) await visit.engine.ask('confirmDay', { day: summary.today });
    const question = reportDraft(draft, draft.desk ?? 0, language, visit.channel);
    return visit.engine.ask('send', question, setSending);
  };
  const send = async (): Promise<void> => {
    // Words of an earlier report were opened meanwhile: nobody shall send without words on paper unless they chose to.
    if (draft.comesBack && visit.words.value === null) {
      visit.go('words');
      return;
    }
    if (practice) {
      finishPractice();
      return;
    }
    if (old && !dayConfirmed) {
      setFailure({ code: dayNotConfirmed, attempt: (failure?.attempt ?? 0) + 1 });
      return;
    }
    setFailure(null);
    setSending({ stage: 'SEALING', done: 0, total: 1 });
    visit.busy.value = true;
    try {
      const receipt = await deliver();
      visit.busy.value = false;
      finish(receipt);
    } catch (error) {
      const code = codeOf(error);
      visit.busy.value = false;
      setSending(null);
      if (code === 'ROSTER_CHANGED') await showNewReaders();
      else setFailure({ code, attempt: (failure?.attempt ?? 0) + 1 });
    }
  };
  const finishPractice = (): void => {
    visit.sent.value = {
      receipt: null,
      desk: draft.desk ?? 0,
      excluded: { members: [], units: [] },
      comesBack: draft.comesBack,
    };
    visit.goForGood('sent');
    visit.clearDraft();
  };
  const showNewReaders = async (): Promise<void> => {
    visit.readersChanged.value = true;
    try {
      await visit.loadRegister(true);
      visit.go('readers');
    } catch (error) {
      setFailure({ code: codeOf(error), attempt: (failure?.attempt ?? 0) + 1 });
    }
  };

  if (sending !== null)
    return (
      <div id="page-sending">
        <Heading level={1}>{t('sending-heading')}</Heading>
        <Progress
          id="sending"
          label={t(sending.stage === 'SEALING' ? 'sending-sealing' : 'sending-sending')}
          value={sending.stage === 'SENDING' && sending.total > 1 ? sending.done / sending.total : undefined}
          detail={t('sending-detail')}
        />
      </div>
    );
  return (
    <div id="page-summary">
      <ErrorSummary
        problems={
          failure === null
            ? []
            : failure.code === dayNotConfirmed
              ? [{ field: 'confirm-day', text: t('old-missing') }]
              : [{ text: describeProblem(failure.code, t) }]
        }
        attempt={failure?.attempt}
      />
      <Heading level={1}>{t('summary-heading')}</Heading>
      <Readers summary={summary} positions={offer?.positions ?? null} />
      <Answers summary={summary} />
      {!draft.comesBack && <WarningText>{t('summary-no-return')}</WarningText>}
      {old && (
        <OldRegister
          summary={summary}
          confirmed={dayConfirmed}
          error={failure?.code === dayNotConfirmed ? t('old-missing') : undefined}
          onChange={setDayConfirmed}
        />
      )}
      <InsetText>{t(practice ? 'summary-practice' : 'summary-before')}</InsetText>
      <ButtonGroup>
        <Button
          id="send"
          icon="lock"
          disabled={offer === undefined}
          onClick={() => {
            void send();
          }}
        >
          {t(
            practice
              ? 'summary-send-practice'
              : failure === null || failure.code === dayNotConfirmed
                ? 'summary-send'
                : 'summary-send-again',
          )}
        </Button>
      </ButtonGroup>
    </div>
  );
}

function Readers(props: { readonly summary: RegisterSummary; readonly positions: readonly number[] | null }): VNode {
  const { summary, positions } = props;
  const { t } = useLocale();
  return (
    <>
      <Heading level={2}>{t('summary-readers')}</Heading>
      {positions === null ? (
        <WarningText>{t('exclude-too-few')}</WarningText>
      ) : (
        <ReaderList summary={summary} positions={positions} />
      )}
    </>
  );
}

function Answers({ summary }: { readonly summary: RegisterSummary }): VNode {
  const { t, language } = useLocale();
  const visit = useVisit();
  const draft = visit.draft.value;
  const sensitive = isSensitive(draft);
  const desk = summary.desks.find(({ number }) => number === draft.desk);
  const gone = excludedMembers(summary, { members: draft.excludedMembers, units: draft.excludedUnits });
  const excluded = [
    ...summary.units
      .filter(({ number }) => draft.excludedUnits.includes(number))
      .map(({ name }) => textIn(name, language)),
    ...summary.members
      .filter(({ number, unit }) => gone.includes(number) && !draft.excludedUnits.includes(unit))
      .map(({ role }) => textIn(role, language)),
  ];
  const questions: readonly { key: string; value: string | null; step: Parameters<typeof visit.go>[0] }[] = [
    { key: t('summary-about'), value: draft.category && t(`category-${draft.category}`), step: 'about' },
    ...(sensitive
      ? [
          {
            ...{ key: t('summary-handler'), step: 'safety' as const },
            value: draft.handler && t(`handler-${draft.handler.toLowerCase()}`),
          },
        ]
      : []),
    { key: t('place-sector'), value: draft.sector && t(`sector-${draft.sector}`), step: 'place' },
    { key: t('place-region'), value: draft.region && t(`region-${draft.region}`), step: 'place' },
    { key: t('summary-relation'), value: draft.relation && t(`relation-${draft.relation}`), step: 'you' },
    ...(sensitive ? [] : [{ key: t('you-harm'), value: draft.harm && t(`harm-${draft.harm}`), step: 'you' as const }]),
    { key: t('urgency-office'), value: draft.office.trim() === '' ? null : draft.office, step: 'urgency' },
  ];
  const said = questions.flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }]));
  // What was passed over is named in one line: a row for each would hide what was said.
  const unsaid = questions.filter(({ value }) => value === null);
  const answered = prompts.filter((prompt) => draft.answers[prompt].trim() !== '');
  const row = (key: string, value: SummaryRow['value'], onChange: () => void): SummaryRow => ({ key, value, onChange });
  const to = (step: Parameters<typeof visit.go>[0]) => (): void => {
    visit.go(step);
  };
  const rows: readonly SummaryRow[] = [
    row(t('summary-desk'), desk === undefined ? t('unsaid') : textIn(desk.name, language), to('readers')),
    row(t('summary-excluded'), excluded.length === 0 ? t('summary-nobody') : excluded.join('; '), to('exclude')),
    ...said.map(({ key, value, step }) => row(key, value, to(step))),
    row(t('summary-urgency'), t(`urgency-${draft.urgency ?? 'NONE'}`), to('urgency')),
    row(t('summary-statement'), <span class="report-verbatim">{draft.statement}</span>, to('statement')),
    ...answered.map((prompt) =>
      row(t(`prompt-${prompt}`), <span class="report-verbatim">{draft.answers[prompt]}</span>, to('statement')),
    ),
    ...(visit.mayEscalate.value
      ? [row(t('summary-escalation'), t(draft.consent === true ? 'escalation-yes' : 'escalation-no'), to('escalation'))]
      : []),
  ];
  return (
    <>
      <Heading level={2}>{t('summary-answers')}</Heading>
      <SummaryList rows={rows} />
      {unsaid.length > 0 && (
        <p class="report-unsaid">
          {t('summary-unsaid')}:{' '}
          {unsaid.map(({ key, step }, index) => (
            <Fragment key={key}>
              {index > 0 && ' · '}
              <LinkAction onClick={to(step)}>{key}</LinkAction>
            </Fragment>
          ))}
        </p>
      )}
    </>
  );
}
