import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useT } from '../../shared/locale/context.tsx';
import type { Entrance } from '../entrance.ts';
import { hasPasskeys, usePasskey as askPasskey } from '../passkey.ts';
import type { OwnAccount } from '../worker/messages.ts';
import type { OwnAccountState } from './use-own-account.ts';

interface ConfirmProps {
  readonly entrance: Entrance;
  readonly account: OwnAccount;
  readonly own: OwnAccountState;
}

/** The second factor once more: somebody who sits down at an open page must not be able to change how its owner signs in. */
export function Confirm({ entrance, account, own }: ConfirmProps): VNode {
  const t = useT();
  const [code, setCode] = useState('');
  const digits = code.replace(/\s/gu, '');
  return (
    <form
      class="app-inset-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setCode('');
        if (!own.busy) void own.change(() => ({ type: 'confirm', factor: { code: digits } }));
      }}
    >
      <p>{t('account-confirm-lead')}</p>
      {account.codes && (
        <TextInput
          id="confirm-code"
          label={t('sign-in-code')}
          value={code}
          onInput={setCode}
          inputMode="numeric"
          autocomplete="one-time-code"
          width={5}
        />
      )}
      <div class="govuk-button-group">
        {account.codes && (
          <Button type="submit" id="confirm-with-code" busy={own.busy} disabled={!/^\d{6}$/u.test(digits)}>
            {t('account-confirm-code')}
          </Button>
        )}
        {account.passkeys.length > 0 && hasPasskeys() && (
          <Button
            id="confirm-with-passkey"
            tone={account.codes ? 'secondary' : 'primary'}
            busy={own.busy}
            onClick={() => {
              void own.change(async () => ({
                type: 'confirm',
                factor: { passkey: await askPasskey(await entrance.passkeyChallenge()) },
              }));
            }}
          >
            {t('account-confirm-passkey')}
          </Button>
        )}
      </div>
    </form>
  );
}
