import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { Dialog } from '../../shared/components/dialog.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { whyText } from '../returned-acts.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { useWorkplace } from '../workplace-context.ts';

interface StepAsideProps {
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Recusal: the member leaves the case for good, and colleagues change its key. */
export function StepAside({ id, open, onClose }: StepAsideProps): VNode {
  const t = useT();
  const workplace = useWorkplace();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);

  const leave = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const result = await workplace.act(id, { type: 'RECUSE', text: text.trim() });
      if (result.outcome === 'RETURNED') {
        setError(whyText(t, result.why));
        return;
      }
      onClose();
      workplace.closeCase();
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      id="step-aside-dialog"
      title={t('step-aside-title')}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button
            id="step-aside-confirm"
            tone="warning"
            busy={busy}
            onClick={() => {
              void leave();
            }}
          >
            {t('step-aside-confirm')}
          </Button>
          <Button tone="secondary" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('step-aside-body')}</p>
      <TextArea
        id="step-aside-text"
        label={t('step-aside-why')}
        hint={t('step-aside-why-hint')}
        rows={3}
        value={text}
        onInput={setText}
        error={error}
      />
    </Dialog>
  );
}
