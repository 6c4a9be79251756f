import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { ErrorSummary, type FieldProblem } from '../../shared/components/error-summary.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details, InsetText } from '../../shared/components/notices.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { SyncProgressBar } from '../sync-progress.tsx';
import { useWorkplace } from '../workplace-context.ts';
import { readMark } from './mark.ts';
import { LockedNotice } from '../../staff/entry/locked-notice.tsx';

type Role = 'bundle' | 'errand' | 'keyring' | 'trust';
type Chosen = Readonly<Partial<Record<Role, File>>>;

const fieldOf: Readonly<Record<string, string>> = {
  NO_BUNDLE: 'bundle-file',
  BAD_PASSPHRASE: 'passphrase',
  NO_PASSPHRASE: 'passphrase',
  NO_KEYRING: 'keyring-file',
  BAD_KEYRING: 'keyring-file',
  KEYRING_OWN_KEY: 'keyring-file',
  BUNDLE_OTHER_COURIER: 'courier',
  BUNDLE_WITHOUT_MEMORY: 'trust-file',
  BUNDLE_WITHOUT_ERRAND: 'errand-file',
};

interface OpenBundleProps {
  /** Called with what the machine may keep, once everything is open. */
  readonly onOpened: () => Promise<void>;
}

/** The way in without a network: what the stick brought, and the key file. Everything goes straight to the worker. */
export function OpenBundle({ onOpened }: OpenBundleProps): VNode {
  const t = useT();
  const workplace = useWorkplace();
  const [chosen, setChosen] = useState<Chosen>({});
  const [passphrase, setPassphrase] = useState('');
  const [courier, setCourier] = useState('');
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);

  const choose =
    (role: Role) =>
    ([file]: readonly File[]): void => {
      if (file !== undefined) setChosen((before) => ({ ...before, [role]: file }));
    };

  const bring = async (): Promise<void> => {
    const { bundle, errand, keyring, trust } = chosen;
    if (bundle === undefined) throw new MissingFile('NO_BUNDLE');
    if (keyring === undefined) throw new MissingFile('NO_KEYRING');
    const first = trust === undefined ? null : { trust: await bytesOf(trust), courier };
    const files = { bundle: await bytesOf(bundle), errand: errand === undefined ? null : await bytesOf(errand) };
    await workplace.ask('BRING', { ...files, first, mark: readMark() });
    await workplace.unlock(await keyring.text(), passphrase);
    await onOpened();
  };

  const submit = async (): Promise<void> => {
    setBusy(true);
    setCode(null);
    try {
      await bring();
    } catch (error) {
      setCode(error instanceof MissingFile ? error.code : codeOf(error));
      setAttempt((count) => count + 1);
    } finally {
      setBusy(false);
    }
  };

  const problems: readonly FieldProblem[] =
    code === null ? [] : [{ field: fieldOf[code], text: describeProblem(code, t) }];
  const errorOf = (field: string): string | undefined => problems.find((each) => each.field === field)?.text;
  const isFirst = code === 'BUNDLE_WITHOUT_MEMORY' || code === 'BUNDLE_OTHER_COURIER' || chosen.trust !== undefined;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      <LockedNotice entrance={workplace.entrance} />
      <Heading level={1}>{t('offline-title')}</Heading>
      <p>{t('offline-lead')}</p>
      <FileInput
        id="bundle-file"
        label={t('offline-bundle')}
        hint={t('offline-bundle-hint')}
        onFiles={choose('bundle')}
        disabled={busy}
        error={errorOf('bundle-file')}
      />
      <ChosenFile file={chosen.bundle} />
      <FileInput
        id="keyring-file"
        label={t('keyring-file')}
        hint={t('offline-keyring-hint')}
        accept=".asc,.pgp,.gpg,.json,.txt"
        onFiles={choose('keyring')}
        disabled={busy}
        error={errorOf('keyring-file')}
      />
      <ChosenFile file={chosen.keyring} />
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
      <Details summary={t('offline-again')} open={code === 'BUNDLE_WITHOUT_ERRAND' || chosen.errand !== undefined}>
        <FileInput
          id="errand-file"
          label={t('offline-errand')}
          hint={t('offline-errand-hint')}
          onFiles={choose('errand')}
          disabled={busy}
          error={errorOf('errand-file')}
        />
        <ChosenFile file={chosen.errand} />
      </Details>
      <Details summary={t('offline-first')} open={isFirst}>
        <p>{t('offline-first-how')}</p>
        <FileInput
          id="trust-file"
          label={t('offline-trust')}
          hint={t('offline-trust-hint')}
          accept=".json"
          onFiles={choose('trust')}
          disabled={busy}
          error={errorOf('trust-file')}
        />
        <ChosenFile file={chosen.trust} />
        <TextInput
          id="courier"
          label={t('offline-courier')}
          hint={t('offline-courier-hint')}
          value={courier}
          onInput={setCourier}
          disabled={busy}
          error={errorOf('courier')}
        />
      </Details>
      {busy ? (
        <SyncProgressBar />
      ) : (
        <Button type="submit" id="open-bundle" icon="key">
          {t('offline-open')}
        </Button>
      )}
    </form>
  );
}

function ChosenFile({ file }: { readonly file: File | undefined }): VNode | null {
  const t = useT();
  return file === undefined ? null : <InsetText>{t('keyring-chosen', { name: file.name })}</InsetText>;
}

class MissingFile extends Error {
  readonly code: string;

  constructor(code: string) {
    super('a file is missing');
    this.code = code;
  }
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
