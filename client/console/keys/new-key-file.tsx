import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Period } from '../../../crypto/index.ts';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { InsetText, NotificationBanner, WarningText } from '../../shared/components/notices.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { WordGrid } from '../../shared/components/word-grid.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import { Fingerprint } from '../../staff/fingerprint.tsx';
import { SaveFile } from '../../staff/save-file.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { useWorkplace } from '../workplace-context.ts';
import type { KeyFilePurpose, KeysView, MadeKeyFile } from '../worker/keys.ts';

interface NewKeyFileProps {
  /** Prefix of the ids of its controls. */
  readonly id: string;
  readonly purpose: KeyFilePurpose;
  /** Of the button that begins. */
  readonly label: string;
  readonly fileName: string;
  readonly periods?: readonly Period[];
  readonly disabled?: boolean;
  readonly onDone: (view: KeysView) => void;
}

/**
 * One key file made anew, in three steps that cannot be taken out of order: the words are written down, the file is saved, and the saved file
 * is opened with the written words. Only then does it count.
 */
export function NewKeyFile(props: NewKeyFileProps): VNode {
  const { id, purpose, label, fileName, periods = [], disabled = false, onDone } = props;
  const { t } = useLocale();
  const workplace = useWorkplace();
  const [made, setMade] = useState<MadeKeyFile | null>(null);
  const [done, setDone] = useState(false);
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

  if (done) {
    return (
      <div id={`${id}-confirmed`}>
        <NotificationBanner tone="success">
          <p>{t(`keys-confirmed-${purpose}`)}</p>
        </NotificationBanner>
      </div>
    );
  }
  if (made === null) {
    return (
      <>
        {problem !== null && <p class="govuk-error-message">{describeProblem(problem, t)}</p>}
        <Button
          id={id}
          tone="secondary"
          busy={busy}
          disabled={disabled}
          onClick={() => {
            void run(async () => {
              setMade(await workplace.ask('MAKE_KEY_FILE', { purpose, periods }));
            });
          }}
        >
          {label}
        </Button>
      </>
    );
  }
  return (
    <section aria-label={label} id={`${id}-steps`}>
      <WarningText>{t('keys-write-words')}</WarningText>
      <div id={`${id}-words`}>
        <WordGrid label={t('keys-words')} words={made.words.split(' ')} lang="en" />
      </div>
      {made.enrolment !== null && (
        <>
          <p>{t('keys-enrolment')}</p>
          <p>
            <Fingerprint value={made.enrolment.fingerprint} />
          </p>
          <p id={`${id}-enrolment`}>
            <SaveFile name={`${fileName}.enrolment.json`} text={made.enrolment.file}>
              {t('keys-save-enrolment')}
            </SaveFile>
          </p>
        </>
      )}
      <p id={`${id}-save`}>
        <SaveFile name={`${fileName}.keyring.asc`} text={made.file}>
          {t('keys-save-file')}
        </SaveFile>
      </p>
      <Confirm
        id={id}
        busy={busy}
        problem={problem}
        withHolder={purpose === 'COPY'}
        onConfirm={(file, words, holder) => {
          void run(async () => {
            const view = await workplace.ask('CONFIRM_KEY_FILE', { file, words, holder });
            setDone(true);
            onDone(view);
          });
        }}
      />
    </section>
  );
}

interface ConfirmProps {
  readonly id: string;
  readonly busy: boolean;
  readonly problem: string | null;
  /** Whether it is asked who holds the file. */
  readonly withHolder: boolean;
  readonly onConfirm: (file: string, words: string, holder: string) => void;
}

/** A saved file and its words, as the member has them. */
export function Confirm({ id, busy, problem, withHolder, onConfirm }: ConfirmProps): VNode {
  const { t } = useLocale();
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const [words, setWords] = useState('');
  const [holder, setHolder] = useState('');
  const isWords = problem === 'BAD_PASSPHRASE';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && file !== null) onConfirm(file.text, words, holder.trim());
      }}
    >
      <FileInput
        id={`${id}-confirm-file`}
        label={t('keys-confirm-file')}
        hint={t('keys-confirm-file-hint')}
        accept=".asc,.pgp,.gpg,.txt"
        onFiles={([chosen]) => {
          void chosen?.text().then((text) => {
            setFile({ name: chosen.name, text });
          });
        }}
        error={problem !== null && !isWords ? describeProblem(problem, t) : undefined}
      />
      {file !== null && <InsetText>{t('keyring-chosen', { name: file.name })}</InsetText>}
      <TextInput
        id={`${id}-confirm-words`}
        label={t('keys-confirm-words')}
        value={words}
        onInput={setWords}
        error={isWords ? describeProblem('BAD_PASSPHRASE', t) : undefined}
      />
      {withHolder && (
        <TextInput
          id={`${id}-holder`}
          label={t('keys-holder')}
          hint={t('keys-holder-hint')}
          value={holder}
          onInput={setHolder}
        />
      )}
      <Button type="submit" id={`${id}-confirm`} busy={busy} disabled={file === null || words.trim() === ''}>
        {t('keys-confirm')}
      </Button>
    </form>
  );
}
