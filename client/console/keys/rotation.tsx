import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Period } from '../../../crypto/index.ts';
import type { WouldBeLost } from '../../keys/destruction.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { InsetText, NotificationBanner, WarningText } from '../../shared/components/notices.tsx';
import { SummaryList } from '../../shared/components/summary-list.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import type { KeysView } from '../worker/keys.ts';
import { useWorkplace } from '../workplace-context.ts';
import { NewKeyFile } from './new-key-file.tsx';

interface RotationProps {
  readonly view: KeysView;
  readonly onView: (view: KeysView) => void;
}

/** From the keys of one year to those of the next, in the order in which nothing is lost. */
export function Rotation({ view, onView }: RotationProps): VNode {
  const { t, formatDay } = useLocale();
  const { rotation, epochs, old, today } = view;
  const stateOf = ({ first, last }: Period): string =>
    old.some((each) => each.first === first && each.last === last)
      ? t('keys-epoch-OLD')
      : last < today
        ? t('keys-epoch-OVER')
        : first > today
          ? t('keys-epoch-COMING')
          : t('keys-epoch-NOW');
  return (
    <>
      {rotation.urgency !== null && (
        <NotificationBanner title={t('keys-rotation-due')}>
          <p id="rotation-due">
            {rotation.urgency === 'OVER'
              ? t('keys-rotation-over', { day: formatDay(rotation.last) })
              : t('keys-rotation-left', { day: formatDay(rotation.last), days: rotation.left })}
          </p>
        </NotificationBanner>
      )}
      <Heading level={2}>{t('keys-epochs-title')}</Heading>
      <SummaryList
        rows={epochs.map((each) => ({
          key: t('keys-epoch', { first: formatDay(each.first), last: formatDay(each.last) }),
          value: stateOf(each),
        }))}
      />
      <Heading level={2}>{t('keys-new-title')}</Heading>
      <p>{t('keys-new-lead')}</p>
      <NewEpochs first={rotation.last + 1} onView={onView} />
      <Heading level={2}>{t('keys-destroy-title')}</Heading>
      <p>{t('keys-destroy-lead')}</p>
      {old.length === 0 ? <InsetText>{t('keys-destroy-none')}</InsetText> : <Destruction onView={onView} />}
    </>
  );
}

/** The longest that fits into a year: the ceremony of the roster takes no others. */
const epochDays = 92;
const rosterDays = 366;
const millisecondsPerDay = 86_400_000;

function periodsFrom(first: number): readonly Period[] {
  return [0, 1, 2, 3].map((quarter) => {
    const begin = first + quarter * epochDays;
    return { first: begin, last: Math.min(begin + epochDays, first + rosterDays) - 1 };
  });
}

function NewEpochs({ first, onView }: { readonly first: number; readonly onView: (view: KeysView) => void }): VNode {
  const { t } = useLocale();
  const [typed, setTyped] = useState(new Date(first * millisecondsPerDay).toISOString().slice(0, 10));
  const parsed = /^\d{4}-\d{2}-\d{2}$/u.test(typed)
    ? Date.parse(`${typed}T00:00:00Z`) / millisecondsPerDay
    : Number.NaN;
  const isDay = Number.isInteger(parsed) && parsed > 0 && parsed < 65_000;
  return (
    <>
      <TextInput
        id="new-epochs-from"
        label={t('keys-new-first')}
        hint={t('keys-new-first-hint')}
        value={typed}
        onInput={setTyped}
        width={10}
      />
      <NewKeyFile
        id="make-epochs"
        purpose="EPOCHS"
        label={t('keys-new-make')}
        fileName="member"
        periods={isDay ? periodsFrom(parsed) : []}
        disabled={!isDay}
        onDone={onView}
      />
    </>
  );
}

/** Renewed first, then looked whether everything opens without the old keys, then destroyed. */
function Destruction({ onView }: Pick<RotationProps, 'onView'>): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [lost, setLost] = useState<WouldBeLost | null>(null);
  const [renewed, setRenewed] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(codeOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {problem !== null && <p class="govuk-error-message">{describeProblem(problem, t)}</p>}
      <Button
        id="destroy-check"
        tone="secondary"
        busy={busy}
        onClick={() => {
          void run(async () => {
            setLost(await workplace.ask('FIND_LOST', null));
          });
        }}
      >
        {t('keys-destroy-check')}
      </Button>
      {lost !== null && lost.cases.length > 0 && (
        <div id="would-be-lost">
          <WarningText>{t('keys-would-be-lost', { count: lost.cases.length })}</WarningText>
          <Button
            id="renew"
            busy={busy}
            onClick={() => {
              void run(async () => {
                setRenewed(await workplace.ask('RENEW', null));
                await workplace.synchronise();
              });
            }}
          >
            {t('keys-renew')}
          </Button>
          {renewed !== null && <p id="renewed">{t('keys-renewed', { count: renewed })}</p>}
        </div>
      )}
      {lost !== null && lost.cases.length === 0 && (
        <div id="nothing-lost">
          <InsetText>{t('keys-nothing-lost')}</InsetText>
          {lost.strays.length > 0 && <WarningText>{t('keys-strays', { count: lost.strays.length })}</WarningText>}
          <NewKeyFile id="destroy" purpose="DESTROY" label={t('keys-destroy')} fileName="member" onDone={onView} />
        </div>
      )}
    </>
  );
}
