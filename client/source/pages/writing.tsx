import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { urgencies } from '../../../crypto/index.ts';
import { Checkbox, Radios } from '../../shared/components/choice.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details, InsetText } from '../../shared/components/notices.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { findSelfIdentifying, hintKinds } from '../check/self-identifying.ts';
import { useVisit } from '../visit/context.tsx';
import { prompts, reportDraft } from '../visit/draft.ts';
import { errorAt, Question } from './question.tsx';
import { RegisterLine } from './register-status.tsx';
import { shownRoom, useRoom } from './room.ts';

/** UTF-16 units; what the letter's format takes. */
const officeLimit = 400;

/** The front sheet: read before the text, so that a conflict of interest shows in time. */
export function UrgencyPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const { urgency, office, again } = visit.draft.value;
  return (
    <Question step="urgency">
      {() => (
        <>
          <Heading level={1}>{t('urgency-heading')}</Heading>
          <p>{t('urgency-lead')}</p>
          <TextInput
            id="office"
            label={t('urgency-office')}
            hint={t('urgency-office-hint')}
            optional
            value={office}
            maxLength={officeLimit}
            onInput={(value) => {
              visit.change({ office: value });
            }}
          />
          <Radios
            id="urgency"
            label={t('urgency-question')}
            labelSize="m"
            value={urgency}
            onChange={(value) => {
              visit.change({ urgency: value });
            }}
            options={urgencies.map((value) => ({
              value,
              label: t(`urgency-${value}`),
              ...(value === 'DANGER' ? { reveal: <p>{t('urgency-danger-call')}</p> } : {}),
            }))}
          />
          <Checkbox
            id="again"
            label={t('urgency-again')}
            hint={t('urgency-again-hint')}
            checked={again}
            onChange={(value) => {
              visit.change({ again: value });
            }}
          />
          <RegisterLine />
        </>
      )}
    </Question>
  );
}

/** What happened, in their own words. */
export function StatementPage(): VNode {
  const { t, language } = useLocale();
  const visit = useVisit();
  const draft = visit.draft.value;
  const room = useRoom(
    () => visit.engine.ask('measure', reportDraft(draft, draft.desk ?? 1, language, visit.channel)),
    [draft, language, visit],
  );

  return (
    <Question
      step="statement"
      check={() => {
        if (draft.statement.trim() === '') return [{ field: 'statement', text: t('statement-missing') }];
        return room !== null && room.left < 0 ? [{ field: 'statement', text: t('statement-too-long') }] : [];
      }}
    >
      {(problems) => (
        <>
          <TextArea
            id="statement"
            label={t('statement-heading')}
            labelSize="l"
            asHeading
            hint={t('statement-hint')}
            rows={12}
            error={errorAt(problems, 'statement')}
            value={draft.statement}
            onInput={(statement) => {
              visit.change({ statement });
            }}
            room={shownRoom(room)}
          />
          {room !== null && room.letters > 1 && room.left >= 0 && (
            <p class="report-quiet">{t('statement-letters', { letters: room.letters })}</p>
          )}
          <Details summary={t('statement-prompts')} open={prompts.some((prompt) => draft.answers[prompt] !== '')}>
            <p>{t('statement-prompts-lead')}</p>
            {prompts.map((prompt) => (
              <TextArea
                key={prompt}
                id={`prompt-${prompt}`}
                label={t(`prompt-${prompt}`)}
                rows={2}
                value={draft.answers[prompt]}
                onInput={(text) => {
                  visit.change({ answers: { ...visit.draft.value.answers, [prompt]: text } });
                }}
              />
            ))}
          </Details>
          <p>{t('statement-files-later')}</p>
          <RegisterLine />
        </>
      )}
    </Question>
  );
}

/** What in the text could tell who wrote it. */
export function CheckPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const { statement, office, answers } = visit.draft.value;
  const hints = useMemo(
    () => findSelfIdentifying([statement, office, ...Object.values(answers)].join('\n\n')),
    [statement, office, answers],
  );
  return (
    <Question step="check">
      {() => (
        <>
          <Heading level={1}>{t('check-heading')}</Heading>
          <p>{t('check-lead')}</p>
          {hints.length === 0 ? (
            <InsetText>{t('check-none')}</InsetText>
          ) : (
            <dl class="report-hints">
              {hintKinds
                .map((kind) => ({ kind, words: hints.filter((hint) => hint.kind === kind).map((hint) => hint.words) }))
                .filter(({ words }) => words.length > 0)
                .map(({ kind, words }) => (
                  <div key={kind}>
                    <dt>{t(`hint-${kind}`)}</dt>
                    {words.map((each) => (
                      <dd key={each}>
                        <q>{each}</q>
                      </dd>
                    ))}
                  </div>
                ))}
            </dl>
          )}
          <p>{t('check-style')}</p>
          <p>
            <button
              class="app-link-action"
              type="button"
              onClick={() => {
                visit.go('statement');
              }}
            >
              {t('check-change')}
            </button>
          </p>
        </>
      )}
    </Question>
  );
}

/** Whether the Ombudsman may be let in when deadlines are missed. */
export function EscalationPage(): VNode {
  const { t } = useLocale();
  const visit = useVisit();
  const { consent } = visit.draft.value;
  return (
    <Question
      step="escalation"
      check={() => (consent === null ? [{ field: 'consent', text: t('escalation-missing') }] : [])}
    >
      {(problems) => (
        <Radios
          id="consent"
          label={t('escalation-heading')}
          asHeading
          hint={t('escalation-hint')}
          error={errorAt(problems, 'consent')}
          value={consent === null ? null : consent ? 'yes' : 'no'}
          onChange={(value) => {
            visit.change({ consent: value === 'yes' });
          }}
          options={[
            { value: 'yes', label: t('escalation-yes'), hint: t('escalation-yes-hint') },
            { value: 'no', label: t('escalation-no'), hint: t('escalation-no-hint') },
          ]}
        />
      )}
    </Question>
  );
}
