import type { ComponentChildren, VNode } from 'preact';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { useT } from '../../shared/locale/context.tsx';

interface PageTurnerProps {
  /** Ids begin with it. */
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly pages: number;
  readonly onTurn: (to: number) => void;
  /** Whether the page in front is still being drawn. */
  readonly preparing: boolean;
  /** Further buttons. */
  readonly children?: ComponentChildren;
}

/** The bar above a page: back, on, and where one is. */
export function PageTurner({ id, number, pages, onTurn, preparing, children }: PageTurnerProps): VNode {
  const t = useT();
  const place = t('pdf-place', { number, pages });
  return (
    <div class="app-pdf__bar">
      <ButtonGroup>
        <Button
          id={`${id}-previous`}
          small
          tone="secondary"
          disabled={number === 1}
          onClick={() => {
            onTurn(number - 1);
          }}
        >
          {t('pdf-previous')}
        </Button>
        <Button
          id={`${id}-next`}
          small
          tone="secondary"
          disabled={number === pages}
          onClick={() => {
            onTurn(number + 1);
          }}
        >
          {t('pdf-next')}
        </Button>
        {children}
      </ButtonGroup>
      <p class="app-pdf__place" role="status">
        {preparing ? `${place}. ${t('preview-preparing')}` : place}
      </p>
    </div>
  );
}

/** Page Up and Page Down turn the page. @param event on its way up from whatever is focused */
export function turnByKey(event: KeyboardEvent, number: number, onTurn: (to: number) => void): void {
  const keys: Readonly<Record<string, number>> = { PageUp: number - 1, PageDown: number + 1 };
  const to = keys[event.key];
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  onTurn(to);
}
