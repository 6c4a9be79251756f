import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useWorkplace } from '../workplace-context.ts';
import type { Workplace } from '../workplace.ts';

/** Long enough not to write with every key, short enough to lose no sentence to a fall of the power. */
const pauseMilliseconds = 500;

/**
 * While the room is open: brings back what was begun before the last lock or reload, and keeps what is begun now. A reload ends the worker at
 * once: while the newest words are not kept, the browser asks before, and they are kept while it asks.
 */
export function useKeptDrafts(): void {
  const workplace = useWorkplace();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let restored = false;
    /** What was written since the last time that the worker has kept everything. */
    let unkept = false;
    let wanted = 0;
    const keep = async (): Promise<void> => {
      wanted += 1;
      const mine = wanted;
      // The next pause tries again; a lock asks once more before it takes anything.
      if ((await keepDrafts(workplace)) && mine === wanted) unkept = false;
    };
    const plan = (): void => {
      clearTimeout(timer);
      wanted += 1;
      unkept = true;
      timer = setTimeout(() => {
        void keep();
      }, pauseMilliseconds);
    };
    void restoreDrafts(workplace).then(() => {
      restored = true;
      // Whoever was quicker than the store has typed before it answered.
      if (workplace.drafts.cases().length > 0) plan();
    });
    const warn = (event: BeforeUnloadEvent): void => {
      if (!unkept || workplace.drafts.cases().length === 0) return;
      event.preventDefault();
      void keep();
    };
    addEventListener('beforeunload', warn);
    let isFirst = true;
    const stop = effect(() => {
      // Whatever is read here is watched.
      workplace.drafts.kept();
      if (restored && !isFirst) plan();
      isFirst = false;
    });
    return () => {
      stop();
      removeEventListener('beforeunload', warn);
      clearTimeout(timer);
    };
  }, [workplace]);
}

/** @returns whether what was begun comes back after a lock */
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
