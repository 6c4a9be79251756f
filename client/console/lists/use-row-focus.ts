import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface RowFocus {
  /** Place of the row that the Tab key leads to; -1 in an empty list. */
  readonly index: number;
  /** Gives the focus to a row. */
  readonly moveTo: (index: number) => void;
  /** For the list's element: it follows where the focus is. */
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onFocusOut: (event: FocusEvent) => void;
}

/**
 * One row of a list can be reached by Tab, the arrows lead to the others. If the row with the focus goes (it was acknowledged, say), the
 * one that took its place has the focus: nobody has to begin again at the top of the page.
 *
 * @param ids of the rows, in their order; their elements carry `data-row`
 * @param visited keeps the id of the row while the list is not shown
 */
export function useRowFocus(
  ids: readonly string[],
  list: RefObject<HTMLElement | null>,
  visited: Signal<string> | undefined,
): RowFocus {
  const [active, setActiveRow] = useState<{ readonly id: string; readonly index: number }>(() => ({
    id: visited?.peek() ?? '',
    index: 0,
  }));
  const setActive = (row: typeof active): void => {
    if (visited !== undefined) visited.value = row.id;
    setActiveRow(row);
  };
  const wanted = useRef<string | null>(null);
  const inside = useRef(false);
  const known = ids[active.index] === active.id ? active.index : ids.indexOf(active.id);
  const index = known >= 0 ? known : Math.min(active.index, ids.length - 1);

  useLayoutEffect(() => {
    const id = ids[index];
    if (id === undefined) return;
    const gone = inside.current && known < 0;
    if (!gone && wanted.current !== id) return;
    wanted.current = null;
    const row = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].find(
      (each) => each.dataset['row'] === id,
    );
    if (row === undefined) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
    // After a long jump the rows around it are measured for the first time, and it moves.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        if (row.contains(document.activeElement)) row.scrollIntoView({ block: 'nearest' });
      });
    });
  });

  return {
    index,
    moveTo: (next) => {
      const id = ids[next];
      if (id === undefined) return;
      wanted.current = id;
      setActive({ id, index: next });
    },
    onFocusIn: ({ target }) => {
      inside.current = true;
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
      const id = row?.dataset['row'];
      if (id !== undefined && id !== active.id) setActive({ id, index: Math.max(0, ids.indexOf(id)) });
    },
    onFocusOut: ({ target, relatedTarget }) => {
      if (relatedTarget instanceof Node) {
        inside.current = list.current?.contains(relatedTarget) === true;
        return;
      }
      // To nobody: either somebody pressed beside it, or the row was taken out of the page, and is so by the next moment.
      queueMicrotask(() => {
        const stays = target instanceof Node && target.isConnected;
        if (stays && list.current?.contains(document.activeElement) !== true) inside.current = false;
      });
    },
  };
}
