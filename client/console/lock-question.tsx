import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../shared/components/button.tsx';
import { Dialog } from '../shared/components/dialog.tsx';
import { useT } from '../shared/locale/context.tsx';
import { caseName } from '../staff/names.ts';
import { keepDrafts } from './case/use-kept-drafts.ts';
import { useWorkplace } from './workplace-context.ts';

type Leaving = 'lock' | 'sign-out';

interface LeaveQuestion {
  /** Leaves at once if nothing is lost by it. */
  readonly leave: (how: Leaving) => void;
  readonly question: VNode;
}

/**
 * Locking and signing out, with a question before something unsent is lost. All of it comes back after a lock where an encrypted index
 * can be written; signing out keeps nothing. A lock after idle minutes does not ask; what was begun outlives it all the same.
 */
export function useLeaveQuestion(): LeaveQuestion {
  const t = useT();
  const workplace = useWorkplace();
  const [asked, setAsked] = useState<{ readonly how: Leaving; readonly cases: readonly string[] } | null>(null);
  const go = (how: Leaving): void => {
    setAsked(null);
    void (how === 'lock' ? workplace.lock('member') : workplace.signOut());
  };
  const leave = async (how: Leaving): Promise<void> => {
    if (how === 'lock' && (await keepDrafts(workplace))) go(how);
    else setAsked({ how, cases: workplace.drafts.cases() });
  };
  const stay = (): void => {
    setAsked(null);
  };
  return {
    leave: (how) => {
      if (workplace.drafts.cases().length === 0) go(how);
      else void leave(how);
    },
    question: (
      <Dialog
        id="lock-question"
        title={t('lock-question-title')}
        open={asked !== null}
        onClose={stay}
        actions={
          <>
            <Button id="lock-stay" onClick={stay}>
              {t('lock-question-stay')}
            </Button>
            <Button
              id="lock-anyway"
              tone="warning"
              onClick={() => {
                go(asked?.how ?? 'lock');
              }}
            >
              {t('lock-question-leave')}
            </Button>
          </>
        }
      >
        <p>{t(`lock-question-${asked?.how ?? 'lock'}`)}</p>
        <ul class="govuk-list govuk-list--bullet">
          {asked?.cases.map((id) => (
            <li key={id}>
              <button
                type="button"
                class="app-link-action"
                onClick={() => {
                  stay();
                  void workplace.openCase(id);
                }}
              >
                {t('case-name', { name: caseName(id) })}
              </button>
            </li>
          ))}
        </ul>
      </Dialog>
    ),
  };
}
