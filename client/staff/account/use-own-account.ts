/** The account that the dialog shows, and every change of it: one at a time, with what went wrong in words. */
import { useEffect, useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { useT } from '../../shared/locale/context.tsx';
import type { Entrance } from '../entrance.ts';
import { codeOf } from '../worker-link.ts';
import type { AccountChange, OwnAccount } from '../worker/messages.ts';

export interface OwnAccountState {
  /** Null until it is read. */
  readonly account: OwnAccount | null;
  readonly problem: string | null;
  /** Counts the failures, so that the same one is announced again. */
  readonly attempt: number;
  readonly busy: boolean;
  /** Whether it was done. @param prepare what the change needs first, an authenticator's answer for one */
  readonly change: (prepare: () => AccountChange | Promise<AccountChange>) => Promise<boolean>;
}

export function useOwnAccount(entrance: Entrance): OwnAccountState {
  const t = useT();
  const [account, setAccount] = useState<OwnAccount | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  const keep = async (read: () => Promise<OwnAccount>): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    try {
      setAccount(await read());
      return true;
    } catch (error) {
      const code = codeOf(error);
      // The server wants to know again who this is: the page asks, and the keys stay open.
      if (code === 'SIGN_IN_REQUIRED') entrance.askToSignIn();
      setProblem(describeProblem(code, t));
      setAttempt((count) => count + 1);
      return false;
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    void keep(() => entrance.account());
  }, [entrance]);

  return {
    ...{ account, problem, attempt, busy },
    change: (prepare) => keep(async () => entrance.changeAccount(await prepare())),
  };
}
