/** Rows that somebody has chosen to do one thing with, by id. */
import type { Signal } from '@preact/signals';

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly add: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

export function selectionOf(chosen: Signal<ReadonlySet<string>>): Selection {
  return {
    chosen: chosen.value,
    toggle: (id) => {
      const next = new Set(chosen.value);
      if (!next.delete(id)) next.add(id);
      chosen.value = next;
    },
    add: (ids) => {
      chosen.value = new Set([...chosen.value, ...ids]);
    },
    clear: () => {
      chosen.value = new Set();
    },
  };
}
