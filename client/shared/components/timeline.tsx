import type { ComponentChildren, VNode } from 'preact';
import { useLocale } from '../locale/context.tsx';
import { formatIsoDay } from '../locale/format.ts';
import { classNames } from './class-names.ts';

/** Something that happened, or will. */
export interface TimelineItem {
  readonly id: string;
  readonly title: ComponentChildren;
  /** UTC days since 1970; undefined while the day is not known. */
  readonly day?: number | undefined;
  /** Who did it, quietly beside the day. */
  readonly by?: string | undefined;
  readonly body?: ComponentChildren;
  /** `next` is still to come, `attention` needs something. */
  readonly state?: 'done' | 'next' | 'attention' | undefined;
}

interface TimelineProps {
  readonly label: string;
  /** In the order they are shown. */
  readonly items: readonly TimelineItem[];
}

/** Events in order, each with its day. */
export function Timeline({ label, items }: TimelineProps): VNode {
  const { formatDay } = useLocale();
  return (
    <ol class="app-timeline" aria-label={label}>
      {items.map(({ id, title, day, by, body, state = 'done' }) => (
        <li key={id} class={classNames('app-timeline__item', state !== 'done' && `app-timeline__item--${state}`)}>
          <p class="app-timeline__title">{title}</p>
          {(day !== undefined || by !== undefined) && (
            <p class="app-timeline__when">
              {day !== undefined && <time dateTime={formatIsoDay(day)}>{formatDay(day)}</time>}
              {day !== undefined && by !== undefined && ' · '}
              {by}
            </p>
          )}
          {body !== undefined && <div class="app-timeline__body">{body}</div>}
        </li>
      ))}
    </ol>
  );
}
