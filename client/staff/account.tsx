import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../shared/components/button.tsx';
import { NotificationBanner } from '../shared/components/notices.tsx';
import { useT } from '../shared/locale/context.tsx';
import { idleMinutes } from './idle.ts';

interface AccountProps {
  /** Who this is. */
  readonly children: ComponentChildren;
  readonly onLock: () => void;
  readonly onSignOut: () => void;
}

/** Right side of the header while keys are open. */
export function Account({ children, onLock, onSignOut }: AccountProps): VNode {
  const t = useT();
  return (
    <div class="app-account">
      <span>{children}</span>
      <Button small tone="secondary" id="lock" icon="lock" onClick={onLock}>
        {t('lock')}
      </Button>
      <Button small tone="quiet" id="sign-out" onClick={onSignOut}>
        {t('sign-out')}
      </Button>
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
