import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { StatusCode } from '../../../crypto/index.ts';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { Checkboxes } from '../../shared/components/choice.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details, WarningText } from '../../shared/components/notices.tsx';
import { SelectAndAct } from '../../shared/components/select-and-act.tsx';
import { Select } from '../../shared/components/select.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { showHidden } from '../../staff/strangers-text.ts';
import type { CasePage } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { LanguageSelect } from './language-select.tsx';
import { namesIn } from './names-in.ts';
import { isPrepared, moments, preparedIn, questions, wordsFor, type Moment } from './prepared/prepared-answer.ts';
import { firstDraft, inLanguage, statusOfMoment, withMoment, withQuestions } from './prepared/compose.ts';
import { useAct } from './use-act.ts';

interface ComposerProps {
  readonly page: CasePage;
}

/** One answer to the source: words, prepared or one's own, and the status that goes with them. What is begun stays until it is sent. */
export function Composer({ page }: ComposerProps): VNode {
  const t = useT();
  const { drafts } = useWorkplace();
  const { id, steps, frontSheet } = page;
  const { busy, error, fail, perform } = useAct(id);
  const [asked, setAsked] = useState<readonly (typeof questions)[number][]>([]);
  const [moment, setMoment] = useState<Moment | null>(null);
  const draft = drafts.answer(id) ?? firstDraft(steps.statuses, frontSheet.language);
  const { text, language } = draft;
  const room = useRoom(text);
  const status: StatusCode = steps.statuses.includes(draft.status) ? draft.status : 'MESSAGE';
  const change = (changes: Partial<typeof draft>): void => {
    drafts.setAnswer(id, { ...draft, ...changes });
  };
  const named = namesIn(text, page);

  const chooseStatus = (next: StatusCode): void => {
    const words = wordsFor(language, next, '');
    const replace = words !== null && (text.trim() === '' || isPrepared(text));
    change({ status: next, ...(replace ? { text: words } : {}) });
  };
  const send = async (): Promise<void> => {
    if (text.trim() === '') fail(t('answer-empty'));
    else if (room !== null && room < 0) fail(t('answer-too-long'));
    else if (await perform({ type: 'ANSWER', status, reason: '', text: text.trim(), language }))
      drafts.setAnswer(id, { status: 'MESSAGE', language, text: '' });
    else return;
  };

  return (
    <form
      class="app-form"
      noValidate
      aria-labelledby="answer-heading"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      <Heading level={2} size="s" id="answer-heading">
        {t('answer-title')}
      </Heading>
      <div class="app-fields">
        <Select
          id="answer-status"
          label={t('answer-status')}
          value={status}
          onChange={chooseStatus}
          options={[...steps.statuses]
            .sort((a, b) => Number(b === 'MESSAGE') - Number(a === 'MESSAGE'))
            .map((value) => ({ value, label: t(`tell-${value}`) }))}
        />
        <LanguageSelect
          id="answer-language"
          label={t('answer-language')}
          value={language}
          onChange={(next) => {
            change(inLanguage(draft, next));
          }}
        />
      </div>
      <SelectAndAct
        id="answer-moment"
        label={t('answer-moment')}
        hint={t('answer-moment-hint')}
        value={moment}
        onChange={setMoment}
        options={moments
          .filter((each) => {
            const told = statusOfMoment[each];
            return told === null || told === page.status || steps.statuses.includes(told);
          })
          .map((value) => ({ value, label: t(`moment-${value}`) }))}
        act={t('answer-moment-insert')}
        onAct={() => {
          if (moment === null) {
            document.getElementById('answer-moment')?.focus();
            return;
          }
          change(withMoment(draft, moment, steps.statuses));
          setMoment(null);
          document.getElementById('answer-text')?.focus();
        }}
      />
      <Details summary={t('ask-questions')}>
        <Checkboxes
          id="questions"
          label={t('ask-questions-lead')}
          small
          values={asked}
          onChange={setAsked}
          options={questions.map((value) => ({ value, label: preparedIn(language).questions[value] }))}
        />
        <Button
          small
          id="insert-questions"
          tone="secondary"
          onClick={() => {
            change(withQuestions(draft, asked, steps.statuses));
            setAsked([]);
            document.getElementById('answer-text')?.focus();
          }}
        >
          {t('ask-questions-insert')}
        </Button>
      </Details>
      <TextArea
        id="answer-text"
        label={t('answer-text')}
        hint={t('answer-hint')}
        rows={8}
        value={text}
        onInput={(next) => {
          change({ text: next });
        }}
        error={error}
        room={room === null ? undefined : { left: room, unit: 'bytes' }}
      />
      {named.length > 0 && <WarningText>{t('answer-names', { names: named.map(showHidden).join(', ') })}</WarningText>}
      <ButtonGroup>
        <Button id="send-answer" type="submit" busy={busy}>
          {busy ? t('sending') : t('answer-send')}
        </Button>
        {text !== '' && (
          <Button
            id="clear-answer"
            tone="quiet"
            onClick={() => {
              change({ text: '' });
              document.getElementById('answer-text')?.focus();
            }}
          >
            {t('answer-clear')}
          </Button>
        )}
      </ButtonGroup>
    </form>
  );
}

/** Bytes left, as the engine counts them; null while there is much room. */
function useRoom(text: string): number | null {
  const workplace = useWorkplace();
  const [room, setRoom] = useState<number | null>(null);
  useEffect(() => {
    let wanted = true;
    workplace.ask('ROOM', { text }).then(
      (left) => {
        if (wanted) setRoom(left < 4096 ? left : null);
      },
      () => {
        // Some keyboards give a sign outside the basic plane in two halves: it is measured when it is whole.
      },
    );
    return () => {
      wanted = false;
    };
  }, [text, workplace]);
  return room;
}
