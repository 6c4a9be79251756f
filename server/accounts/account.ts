import { formatBase64Url, type Random } from '../../crypto/public.ts';
import type { AccountStore, Role } from '../store/store.ts';
import { hashPassword, longestPassword, shortestPassword } from './password.ts';
import { makeTotpSecret, totpUri } from './totp.ts';

/** What a person needs to sign in; shown once. */
export interface NewCredentials {
  readonly password: string;
  /** Base32. */
  readonly totpSecret: string;
  /** `otpauth://`, also as a QR code. */
  readonly totpUri: string;
}

export interface NewAccount {
  readonly name: string;
  /** Number in the roster. */
  readonly member: number;
  readonly role: Role;
  /** Omitted: one is made. */
  readonly password?: string;
  /** Shown by the authenticator app. */
  readonly issuer: string;
}

const nameForm = /^[a-z][a-z0-9._-]{0,31}$/;

export class AccountError extends Error {}

/** @throws AccountError for a bad name, number or password, or a name that is taken */
export async function addAccount(accounts: AccountStore, random: Random, account: NewAccount): Promise<NewCredentials> {
  const { name, member, role } = account;
  if (!nameForm.test(name))
    throw new AccountError('A name is 1 to 32 of a-z, 0-9, dot, hyphen, underscore, and begins with a letter.');
  if (!Number.isInteger(member) || member < 1 || member > 0xffff)
    throw new AccountError('A member number is 1 to 65535.');
  const made = makeCredentials(random, account);
  const added = await accounts.add({
    name,
    member,
    role,
    passwordHash: await hashPassword(made.password),
    totpSecret: made.totpSecret,
  });
  if (!added) throw new AccountError('There is an account of that name.');
  return made;
}

/** New password and second factor. @throws AccountError if there is no such account, or for a bad password */
export async function resetAccount(
  accounts: AccountStore,
  random: Random,
  account: Pick<NewAccount, 'name' | 'password' | 'issuer'>,
): Promise<NewCredentials> {
  const made = makeCredentials(random, account);
  const found = await accounts.reset(account.name, await hashPassword(made.password), made.totpSecret);
  if (!found) throw new AccountError('There is no account of that name.');
  return made;
}

function makeCredentials(random: Random, account: Pick<NewAccount, 'name' | 'password' | 'issuer'>): NewCredentials {
  // 120 bits: nothing to remember, everything to keep in a password store.
  const password = account.password ?? formatBase64Url(random(15));
  if (password.length < shortestPassword || password.length > longestPassword) {
    throw new AccountError(`A password has ${String(shortestPassword)} to ${String(longestPassword)} characters.`);
  }
  const totpSecret = makeTotpSecret(random);
  return { password, totpSecret, totpUri: totpUri(totpSecret, account.name, account.issuer) };
}
