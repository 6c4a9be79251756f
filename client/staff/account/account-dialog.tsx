import type { VNode } from 'preact';
import { Dialog } from '../../shared/components/dialog.tsx';
import { ErrorSummary } from '../../shared/components/error-summary.tsx';
import { Spinner } from '../../shared/components/progress.tsx';
import { useT } from '../../shared/locale/context.tsx';
import type { Entrance } from '../entrance.ts';
import { Confirm } from './confirm.tsx';
import { Password } from './password.tsx';
import { SecondFactors } from './second-factors.tsx';
import { Sessions } from './sessions.tsx';
import { useOwnAccount } from './use-own-account.ts';

interface AccountDialogProps {
  readonly entrance: Entrance;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** How a member signs in, and where they are signed in. It has nothing to do with the keys that open reports. */
export function AccountDialog({ entrance, open, onClose }: AccountDialogProps): VNode {
  const t = useT();
  return (
    <Dialog id="own-account" title={t('account-title')} open={open} onClose={onClose}>
      {open && <Inside entrance={entrance} />}
    </Dialog>
  );
}

interface InsideProps {
  readonly entrance: Entrance;
}

function Inside({ entrance }: InsideProps): VNode {
  const t = useT();
  const own = useOwnAccount(entrance);
  const { account, problem, attempt } = own;
  return (
    <div class="app-own-account">
      <ErrorSummary problems={problem === null ? [] : [{ text: problem }]} attempt={attempt} />
      <p>{t('account-lead')}</p>
      {account === null && own.busy && <Spinner label={t('loading')} />}
      {account !== null && (
        <>
          {!account.confirmed && <Confirm entrance={entrance} account={account} own={own} />}
          <SecondFactors entrance={entrance} account={account} own={own} />
          <Sessions account={account} own={own} />
          <Password account={account} own={own} />
        </>
      )}
    </div>
  );
}
