import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button, ButtonGroup, LinkAction } from '../../../shared/components/button.tsx';
import { Radios } from '../../../shared/components/choice.tsx';
import { Card } from '../../../shared/components/layout.tsx';
import { Tag } from '../../../shared/components/tag.tsx';
import { TextArea } from '../../../shared/components/text-area.tsx';
import { useLocale } from '../../../shared/locale/context.tsx';
import { StrangersWords } from '../../../staff/strangers-words.tsx';
import { roleOf } from '../../names.ts';
import { useWorkplace } from '../../workplace-context.ts';
import { ExcludeDialog } from '../exclude-dialog.tsx';
import { useDraftText } from '../use-draft-text.ts';
import type { RecordsProps } from './sheet-section.tsx';
import { useSheet } from './use-sheet.ts';

const remits = ['IN', 'OUT', 'UNSURE'] as const;
const harmLevels = ['NONE', 'URGENT'] as const;

/** What the first look said, with who looked and when; it can be looked at again. */
export function TriageResult(props: RecordsProps): VNode | null {
  const { page, overview, mayAct } = props;
  const { t, language, formatDay } = useLocale();
  const [editing, setEditing] = useState(false);
  const sheet = page.sheets.TRIAGE[0];
  if (sheet === undefined) return null;
  const { remit, harm, text } = sheet.data;
  if (editing) {
    return (
      <TriageForm
        {...props}
        onDone={() => {
          setEditing(false);
        }}
      />
    );
  }
  return (
    <section class="app-triage" id="triage" data-remit={remit} data-harm={harm} aria-label={t('triage-title')}>
      <p class="app-sheet__title">
        {t('triage-title')} <Tag tone={remit === 'IN' ? 'success' : 'attention'}>{t(`triage-remit-${remit}`)}</Tag>
        {harm === 'URGENT' && <Tag tone="danger">{t('triage-harm-URGENT')}</Tag>}
      </p>
      {text !== '' && (
        <p class="app-sheet__text">
          <StrangersWords text={text} />
        </p>
      )}
      <p class="app-quiet">
        {t('sheet-written-by', { who: roleOf(overview.colleagues, sheet.by, language), day: formatDay(sheet.day) })}
        {mayAct && (
          <>
            {' · '}
            <LinkAction
              onClick={() => {
                setEditing(true);
              }}
            >
              {t('triage-again')}
            </LinkAction>
          </>
        )}
      </p>
    </section>
  );
}

interface TriageFormProps extends RecordsProps {
  readonly onDone?: (() => void) | undefined;
}

/** The first look, below the report that was just read: ours or not, how urgent, and who must not see it. */
export function TriageForm({ page, overview, onDone }: TriageFormProps): VNode {
  const { t } = useLocale();
  const { drafts } = useWorkplace();
  const before = page.sheets.TRIAGE[0];
  const [remitDraft, setRemit] = useDraftText(page.id, 'triage-remit');
  const [harmDraft, setHarm] = useDraftText(page.id, 'triage-harm');
  const [text, setText] = useDraftText(page.id, 'triage-text', before?.data.text ?? '');
  const [barring, setBarring] = useState(false);
  const [faults, setFaults] = useState(false);
  const { busy, error, write } = useSheet(page.id);
  const remit = remits.find((each) => each === remitDraft) ?? before?.data.remit ?? null;
  const harm = harmLevels.find((each) => each === harmDraft) ?? before?.data.harm ?? null;
  const save = async (): Promise<void> => {
    setFaults(true);
    if (remit === null || harm === null) {
      document.getElementById(remit === null ? 'triage-remit' : 'triage-harm')?.focus();
      return;
    }
    const data = { remit, harm, text: text.trim() };
    if (await write(before?.number ?? 0, { kind: 'TRIAGE', data })) {
      for (const field of ['triage-remit', 'triage-harm', 'triage-text']) drafts.setText(page.id, field, '');
      onDone?.();
    }
  };
  return (
    <Card title={t('triage-title')}>
      <p>{t('triage-lead')}</p>
      <form
        id="triage-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void save();
        }}
      >
        <Radios
          id="triage-remit"
          label={t('triage-remit')}
          inline
          small
          value={remit}
          error={faults && remit === null ? t('triage-remit-missing') : undefined}
          options={remits.map((value) => ({ value, label: t(`triage-remit-${value}`) }))}
          onChange={setRemit}
        />
        <Radios
          id="triage-harm"
          label={t('triage-harm')}
          inline
          small
          value={harm}
          error={faults && harm === null ? t('triage-harm-missing') : undefined}
          options={harmLevels.map((value) => ({ value, label: t(`triage-harm-${value}`) }))}
          onChange={setHarm}
        />
        <TextArea
          id="triage-text"
          label={t('triage-text')}
          optional
          rows={2}
          value={text}
          onInput={setText}
          error={error}
        />
        <ButtonGroup>
          <Button id="save-triage" type="submit" busy={busy}>
            {t('triage-save')}
          </Button>
          <Button
            id="bar-somebody"
            tone="secondary"
            icon="users"
            onClick={() => {
              setBarring(true);
            }}
          >
            {t('exclude-open')}
          </Button>
          {onDone !== undefined && (
            <Button tone="quiet" id="cancel-triage" onClick={onDone}>
              {t('cancel')}
            </Button>
          )}
        </ButtonGroup>
      </form>
      <ExcludeDialog
        page={page}
        overview={overview}
        open={barring}
        onClose={() => {
          setBarring(false);
        }}
      />
    </Card>
  );
}
