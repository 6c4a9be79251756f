import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { useT } from '../locale/context.tsx';
import { classNames } from './class-names.ts';

/** One place to go to. */
export interface NavItem {
  readonly id: string;
  readonly label: ComponentChildren;
  /** A link when given; a button that calls `onSelect` otherwise. */
  readonly href?: string | undefined;
  /** How many here wait for the reader, not how many there are: unread, overdue. */
  readonly count?: number | undefined;
}

interface NavBarProps {
  /** For screen readers: what these links are. */
  readonly label: string;
  readonly items: readonly NavItem[];
  readonly current: string;
  readonly onSelect?: ((id: string) => void) | undefined;
  readonly width?: 'wide' | 'full' | undefined;
}

/** The bar of main places below the header. */
export function NavBar({ label, items, current, onSelect, width = 'wide' }: NavBarProps): VNode {
  const t = useT();
  return (
    <nav class="app-nav" aria-label={label}>
      <ul class={classNames('govuk-width-container', width === 'full' && 'app-full-width')}>
        {items.map(({ id, label: words, href, count }) => {
          const shared = {
            class: 'app-nav__link',
            'aria-current': id === current ? ('page' as const) : undefined,
            children: (
              <>
                {words}
                {count !== undefined && count > 0 && (
                  <span class="app-count" title={t('count-waiting')}>
                    {count} <span class="govuk-visually-hidden">{t('count-waiting')}</span>
                  </span>
                )}
              </>
            ),
          };
          return (
            <li key={id}>
              {href === undefined ? (
                <button {...shared} type="button" data-place={id} onClick={() => onSelect?.(id)} />
              ) : (
                <a {...shared} href={href} />
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** One face of a tabbed part. */
export interface Tab {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly count?: number | undefined;
  readonly content: ComponentChildren;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
  readonly onSelect: (id: string) => void;
}

/** Several faces of one thing; arrow keys, Home and End move between them (WAI-ARIA tabs pattern). */
export function Tabs({ label, tabs, current, onSelect }: TabsProps): VNode {
  const list = useRef<HTMLDivElement>(null);
  const position = Math.max(
    0,
    tabs.findIndex(({ id }) => id === current),
  );
  const open = tabs[position];

  const move = (event: KeyboardEvent): void => {
    const target = { ArrowRight: position + 1, ArrowLeft: position - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    const next = tabs[(target + tabs.length) % tabs.length];
    if (next === undefined) return;
    onSelect(next.id);
    list.current?.querySelector<HTMLElement>(`#tab-${CSS.escape(next.id)}`)?.focus();
  };

  return (
    <div class="app-tabs">
      <div class="app-tabs__list" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ id, label: words, count }) => (
          <button
            key={id}
            class="app-tabs__tab"
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === open?.id}
            aria-controls={id === open?.id ? `panel-${id}` : undefined}
            tabIndex={id === open?.id ? 0 : -1}
            onClick={() => {
              onSelect(id);
            }}
          >
            {words}
            {count !== undefined && count > 0 && <span class="app-count">{count}</span>}
          </button>
        ))}
      </div>
      {open !== undefined && (
        <div
          class="app-tabs__panel"
          role="tabpanel"
          id={`panel-${open.id}`}
          aria-labelledby={`tab-${open.id}`}
          tabIndex={0}
        >
          {open.content}
        </div>
      )}
    </div>
  );
}
