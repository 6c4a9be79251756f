import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../shared/components/button.tsx';
import { NotificationBanner } from '../shared/components/notices.tsx';
import { useT } from '../shared/locale/context.tsx';
import { AccountDialog } from './account/account-dialog.tsx';
import type { Entrance } from './entrance.ts';
import { idleMinutes } from './idle.ts';

interface AccountProps {
  /** Who this is. */
  readonly children: ComponentChildren;
  readonly entrance: Entrance;
  readonly onLock: () => void;
  readonly onSignOut: () => void;
}

/** Right side of the header while keys are open. */
export function Account({ children, entrance, onLock, onSignOut }: AccountProps): VNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <div class="app-account">
      <span>{children}</span>
      <Button
        small
        tone="quiet"
        id="own-account-open"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('account-open')}
      </Button>
      <Button small tone="secondary" id="lock" icon="lock" onClick={onLock}>
        {t('lock')}
      </Button>
      <Button small tone="quiet" id="sign-out" onClick={onSignOut}>
        {t('sign-out')}
      </Button>
      <AccountDialog
        entrance={entrance}
        open={open}
        onClose={() => {
          setOpen(false);
        }}
      />
    </div>
  );
}

/** Nobody has touched the page for a while. */
export function IdleWarning(): VNode {
  const t = useT();
  return (
    <NotificationBanner title={t('idle-warning-title')}>
      <p>{t('idle-warning', { minutes: idleMinutes.value })}</p>
    </NotificationBanner>
  );
}
