import type { VNode } from 'preact';
import { reasonLimit } from '../../../crypto/index.ts';
import { Button } from '../../shared/components/button.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { useAct } from '../case/use-act.ts';
import { useDraftText } from '../case/use-draft-text.ts';

/** The reason goes, word for word, to the second member, to every custodian and to the source. */
export function AskForm({ id }: { readonly id: string }): VNode {
  const t = useT();
  const [reason, setReason] = useDraftText(id, 'identity-reason');
  const { busy, error, fail, perform } = useAct(id);
  const left = reasonLimit - new TextEncoder().encode(reason.trim()).length;
  const ask = async (): Promise<void> => {
    const text = reason.trim();
    if (text === '') fail(t('identity-reason-missing'));
    else if (left < 0) fail(t('identity-reason-long'));
    else if (await perform({ type: 'PROPOSE', act: 'OPEN_IDENTITY', reason: '', outcome: '', text })) setReason('');
  };
  return (
    <form
      class="app-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void ask();
      }}
    >
      <TextArea
        id="identity-reason"
        label={t('identity-reason')}
        hint={t('identity-reason-hint')}
        rows={3}
        value={reason}
        onInput={setReason}
        error={error}
        room={{ left, unit: 'bytes' }}
      />
      <Button id="identity-ask" type="submit" tone="secondary" busy={busy}>
        {t('identity-ask')}
      </Button>
    </form>
  );
}
