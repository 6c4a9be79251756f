import type { VNode } from 'preact';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { Access } from './access.tsx';
import { Proposals } from './proposals.tsx';
import { useAct } from './use-act.ts';
import { useDraftText } from './use-draft-text.ts';

interface ColleaguesProps {
  readonly page: CasePage;
  readonly overview: Overview;
  /** With a full say in the case. */
  readonly mayChange: boolean;
  readonly onMatter: () => void;
}

/** What is said and decided among those who have access; the source sees none of it. */
export function Colleagues({ page, overview, mayChange, onMatter }: ColleaguesProps): VNode {
  const mayAct = page.access === 'CIRCLE' && page.status !== null && !page.erased;
  return (
    <>
      <Proposals page={page} overview={overview} onMatter={onMatter} />
      <Notes page={page} overview={overview} mayAct={mayAct} />
      <Access page={page} overview={overview} mayAct={mayAct} mayChange={mayChange} />
    </>
  );
}

interface NotesProps {
  readonly page: CasePage;
  readonly overview: Overview;
  readonly mayAct: boolean;
}

function Notes({ page, overview, mayAct }: NotesProps): VNode {
  const { t, language, formatDay } = useLocale();
  const [text, setText] = useDraftText(page.id, 'note-text');
  const { busy, error, fail, perform } = useAct(page.id);
  const add = async (): Promise<void> => {
    if (text.trim() === '') fail(t('note-empty'));
    else if (await perform({ type: 'NOTE', text: text.trim() })) setText('');
  };
  return (
    <section class="app-group" aria-labelledby="notes-heading">
      <Heading level={2} size="s" id="notes-heading">
        {t('notes-title')}
      </Heading>
      {page.notes.length === 0 && <p class="app-quiet">{t('notes-none')}</p>}
      <ol class="app-messages" aria-label={t('notes-title')}>
        {page.notes.map((note, index) => (
          <li key={index} class="app-message">
            <p class="app-message__who">
              {roleOf(overview.colleagues, note.member, language)}{' '}
              <span class="app-message__when">· {formatDay(note.day)}</span>
            </p>
            <p class="app-message__text">
              <StrangersWords text={note.text} />
            </p>
          </li>
        ))}
      </ol>
      {mayAct && (
        <form
          class="app-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void add();
          }}
        >
          <TextArea
            id="note-text"
            label={t('note-text')}
            hint={t('note-hint')}
            rows={3}
            value={text}
            onInput={setText}
            error={error}
          />
          <Button id="add-note" type="submit" tone="secondary" busy={busy}>
            {t('note-add')}
          </Button>
        </form>
      )}
    </section>
  );
}
