import type { VNode } from 'preact';
import { Progress } from '../shared/components/progress.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import { useWorkplace } from './workplace-context.ts';

/** What the worker is reading just now. */
export function SyncProgressBar(): VNode {
  const { t, formatCount } = useLocale();
  const progress = useWorkplace().progress.value;
  const known = progress !== null && progress.total > 0;
  return (
    <Progress
      id="sync-progress"
      label={progress === null ? t('stage-OPENING') : t(`stage-${progress.stage}`)}
      value={known ? progress.done / progress.total : undefined}
      detail={
        known ? t('stage-count', { done: formatCount(progress.done), total: formatCount(progress.total) }) : undefined
      }
    />
  );
}
