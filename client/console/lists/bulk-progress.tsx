import type { VNode } from 'preact';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { Progress } from '../../shared/components/progress.tsx';
import { useLocale, type Locale } from '../../shared/locale/context.tsx';
import { caseName } from '../../staff/names.ts';
import { whyText } from '../returned-acts.tsx';
import type { ItemOutcome, ItemResult } from './bulk-run.ts';

interface BulkProgressProps {
  readonly results: readonly ItemResult[];
  readonly total: number;
  readonly running: boolean;
  readonly onStop: () => void;
}

/** How far it has come; at the end what came back, and why. */
export function BulkProgress({ results, total, running, onStop }: BulkProgressProps): VNode {
  const { t, formatCount } = useLocale();
  const done = results.filter(({ result }) => result.outcome === 'DONE').length;
  const waiting = results.filter(({ result }) => result.outcome === 'WAITING').length;
  const back = results.filter(({ result }) => result.outcome !== 'DONE' && result.outcome !== 'WAITING');
  if (running) {
    return (
      <>
        <Progress
          id="bulk-progress"
          label={t('bulk-running')}
          value={total === 0 ? undefined : results.length / total}
          detail={t('bulk-so-far', { done: formatCount(results.length), total: formatCount(total) })}
        />
        <Button id="bulk-stop" tone="secondary" onClick={onStop}>
          {t('bulk-stop')}
        </Button>
      </>
    );
  }
  const untried = total - results.length;
  return (
    <div id="bulk-results" role="status">
      <p>{t('bulk-done', { count: done })}</p>
      {waiting > 0 && <p>{t('bulk-waiting', { count: waiting })}</p>}
      {untried > 0 && <p>{t('bulk-untried', { count: untried })}</p>}
      {back.length > 0 && (
        <>
          <p>{t('bulk-back', { count: back.length })}</p>
          <ul class="govuk-list govuk-list--bullet app-bulk-list">
            {back.map(({ id, result }) => (
              <li key={id}>
                {caseName(id)}: {outcomeWords(t, result)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function outcomeWords(t: Locale['t'], result: ItemOutcome): string {
  switch (result.outcome) {
    case 'DONE':
    case 'WAITING':
      return '';
    case 'RETURNED':
      return whyText(t, result.why);
    case 'HINDERED':
      return t(`hindrance-${result.why}`);
    case 'FAILED':
      return describeProblem(result.why, t);
  }
}
