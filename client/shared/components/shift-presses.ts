/** What a key event means for leaving by keyboard. */
export type ShiftOutcome = 'none' | 'first' | 'second' | 'third' | 'expired';

interface KeyPress {
  readonly kind: 'down' | 'up';
  readonly key: string;
  readonly repeat: boolean;
  /** Milliseconds on the events' own clock. */
  readonly time: number;
}

/** All three presses must come within this many milliseconds of each other's neighbour. */
export const SHIFT_PATIENCE = 5_000;

/**
 * Counts Shift pressed alone, three times in a row.
 *
 * Shift held for a capital letter, a held key that repeats, or any other key in between starts again: nobody may lose a
 * report because of an exclamation mark.
 */
export function createShiftCounter(): (press: KeyPress) => ShiftOutcome {
  let count = 0;
  let alone = false;
  let last = 0;

  return ({ kind, key, repeat, time }) => {
    if (key !== 'Shift' || repeat) {
      const interrupted = kind === 'down' && key !== 'Shift' && count > 0;
      if (key !== 'Shift' && kind === 'down') {
        alone = false;
        count = 0;
      }
      return interrupted ? 'expired' : 'none';
    }
    if (kind === 'down') {
      alone = true;
      return 'none';
    }
    if (!alone) return 'none';
    alone = false;
    count = count > 0 && time - last > SHIFT_PATIENCE ? 1 : count + 1;
    last = time;
    if (count === 1) return 'first';
    if (count === 2) return 'second';
    count = 0;
    return 'third';
  };
}
