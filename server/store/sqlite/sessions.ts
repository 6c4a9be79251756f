import type { Role, Session, SessionKind, SessionStore } from '../store.ts';
import type { Connection } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { plain } from './plain.ts';

interface SessionRow {
  readonly handle: Uint8Array;
  readonly name: string;
  readonly member: number;
  readonly role: Role;
  readonly kind: SessionKind;
  readonly begun_day: number;
  readonly last_seen: number;
  readonly confirmed: number;
  readonly expires: number;
}

export function sessionStore(database: Connection, group: GroupCommit): SessionStore {
  const insert = database.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const rows = 'SELECT s.*, a.member, a.role FROM sessions s JOIN accounts a ON a.name = s.name WHERE';
  const find = database.prepare<[Uint8Array], SessionRow>(`${rows} s.id_hash = ?`);
  // The handle is random, so this order says nothing about who came when.
  const list = database.prepare<[string], SessionRow>(`${rows} s.name = ? ORDER BY s.handle`);
  const touch = database.prepare('UPDATE sessions SET last_seen = max(last_seen, ?) WHERE id_hash = ?');
  const confirm = database.prepare('UPDATE sessions SET confirmed = ? WHERE handle = ?');
  const remove = database.prepare('DELETE FROM sessions WHERE id_hash = ?');
  const end = database.prepare('DELETE FROM sessions WHERE name = ? AND handle = ?');
  const endOthers = database.prepare('DELETE FROM sessions WHERE name = ? AND handle <> ?');
  const sweep = database.prepare('DELETE FROM sessions WHERE expires <= ? OR last_seen < ?');

  return {
    add: ({ idHash, handle, name, kind, begunDay, lastSeen, confirmed, expires }) =>
      group.write(() => {
        insert.run(idHash, handle, name, kind, begunDay, lastSeen, confirmed, expires);
      }),
    find(idHash) {
      const row = find.get(idHash);
      return Promise.resolve(row === undefined ? null : parseSession(row));
    },
    list: (name) => Promise.resolve(list.all(name).map(parseSession)),
    touch: (idHash, now) =>
      group.write(() => {
        touch.run(now, idHash);
      }),
    confirm: (handle, now) =>
      group.write(() => {
        confirm.run(now, handle);
      }),
    remove: (idHash) =>
      group.write(() => {
        remove.run(idHash);
      }),
    end: (name, handle) => group.write(() => end.run(name, handle).changes === 1),
    // No handle is empty: nothing is kept then.
    endOthers: (name, kept) => group.write(() => endOthers.run(name, kept ?? new Uint8Array()).changes),
    sweep: (now, idleSince) =>
      group.write(() => {
        sweep.run(now, idleSince);
      }),
  };
}

function parseSession({ begun_day: begunDay, last_seen: lastSeen, ...row }: SessionRow): Session {
  const { name, member, role, kind, confirmed, expires } = row;
  return { handle: plain(row.handle), name, member, role, kind, begunDay, lastSeen, confirmed, expires };
}
