import type { VNode } from 'preact';
import { NotificationBanner } from '../../shared/components/notices.tsx';
import { useT } from '../../shared/locale/context.tsx';
import type { Entrance } from '../entrance.ts';
import { idleMinutes } from '../idle.ts';

/** Why the keys are asked for again; nothing where nobody has locked. */
export function LockedNotice({ entrance }: { readonly entrance: Entrance }): VNode | null {
  const t = useT();
  const lockedBy = entrance.lockedBy.value;
  if (lockedBy === null) return null;
  return (
    <NotificationBanner title={t('locked-title')}>
      <p>{lockedBy === 'idle' ? t('locked-idle', { minutes: idleMinutes.value }) : t('locked-member')}</p>
    </NotificationBanner>
  );
}
