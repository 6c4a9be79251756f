import { useState } from 'preact/hooks';
import type { RecordContent } from '../../../../crypto/index.ts';
import { describeProblem } from '../../../shared/api/problem.ts';
import { useT } from '../../../shared/locale/context.tsx';
import { codeOf } from '../../../staff/worker-link.ts';
import { whyText } from '../../returned-acts.tsx';
import { useWorkplace } from '../../workplace-context.ts';

export interface SheetActs {
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly fail: (text: string | undefined) => void;
  /** @param number 0 for a new sheet. @returns whether it was written, or waits for a colleague */
  readonly write: (number: number, content: RecordContent, kept?: boolean) => Promise<boolean>;
}

/** Longer than any sheet may be: the encoder says so by these. */
const tooLong: readonly string[] = ['RANGE', 'MALFORMED', 'BAD_LENGTH'];

/** Writes sheets of one case, and says what went wrong. */
export function useSheet(id: string): SheetActs {
  const t = useT();
  const workplace = useWorkplace();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const write = async (number: number, content: RecordContent, kept = true): Promise<boolean> => {
    setBusy(true);
    setError(undefined);
    try {
      const result = await workplace.act(id, { type: 'RECORD', number, kept, content });
      if (result.outcome === 'RETURNED') setError(whyText(t, result.why));
      return result.outcome !== 'RETURNED';
    } catch (problem) {
      const code = codeOf(problem);
      setError(tooLong.includes(code) ? t('sheet-too-long') : describeProblem(code, t));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, fail: setError, write };
}
