import type { VNode } from 'preact';
import { Button } from '../shared/components/button.tsx';
import { Dialog } from '../shared/components/dialog.tsx';
import { useT } from '../shared/locale/context.tsx';
import { caseName } from '../staff/names.ts';
import { useWorkplace } from './workplace-context.ts';

interface LockQuestionProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Locks, or signs out. */
  readonly onLock: () => void;
}

/**
 * Asked before a lock that would take something unsent with it. Nothing is kept through a lock: the worker that could seal it ends, and
 * the page keeps no clear text. A lock after idle minutes does not ask; its warning says so a minute before.
 */
export function LockQuestion({ open, onClose, onLock }: LockQuestionProps): VNode {
  const t = useT();
  const workplace = useWorkplace();
  return (
    <Dialog
      id="lock-question"
      title={t('lock-question-title')}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button id="lock-stay" onClick={onClose}>
            {t('lock-question-stay')}
          </Button>
          <Button id="lock-anyway" tone="warning" onClick={onLock}>
            {t('lock-question-lock')}
          </Button>
        </>
      }
    >
      <p>{t('lock-question-body')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {workplace.drafts.cases().map((id) => (
          <li key={id}>
            <button
              type="button"
              class="app-link-action"
              onClick={() => {
                onClose();
                void workplace.openCase(id);
              }}
            >
              {t('case-name', { name: caseName(id) })}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
