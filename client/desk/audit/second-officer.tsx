import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { Details, InsetText } from '../../shared/components/notices.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { useDesk } from '../desk-context.ts';

interface Problem {
  readonly field: 'file' | 'passphrase';
  readonly text: string;
}

interface SecondOfficerProps {
  /** Unfolded: it is what is to be done next. */
  readonly open?: boolean;
}

/** Four checks need both officers. The other one sits down at this computer, and their keys go when the page is locked. */
export function SecondOfficer({ open = false }: SecondOfficerProps): VNode {
  const t = useT();
  const desk = useDesk();
  const [file, setFile] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (desk.second.value !== null) return <InsetText>{t('second-open')}</InsetText>;

  const take = async (chosen: File | undefined): Promise<void> => {
    setFile(chosen === undefined ? null : await chosen.text());
    setProblem(null);
  };

  const submit = async (): Promise<void> => {
    if (file === null) {
      setProblem({ field: 'file', text: t('second-missing') });
      return;
    }
    setBusy(true);
    try {
      await desk.openSecond(file, passphrase);
    } catch (error) {
      const code = codeOf(error);
      setProblem({ field: code === 'BAD_PASSPHRASE' ? 'passphrase' : 'file', text: describeProblem(code, t) });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Details summary={t('second-summary')} open={open}>
      <form
        class="app-second-officer"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
      >
        <p>{t('second-lead')}</p>
        <FileInput
          id="second-file"
          label={t('second-file')}
          accept=".asc,.pgp,.gpg,.json,.txt"
          onFiles={(files) => {
            void take(files[0]);
          }}
          disabled={busy}
          error={problem?.field === 'file' ? problem.text : undefined}
        />
        <TextInput
          id="second-passphrase"
          type="password"
          label={t('second-passphrase')}
          value={passphrase}
          onInput={setPassphrase}
          disabled={busy}
          error={problem?.field === 'passphrase' ? problem.text : undefined}
        />
        <Button type="submit" tone="secondary" id="open-second" icon="key" busy={busy}>
          {t(busy ? 'opening' : 'second-button')}
        </Button>
      </form>
    </Details>
  );
}
