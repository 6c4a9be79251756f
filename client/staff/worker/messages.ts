/** What either staff page may ask of its worker before anything is opened: plain data. A keyring file goes in and never comes out. */
import type { AccountChange, OwnAccount } from '../../caseload/account.ts';
import type { Credentials, SecondFactor, SignedIn } from '../../caseload/session.ts';

export type { AccountChange, Credentials, OwnAccount, SecondFactor, SignedIn };

/** Where this page is connected, and who is signed in. */
export interface Connected {
  readonly mode: 'demo' | 'live';
  readonly origin: string;
  /** Address of the server that the host relays to. */
  readonly server: string;
  /** Of the trust policy, in groups of four hex digits: to compare with what the body hands out on paper. */
  readonly fingerprint: string;
  readonly session: SignedIn | null;
}

/** How a keyring file is locked: with a passphrase, with the member's own OpenPGP key, or not any more. */
export type KeyringKind = 'passphrase' | 'own key' | 'opened';

export interface Exchange {
  readonly ask: unknown;
  readonly answer: unknown;
}

/** Each thing to ask, with what goes in and what comes back. */
export type ExchangeTable<E> = { readonly [K in keyof E]: Exchange };

/** What an authenticator is to sign, and for which server: all in base64url but the address. */
export interface PasskeyChallenge {
  readonly nonce: string;
  readonly server: string;
  readonly challenge: string;
}

/** What a member's own account is asked for. */
export interface AccountExchanges {
  readonly ACCOUNT: { readonly ask: null; readonly answer: OwnAccount };
  readonly CHANGE_ACCOUNT: { readonly ask: AccountChange; readonly answer: OwnAccount };
  readonly PASSKEY_CHALLENGE: { readonly ask: null; readonly answer: PasskeyChallenge };
}

/** What the way in asks. */
export interface EntryExchanges extends AccountExchanges {
  readonly CONNECT: { readonly ask: { readonly token: string }; readonly answer: Connected };
  readonly SIGN_IN: { readonly ask: Credentials; readonly answer: SignedIn };
  readonly SIGN_OUT: { readonly ask: null; readonly answer: null };
  readonly INSPECT_KEYRING: { readonly ask: { readonly file: string }; readonly answer: KeyringKind };
  /** The passphrase is ignored for a keyring that is open already. */
  readonly OPEN_KEYRING: {
    readonly ask: { readonly file: string; readonly passphrase: string };
    readonly answer: null;
  };
}

/** On its way with one port for the reply, and others where the exchange needs them. */
export interface Request<E extends ExchangeTable<E>, K extends keyof E> {
  readonly type: K;
  readonly ask: E[K]['ask'];
}

/** A code has a text `error-<code>`. */
export type Reply<Answer> = { readonly answer: Answer } | { readonly problem: string };

/** Each takes the ports that came with the request. */
export type Handlers<E extends ExchangeTable<E>> = {
  readonly [K in keyof E]: (ask: E[K]['ask'], ports: readonly MessagePort[]) => Promise<E[K]['answer']>;
};
