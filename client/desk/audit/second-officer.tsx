import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { ErrorSummary, type FieldProblem } from '../../shared/components/error-summary.tsx';
import { FileInput } from '../../shared/components/file-input.tsx';
import { Details } from '../../shared/components/notices.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useT } from '../../shared/locale/context.tsx';
import { codeOf } from '../../staff/worker-link.ts';
import { useDesk } from '../desk-context.ts';

interface Problem {
  readonly field: 'second-file' | 'second-passphrase';
  /** Told when it is drawn, in the language of the moment. */
  readonly code: string;
}

interface SecondOfficerProps {
  /** Unfolded: it is what is to be done next. */
  readonly open?: boolean;
  /** What both are needed for; four checks of the audit unless told. */
  readonly lead?: string;
}

/** What needs both officers. The other one sits down at this computer, and their keys go when the page is locked. */
export function SecondOfficer({ open = false, lead }: SecondOfficerProps): VNode {
  const t = useT();
  const desk = useDesk();
  const [file, setFile] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);

  const fail = (field: Problem['field'], code: string): void => {
    setProblem({ field, code });
    setAttempt((count) => count + 1);
  };

  const take = async (chosen: File | undefined): Promise<void> => {
    setFile(chosen === undefined ? null : await chosen.text());
    setProblem(null);
  };

  const submit = async (): Promise<void> => {
    if (file === null) {
      fail('second-file', 'NO_SECOND_FILE');
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await desk.openSecond(file, passphrase);
    } catch (error) {
      const code = codeOf(error);
      fail(code === 'BAD_PASSPHRASE' ? 'second-passphrase' : 'second-file', code);
    } finally {
      setBusy(false);
    }
  };

  const text = problem === null ? '' : describeProblem(problem.code, t);
  const problems: readonly FieldProblem[] = problem === null ? [] : [{ field: problem.field, text }];
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
        <ErrorSummary problems={problems} attempt={attempt} />
        <p>{lead ?? t('second-lead')}</p>
        <FileInput
          id="second-file"
          label={t('second-file')}
          accept=".asc,.pgp,.gpg,.json,.txt"
          onFiles={(files) => {
            void take(files[0]);
          }}
          disabled={busy}
          error={problem?.field === 'second-file' ? text : undefined}
        />
        <TextInput
          id="second-passphrase"
          type="password"
          label={t('second-passphrase')}
          value={passphrase}
          onInput={setPassphrase}
          disabled={busy}
          error={problem?.field === 'second-passphrase' ? text : undefined}
        />
        <Button type="submit" tone="secondary" id="open-second" icon="key" busy={busy}>
          {t(busy ? 'opening' : 'second-button')}
        </Button>
      </form>
    </Details>
  );
}
