import type { ComponentChildren, VNode } from 'preact';
import { useT } from '../locale/context.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export type Tone = 'neutral' | 'info' | 'success' | 'attention' | 'danger';

interface TagProps {
  readonly tone?: Tone | undefined;
  readonly children: ComponentChildren;
}

/** A short status. The words carry the meaning; the colour only helps. */
export function Tag({ tone = 'neutral', children }: TagProps): VNode {
  return <strong class={classNames('app-tag', tone !== 'neutral' && `app-tag--${tone}`)}>{children}</strong>;
}

interface UnreadMarkProps {
  readonly label: string;
}

/** A dot for what has not been read yet. */
export function UnreadMark({ label }: UnreadMarkProps): VNode {
  return (
    <span class="app-unread">
      <span class="govuk-visually-hidden">{label}</span>
    </span>
  );
}

interface DeadlineBadgeProps {
  /** UTC days since 1970. */
  readonly due: number;
  readonly today: number;
  /** The day the duty was met; the clock has stopped. */
  readonly done?: number | undefined;
}

/** Days of attention before a deadline counts as near. */
const NEAR = 2;

/** How long there is, in words: days left, today, overdue, or done. */
export function DeadlineBadge({ due, today, done }: DeadlineBadgeProps): VNode {
  const t = useT();
  const left = due - (done ?? today);
  const met = done !== undefined;
  const words =
    met && left >= 0
      ? t('deadline-done')
      : left < 0
        ? t('deadline-overdue', { days: -left })
        : left === 0
          ? t('deadline-today')
          : left === 1
            ? t('deadline-tomorrow')
            : t('deadline-days-left', { days: left });
  const tone: Tone = met
    ? left >= 0
      ? 'success'
      : 'attention'
    : left < 0
      ? 'danger'
      : left <= NEAR
        ? 'attention'
        : 'neutral';
  return (
    <span class={classNames('app-tag', 'app-deadline', tone !== 'neutral' && `app-tag--${tone}`)}>
      <Icon name={met ? 'check' : left < 0 ? 'circle-alert' : 'clock'} />
      <span>{words}</span>
    </span>
  );
}
