import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { ErrorSummary, type FieldProblem } from '../../shared/components/error-summary.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details, InsetText } from '../../shared/components/notices.tsx';
import { TextArea } from '../../shared/components/text-area.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useT } from '../../shared/locale/context.tsx';
import type { Entrance } from '../entrance.ts';
import { codeOf } from '../worker-link.ts';
import type { KeyringKind } from '../worker/messages.ts';
import { LockedNotice } from './locked-notice.tsx';

interface ChosenKeyring {
  readonly name: string;
  readonly text: string;
  readonly kind: KeyringKind;
}

interface OpenKeyringProps {
  readonly entrance: Entrance;
  readonly lead: string;
  readonly onOpen: (file: string, passphrase: string) => Promise<void>;
  readonly progress: ComponentChildren;
  /** Codes of what is told above the form already. */
  readonly told?: readonly string[] | undefined;
}

/** Told when it is drawn, in the language of the moment. */
interface Problem {
  readonly field?: string | undefined;
  readonly code: string;
}

/** The file of keys and what opens it. Both go straight to the worker; the page forgets the passphrase when it is done. */
export function OpenKeyring({ entrance, lead, onOpen, progress, told = [] }: OpenKeyringProps): VNode {
  const t = useT();
  const [chosen, setChosen] = useState<ChosenKeyring | null>(null);
  const [pasted, setPasted] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);

  const fail = (field: string | undefined, code: string): void => {
    setProblem({ field, code });
    setAttempt((count) => count + 1);
  };

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setProblem(null);
    try {
      const text = await file.text();
      const kind = await entrance.inspectKeyring(text);
      setChosen({ name: file.name, text, kind });
    } catch (error) {
      setChosen(null);
      fail('keyring-file', codeOf(error));
    }
  };

  const submit = async (): Promise<void> => {
    const text = pasted.trim() === '' ? chosen?.text : pasted;
    if (text === undefined) {
      fail('keyring-file', 'NO_KEYRING');
      return;
    }
    const needsPassphrase = pasted.trim() === '' && chosen?.kind === 'passphrase';
    if (needsPassphrase && passphrase.trim() === '') {
      fail('passphrase', 'NO_PASSPHRASE');
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await onOpen(text, passphrase);
    } catch (error) {
      const code = codeOf(error);
      const field = code === 'BAD_PASSPHRASE' ? 'passphrase' : code.includes('KEYRING') ? 'keyring-file' : undefined;
      fail(field, code);
    } finally {
      setBusy(false);
    }
  };

  const problems: readonly FieldProblem[] =
    problem === null || told.includes(problem.code)
      ? []
      : [{ field: problem.field, text: describeProblem(problem.code, t) }];
  const errorOf = (field: string): string | undefined => problems.find((each) => each.field === field)?.text;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      <LockedNotice entrance={entrance} />
      <Heading level={1}>{t('keyring-title')}</Heading>
      <p>{lead}</p>
      <FileInput
        id="keyring-file"
        label={t('keyring-file')}
        hint={t('keyring-file-hint')}
        accept=".asc,.pgp,.gpg,.json,.txt"
        onFiles={(files) => {
          void take(files[0]);
        }}
        disabled={busy}
        error={errorOf('keyring-file')}
      />
      {chosen !== null && (
        <InsetText>
          {t('keyring-chosen', { name: chosen.name })}{' '}
          {chosen.kind === 'own key' ? t('keyring-own-key') : chosen.kind === 'opened' ? t('keyring-opened') : ''}
        </InsetText>
      )}
      {chosen?.kind !== 'opened' && chosen?.kind !== 'own key' && (
        <TextInput
          id="passphrase"
          type="password"
          label={t('keyring-passphrase')}
          hint={t('keyring-passphrase-hint')}
          value={passphrase}
          onInput={setPassphrase}
          disabled={busy}
          error={errorOf('passphrase')}
        />
      )}
      <Details summary={t('keyring-own-summary')} open={chosen?.kind === 'own key'}>
        <p>{t('keyring-own-how')}</p>
        <TextArea
          id="keyring-text"
          label={t('keyring-text')}
          rows={4}
          value={pasted}
          onInput={setPasted}
          disabled={busy}
        />
      </Details>
      {busy ? (
        progress
      ) : (
        <Button type="submit" id="open-keyring" icon="key">
          {t('keyring-button')}
        </Button>
      )}
    </form>
  );
}
