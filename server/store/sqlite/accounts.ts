import type { Account, AccountStore, Role, Session, SessionStore } from '../store.ts';
import type { Connection } from './database.ts';
import type { GroupCommit } from './group-commit.ts';

interface AccountRow {
  readonly name: string;
  readonly member: number;
  readonly role: Role;
  readonly password_hash: string;
  readonly totp_secret: string;
}

interface SessionRow {
  readonly name: string;
  readonly member: number;
  readonly role: Role;
  readonly last_seen: number;
  readonly expires: number;
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
  const useStep = database.prepare('UPDATE accounts SET last_step = ? WHERE name = ? AND last_step < ?');

  return {
    add: (account) =>
      group.write(() => {
        const added = insert.run(account.name, account.member, account.role, account.passwordHash, account.totpSecret);
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
        return reset.run(passwordHash, totpSecret, name).changes === 1;
      }),
    useStep: (name, step) => group.write(() => useStep.run(step, name, step).changes === 1),
  };
}

export function sessionStore(database: Connection, group: GroupCommit): SessionStore {
  const insert = database.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?)');
  const find = database.prepare<[Uint8Array], SessionRow>(
    `SELECT s.name, a.member, a.role, s.last_seen, s.expires FROM sessions s JOIN accounts a ON a.name = s.name WHERE s.id_hash = ?`,
  );
  const touch = database.prepare('UPDATE sessions SET last_seen = max(last_seen, ?) WHERE id_hash = ?');
  const remove = database.prepare('DELETE FROM sessions WHERE id_hash = ?');
  const sweep = database.prepare('DELETE FROM sessions WHERE expires <= ? OR last_seen < ?');

  return {
    add: (idHash, name, now, expires) =>
      group.write(() => {
        insert.run(idHash, name, now, expires);
      }),
    find(idHash): Promise<Session | null> {
      const row = find.get(idHash);
      if (row === undefined) return Promise.resolve(null);
      const { name, member, role, last_seen: lastSeen, expires } = row;
      return Promise.resolve({ name, member, role, lastSeen, expires });
    },
    touch: (idHash, now) =>
      group.write(() => {
        touch.run(now, idHash);
      }),
    remove: (idHash) =>
      group.write(() => {
        remove.run(idHash);
      }),
    sweep: (now, idleSince) =>
      group.write(() => {
        sweep.run(now, idleSince);
      }),
  };
}

function parseAccount(row: AccountRow): Account {
  return {
    name: row.name,
    member: row.member,
    role: row.role,
    passwordHash: row.password_hash,
    totpSecret: row.totp_secret,
  };
}
