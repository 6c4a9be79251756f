import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/components/button.tsx';
import { Heading } from '../../shared/components/heading.tsx';
import { Hint } from '../../shared/components/notices.tsx';
import { TextInput } from '../../shared/components/text-input.tsx';
import { useLocale } from '../../shared/locale/context.tsx';
import type { Entrance } from '../entrance.ts';
import { hasPasskeys, makePasskey } from '../passkey.ts';
import type { OwnAccount } from '../worker/messages.ts';
import type { OwnAccountState } from './use-own-account.ts';

interface SecondFactorsProps {
  readonly entrance: Entrance;
  readonly account: OwnAccount;
  readonly own: OwnAccountState;
}

/** Passkeys and one-time codes; the last of them stays. */
export function SecondFactors({ entrance, account, own }: SecondFactorsProps): VNode {
  const { t } = useLocale();
  const { codes, passkeys, confirmed } = account;
  const last = passkeys.length + (codes ? 1 : 0) === 1;
  return (
    <section aria-labelledby="factors-title">
      <Heading level={3} id="factors-title">
        {t('factors-title')}
      </Heading>
      <Hint>{t('factors-lead')}</Hint>
      <ul class="app-own-account__list" id="factors">
        {codes && (
          <li>
            <span>{t('factor-codes')}</span>
            <Button
              small
              tone="secondary"
              id="remove-codes"
              busy={own.busy}
              disabled={!confirmed || last}
              onClick={() => {
                void own.change(() => ({ type: 'codes/remove' }));
              }}
            >
              {t('factor-codes-remove')}
            </Button>
          </li>
        )}
        {passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} removable={confirmed && !last} own={own} />
        ))}
      </ul>
      {last && <p>{t('factor-last')}</p>}
      {hasPasskeys() ? (
        <AddPasskey entrance={entrance} account={account} own={own} />
      ) : (
        <p>{t('passkeys-elsewhere')}</p>
      )}
    </section>
  );
}

interface PasskeyRowProps {
  readonly passkey: OwnAccount['passkeys'][number];
  readonly removable: boolean;
  readonly own: OwnAccountState;
}

function PasskeyRow({ passkey, removable, own }: PasskeyRowProps): VNode {
  const { t, formatDay } = useLocale();
  const { id, label, day } = passkey;
  const [name, setName] = useState<string | null>(null);
  return (
    <li data-passkey={id}>
      {name === null ? (
        <>
          <span>
            <strong>{label}</strong> · {t('passkey-added', { day: formatDay(day) })}
          </span>
          <Button
            small
            tone="quiet"
            label={t('passkey-rename-what', { name: label })}
            onClick={() => {
              setName(label);
            }}
          >
            {t('passkey-rename')}
          </Button>
          <Button
            small
            tone="secondary"
            busy={own.busy}
            disabled={!removable}
            label={t('remove-what', { what: label })}
            onClick={() => {
              void own.change(() => ({ type: 'passkeys/remove', id }));
            }}
          >
            {t('remove')}
          </Button>
        </>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void own
              .change(() => ({ type: 'passkeys/rename', id, label: name.trim() }))
              .then((done) => {
                if (done) setName(null);
              });
          }}
        >
          <TextInput
            id={`name-of-${id.slice(0, 8)}`}
            label={t('passkey-name')}
            value={name}
            onInput={setName}
            maxLength={60}
          />
          <Button small type="submit" busy={own.busy} disabled={name.trim() === ''}>
            {t('save')}
          </Button>
        </form>
      )}
    </li>
  );
}

function AddPasskey({ entrance, account, own }: SecondFactorsProps): VNode {
  const { t } = useLocale();
  const [label, setLabel] = useState('');
  const connected = entrance.connected.value;
  const add = async (): Promise<void> => {
    if (connected === null || connected.session === null) return;
    const owner = { name: connected.session.name, body: connected.origin };
    const done = await own.change(async () => {
      const existing = account.passkeys.map(({ id }) => id);
      const passkey = await makePasskey(await entrance.passkeyChallenge(), owner, existing);
      return { type: 'passkeys', passkey, label: label.trim() };
    });
    if (done) setLabel('');
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!own.busy) void add();
      }}
    >
      <TextInput
        id="passkey-label"
        label={t('passkey-name')}
        hint={t('passkey-name-hint')}
        value={label}
        onInput={setLabel}
        maxLength={60}
      />
      <Button type="submit" id="add-passkey" busy={own.busy} disabled={!account.confirmed || label.trim() === ''}>
        {t('passkey-add')}
      </Button>
    </form>
  );
}
