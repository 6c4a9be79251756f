import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { describeProblem } from '../shared/api/problem.ts';
import { Button } from '../shared/components/button.tsx';
import { Heading } from '../shared/components/heading.tsx';
import { Details, EmptyState, WarningText } from '../shared/components/notices.tsx';
import { Spinner } from '../shared/components/progress.tsx';
import { SummaryList } from '../shared/components/summary-list.tsx';
import { Tag } from '../shared/components/tag.tsx';
import { useLocale, useT } from '../shared/locale/context.tsx';
import { caseName } from '../staff/names.ts';
import { StrangersWords } from '../staff/strangers-words.tsx';
import { useDesk } from './desk-context.ts';
import type { DeskLetter, EscalationView } from './worker/messages.ts';

/** Letters that reached the oversight desk. Of every other report, this page knows nothing. */
export function Letters(): VNode {
  const t = useT();
  const desk = useDesk();
  const { busy, problem, answer } = desk.letters.value;
  useEffect(() => {
    if (desk.letters.value.answer === null) void desk.readLetters();
  }, [desk]);
  const escalations = (answer ?? []).filter(({ escalation }) => escalation !== null);
  const others = (answer ?? []).filter(({ escalation }) => escalation === null);
  return (
    <>
      <Heading level={1}>{t('letters-title')}</Heading>
      <p>{t('letters-lead')}</p>
      {problem !== null && <WarningText>{describeProblem(problem, t)}</WarningText>}
      {busy && answer === null && <Spinner label={t('letters-reading')} />}
      {answer !== null && escalations.length === 0 && (
        <EmptyState title={t('letters-empty-title')} icon="circle-check">
          <p>{t('letters-empty-body')}</p>
        </EmptyState>
      )}
      {escalations.map((letter) => (
        <Letter key={letter.id} letter={letter} />
      ))}
      {others.length > 0 && (
        <Details summary={t('letters-others')}>
          <p>{t('letters-others-lead')}</p>
          <Others letters={others} />
        </Details>
      )}
      <Button
        tone="secondary"
        id="read-letters"
        busy={busy}
        onClick={() => {
          void desk.readLetters();
        }}
      >
        {t(busy ? 'letters-reading' : 'letters-again')}
      </Button>
    </>
  );
}

interface OthersProps {
  readonly letters: readonly DeskLetter[];
}

function Others({ letters }: OthersProps): VNode {
  const { t, formatDay } = useLocale();
  return (
    <ul class="govuk-list">
      {letters.map(({ id, kind, day }) => (
        <li key={id}>
          {formatDay(day)} · {t.has(`kind-${kind}`) ? t(`kind-${kind}`) : t('kind-UNKNOWN')}
        </li>
      ))}
    </ul>
  );
}

interface LetterProps {
  readonly letter: DeskLetter;
}

function Letter({ letter: { id, day, escalation } }: LetterProps): VNode {
  const { t, formatDay } = useLocale();
  return (
    <article class="app-card" data-letter={id}>
      <h2 class="app-card__title">
        <span class="app-caption">{t('letter-of-day', { day: formatDay(day) })}</span>
        {t('kind-ESCALATION')}
      </h2>
      {escalation === null ? null : 'refused' in escalation ? (
        <WarningText>{t('escalation-refused', { problem: describeProblem(escalation.refused, t) })}</WarningText>
      ) : (
        <Escalation view={escalation} />
      )}
    </article>
  );
}

interface EscalationProps {
  readonly view: EscalationView;
}

function Escalation({ view }: EscalationProps): VNode {
  const { t, formatDay, formatCount } = useLocale();
  const isMissed = view.state === 'MISSED';
  return (
    <>
      <p class="app-verdict" data-state={view.state}>
        <Tag tone={isMissed ? 'danger' : 'neutral'}>{t(isMissed ? 'deadline-missed' : 'deadline-not-missed')}</Tag>
        <span>
          {isMissed
            ? t('escalation-missed', {
                what: t(`clock-${view.missed}`),
                due: formatDay(view.due),
                days: view.daysLate,
              })
            : t('escalation-not-missed', { what: t(`clock-${view.missed}`), due: formatDay(view.due) })}
        </span>
      </p>
      <p data-next="ask">
        <strong>{t('next-title')}</strong> {t('escalation-next', { name: caseName(view.report) })}
      </p>
      {!view.inRegister && <WarningText>{t('escalation-not-in-register')}</WarningText>}
      <SummaryList
        rows={[
          { key: t('escalation-entry-day'), value: formatDay(view.entryDay) },
          { key: t('escalation-report'), value: caseName(view.report) },
          {
            key: t('escalation-statements'),
            value:
              view.statements.length === 0 ? (
                t('escalation-no-statements')
              ) : (
                <ul class="govuk-list">
                  {view.statements.map(({ day, status }) => (
                    <li key={`${String(day)} ${status}`}>
                      {formatDay(day)} · {t.has(`told-${status}`) ? t(`told-${status}`) : status}
                    </li>
                  ))}
                </ul>
              ),
          },
          ...(view.found > view.statements.length
            ? [{ key: t('escalation-found'), value: t('escalation-found-more', { found: formatCount(view.found) }) }]
            : []),
          { key: t('escalation-consent'), value: t(view.consent ? 'consent-yes' : 'consent-no') },
        ]}
      />
      {view.words !== '' && (
        <>
          <h3 class="govuk-heading-s">{t('escalation-words')}</h3>
          <p class="app-strangers-words" lang={view.language}>
            <StrangersWords text={view.words} />
          </p>
        </>
      )}
      {view.text !== null ? (
        <Details summary={t('escalation-text')}>
          <p class="app-strangers-words" lang={view.language}>
            <StrangersWords text={view.text} />
          </p>
        </Details>
      ) : (
        view.consent && <p>{t('escalation-no-text')}</p>
      )}
    </>
  );
}
