import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useWorkplace } from '../workplace-context.ts';
import type { Workplace } from '../workplace.ts';

/** Long enough not to write with every key, short enough to lose no sentence. */
const pauseMilliseconds = 1_000;

/** While the room is open: brings back what was begun before the last lock, and keeps what is begun now. */
export function useKeptDrafts(): void {
  const workplace = useWorkplace();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let restored = false;
    void restoreDrafts(workplace).then(() => {
      restored = true;
    });
    const stop = effect(() => {
      const drafts = workplace.drafts.kept();
      clearTimeout(timer);
      if (!restored) return;
      timer = setTimeout(() => {
        // The next pause tries again; a lock asks once more before it takes anything.
        workplace.ask('KEEP_DRAFTS', drafts).catch(() => undefined);
      }, pauseMilliseconds);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [workplace]);
}

/** @returns whether texts come back after a lock */
export async function keepDrafts(workplace: Workplace): Promise<boolean> {
  try {
    return await workplace.ask('KEEP_DRAFTS', workplace.drafts.kept());
  } catch {
    return false;
  }
}

async function restoreDrafts(workplace: Workplace): Promise<void> {
  try {
    workplace.drafts.restore(await workplace.ask('DRAFTS', null));
  } catch {
    // Nothing was kept that could be read.
  }
}
