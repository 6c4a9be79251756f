/** What a member who is signed in may see and change of their own account. */
import { formatBase64Url, formatHex, parseHex, type Random } from '../../crypto/public.ts';
import { dayOf, type Clock } from '../clock.ts';
import { Refusal } from '../refusal.ts';
import type { Session, SessionKind, Store } from '../store/store.ts';
import { hashPassword } from './password.ts';
import type { Passkeys, Registration } from './passkeys.ts';
import type { SecondFactor, SignIn } from './sign-in.ts';

export interface OwnAccountView {
  /** Whether one-time codes are a second factor of this account. */
  readonly codes: boolean;
  readonly passkeys: readonly { readonly id: string; readonly label: string; readonly day: number }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly kind: SessionKind;
    /** UTC days: more would say when somebody works. */
    readonly begun: number;
    readonly seen: number;
    readonly current: boolean;
  }[];
  /** Whether the second factor was given a short while ago, so that the account may be changed. */
  readonly confirmed: boolean;
}

/** So long after the second factor was given an account may be changed. */
const confirmedMs = 5 * 60_000;
const mostPasskeys = 10;

export interface OwnAccountDeps {
  readonly store: Store;
  readonly signIn: SignIn;
  readonly passkeys: Passkeys;
  readonly clock: Clock;
  readonly random: Random;
  readonly sessionIdleMs: number;
}

export class OwnAccount {
  readonly #deps: OwnAccountDeps;

  constructor(deps: OwnAccountDeps) {
    this.#deps = deps;
  }

  async view(session: Session): Promise<OwnAccountView> {
    const { store, clock, sessionIdleMs } = this.#deps;
    const [account, passkeys, sessions] = await Promise.all([
      store.accounts.find(session.name),
      store.passkeys.list(session.name),
      store.sessions.list(session.name),
    ]);
    const now = clock();
    const open = sessions.filter(({ lastSeen, expires }) => now < expires && now - lastSeen < sessionIdleMs);
    return {
      codes: account !== null && account.totpSecret !== null,
      passkeys: passkeys.map(({ id, label, day }) => ({ id: formatBase64Url(id), label, day })),
      sessions: open.map(({ handle, kind, begunDay, lastSeen }) => ({
        id: formatHex(handle),
        ...{ kind, begun: begunDay, seen: dayOf(lastSeen), current: formatHex(handle) === formatHex(session.handle) },
      })),
      confirmed: this.#isConfirmed(session),
    };
  }

  /** The second factor once more, before anything is changed. @throws Refusal SIGN_IN_REFUSED, BUSY */
  async confirm(session: Session, factor: SecondFactor): Promise<void> {
    const { store, signIn, clock } = this.#deps;
    if (!(await signIn.isFactorOf(session.name, factor))) throw new Refusal('SIGN_IN_REFUSED');
    await store.sessions.confirm(session.handle, clock());
  }

  /** Ends the account's other sessions. @throws Refusal FACTOR_REQUIRED, SIGN_IN_REFUSED, BUSY */
  async changePassword(session: Session, current: string, next: string): Promise<void> {
    this.#assertConfirmed(session);
    const { store, signIn } = this.#deps;
    if (!(await signIn.isPasswordOf(session.name, current))) throw new Refusal('SIGN_IN_REFUSED');
    await store.accounts.changePassword(session.name, await hashPassword(next));
    await store.sessions.endOthers(session.name, session.handle);
  }

  /** @throws Refusal FACTOR_REQUIRED; MALFORMED if the answer does not hold; CONFLICT if it is there, or there are ten */
  async addPasskey(session: Session, answer: Registration, label: string): Promise<void> {
    this.#assertConfirmed(session);
    const { store, passkeys, clock } = this.#deps;
    const made = await passkeys.read(answer);
    if (made === null) throw new Refusal('MALFORMED');
    const { name } = session;
    const added = await store.passkeys.add({ ...made, name, label, day: dayOf(clock()) }, mostPasskeys);
    if (!added) throw new Refusal('CONFLICT');
  }

  /** @throws Refusal NOT_FOUND */
  async renamePasskey(session: Session, id: Uint8Array, label: string): Promise<void> {
    if (!(await this.#deps.store.passkeys.rename(session.name, id, label))) throw new Refusal('NOT_FOUND');
  }

  /** @throws Refusal FACTOR_REQUIRED, NOT_FOUND, LAST_FACTOR */
  async removePasskey(session: Session, id: Uint8Array): Promise<void> {
    this.#assertConfirmed(session);
    const { passkeys } = this.#deps.store;
    const found = await passkeys.find(id);
    if (found?.name !== session.name) throw new Refusal('NOT_FOUND');
    if (!(await passkeys.remove(session.name, id))) throw new Refusal('LAST_FACTOR');
  }

  /** Passkeys alone from now on: a code can be asked for over the telephone. @throws Refusal FACTOR_REQUIRED, LAST_FACTOR */
  async removeCodes(session: Session): Promise<void> {
    this.#assertConfirmed(session);
    if (!(await this.#deps.store.accounts.removeCodes(session.name))) throw new Refusal('LAST_FACTOR');
  }

  /** Another session, or this one. @throws Refusal NOT_FOUND */
  async endSession(session: Session, id: string): Promise<void> {
    if (!(await this.#deps.store.sessions.end(session.name, parseHex(id)))) throw new Refusal('NOT_FOUND');
  }

  async endOtherSessions(session: Session): Promise<void> {
    await this.#deps.store.sessions.endOthers(session.name, session.handle);
  }

  #isConfirmed({ confirmed }: Session): boolean {
    return this.#deps.clock() - confirmed < confirmedMs;
  }

  #assertConfirmed(session: Session): void {
    if (!this.#isConfirmed(session)) throw new Refusal('FACTOR_REQUIRED');
  }
}
