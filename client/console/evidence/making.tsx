/** One large file that the worker makes of a case: asked for, written piece by piece, recorded, and what came of it. */
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Act } from '../../../crypto/index.ts';
import { decisionDays } from '../../exports/case-facts.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { Progress } from '../../shared/components/progress.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import type { CasePage } from '../worker/views.ts';
import { chooseDestination, type Destination } from './destination.ts';

type Stage<T> =
  | { readonly name: 'waiting' }
  | { readonly name: 'making'; readonly bytes: number }
  | { readonly name: 'done'; readonly made: T }
  | { readonly name: 'failed'; readonly code: string };

interface Making<T> {
  readonly stage: Stage<T>;
  /** Right after a press: the browser asks where to write. @param name of the file */
  readonly make: (name: string, run: (destination: Destination) => Promise<T>) => Promise<void>;
}

export function useMaking<T>({ letters }: Pick<CasePage, 'letters'>): Making<T> {
  const [stage, setStage] = useState<Stage<T>>({ name: 'waiting' });
  const make: Making<T>['make'] = async (name, run) => {
    const length = letters.reduce((sum, { attachment }) => sum + (attachment?.length ?? 0), 0);
    const destination = await chooseDestination(name, length, (bytes) => {
      setStage((now) => (now.name === 'making' ? { name: 'making', bytes: now.bytes + bytes } : now));
    });
    if (destination === null) return;
    setStage({ name: 'making', bytes: 0 });
    try {
      setStage({ name: 'done', made: await run(destination) });
    } catch (error) {
      setStage({ name: 'failed', code: destination.isFull() ? 'DISK_FULL' : codeOf(error) });
    }
  };
  return { stage, make };
}

/** Whether two have approved the act lately enough. */
export function isDecided({ proposals }: Pick<CasePage, 'proposals'>, act: Act, today: number): boolean {
  return proposals.some(
    (proposal) => proposal.act === act && proposal.state === 'APPROVED' && today - proposal.approvedDay <= decisionDays,
  );
}

interface MakingStageProps<T> {
  /** Ids begin with it. */
  readonly id: string;
  readonly stage: Stage<T>;
  /** What is said of the file when it is there. */
  readonly children: (made: T) => ComponentChildren;
}

export function MakingStage<T>({ id, stage, children }: MakingStageProps<T>): VNode | null {
  const { t, formatBytes } = useLocale();
  switch (stage.name) {
    case 'waiting':
      return null;
    case 'making':
      return <Progress id={`${id}-progress`} label={t('bundle-making')} detail={formatBytes(stage.bytes)} />;
    case 'failed':
      return <p class="govuk-error-message">{describeProblem(stage.code, t)}</p>;
    case 'done':
      return (
        <div id={`${id}-done`} role="status">
          {children(stage.made)}
        </div>
      );
  }
}
