import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { HandoverItem, HandoverOrder } from '../../caseload/handover.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { BackLink } from '../../shared/components/page.tsx';
import { Button, ButtonGroup } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { useHeadingFocus } from '../../staff/use-heading-focus.ts';
import { BulkProgress } from '../lists/bulk-progress.tsx';
import { runBulk, type ItemResult } from '../lists/bulk-run.ts';
import type { Overview } from '../worker/messages.ts';
import { useWorkplace } from '../workplace-context.ts';
import { HandoverForm } from './handover-form.tsx';
import { HandoverSummary } from './handover-summary.tsx';

interface HandoverProps {
  readonly overview: Overview;
  /** Ids chosen in the table, or null for all cases that have to go to somebody else. */
  readonly only: readonly string[] | null;
  readonly onEnd: () => void;
}

/** Whose cases, to whom, what would happen; only then is it done, case by case. */
export function Handover({ overview, only, onEnd }: HandoverProps): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [order, setOrder] = useState<HandoverOrder | null>(null);
  const [plan, setPlan] = useState<readonly HandoverItem[] | null>(null);
  const [results, setResults] = useState<readonly ItemResult[] | null>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const stopped = useRef(false);
  useHeadingFocus();

  const look = async (wanted: HandoverOrder): Promise<void> => {
    setError(undefined);
    try {
      setPlan(await workplace.ask('HANDOVER_PLAN', wanted));
      setOrder(wanted);
    } catch (problem) {
      setError(describeProblem(codeOf(problem), t));
    }
  };
  const run = async (items: readonly HandoverItem[], wanted: HandoverOrder): Promise<void> => {
    const receivers = new Map(items.map(({ id, to }) => [id, to]));
    stopped.current = false;
    setRunning(true);
    setResults([]);
    await runBulk({
      ids: [...receivers.keys()],
      step: (id) => workplace.ask('HANDOVER_STEP', { id, order: wanted, to: receivers.get(id) ?? 0 }),
      onResult: setResults,
      isStopped: () => stopped.current,
    });
    await workplace.refreshLists();
    setRunning(false);
  };
  const ready = (plan ?? []).filter(({ to }) => to !== 0);
  return (
    <>
      <BackLink onClick={onEnd}>{t('handover-back')}</BackLink>
      <Heading level={1}>{t('handover-title')}</Heading>
      {order === null || plan === null ? (
        <HandoverForm
          overview={overview}
          only={only}
          error={error}
          onReady={(wanted) => {
            void look(wanted);
          }}
        />
      ) : (
        <>
          {results !== null && (
            <BulkProgress
              results={results}
              total={ready.length}
              running={running}
              onStop={() => {
                stopped.current = true;
              }}
            />
          )}
          <HandoverSummary order={order} plan={plan} overview={overview} results={results} />
          <ButtonGroup>
            {results === null ? (
              <>
                {ready.length > 0 && (
                  <Button
                    id="handover-confirm"
                    onClick={() => {
                      void run(ready, order);
                    }}
                  >
                    {t('handover-confirm', { count: ready.length })}
                  </Button>
                )}
                <Button
                  id="handover-change"
                  tone="secondary"
                  onClick={() => {
                    setPlan(null);
                    setOrder(null);
                  }}
                >
                  {t('handover-change')}
                </Button>
              </>
            ) : (
              !running && (
                <Button id="handover-end" onClick={onEnd}>
                  {t('handover-end')}
                </Button>
              )
            )}
            {plan.length > 0 && (
              <Button
                id="handover-print"
                tone="secondary"
                icon="printer"
                onClick={() => {
                  print();
                }}
              >
                {t('handover-print')}
              </Button>
            )}
          </ButtonGroup>
        </>
      )}
    </>
  );
}
