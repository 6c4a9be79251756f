import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Shorter lists are drawn whole: finding in the page and printing then have all of them. */
const drawnWhole = 60;
/** Rows drawn beyond what can be seen, on either side. */
const beyond = 8;
/** Pixels of a row that was not measured yet. */
const likelyHeight = 57;

export interface VisibleRow {
  readonly index: number;
  /** Pixels of rows left out before this one. */
  readonly gap: number;
}

export interface VisibleRows {
  readonly rows: readonly VisibleRow[];
  /** Pixels of rows left out after the last one. */
  readonly rest: number;
  /** Reference of each row element, which carries `data-index`. */
  readonly measure: (row: HTMLTableRowElement | null) => void;
}

/**
 * The rows that stand in the window, so that ten thousand cost no more than thirty.
 *
 * @param body in which they stand
 * @param kept row that is drawn wherever it stands: the one that holds the focus
 */
export function useVisibleRows(count: number, body: RefObject<HTMLElement | null>, kept: number): VisibleRows {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const [top, setTop] = useState(0);
  const whole = count <= drawnWhole;
  const options = {
    count,
    enabled: !whole,
    getScrollElement: () => window,
    estimateSize: () => likelyHeight,
    scrollMargin: top,
    overscan: beyond,
    indexAttribute: 'data-index',
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    rangeExtractor: ({ startIndex, endIndex, overscan }: { startIndex: number; endIndex: number; overscan: number }) =>
      withKept(Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan), kept),
    onChange: () => {
      redraw(undefined);
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, HTMLTableRowElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    const now = body.current === null ? 0 : Math.round(body.current.getBoundingClientRect().top + window.scrollY);
    if (now !== top) setTop(now);
    virtualizer._willUpdate();
  });
  if (whole) {
    return {
      rows: Array.from({ length: count }, (_, index) => ({ index, gap: 0 })),
      rest: 0,
      measure: () => undefined,
    };
  }
  const items = virtualizer.getVirtualItems();
  let end = top;
  const rows = items.map((item) => {
    const gap = Math.max(0, item.start - end);
    end = item.end;
    return { index: item.index, gap };
  });
  return {
    rows,
    rest: Math.max(0, top + virtualizer.getTotalSize() - end),
    measure: virtualizer.measureElement,
  };
}

function withKept(first: number, last: number, kept: number): number[] {
  const range = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  if (kept < 0 || (kept >= first && kept <= last)) return range;
  return kept < first ? [kept, ...range] : [...range, kept];
}
