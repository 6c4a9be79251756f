import { useEffect } from 'preact/hooks';
import { useWorkplace } from './workplace-context.ts';

/**
 * The browser's Back closes the case, then leads to today's list; only from there does it leave the console (and so drop the keys).
 * The entries of the history say nothing: no case can be read from them.
 */
export function useBack(): void {
  const workplace = useWorkplace();
  useEffect(() => {
    const stay = (): void => {
      history.pushState(history.state, '');
    };
    const back = (): void => {
      if (workplace.open.value !== null) workplace.closeCase();
      else if (workplace.place.value !== 'today') workplace.goTo('today');
      else {
        history.back();
        return;
      }
      stay();
    };
    stay();
    addEventListener('popstate', back);
    return () => {
      removeEventListener('popstate', back);
    };
  }, [workplace]);
}
