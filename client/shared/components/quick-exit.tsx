import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useT } from '../locale/context.tsx';
import { Icon } from './icon.tsx';
import { createShiftCounter, SHIFT_PATIENCE, type ShiftOutcome } from './shift-presses.ts';

interface QuickExitProps {
  /** Forgets everything typed and every key: called first, before the page goes blank. */
  readonly onClear: () => void;
  /** A neutral site to land on. */
  readonly destination: string;
  /** How many history entries of our own lie behind the present one; asked when leaving. None unless given. */
  readonly depth?: (() => number) | undefined;
}

const announcement: Partial<Record<ShiftOutcome, string>> = {
  first: 'quick-exit-two-more',
  second: 'quick-exit-one-more',
  third: 'quick-exit-leaving',
  expired: 'quick-exit-expired',
};

/**
 * Leaves at once: by the button, at the thumb on a phone, or by Shift pressed three times.
 *
 * The first of our history entries is replaced, so that Back does not return here; entries before ours stay, and the page for sources
 * says so.
 */
export function QuickExit({ onClear, destination, depth }: QuickExitProps): VNode {
  const t = useT();
  const [outcome, setOutcome] = useState<ShiftOutcome>('none');
  const latest = useRef({ onClear, destination, depth });
  latest.current = { onClear, destination, depth };

  useEffect(() => {
    const count = createShiftCounter();
    let expiry: ReturnType<typeof setTimeout> | undefined;
    const watch = (event: KeyboardEvent): void => {
      const kind = event.type === 'keydown' ? 'down' : 'up';
      const result = count({ kind, key: event.key, repeat: event.repeat, time: event.timeStamp });
      if (result === 'none') return;
      clearTimeout(expiry);
      setOutcome(result);
      if (result === 'third') leave(latest.current);
      else
        expiry = setTimeout(() => {
          setOutcome((now) => (now === 'none' ? now : 'expired'));
        }, SHIFT_PATIENCE);
    };
    // In the capture phase: no field or dialog may swallow the keys.
    addEventListener('keydown', watch, true);
    addEventListener('keyup', watch, true);
    return () => {
      clearTimeout(expiry);
      removeEventListener('keydown', watch, true);
      removeEventListener('keyup', watch, true);
    };
  }, []);

  const id = announcement[outcome];
  return (
    <div class="app-exit">
      <button
        class="app-exit__button"
        type="button"
        onClick={() => {
          leave(latest.current);
        }}
      >
        <Icon name="leave" />
        <span>{t('quick-exit')}</span>
        <span class="app-exit__hint">{t('quick-exit-hint')}</span>
      </button>
      <span class="govuk-visually-hidden" role="status" aria-live="assertive">
        {id === undefined ? '' : t(id)}
      </span>
    </div>
  );
}

/** Milliseconds for going back over our own entries; then we leave from where we are. */
const REWIND_PATIENCE = 400;

function leave({ onClear, destination, depth }: QuickExitProps): void {
  let behind = 0;
  try {
    behind = depth?.() ?? 0;
    onClear();
  } finally {
    // The neutral site may take seconds to answer; until then an empty page must stand here, whatever went wrong above.
    document.title = '\u200b';
    document.body.replaceChildren();
    rewind(behind, () => {
      location.replace(destination);
    });
  }
}

/** Goes to the first of our entries, so that replacing it leaves none of them behind Back. */
function rewind(behind: number, then: () => void): void {
  if (behind <= 0) {
    then();
    return;
  }
  addEventListener('popstate', then, { once: true });
  setTimeout(then, REWIND_PATIENCE);
  history.go(-behind);
}
