import type { VNode } from 'preact';
import { describeProblem } from '../shared/api/problem.ts';
import { Button } from '../shared/components/button.tsx';
import { Heading } from '../shared/components/heading.tsx';
import { InsetText, WarningText } from '../shared/components/notices.tsx';
import { Spinner } from '../shared/components/progress.tsx';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { Tag } from '../shared/components/tag.tsx';
import { useLocale, useT } from '../shared/locale/context.tsx';
import { Fingerprint } from '../staff/fingerprint.tsx';
import { SaveFile } from '../staff/save-file.tsx';
import { DemoDays } from './demo-days.tsx';
import { useDesk } from './desk-context.ts';
import { formatMoment } from './moment.ts';
import type { AttendOutcome, RegisterFacts } from './worker/messages.ts';

/** Which seals there are, by whom they were seen, how old they are; and the one button of an attended checker. */
export function Register(): VNode {
  const t = useT();
  const desk = useDesk();
  const { busy, problem, answer } = desk.register.value;
  return (
    <>
      <Heading level={1}>{t('register-title')}</Heading>
      <p>{t('register-lead')}</p>
      {problem !== null && <WarningText>{describeProblem(problem, t)}</WarningText>}
      {answer !== null && <Facts facts={answer} />}
      {busy && answer === null ? (
        <Spinner label={t('register-reading')} />
      ) : (
        <Button
          tone="secondary"
          id="read-register"
          busy={busy}
          onClick={() => {
            void desk.readRegister();
          }}
        >
          {t(busy ? 'register-reading' : 'register-again')}
        </Button>
      )}
      <Countersign />
    </>
  );
}

interface FactsProps {
  readonly facts: RegisterFacts;
}

function Facts({ facts }: FactsProps): VNode {
  const { t, formatCount, formatDay } = useLocale();
  const sighting = (time: number | null): string => {
    if (time === null) return t('checker-silent');
    // With a quorum of one, its only word stands above already.
    return time === facts.sealTime ? t('checker-saw-then') : t('checker-saw', { when: formatMoment(time, formatDay) });
  };
  const seen = facts.checkers.filter(({ time }) => time !== null).length;
  return (
    <>
      <p class="app-verdict" data-age={facts.age}>
        <Tag tone={facts.age === 'FRESH' ? 'success' : 'danger'}>{t(`age-${facts.age}`)}</Tag>
        <span>
          {facts.sealTime === null
            ? t('seal-of-day', { day: formatDay(facts.newestDay) })
            : t('seal-of-quorum', { when: formatMoment(facts.sealTime, formatDay) })}
        </span>
      </p>
      {facts.age !== 'FRESH' && <WarningText>{t('age-what-to-do')}</WarningText>}
      <DemoDays />
      {facts.quorum === 0 ? (
        <InsetText>{t('no-checkers')}</InsetText>
      ) : (
        <>
          <Heading level={2} size="s">
            {t('checkers-title')}
          </Heading>
          <p>{t('checkers-lead', { seen: formatCount(seen), quorum: formatCount(facts.quorum) })}</p>
          <SummaryList
            rows={facts.checkers.map(({ name, time }) => ({
              key: name,
              value: sighting(time),
            }))}
          />
          {facts.demo && <InsetText>{t('checkers-demo')}</InsetText>}
        </>
      )}
      <Heading level={2} size="s">
        {t('seals-title')}
      </Heading>
      <SummaryList
        rows={[
          { key: t('seal-newest-day'), value: formatDay(facts.newestDay) },
          { key: t('seal-cases'), value: t('seal-entries', { size: formatCount(facts.cases.size) }) },
          { key: t('seal-root'), value: <Fingerprint value={facts.cases.root} /> },
          { key: t('seal-governance'), value: t('seal-entries', { size: formatCount(facts.governance.size) }) },
          { key: t('seal-governance-root'), value: <Fingerprint value={facts.governance.root} /> },
        ]}
      />
    </>
  );
}

/** Shown where the host was given a checker's key. */
function Countersign(): VNode | null {
  const t = useT();
  const desk = useDesk();
  const name = desk.checker.value;
  const { busy, problem, answer } = desk.attended.value;
  // The same key would be refused again, and signing on with it is what must not happen.
  const isSpent = answer?.outcome === 'UNFIT' && answer.reason === 'ROLLED_BACK';
  if (name === null) return null;
  return (
    <section class="app-card app-countersign">
      <h2 class="app-card__title">{t('countersign-title')}</h2>
      <p>{t('countersign-lead', { name })}</p>
      <div role="status">
        {problem !== null && <WarningText>{describeProblem(problem, t)}</WarningText>}
        {answer !== null && !busy && <Outcome outcome={answer} />}
      </div>
      {!isSpent && (
        <Button
          id="countersign"
          busy={busy}
          onClick={() => {
            void desk.attend();
          }}
        >
          {t(busy ? 'countersign-busy' : 'countersign')}
        </Button>
      )}
    </section>
  );
}

interface OutcomeProps {
  readonly outcome: AttendOutcome;
}

function Outcome({ outcome }: OutcomeProps): VNode {
  const { t, formatDay } = useLocale();
  switch (outcome.outcome) {
    case 'SIGNED': {
      const newest = Math.max(...outcome.logs.map(({ time }) => time));
      return (
        <p class="app-verdict" data-outcome="SIGNED">
          <Tag tone="success">{t('attended-signed')}</Tag>
          <span>{t('attended-signed-when', { when: formatMoment(newest, formatDay) })}</span>
        </p>
      );
    }
    case 'CHANGED':
      return (
        <div data-outcome="CHANGED">
          <WarningText>{t('attended-changed')}</WarningText>
          <SaveFile name="kupuya-forked.txt" text={outcome.notes.join('\n')}>
            {t('evidence-save')}
          </SaveFile>
        </div>
      );
    case 'UNFIT':
      return <WarningText>{t(`attended-${outcome.reason}`)}</WarningText>;
    case 'FAILED':
      return <WarningText>{t('attended-failed', { problem: describeProblem(outcome.code, t) })}</WarningText>;
  }
}
