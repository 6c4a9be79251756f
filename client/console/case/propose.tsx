import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { outcomes, type Act, type OutcomeCode, type ReasonCode } from '../../../crypto/index.ts';
import { Button } from '../../shared/components/button.tsx';
import { InsetText } from '../../shared/components/notices.tsx';
import { Select } from '../../shared/components/select.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useT } from '../../shared/locale/context.tsx';
import type { CasePage } from '../worker/views.ts';
import { useAct } from './use-act.ts';
import { useDraftText } from './use-draft-text.ts';

const delays: readonly ReasonCode[] = ['COMPLEX', 'AWAITING_OTHER_BODY', 'OTHER'];
/** What leaves the case or cannot be undone: a colleague approves grounds, not a wish. */
const needGrounds: readonly Act[] = ['REFER', 'OPEN_IDENTITY', 'EXPORT', 'ERASE'];

interface ProposeProps {
  readonly page: CasePage;
  readonly onMatter: () => void;
}

/** Asking a second member for one of the acts that need two. */
export function Propose({ page, onMatter }: ProposeProps): VNode {
  const t = useT();
  const { id, steps, sheets } = page;
  const [act, setAct] = useState<Act | null>(null);
  const [outcome, setOutcome] = useState<OutcomeCode | null>(null);
  const [delay, setDelay] = useState<ReasonCode | null>(null);
  const [text, setText] = useDraftText(id, 'propose-text');
  const [wrong, setWrong] = useState<Missing | null>(null);
  const { busy, error, perform } = useAct(id);
  const undecided = sheets.ALLEGATION.filter(({ kept, data }) => kept && data.outcome === '').length;
  const held = act === 'CLOSE' && undecided > 0 && outcome !== 'NOT_A_REPORT';
  const errorAt = (field: Missing): string | undefined => (wrong === field ? t(field) : undefined);
  const propose = async (): Promise<void> => {
    const missing = missingFor({ act, outcome, delay, text });
    setWrong(missing);
    if (act === null || missing !== null) {
      document.getElementById(fieldOf[missing ?? 'propose-act-missing'])?.focus();
      return;
    }
    if (held) {
      document.getElementById('undecided-go')?.focus();
      return;
    }
    const closing = act === 'CLOSE' ? outcome : null;
    const reason: ReasonCode | '' = closing !== null ? `OUTCOME_${closing}` : act === 'EXTEND' ? (delay ?? '') : '';
    if (await perform({ type: 'PROPOSE', act, reason, outcome: closing ?? '', text: text.trim() })) {
      setAct(null);
      setText('');
    }
  };
  return (
    <form
      class="app-form"
      id="propose-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void propose();
      }}
    >
      <Select
        id="propose-act"
        label={t('propose-act')}
        hint={act === null ? undefined : t(`act-explained-${act}`)}
        value={act}
        onChange={setAct}
        options={steps.proposals.map((value) => ({ value, label: t(`act-${value}`) }))}
        error={errorAt('propose-act-missing')}
      />
      {act === 'CLOSE' && (
        <Select
          id="propose-outcome"
          label={t('propose-outcome')}
          hint={outcome === null ? undefined : t(`outcome-explained-${outcome}`)}
          value={outcome}
          onChange={setOutcome}
          options={outcomes.map((value) => ({ value, label: t(`reason-OUTCOME_${value}`) }))}
          error={errorAt('propose-outcome-missing')}
        />
      )}
      {held && (
        <InsetText>
          <span id="undecided" data-count={undecided}>
            {t('close-undecided', { count: undecided })}
          </span>{' '}
          <button type="button" class="app-link-action" id="undecided-go" onClick={onMatter}>
            {t('close-undecided-go')}
          </button>
        </InsetText>
      )}
      {act === 'EXTEND' && (
        <Select
          id="propose-reason"
          label={t('propose-reason')}
          value={delay}
          onChange={setDelay}
          options={delays.map((value) => ({ value, label: t(`reason-${value}`) }))}
          error={errorAt('propose-reason-missing')}
        />
      )}
      <TextArea
        id="propose-text"
        label={t('propose-text')}
        hint={t('propose-text-hint')}
        rows={3}
        value={text}
        onInput={setText}
        error={error ?? errorAt('propose-text-missing')}
      />
      <Button id="propose" type="submit" tone="secondary" busy={busy}>
        {t('propose-button')}
      </Button>
    </form>
  );
}

type Missing = keyof typeof fieldOf;

/** Ids of texts that say what is missing, with the fields that they stand at. */
const fieldOf = {
  'propose-act-missing': 'propose-act',
  'propose-outcome-missing': 'propose-outcome',
  'propose-reason-missing': 'propose-reason',
  'propose-text-missing': 'propose-text',
} as const;

interface Proposing {
  readonly act: Act | null;
  readonly outcome: OutcomeCode | null;
  readonly delay: ReasonCode | null;
  readonly text: string;
}

function missingFor({ act, outcome, delay, text }: Proposing): Missing | null {
  if (act === null) return 'propose-act-missing';
  if (act === 'CLOSE' && outcome === null) return 'propose-outcome-missing';
  if (act === 'EXTEND' && delay === null) return 'propose-reason-missing';
  return needGrounds.includes(act) && text.trim() === '' ? 'propose-text-missing' : null;
}
