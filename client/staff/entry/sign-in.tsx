import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { describeProblem } from '../../shared/api/problem.ts';
import { Button } from '../../shared/components/button.tsx';
import { ErrorSummary, type FieldProblem } from '../../shared/components/error-summary.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Details } from '../../shared/components/notices.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useT } from '../../shared/locale/context.tsx';
import type { Entrance } from '../entrance.ts';
import { Fingerprint } from '../fingerprint.tsx';
import { hasPasskeys, usePasskey as askPasskey } from '../passkey.ts';
import { codeOf } from '../worker-link.ts';
import type { Connected, SecondFactor } from '../worker/messages.ts';

interface SignInProps {
  readonly connected: Connected;
  /** Whether keys are open already, and only the server asks once more. */
  readonly again: boolean;
  readonly entrance: Entrance;
}

/** Name, password, and a one-time code or a passkey: who this is to the server. It opens no report. */
export function SignIn({ connected, again, entrance }: SignInProps): VNode {
  const t = useT();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [attempt, setAttempt] = useState(0);

  const fail = (found: readonly FieldProblem[]): void => {
    setProblems(found);
    setAttempt(attempt + 1);
  };

  const submit = async (by: 'code' | 'passkey'): Promise<void> => {
    const digits = code.replace(/\s/gu, '');
    const missing = [
      ...(name.trim() === '' ? [{ field: 'name', text: t('sign-in-name-missing') }] : []),
      ...(password === '' ? [{ field: 'password', text: t('sign-in-password-missing') }] : []),
      ...(by === 'passkey' || /^\d{6}$/u.test(digits) ? [] : [{ field: 'code', text: t('sign-in-code-missing') }]),
    ];
    if (missing.length > 0) {
      fail(missing);
      return;
    }
    setBusy(true);
    try {
      const factor: SecondFactor =
        by === 'code' ? { code: digits } : { passkey: await askPasskey(await entrance.passkeyChallenge()) };
      await entrance.signIn({ name: name.trim(), password, ...factor });
    } catch (error) {
      setCode('');
      fail([{ text: describeProblem(codeOf(error), t) }]);
    } finally {
      setBusy(false);
    }
  };

  const errorOf = (field: string): string | undefined => problems.find((each) => each.field === field)?.text;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit('code');
      }}
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      <Heading level={1}>{t('sign-in-title')}</Heading>
      <p>{again ? t('sign-in-again') : t('sign-in-lead')}</p>
      <TextInput
        id="name"
        label={t('sign-in-name')}
        value={name}
        onInput={setName}
        autocomplete="username"
        width={20}
        error={errorOf('name')}
      />
      <TextInput
        id="password"
        type="password"
        label={t('sign-in-password')}
        value={password}
        onInput={setPassword}
        autocomplete="current-password"
        error={errorOf('password')}
      />
      <TextInput
        id="code"
        label={t('sign-in-code')}
        hint={t('sign-in-code-hint')}
        value={code}
        onInput={setCode}
        inputMode="numeric"
        autocomplete="one-time-code"
        width={5}
        error={errorOf('code')}
      />
      <div class="govuk-button-group">
        <Button type="submit" id="sign-in" busy={busy}>
          {busy ? t('sign-in-busy') : t('sign-in-button')}
        </Button>
        {hasPasskeys() && (
          <Button
            id="sign-in-with-passkey"
            tone="secondary"
            busy={busy}
            onClick={() => {
              void submit('passkey');
            }}
          >
            {t('sign-in-passkey')}
          </Button>
        )}
      </div>
      <Details summary={t('connection-summary')}>
        <p>
          {t('connection-server')} <strong>{connected.server}</strong>
        </p>
        <p>{t('connection-fingerprint')}</p>
        <p>
          <Fingerprint value={connected.fingerprint} />
        </p>
      </Details>
    </form>
  );
}
