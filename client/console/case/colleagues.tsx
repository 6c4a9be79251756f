import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Select } from '../../shared/components/select.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { StrangersWords } from '../../staff/strangers-words.tsx';
import { roleOf } from '../names.ts';
import type { Overview } from '../worker/messages.ts';
import type { CasePage } from '../worker/views.ts';
import { Proposals } from './proposals.tsx';
import { StepAside } from './step-aside.tsx';
import { useAct } from './use-act.ts';

interface ColleaguesProps {
  readonly page: CasePage;
  readonly overview: Overview;
}

/** What is said and decided among those who have access; the source sees none of it. */
export function Colleagues({ page, overview }: ColleaguesProps): VNode {
  const mayAct = page.access === 'CIRCLE' && page.status !== null;
  return (
    <>
      <Proposals page={page} overview={overview} />
      <Notes page={page} overview={overview} mayAct={mayAct} />
      <People page={page} overview={overview} mayAct={mayAct} />
    </>
  );
}

interface PartProps extends ColleaguesProps {
  readonly mayAct: boolean;
}

function Notes({ page, overview, mayAct }: PartProps): VNode {
  const { t, language, formatDay } = useLocale();
  const [text, setText] = useState('');
  const { busy, error, fail, perform } = useAct(page.id);
  const add = async (): Promise<void> => {
    if (text.trim() === '') fail(t('note-empty'));
    else if (await perform({ type: 'NOTE', text: text.trim() })) setText('');
  };
  return (
    <section class="app-group">
      <Heading level={2} size="s">
        {t('notes-title')}
      </Heading>
      {page.notes.length === 0 && <p>{t('notes-none')}</p>}
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

function People({ page, overview, mayAct }: PartProps): VNode {
  const { t, language } = useLocale();
  const [grantee, setGrantee] = useState<string | null>(null);
  const [aside, setAside] = useState(false);
  const { busy, error, perform } = useAct(page.id);
  const nameOf = (member: number): string => roleOf(overview.colleagues, member, language);
  const chosen = page.mayGrant.find((member) => String(member) === grantee);
  return (
    <section class="app-group">
      <Heading level={2} size="s">
        {t('people-title')}
      </Heading>
      <ul class="govuk-list govuk-list--bullet">
        {page.circle.map((member) => (
          <li key={member}>
            {nameOf(member)}
            {member === overview.me.member && ` (${t('people-you')})`}
            {member === page.assigned && ` · ${t('people-assigned')}`}
          </li>
        ))}
        {page.recused.map((member) => (
          <li key={`left-${String(member)}`}>
            {nameOf(member)} · {t('people-recused')}
          </li>
        ))}
      </ul>
      {error !== undefined && <p class="govuk-error-message">{error}</p>}
      {mayAct && (
        <div class="app-form">
          <Select
            id="assign"
            label={t('people-assign')}
            value={String(page.assigned)}
            disabled={busy}
            onChange={(value) => {
              void perform({ type: 'ASSIGN', member: Number(value) });
            }}
            options={[0, ...page.circle].map((member) => ({
              value: String(member),
              label: member === 0 ? t('people-nobody') : nameOf(member),
            }))}
          />
          {page.mayGrant.length > 0 && (
            <>
              <Select
                id="grant"
                label={t('people-grant')}
                hint={t('people-grant-hint')}
                value={grantee}
                disabled={busy}
                onChange={setGrantee}
                options={page.mayGrant.map((member) => ({ value: String(member), label: nameOf(member) }))}
              />
              <Button
                id="grant-button"
                tone="secondary"
                busy={busy}
                disabled={chosen === undefined}
                onClick={() => {
                  if (chosen !== undefined) void perform({ type: 'GRANT', to: chosen });
                }}
              >
                {t('people-grant-button')}
              </Button>
            </>
          )}
          <p>
            <button
              type="button"
              class="app-link-action"
              id="step-aside"
              onClick={() => {
                setAside(true);
              }}
            >
              {t('step-aside')}
            </button>
          </p>
          <StepAside
            id={page.id}
            open={aside}
            onClose={() => {
              setAside(false);
            }}
          />
        </div>
      )}
    </section>
  );
}
