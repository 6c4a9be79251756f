import type { Account, AccountStore, Role } from '../store.ts';
import type { Connection } from './database.ts';
import type { GroupCommit } from './group-commit.ts';

interface AccountRow {
  readonly name: string;
  readonly member: number;
  readonly role: Role;
  readonly password_hash: string;
  readonly totp_secret: string;
}

export function accountStore(database: Connection, group: GroupCommit): AccountStore {
  const one = database.prepare<[string], AccountRow>('SELECT * FROM accounts WHERE name = ?');
  const all = database.prepare<[], AccountRow>('SELECT * FROM accounts ORDER BY name');
  const insert = database.prepare('INSERT INTO accounts VALUES (?, ?, ?, ?, ?, -1) ON CONFLICT DO NOTHING');
  const remove = database.prepare('DELETE FROM accounts WHERE name = ?');
  const reset = database.prepare(
    'UPDATE accounts SET password_hash = ?, totp_secret = ?, last_step = -1 WHERE name = ?',
  );
  const endSessions = database.prepare('DELETE FROM sessions WHERE name = ?');
  const removePasskeys = database.prepare('DELETE FROM passkeys WHERE name = ?');
  const changePassword = database.prepare('UPDATE accounts SET password_hash = ? WHERE name = ?');
  const removeCodes = database.prepare(
    `UPDATE accounts SET totp_secret = '' WHERE name = ? AND EXISTS (SELECT 1 FROM passkeys WHERE passkeys.name = accounts.name)`,
  );
  const useStep = database.prepare('UPDATE accounts SET last_step = ? WHERE name = ? AND last_step < ?');

  return {
    add: (account) =>
      group.write(() => {
        const added = insert.run(
          account.name,
          account.member,
          account.role,
          account.passwordHash,
          account.totpSecret ?? '',
        );
        return added.changes === 1;
      }),
    find(name) {
      const row = one.get(name);
      return Promise.resolve(row === undefined ? null : parseAccount(row));
    },
    list: () => Promise.resolve(all.all().map(parseAccount)),
    remove: (name) => group.write(() => remove.run(name).changes === 1),
    reset: (name, passwordHash, totpSecret) =>
      group.write(() => {
        endSessions.run(name);
        removePasskeys.run(name);
        return reset.run(passwordHash, totpSecret, name).changes === 1;
      }),
    changePassword: (name, passwordHash) =>
      group.write(() => {
        changePassword.run(passwordHash, name);
      }),
    removeCodes: (name) => group.write(() => removeCodes.run(name).changes === 1),
    useStep: (name, step) => group.write(() => useStep.run(step, name, step).changes === 1),
  };
}

function parseAccount(row: AccountRow): Account {
  return {
    name: row.name,
    member: row.member,
    role: row.role,
    passwordHash: row.password_hash,
    totpSecret: row.totp_secret === '' ? null : row.totp_secret,
  };
}
