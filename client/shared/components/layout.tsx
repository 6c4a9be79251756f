import type { ComponentChildren, VNode } from 'preact';
import { classNames } from './class-names.ts';

interface SplitProps {
  /** The list or the table: the wider part while nothing is open. */
  readonly list: ComponentChildren;
  /** What is open beside it; on a narrow screen it replaces the list. */
  readonly detail?: ComponentChildren;
}

/** A list and what is open from it, side by side. */
export function Split({ list, detail }: SplitProps): VNode {
  const open = detail !== undefined && detail !== null && detail !== false;
  return (
    <div class={classNames('app-split', open && 'app-split--open')}>
      <div class="app-split__list">{list}</div>
      {open && <div class="app-split__detail">{detail}</div>}
    </div>
  );
}

interface ToolbarProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Filters and small acts above a table. */
export function Toolbar({ label, children }: ToolbarProps): VNode {
  return (
    <div class="app-toolbar" role="group" aria-label={label}>
      {children}
    </div>
  );
}

interface CardProps {
  readonly title?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A bounded part of a page with its own small heading. */
export function Card({ title, children }: CardProps): VNode {
  return (
    <section class="app-card">
      {title !== undefined && <h2 class="app-card__title">{title}</h2>}
      {children}
    </section>
  );
}

/** One figure of the statistics. */
export interface Figure {
  readonly label: string;
  readonly value: ComponentChildren;
  readonly note?: ComponentChildren;
}

interface FiguresProps {
  readonly figures: readonly Figure[];
}

/** A few large figures with their words. */
export function Figures({ figures }: FiguresProps): VNode {
  return (
    <dl class="app-figures">
      {figures.map(({ label, value, note }) => (
        <div key={label} class="app-figures__item">
          <dt>{label}</dt>
          <dd class="app-figures__value">{value}</dd>
          {note !== undefined && <dd class="app-figures__note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
