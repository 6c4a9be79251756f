import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { Overview } from '../worker/messages.ts';
import type { CaseRow } from '../worker/views.ts';
import { useWorkplace } from '../workplace-context.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import type { BulkKind } from './bulk-run.ts';

const kinds: readonly BulkKind[] = ['ACKNOWLEDGE', 'ASSIGN', 'TAG', 'DISCARD', 'APPROVE_DISCARD'];

interface BulkBarProps {
  /** Chosen, and in the list as it is filtered now. */
  readonly rows: readonly CaseRow[];
  readonly overview: Overview;
  readonly onClear: () => void;
}

/** What can be done with the chosen rows. Stays at the foot of the window. Closing is not among it. */
export function BulkBar({ rows, overview, onClear }: BulkBarProps): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [kind, setKind] = useState<BulkKind | null>(null);
  return (
    <div class="app-bulk" role="group" aria-label={t('bulk-bar')} id="bulk-bar">
      <p class="app-bulk__count" role="status">
        {t('bulk-chosen', { count: rows.length })}
      </p>
      {kinds.map((each) => (
        <Button
          key={each}
          id={`bulk-${each}`}
          small
          tone="secondary"
          onClick={() => {
            setKind(each);
          }}
        >
          {t(`bulk-${each}`)}
        </Button>
      ))}
      <Button
        id="bulk-HAND_OVER"
        small
        tone="secondary"
        onClick={() => {
          workplace.lists.handingOver.value = rows.map(({ id }) => id);
          workplace.goTo('people');
        }}
      >
        {t('bulk-HAND_OVER')}
      </Button>
      <Button id="bulk-clear" small tone="quiet" onClick={onClear}>
        {t('bulk-clear')}
      </Button>
      {kind !== null && (
        <BulkDialog
          key={kind}
          kind={kind}
          rows={rows}
          overview={overview}
          onClose={(done) => {
            setKind(null);
            if (done) onClear();
          }}
        />
      )}
    </div>
  );
}
