import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import encodeQR from 'qr';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTrust } from '../../crypto/public.ts';
import { addAccount, resetAccount, type NewCredentials } from '../accounts/account.ts';
import { withAccounts } from '../accounts/account-file.ts';
import { DAY_MS, dayOf } from '../clock.ts';
import { folderAt } from '../folder.ts';
import type { AccountStore, Role } from '../store/store.ts';
import { callerPath, CommandError, runActions, UsageError, type Action, type CommandLine } from './terminal/command.ts';
import { machineRandom } from './terminal/machine.ts';

export const summary = 'Accounts of investigators and oversight officers, and their sessions.';

const help = `Usage: kupuya user add NAME --data DIR --member NUMBER --role member|oversight [--password-stdin]
       kupuya user list --data DIR
       kupuya user remove NAME --data DIR
       kupuya user reset NAME --data DIR [--password-stdin]
       kupuya user sessions NAME --data DIR
       kupuya user sign-out NAME --data DIR

add       Makes an account and prints its password (unless given on standard input) and its second factor as a QR code, once.
          An account opens no letter: it only fetches what is sealed. Letters open with the member's keyring.
          --member   the member's number in the roster
list      Prints name, member number and role of each account, then its second factors.
remove    Removes an account and ends its sessions.
reset     Makes a new password and new one-time codes, removes the account's passkeys and ends its sessions: for somebody who
          lost their second factor. Make sure that it is they who ask.
sessions  Prints each open session of an account: by code or passkey, the day on which it began, the day on which it was last used.
sign-out  Ends every session of an account, for a computer that was lost. Keys that were open on it stay open until it locks.

Works while the server runs. Exit codes: 0 done, 1 refused or failed, 2 the command line was not understood.
`;

const data = { type: 'string' } as const;
const password = { type: 'boolean' } as const;

const actions: Readonly<Record<string, Action>> = {
  add: {
    options: { data, member: { type: 'string' }, role: { type: 'string' }, 'password-stdin': password },
    run: add,
  },
  list: { options: { data }, run: list },
  remove: { options: { data }, run: remove },
  reset: { options: { data, 'password-stdin': password }, run: reset },
  sessions: { options: { data }, run: sessions },
  'sign-out': { options: { data }, run: signOut },
};

/** Exit codes: 0 done, 1 refused or failed, 2 usage. */
export const run = (args: readonly string[]): Promise<number> => runActions(actions, help, args);

async function add(line: CommandLine): Promise<void> {
  const dir = callerPath(line.need('data'));
  const account = {
    name: line.operand('name'),
    member: line.integer('member', 1, 0xffff),
    role: parseRole(line.need('role')),
  };
  const given = await readPassword(line);
  const issuer = await issuerOf(dir);
  const made = await withAccounts(dir, ({ accounts }) =>
    addAccount(accounts, machineRandom, { ...account, ...given, issuer }),
  );
  print(made, given.password === undefined);
}

async function list(line: CommandLine): Promise<void> {
  await withAccounts(callerPath(line.need('data')), async ({ accounts, passkeys }) => {
    for (const { name, member, role, totpSecret } of await accounts.list()) {
      const keys = (await passkeys.list(name)).length;
      const factors = [...(totpSecret === null ? [] : ['codes']), ...(keys === 0 ? [] : [`${String(keys)} passkeys`])];
      process.stdout.write(`${name}\t${String(member)}\t${role}\t${factors.join(', ')}\n`);
    }
  });
}

async function remove(line: CommandLine): Promise<void> {
  const name = line.operand('name');
  const removed = await withAccounts(callerPath(line.need('data')), ({ accounts }) => accounts.remove(name));
  if (!removed) throw new CommandError('There is no account of that name.');
}

async function reset(line: CommandLine): Promise<void> {
  const dir = callerPath(line.need('data'));
  const name = line.operand('name');
  const given = await readPassword(line);
  const issuer = await issuerOf(dir);
  const made = await withAccounts(dir, ({ accounts }) =>
    resetAccount(accounts, machineRandom, { name, ...given, issuer }),
  );
  print(made, given.password === undefined);
}

async function sessions(line: CommandLine): Promise<void> {
  const name = line.operand('name');
  await withAccounts(callerPath(line.need('data')), async ({ accounts, sessions: store }) => {
    await assertThere(accounts, name);
    const now = Date.now();
    const open = (await store.list(name)).filter(({ expires }) => now < expires);
    for (const { kind, begunDay, lastSeen } of open) {
      const [begun, seen] = [begunDay, dayOf(lastSeen)].map(isoDay);
      process.stdout.write(`${kind.toLowerCase()}\tbegan ${String(begun)}\tlast used ${String(seen)}\n`);
    }
    process.stderr.write(`${String(open.length)} open; each ends by itself when it is not used.\n`);
  });
}

async function signOut(line: CommandLine): Promise<void> {
  const name = line.operand('name');
  await withAccounts(callerPath(line.need('data')), async ({ accounts, sessions: store }) => {
    await assertThere(accounts, name);
    process.stderr.write(`${String(await store.endOthers(name, null))} ended.\n`);
  });
}

async function assertThere(accounts: AccountStore, name: string): Promise<void> {
  if ((await accounts.find(name)) === null) throw new CommandError('There is no account of that name.');
}

function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function print(made: NewCredentials, withPassword: boolean): void {
  if (withPassword) process.stdout.write(`password  ${made.password}\n`);
  process.stdout.write(`one-time codes: scan this with an authenticator app, or enter the address below it\n`);
  process.stdout.write(`${encodeQR(made.totpUri, 'ascii')}\n${made.totpUri}\n`);
}

/** A password on the command line would be in the shell's history and in the list of processes. */
async function readPassword(line: CommandLine): Promise<{ readonly password?: string }> {
  if (!line.has('password-stdin')) return {};
  const input = createInterface({ input: process.stdin });
  try {
    for await (const first of input) return { password: first };
    throw new UsageError('Nothing came on standard input.');
  } finally {
    input.close();
  }
}

function parseRole(text: string): Role {
  if (text !== 'member' && text !== 'oversight') throw new UsageError('--role is member or oversight.');
  return text;
}

async function issuerOf(dir: string): Promise<string> {
  return parseTrust(new Uint8Array(await readFile(join(folderAt(dir).public, 'trust.json')))).origin;
}
