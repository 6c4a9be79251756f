import { createHash } from 'node:crypto';
import { formatBase64Url, parseBase64Url, ProtocolError, type Random } from '../../crypto/public.ts';
import { dayOf, type Clock, type Delay } from '../clock.ts';
import type { Limits } from '../config.ts';
import type { Account, Session, Store } from '../store/store.ts';
import type { Assertion, Passkeys } from './passkeys.ts';
import { hashPassword, isPassword } from './password.ts';
import { Throttle } from './throttle.ts';
import { makeTotpSecret, stepOfCode } from './totp.ts';

/** A one-time code, or a passkey's answer. */
export type SecondFactor = { readonly code: string } | { readonly passkey: Assertion };

export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly factor: SecondFactor;
}

export interface SignInDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly delay: Delay;
  readonly random: Random;
  readonly limits: Limits;
  readonly passkeys: Passkeys;
}

const idLength = 32;
const handleLength = 8;
/** A session's last use is noted at most this often. */
const touchEveryMs = 60_000;

/** Signing in, and the sessions that follow from it. */
export class SignIn {
  readonly #deps: SignInDeps;
  readonly #throttle: Throttle;
  #nobody: Promise<Account> | null = null;

  constructor(deps: SignInDeps) {
    this.#deps = deps;
    const draw = (below: number): number => new DataView(deps.random(4).slice().buffer).getUint32(0) % below;
    this.#throttle = new Throttle(deps.clock, deps.delay, draw);
  }

  /** The id of a new session, or null: whatever was wrong, the work and the answer are the same. @throws BUSY */
  async signIn({ name, password, factor }: Credentials): Promise<string | null> {
    return this.#throttle.attempt(name, async () => {
      const { store, clock, random, limits } = this.#deps;
      const checked = await this.#accountOrNobody(name);
      const hasPassword = await isPassword(checked.passwordHash, password);
      if (!(await this.#isFactor(checked, factor, hasPassword)) || !hasPassword || checked.name === '') return null;
      const id = random(idLength);
      const now = clock();
      await store.sessions.sweep(now, now - limits.sessionIdleMs);
      await store.sessions.add({
        ...{ idHash: hashOf(id), handle: random(handleLength), name },
        ...{ kind: 'code' in factor ? 'CODE' : 'PASSKEY', begunDay: dayOf(now) },
        ...{ lastSeen: now, confirmed: now, expires: now + limits.sessionMs },
      });
      return formatBase64Url(id);
    });
  }

  /** Of somebody who is signed in; slowed down like signing in. @throws BUSY */
  async isFactorOf(name: string, factor: SecondFactor): Promise<boolean> {
    const proven = await this.#throttle.attempt(name, async () =>
      (await this.#isFactor(await this.#accountOrNobody(name), factor, true)) ? true : null,
    );
    return proven !== null;
  }

  /** The same for the password. @throws BUSY */
  async isPasswordOf(name: string, password: string): Promise<boolean> {
    const proven = await this.#throttle.attempt(name, async () =>
      (await isPassword((await this.#accountOrNobody(name)).passwordHash, password)) ? true : null,
    );
    return proven !== null;
  }

  async #accountOrNobody(name: string): Promise<Account> {
    const { store, random } = this.#deps;
    this.#nobody ??= makeNobody(random);
    const nobody = await this.#nobody;
    return (await store.accounts.find(name)) ?? nobody;
  }

  /** @param uses whether a code that is right is used up: with a wrong password it is not, or strangers could use them all */
  async #isFactor({ name, totpSecret }: Account, factor: SecondFactor, uses: boolean): Promise<boolean> {
    if ('passkey' in factor) {
      // Checked whoever is asked for: what it takes depends on the answer alone, not on the name and the password beside it.
      const passkey = await this.#deps.passkeys.prove(factor.passkey);
      return passkey !== null && passkey.name === name;
    }
    const step = totpSecret === null ? null : stepOfCode(totpSecret, factor.code, this.#deps.clock());
    if (step === null || name === '') return false;
    return uses && (await this.#deps.store.accounts.useStep(name, step));
  }

  /** The session of this id, if it is one and has not ended. */
  async session(id: string): Promise<Session | null> {
    const hash = hashOfText(id);
    if (hash === null) return null;
    const { store, clock, limits } = this.#deps;
    const session = await store.sessions.find(hash);
    const now = clock();
    if (session === null || now >= session.expires || now - session.lastSeen >= limits.sessionIdleMs) return null;
    if (now - session.lastSeen >= touchEveryMs) await store.sessions.touch(hash, now);
    return session;
  }

  async signOut(id: string): Promise<void> {
    const hash = hashOfText(id);
    if (hash !== null) await this.#deps.store.sessions.remove(hash);
  }
}

/** An account that does not exist, checked in place of one: a name that is not there takes the same work. */
async function makeNobody(random: Random): Promise<Account> {
  const passwordHash = await hashPassword(formatBase64Url(random(32)));
  return { name: '', member: 0, role: 'member', passwordHash, totpSecret: makeTotpSecret(random) };
}

function hashOfText(id: string): Uint8Array | null {
  try {
    const bytes = parseBase64Url(id);
    return bytes.length === idLength ? hashOf(bytes) : null;
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

function hashOf(id: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(id).digest());
}
