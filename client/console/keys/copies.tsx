import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { InsetText, NotificationBanner } from '../../shared/components/notices.tsx';
import { Select } from '../../shared/components/select.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import type { KeysExchanges, KeysView } from '../worker/keys.ts';
import { useWorkplace } from '../workplace-context.ts';
import { Confirm, NewKeyFile } from './new-key-file.tsx';
import { PrintedShares } from './printed-shares.tsx';

interface CopiesProps {
  readonly view: KeysView;
  readonly onView: (view: KeysView) => void;
}

/** So that keys survive a fire, a theft or an illness: a second copy with somebody else, and shares over several institutions. */
export function Copies({ view, onView }: CopiesProps): VNode {
  const { t } = useLocale();
  return (
    <>
      <Heading level={2}>{t('keys-copy-title')}</Heading>
      <p>{t('keys-copy-lead')}</p>
      <NewKeyFile id="make-copy" purpose="COPY" label={t('keys-copy-make')} fileName="copy" onDone={onView} />
      {!view.due.includes('NO_COPY') && <CheckCopy onView={onView} />}
      <Heading level={2}>{t('keys-shares-title')}</Heading>
      <p>{t('keys-shares-lead')}</p>
      <MakeShares />
      <Rehearse onView={onView} />
    </>
  );
}

function CheckCopy({ onView }: Pick<CopiesProps, 'onView'>): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const { busy, problem, done, run } = useWork();
  return (
    <>
      <Heading level={3}>{t('keys-check-title')}</Heading>
      <p>{t('keys-check-lead')}</p>
      {done && (
        <NotificationBanner tone="success">
          <p id="copy-checked">{t('keys-check-good')}</p>
        </NotificationBanner>
      )}
      <Confirm
        id="check-copy"
        busy={busy}
        problem={problem}
        withHolder
        onConfirm={(file, words, holder) => {
          void run(async () => {
            onView(await workplace.ask('CHECK_COPY', { file, words, holder }));
          });
        }}
      />
    </>
  );
}

const counts: readonly string[] = ['2', '3', '4', '5', '6', '7', '8'];

function MakeShares(): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [total, setTotal] = useState('5');
  const [threshold, setThreshold] = useState('3');
  const [made, setMade] = useState<KeysExchanges['SHARE_KEYS']['answer'] | null>(null);
  const { busy, problem, run } = useWork();
  if (made !== null) return <PrintedShares made={made} />;
  const options = counts.map((value) => ({ value, label: value }));
  return (
    <>
      <Select
        id="share-total"
        label={t('keys-share-total')}
        options={options}
        value={total}
        onChange={(chosen) => {
          setTotal(chosen);
          if (Number(threshold) > Number(chosen)) setThreshold(chosen);
        }}
      />
      <Select
        id="share-threshold"
        label={t('keys-share-threshold')}
        options={options.filter(({ value }) => Number(value) <= Number(total))}
        value={threshold}
        onChange={setThreshold}
      />
      {problem !== null && <p class="govuk-error-message">{describeProblem(problem, t)}</p>}
      <Button
        id="make-shares"
        tone="secondary"
        busy={busy}
        onClick={() => {
          void run(async () => {
            setMade(await workplace.ask('SHARE_KEYS', { total: Number(total), threshold: Number(threshold) }));
          });
        }}
      >
        {t('keys-share-make')}
      </Button>
    </>
  );
}

function Rehearse({ onView }: Pick<CopiesProps, 'onView'>): VNode {
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [copy, setCopy] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const [typed, setTyped] = useState('');
  const [holder, setHolder] = useState('');
  const { busy, problem, done, run } = useWork();
  const shares = typed.split(/\n\s*\n/u).filter((words) => words.trim() !== '');
  return (
    <>
      <Heading level={3}>{t('keys-rehearse-title')}</Heading>
      <p>{t('keys-rehearse-lead')}</p>
      {done && (
        <NotificationBanner tone="success">
          <p id="rehearsed">{t('keys-rehearse-good')}</p>
        </NotificationBanner>
      )}
      <FileInput
        id="rehearse-file"
        label={t('keys-rehearse-file')}
        accept=".asc,.pgp,.gpg,.txt"
        onFiles={([chosen]) => {
          void chosen?.text().then((text) => {
            setCopy({ name: chosen.name, text });
          });
        }}
        error={problem === null ? undefined : describeProblem(problem, t)}
      />
      {copy !== null && <InsetText>{t('keyring-chosen', { name: copy.name })}</InsetText>}
      <TextArea
        id="rehearse-shares"
        label={t('keys-rehearse-words')}
        hint={t('keys-rehearse-words-hint')}
        rows={6}
        value={typed}
        onInput={setTyped}
      />
      <TextInput id="rehearse-holder" label={t('keys-rehearse-holder')} value={holder} onInput={setHolder} />
      <Button
        id="rehearse"
        tone="secondary"
        busy={busy}
        disabled={copy === null || shares.length === 0}
        onClick={() => {
          void run(async () => {
            const text = copy?.text ?? '';
            onView(await workplace.ask('REHEARSE', { copy: text, shares, holder: holder.trim() }));
            setTyped('');
          });
        }}
      >
        {t('keys-rehearse-button')}
      </Button>
    </>
  );
}

interface Work {
  readonly busy: boolean;
  readonly problem: string | null;
  readonly done: boolean;
  readonly run: (work: () => Promise<void>) => Promise<void>;
}

function useWork(): Work {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    setDone(false);
    try {
      await work();
      setDone(true);
    } catch (error) {
      setProblem(codeOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, done, run };
}
