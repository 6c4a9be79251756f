import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { useT } from '../../shared/locale/context.tsx';
import { whyText } from '../returned-acts.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import type { MemberAct } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';

interface Acting {
  readonly busy: boolean;
  readonly error: string | undefined;
  /** Undefined when what was wrong is mended. */
  readonly fail: (text: string | undefined) => void;
  /** Whether it was done, or waits for a colleague; false leaves what was typed where it is. */
  readonly perform: (act: MemberAct) => Promise<boolean>;
}

/** One act in one case, and what went wrong with it. */
export function useAct(id: string): Acting {
  const t = useT();
  const workplace = useWorkplace();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const perform = async (act: MemberAct): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      const result = await workplace.act(id, act);
      if (result.outcome === 'RETURNED') setError(whyText(t, result.why));
      return result.outcome !== 'RETURNED';
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, fail: setError, perform };
}
