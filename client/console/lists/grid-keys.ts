/** Where a key leads in a list of rows. Pure. */

interface Place {
  /** The row with the focus. */
  readonly index: number;
  readonly count: number;
  /** Rows that a page of the keyboard moves by. */
  readonly page: number;
}

/** The row that a key leads to, or null for another key. Never past an end. @param key of the event; `j` and `k` as on the sheet of keys */
export function rowAfterKey(key: string, { index, count, page }: Place): number | null {
  const target = targetOf(key, index, count, page);
  return target === null || count === 0 ? null : Math.min(count - 1, Math.max(0, target));
}

function targetOf(key: string, index: number, count: number, page: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return index + 1;
    case 'ArrowUp':
    case 'k':
      return index - 1;
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return index - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
