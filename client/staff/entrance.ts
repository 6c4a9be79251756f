/** The way in, as the page knows it: connected, signed in, keys open, or locked again. Signals hold nothing secret. */
import { computed, signal } from '@preact/signals';
import { codeOf, type Asks } from './worker-link.ts';
import type {
  AccountChange,
  Connected,
  Credentials,
  EntryExchanges,
  KeyringKind,
  OwnAccount,
  PasskeyChallenge,
} from './worker/messages.ts';

export type LockReason = 'member' | 'idle';

export class Entrance {
  readonly connected = signal<Connected | null>(null);
  /** Code of what keeps the page from connecting. */
  readonly failure = signal<string | null>(null);
  readonly unlocked = signal(false);
  /** Whether this is the screen after a lock, and why. */
  readonly lockedBy = signal<LockReason | null>(null);
  /** The last sign-out could not remove what this computer keeps. */
  readonly leftBehind = signal(false);
  readonly phase = computed(() => {
    const connected = this.connected.value;
    if (this.failure.value !== null) return 'FAILED';
    if (connected === null) return 'CONNECTING';
    if (connected.session === null) return 'SIGN_IN';
    return this.unlocked.value ? 'OPEN' : 'KEYRING';
  });

  readonly #token: string;
  readonly #link: () => Asks<EntryExchanges>;

  /** @param link to the worker of the moment: a lock ends one and begins another */
  constructor(token: string, link: () => Asks<EntryExchanges>) {
    this.#token = token;
    this.#link = link;
  }

  /** @param quietly leaves what is said until it is known better */
  async connect(quietly = false): Promise<void> {
    if (!quietly) this.failure.value = null;
    try {
      this.connected.value = await this.#link().ask('CONNECT', { token: this.#token });
      this.failure.value = null;
    } catch (error) {
      this.failure.value = codeOf(error);
    }
  }

  /** @throws Refused */
  async signIn(credentials: Credentials): Promise<void> {
    const session = await this.#link().ask('SIGN_IN', credentials);
    const connected = this.connected.value;
    if (connected !== null) this.connected.value = { ...connected, session };
  }

  /** For one answer of a passkey. @throws Refused */
  passkeyChallenge(): Promise<PasskeyChallenge> {
    return this.#link().ask('PASSKEY_CHALLENGE', null);
  }

  /** @throws Refused */
  account(): Promise<OwnAccount> {
    return this.#link().ask('ACCOUNT', null);
  }

  /** The account as it is afterwards. @throws Refused */
  changeAccount(change: AccountChange): Promise<OwnAccount> {
    return this.#link().ask('CHANGE_ACCOUNT', change);
  }

  /** The server forgets who this is, whatever it answers. */
  async signOut(): Promise<void> {
    try {
      await this.#link().ask('SIGN_OUT', null);
      this.leftBehind.value = false;
    } catch (error) {
      this.leftBehind.value = ['NOT_WIPED', 'HOST_GONE'].includes(codeOf(error));
    }
  }

  /** @throws Refused */
  inspectKeyring(file: string): Promise<KeyringKind> {
    return this.#link().ask('INSPECT_KEYRING', { file });
  }

  /** @throws Refused */
  async openKeyring(file: string, passphrase: string): Promise<void> {
    await this.#link().ask('OPEN_KEYRING', { file, passphrase });
  }

  /** The keys stay: only the server wants to know again who this is. */
  askToSignIn(): void {
    const connected = this.connected.value;
    if (connected !== null) this.connected.value = { ...connected, session: null };
  }
}
