import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language, StatusCode } from '../../../crypto/index.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Select } from '../../shared/components/select.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { whyText } from '../returned-acts.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { acknowledgements } from '../worker/acknowledgement.ts';
import { useWorkplace } from '../workplace-context.ts';
import { LanguageSelect } from './language-select.tsx';

interface ComposerProps {
  readonly id: string;
  /** Statuses that one signature can tell. */
  readonly statuses: readonly StatusCode[];
  /** The source's. */
  readonly language: Language;
}

/** One answer to the source: words, and the status that goes with them. */
export function Composer({ id, statuses, language: sourceLanguage }: ComposerProps): VNode {
  const t = useT();
  const workplace = useWorkplace();
  const first: StatusCode = statuses.includes('ACKNOWLEDGED') ? 'ACKNOWLEDGED' : 'MESSAGE';
  const [status, setStatus] = useState<StatusCode>(first);
  const [language, setLanguage] = useState(sourceLanguage);
  const [text, setText] = useState(first === 'ACKNOWLEDGED' ? acknowledgements[sourceLanguage] : '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const room = useRoom(text);
  const chosen = statuses.includes(status) ? status : 'MESSAGE';

  const choose = (next: StatusCode): void => {
    setStatus(next);
    if (next === 'ACKNOWLEDGED' && text.trim() === '') setText(acknowledgements[language]);
  };

  const send = async (): Promise<void> => {
    if (text.trim() === '') {
      setError(t('answer-empty'));
      return;
    }
    if (room !== null && room < 0) {
      setError(t('answer-too-long'));
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const result = await workplace.act(id, {
        type: 'ANSWER',
        status: chosen,
        reason: '',
        text: text.trim(),
        language,
      });
      if (result.outcome === 'RETURNED') {
        setError(whyText(t, result.why));
        return;
      }
      setText('');
      setStatus('MESSAGE');
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
    } finally {
      setBusy(false);
    }
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
      <Select
        id="answer-status"
        label={t('answer-status')}
        value={chosen}
        onChange={choose}
        options={[...statuses]
          .sort((a, b) => Number(b === 'MESSAGE') - Number(a === 'MESSAGE'))
          .map((value) => ({ value, label: t(`tell-${value}`) }))}
      />
      <TextArea
        id="answer-text"
        label={t('answer-text')}
        hint={t('answer-hint')}
        rows={6}
        value={text}
        onInput={setText}
        error={error}
        room={room === null ? undefined : { left: room, unit: 'bytes' }}
      />
      <LanguageSelect id="answer-language" label={t('answer-language')} value={language} onChange={setLanguage} />
      <ButtonGroup>
        <Button id="send-answer" type="submit" busy={busy}>
          {busy ? t('sending') : t('answer-send')}
        </Button>
        <Button
          tone="quiet"
          onClick={() => {
            setText(acknowledgements[language]);
          }}
        >
          {t('answer-prepared')}
        </Button>
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
