import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { describeProblem } from '../shared/api/problem.ts';
import { Button } from '../shared/components/button.tsx';
import { classNames } from '../shared/components/class-names.ts';
import { Icon } from '../shared/components/icon.tsx';
import { useLocale } from '../shared/locale/context.tsx';
import { useWorkplace } from './workplace-context.ts';

interface StatusLineProps {
  readonly onHelp: () => void;
}

/** When everything was last read, and how much of it was not for this member. Quiet: it changes every half minute. */
export function StatusLine({ onHelp }: StatusLineProps): VNode {
  const { t, formatCount, formatDay } = useLocale();
  const workplace = useWorkplace();
  const { seal } = workplace.watched.value;
  const { at, problem } = workplace.sync.value;
  const batches = workplace.overview.value?.batches ?? [];
  const letters = batches.reduce((sum, batch) => sum + batch.letters, 0);
  const opened = batches.reduce((sum, batch) => sum + batch.opened, 0);
  return (
    <section class="app-status" aria-label={t('status-line')}>
      <p class={classNames('app-status__line', problem !== null && 'app-status__problem')} id="sync-status">
        {problem !== null
          ? t('status-problem', { problem: describeProblem(problem, t) }) +
            (problem === 'STALE_REGISTER' && seal !== null ? ` ${t('stale-since', { day: formatDay(seal.day) })}` : '')
          : t('status-synced', {
              time: at === null ? '' : formatTime(at),
              letters: formatCount(letters),
              others: formatCount(letters - opened),
            })}
      </p>
      {workplace.index.value !== null && (
        <p class="app-status__line" id="index-problem">
          {t(`index-${workplace.index.value}`)}
        </p>
      )}
      <Button
        small
        tone="quiet"
        id="sync"
        busy={workplace.syncing.value}
        onClick={() => {
          void workplace.synchronise();
        }}
      >
        {workplace.syncing.value ? t('sync-busy') : t('sync-now')}
      </Button>
      <Button small tone="quiet" id="help" onClick={onHelp}>
        {t('shortcuts-button')}
        <kbd>?</kbd>
      </Button>
      {workplace.overview.value?.me.demo === true && (
        <Button
          small
          tone="quiet"
          id="next-day"
          onClick={() => {
            void workplace.nextDay();
          }}
        >
          {t('demo-next-day')}
        </Button>
      )}
    </section>
  );
}

const controls = 'button, input, select, textarea, summary, a';

/** What has just been done, at the foot of the page until the next thing or a while later. */
export function SaidBar(): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const said = workplace.said.value;
  useEffect(() => {
    if (said === null) return;
    // The button that was pressed must not be under its own answer.
    const pressed = document.activeElement;
    if (pressed?.matches(controls) === true) pressed.scrollIntoView({ block: 'nearest' });
    const timer = setTimeout(() => {
      if (workplace.said.value === said) workplace.said.value = null;
    }, 10_000);
    return () => {
      clearTimeout(timer);
    };
  }, [said, workplace]);
  return (
    <div class="app-said" role="status" id="said">
      {said !== null && (
        <div
          key={said.number}
          class={classNames('app-said__words', said.tone === 'attention' && 'app-said__words--attention')}
        >
          <Icon name={said.tone === 'success' ? 'circle-check' : 'info'} />
          <p>{t(`said-${said.what}`)}</p>
          <button
            type="button"
            aria-label={t('close')}
            onClick={() => {
              workplace.said.value = null;
            }}
          >
            <Icon name="x" />
          </button>
        </div>
      )}
    </div>
  );
}

/** By the device's own clock and time zone. */
function formatTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
