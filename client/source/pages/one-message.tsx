/** One short message on its way: sealed and sent as one, with nothing typed lost if it fails. */
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Heading } from '../../shared/components/heading.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { useVisit } from '../visit/context.tsx';
import { codeOf } from '../visit/visit.ts';
import type { FoundProblem } from './problems.ts';

interface OneMessage {
  readonly sending: boolean;
  readonly found: readonly FoundProblem[];
  /** Grows with each attempt that failed, so that the summary is read out again. */
  readonly attempt: number;
  readonly fail: (problems: readonly FoundProblem[]) => void;
  /**
   * @param key of what was typed: the same again goes on where it stopped, anything changed begins anew
   * @param post hands it over under its id
   * @param sent what to do then
   */
  readonly send: (key: string, post: (id: number) => Promise<unknown>, sent: () => void) => Promise<void>;
}

export function useOneMessage(): OneMessage {
  const visit = useVisit();
  const [sending, setSending] = useState(false);
  const [found, setFound] = useState<readonly FoundProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const message = useRef({ id: 0, key: '' });
  const fail = (problems: readonly FoundProblem[]): void => {
    setFound(problems);
    setAttempt((number) => number + 1);
  };
  const send: OneMessage['send'] = async (key, post, sent) => {
    if (message.current.id === 0 || message.current.key !== key) message.current = { id: visit.nextMessage(), key };
    setFound([]);
    setSending(true);
    visit.busy.value = true;
    try {
      await post(message.current.id);
      visit.busy.value = false;
      sent();
    } catch (error) {
      const code = codeOf(error);
      visit.busy.value = false;
      setSending(false);
      fail([{ say: ({ t }) => describeProblem(code, t) }]);
      if (code === 'ROSTER_CHANGED') await visit.loadRegister(true).catch(() => undefined);
    }
  };
  return { sending, found, attempt, fail, send };
}

export function SendingOne(): VNode {
  const t = useT();
  return (
    <div id="page-sending">
      <Heading level={1}>{t('sending-heading')}</Heading>
      <Progress id="sending" label={t('sending-sealing')} detail={t('sending-detail')} />
    </div>
  );
}
