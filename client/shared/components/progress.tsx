import type { ComponentChildren, VNode } from 'preact';
import { useT } from '../locale/context.tsx';

interface ProgressProps {
  readonly id: string;
  readonly label: ComponentChildren;
  /** 0 to 1; undefined while nobody knows how much there is. */
  readonly value?: number | undefined;
  /** What is being done right now, or how much: "3 of 12 files". */
  readonly detail?: ComponentChildren;
}

/** How far something long has come. */
export function Progress({ id, label, value, detail }: ProgressProps): VNode {
  const t = useT();
  const percent = value === undefined ? undefined : Math.floor(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div class="app-progress">
      <div class="app-progress__words">
        <label for={id}>{label}</label>
        {percent !== undefined && (
          <span class="app-progress__percent" aria-hidden="true">
            {t('progress-percent', { percent })}
          </span>
        )}
      </div>
      <progress id={id} max={100} value={percent} />
      {detail !== undefined && <p class="app-progress__detail">{detail}</p>}
    </div>
  );
}

interface SpinnerProps {
  /** "Loading…" unless given. */
  readonly label?: ComponentChildren;
}

/** Something is under way and will not take long. The words say what, also to screen readers. */
export function Spinner({ label }: SpinnerProps): VNode {
  const t = useT();
  return (
    <p class="app-spinner" role="status">
      <span class="app-spinner__ring" aria-hidden="true" />
      <span>{label ?? t('loading')}</span>
    </p>
  );
}
