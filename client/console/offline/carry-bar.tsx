import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button, LinkButton } from '../../shared/components/button.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import type { Carrying } from '../worker/offline.ts';
import { useWorkplace } from '../workplace-context.ts';
import { keepMark } from './mark.ts';

interface CarryBarProps {
  readonly carrying: Carrying;
  readonly onSaved: (now: Carrying) => void;
}

interface Made {
  readonly address: string;
  readonly number: number;
  /** What it carries; anything done since is not in it. */
  readonly toCarry: number;
}

/** What waits for the stick, always in sight: work that is not carried back is not done. */
export function CarryBar({ carrying, onSaved }: CarryBarProps): VNode {
  const { t, formatDay } = useLocale();
  const workplace = useWorkplace();
  const [made, setMade] = useState<Made | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(
    () => () => {
      if (made !== null) URL.revokeObjectURL(made.address);
    },
    [made],
  );

  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      const { file, carrying: now } = await workplace.ask('SAVE_ERRAND', null);
      keepMark(now.mark);
      const address = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
      setMade({ address, number: now.saved, toCarry: now.toCarry });
      onSaved(now);
    } catch (error) {
      setProblem(codeOf(error));
    } finally {
      setBusy(false);
    }
  };

  const { bundle, bundleDay, toCarry, wanted } = carrying;
  const isCurrent = made?.toCarry === toCarry;
  return (
    <section class="app-carry" id="carry" aria-label={t('carry-label')}>
      <p>
        {t('carry-bundle', { number: bundle, day: formatDay(bundleDay) })}{' '}
        <strong>{t('carry-waits', { count: toCarry })}</strong>
        {wanted > 0 && <> {t('carry-wanted', { count: wanted })}</>}
        {problem !== null && <strong> {describeProblem(problem, t)}</strong>}
      </p>
      {made !== null && isCurrent ? (
        <span id="save-errand">
          <LinkButton
            small
            icon="download"
            href={made.address}
            download={`stick-${String(made.number).padStart(4, '0')}.back`}
          >
            {t('carry-save', { number: made.number })}
          </LinkButton>
        </span>
      ) : (
        <Button
          small
          id="make-errand"
          tone={toCarry > 0 ? undefined : 'secondary'}
          busy={busy}
          onClick={() => {
            void save();
          }}
        >
          {t('carry-make')}
        </Button>
      )}
    </section>
  );
}
