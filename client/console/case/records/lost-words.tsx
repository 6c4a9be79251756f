import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatHex, parseHex } from '../../../../crypto/index.ts';
import { Button } from '../../../shared/components/button.tsx';
import { Radios } from '../../../shared/components/choice.tsx';
import { Heading } from '../../../shared/components/heading.tsx';
import { Details, InsetText } from '../../../shared/components/notices.tsx';
import { TextArea } from '../../../shared/components/text-area.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { StrangersWords } from '../../../staff/strangers-words.tsx';
import type { CasePage } from '../../worker/views.ts';
import { useWorkplace } from '../../workplace-context.ts';
import { firstDraft, hasAskedProof, withProof } from '../prepared/compose.ts';
import { preparedIn, proofQuestions, type ProofQuestion } from '../prepared/prepared-answer.ts';
import { useDraftText } from '../use-draft-text.ts';
import { CasePicker } from './case-picker.tsx';
import { OpenCaseLink } from './links.tsx';
import type { RecordsProps } from './sheet-section.tsx';
import { useSheet } from './use-sheet.ts';

interface LostWordsProps extends RecordsProps {
  /** Shows the answer that is being written. */
  readonly onAnswer: () => void;
}

/**
 * A source who lost the words: find the first case, ask what only the first writer knows, compare, and link. Anybody may claim to have
 * written before; nothing of the first case is told to whoever claims it.
 */
export function LostWords(props: LostWordsProps): VNode {
  const { t } = useLocale();
  const { page } = props;
  const linked = page.sheets.LINK.find(({ kept, data }) => kept && data.relation === 'SAME_SOURCE');
  return (
    <section class="app-group" aria-labelledby="lost-words-heading">
      <Heading level={2} size="s" id="lost-words-heading">
        {t('lost-title')}
      </Heading>
      {linked !== undefined ? (
        <InsetText>
          {t('lost-linked')} <OpenCaseLink id={formatHex(linked.data.letter)} overview={props.overview} />
        </InsetText>
      ) : (
        <>
          {page.again && <p>{t('front-again-yes')}</p>}
          <Details summary={t('lost-open')} open={page.again}>
            <Steps {...props} />
          </Details>
        </>
      )}
    </section>
  );
}

function Steps({ page, overview, mayAct, onAnswer }: LostWordsProps): VNode {
  const { t } = useLocale();
  const { drafts } = useWorkplace();
  const [earlier, setEarlier] = useDraftText(page.id, 'lost-earlier');
  const [asked, setAsked] = useState<ProofQuestion>('WHEN_WROTE');
  const [why, setWhy] = useDraftText(page.id, 'lost-why');
  const { busy, error, fail, write } = useSheet(page.id);
  const { language } = page.frontSheet;
  const answers = page.messages.flatMap((message) => (message.from === 'BODY' ? [message.text] : []));
  const link = async (): Promise<void> => {
    if (earlier === '') fail(t('link-case-missing'));
    else if (why.trim() === '') fail(t('lost-why-missing'));
    else {
      const data = { letter: parseHex(earlier), relation: 'SAME_SOURCE', text: why.trim() } as const;
      if (!(await write(0, { kind: 'LINK', data }))) return;
      for (const field of ['lost-earlier', 'lost-why']) drafts.setText(page.id, field, '');
    }
  };
  return (
    <ol class="app-steps">
      <li>
        <h3 class="govuk-heading-s">{t('lost-step-find')}</h3>
        <CasePicker
          id="lost-case"
          label={t('lost-case')}
          overview={overview}
          self={page.id}
          value={earlier}
          onChange={setEarlier}
        />
      </li>
      <li>
        <h3 class="govuk-heading-s">{t('lost-step-ask')}</h3>
        <p>{t('lost-ask-lead')}</p>
        <Radios
          id="lost-question"
          label={t('lost-question')}
          small
          value={asked}
          onChange={setAsked}
          options={proofQuestions.map((value) => ({ value, label: preparedIn(language).proof[value] }))}
        />
        <Button
          small
          id="lost-ask"
          tone="secondary"
          icon="message"
          disabled={!mayAct || page.steps.statuses.length === 0}
          onClick={() => {
            const draft = drafts.answer(page.id) ?? firstDraft(page.steps.statuses, language);
            drafts.setAnswer(page.id, withProof(draft, asked, page.steps.statuses));
            onAnswer();
          }}
        >
          {t('lost-ask')}
        </Button>
        {hasAskedProof(answers) && <p class="app-quiet">{t('lost-asked')}</p>}
      </li>
      <li>
        <h3 class="govuk-heading-s">{t('lost-step-compare')}</h3>
        {earlier === '' ? <p class="app-quiet">{t('lost-compare-none')}</p> : <Compare page={page} earlier={earlier} />}
      </li>
      <li>
        <h3 class="govuk-heading-s">{t('lost-step-link')}</h3>
        <TextArea
          id="lost-why"
          label={t('lost-why')}
          hint={t('lost-why-hint')}
          rows={2}
          value={why}
          onInput={setWhy}
          error={error}
        />
        <Button
          small
          id="lost-link"
          busy={busy}
          disabled={!mayAct}
          onClick={() => {
            void link();
          }}
        >
          {t('lost-link')}
        </Button>
      </li>
    </ol>
  );
}

interface CompareProps {
  readonly page: CasePage;
  readonly earlier: string;
}

/** What came here lately, beside the first report. A report that this member has not read yet is not shown: its front sheet comes first. */
function Compare({ page, earlier }: CompareProps): VNode {
  const { t, formatDay } = useLocale();
  const workplace = useWorkplace();
  const [other, setOther] = useState<CasePage | 'unread' | null>(null);
  useEffect(() => {
    let wanted = true;
    const look = async (): Promise<void> => {
      const front = await workplace.ask('FRONT', { id: earlier });
      const answer = front?.worked === true ? await workplace.ask('READ', { id: earlier }) : null;
      if (wanted) setOther(answer === null ? 'unread' : answer.page);
    };
    setOther(null);
    look().catch(() => {
      if (wanted) setOther('unread');
    });
    return () => {
      wanted = false;
    };
  }, [earlier, workplace]);
  if (other === null) return <p class="app-quiet">{t('loading')}</p>;
  if (other === 'unread') {
    return (
      <p>
        {t('lost-unread')}{' '}
        <button
          type="button"
          class="app-link-action"
          id="lost-open-first"
          onClick={() => {
            void workplace.openCase(earlier);
          }}
        >
          {t('lost-open-first')}
        </button>
      </p>
    );
  }
  const sides = [
    { title: t('lost-here'), letters: page.letters },
    { title: t('lost-there'), letters: other.letters },
  ];
  return (
    <div class="app-compare">
      {sides.map(({ title, letters }) => (
        <section key={title} aria-label={title}>
          <h4 class="govuk-heading-s">{title}</h4>
          {letters.map((letter) => (
            <div key={letter.commit} class="app-message">
              <p class="app-message__who">{formatDay(letter.day)}</p>
              <p class="app-message__text" lang={letter.language}>
                <StrangersWords text={letter.statement} />
              </p>
              {letter.answers.map(({ question, text }) => (
                <p key={question} class="app-message__text" lang={letter.language}>
                  <StrangersWords text={text} />
                </p>
              ))}
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
