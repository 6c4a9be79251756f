import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useT } from '../locale/context.tsx';
import { classNames } from './class-names.ts';
import { Heading, Hyphenated } from './heading.tsx';
import { Icon, type IconName } from './icon.tsx';

interface ChildrenProps {
  readonly children: ComponentChildren;
}

/** Words set apart from the text around them. */
export function InsetText({ children }: ChildrenProps): VNode {
  return <div class="govuk-inset-text">{children}</div>;
}

/** Grey help below a heading or a question that is not a field. */
export function Hint({ children }: ChildrenProps): VNode {
  return <div class="govuk-hint">{children}</div>;
}

/** Something with a consequence: said in plain words, once, where it matters. */
export function WarningText({ children }: ChildrenProps): VNode {
  const t = useT();
  return (
    <div class="app-warning">
      <Icon name="triangle-alert" />
      <p>
        <span class="govuk-visually-hidden">{t('warning-prefix')} </span>
        {children}
      </p>
    </div>
  );
}

interface DetailsProps {
  readonly summary: ComponentChildren;
  readonly open?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** More for those who want it. Stays closed on paper unless opened. */
export function Details({ summary, open, children }: DetailsProps): VNode {
  return (
    <details class="govuk-details" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}

interface PanelProps {
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** It worked: the heading of a last page. */
export function Panel({ title, children }: PanelProps): VNode {
  return (
    <div class="app-panel">
      <span class="app-panel__mark">
        <Icon name="check" />
      </span>
      <h1 class="app-panel__title" tabIndex={-1}>
        <Hyphenated>{title}</Hyphenated>
      </h1>
      {children !== undefined && <div class="app-panel__body">{children}</div>}
    </div>
  );
}

interface NotificationBannerProps {
  readonly tone?: 'notice' | 'success' | undefined;
  readonly title?: string | undefined;
  readonly children: ComponentChildren;
}

/** News about this page. A success takes the focus when it appears; a notice waits to be read. */
export function NotificationBanner({ tone = 'notice', title, children }: NotificationBannerProps): VNode {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const success = tone === 'success';
  useEffect(() => {
    if (success) box.current?.focus();
  }, [success]);
  return (
    <div
      class={classNames('app-notice', success && 'app-notice--success')}
      ref={box}
      role={success ? 'alert' : 'region'}
      aria-label={success ? undefined : (title ?? t('notice-title'))}
      tabIndex={success ? -1 : undefined}
    >
      <Icon name={success ? 'circle-check' : 'info'} />
      <div class="app-notice__content">
        <p class="app-notice__title">{title ?? t(success ? 'success-title' : 'notice-title')}</p>
        {children}
      </div>
    </div>
  );
}

interface EmptyStateProps {
  readonly title: string;
  readonly icon?: IconName | undefined;
  /** Why it is empty, and what will appear or can be done. */
  readonly children?: ComponentChildren;
  readonly action?: ComponentChildren;
}

/** A place where nothing is yet. */
export function EmptyState({ title, icon = 'inbox', children, action }: EmptyStateProps): VNode {
  return (
    <div class="app-empty">
      <span class="app-empty__icon">
        <Icon name={icon} />
      </span>
      <Heading level={2} size="s">
        {title}
      </Heading>
      {children !== undefined && <div class="app-empty__body">{children}</div>}
      {action}
    </div>
  );
}
