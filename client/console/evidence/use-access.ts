import { useState } from 'preact/hooks';
import { parseHex } from '../../../crypto/index.ts';
import { accessEntry, isRecorded } from '../../evidence/custody-record.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { useT } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { whyText } from '../returned-acts.tsx';
import { useWorkplace } from '../workplace-context.ts';

/** A document on the screen. */
export interface ShownDocument {
  /** SHA-256, hex. */
  readonly hash: string;
  readonly name: string;
  readonly length: number;
}

interface Access {
  readonly error: string | undefined;
  /** Whether it is recorded, so that it may be done now. */
  readonly record: (what: 'VIEWED' | 'SAVED', document: ShownDocument, text?: string) => Promise<boolean>;
}

/** Writes down an access before it happens: once per member, document and day. Without a case there is no record to write it into. */
export function useAccess(id: string): Access {
  const t = useT();
  const workplace = useWorkplace();
  const [error, setError] = useState<string | undefined>(undefined);
  const record = async (
    what: 'VIEWED' | 'SAVED',
    { hash, name, length }: ShownDocument,
    text = '',
  ): Promise<boolean> => {
    const page = workplace.open.value?.page;
    const me = workplace.overview.value?.me;
    if (page === null || page === undefined || me === undefined) return false;
    if (page.access !== 'CIRCLE') return true;
    const entry = accessEntry(what, { hash: parseHex(hash), name, length }, text);
    if (isRecorded(page.custody, entry, { member: me.member, day: me.today })) return true;
    setError(undefined);
    try {
      const result = await workplace.act(id, { type: 'CUSTODY', entry });
      if (result.outcome !== 'RETURNED') return true;
      setError(whyText(t, result.why));
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
    }
    return false;
  };
  return { error, record };
}
