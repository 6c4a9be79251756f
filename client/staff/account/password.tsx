import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useT } from '../../shared/locale/context.tsx';
import type { OwnAccount } from '../worker/messages.ts';
import type { OwnAccountState } from './use-own-account.ts';

/** As the server takes it. */
const shortest = 12;

interface PasswordProps {
  readonly account: OwnAccount;
  readonly own: OwnAccountState;
}

/** A new password for signing in. The passphrase of the key file is another thing, and not changed here. */
export function Password({ account, own }: PasswordProps): VNode {
  const t = useT();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [changed, setChanged] = useState(false);
  const submit = async (): Promise<void> => {
    setChanged(false);
    if (!(await own.change(() => ({ type: 'password', current, next })))) return;
    setCurrent('');
    setNext('');
    setChanged(true);
  };
  return (
    <section aria-labelledby="password-title">
      <Heading level={3} id="password-title">
        {t('password-title')}
      </Heading>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!own.busy) void submit();
        }}
      >
        <TextInput
          id="password-current"
          type="password"
          label={t('password-current')}
          value={current}
          onInput={setCurrent}
          autocomplete="current-password"
        />
        <TextInput
          id="password-next"
          type="password"
          label={t('password-next')}
          hint={t('password-next-hint', { count: shortest })}
          value={next}
          onInput={setNext}
          autocomplete="new-password"
          maxLength={128}
        />
        <Button
          type="submit"
          id="change-password"
          busy={own.busy}
          disabled={!account.confirmed || current === '' || next.length < shortest}
        >
          {t('password-change')}
        </Button>
        <p role="status">{changed ? t('password-changed') : ''}</p>
      </form>
    </section>
  );
}
