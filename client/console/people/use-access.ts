import { useEffect, useState } from 'preact/hooks';
import type { Overview } from '../worker/messages.ts';
import type { AccessView } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';

/** Null until the worker has looked; asked again whenever the lists have changed. */
export function useAccess(overview: Overview): readonly AccessView[] | null {
  const workplace = useWorkplace();
  const [cases, setCases] = useState<readonly AccessView[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void workplace.ask('ACCESS', null).then((answer) => {
      if (wanted) setCases(answer);
    });
    return () => {
      wanted = false;
    };
  }, [overview, workplace]);
  return cases;
}
