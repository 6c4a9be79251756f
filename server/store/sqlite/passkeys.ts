import type { Passkey, PasskeyStore } from '../store.ts';
import type { Connection } from './database.ts';
import type { GroupCommit } from './group-commit.ts';
import { plain } from './plain.ts';

interface PasskeyRow {
  readonly id: Uint8Array;
  readonly name: string;
  readonly label: string;
  readonly public_key: Uint8Array;
  readonly counter: number;
  readonly day: number;
}

export function passkeyStore(database: Connection, group: GroupCommit): PasskeyStore {
  const insert = database.prepare(
    `INSERT INTO passkeys SELECT ?, ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM passkeys WHERE name = ?) < ? ON CONFLICT DO NOTHING`,
  );
  const find = database.prepare<[Uint8Array], PasskeyRow>('SELECT * FROM passkeys WHERE id = ?');
  const list = database.prepare<[string], PasskeyRow>('SELECT * FROM passkeys WHERE name = ? ORDER BY day, id');
  const rename = database.prepare('UPDATE passkeys SET label = ? WHERE name = ? AND id = ?');
  // One statement decides and acts, so that two windows cannot remove the last two factors at once.
  const remove = database.prepare(
    `DELETE FROM passkeys WHERE name = ? AND id = ? AND (
       (SELECT count(*) FROM passkeys WHERE name = ?) > 1 OR (SELECT totp_secret FROM accounts WHERE name = ?) <> '')`,
  );
  const use = database.prepare(
    'UPDATE passkeys SET counter = ? WHERE id = ? AND (counter < ? OR (counter = 0 AND ? = 0))',
  );

  return {
    add: ({ id, name, label, publicKey, counter, day }, most) =>
      group.write(() => insert.run(id, name, label, publicKey, counter, day, name, most).changes === 1),
    find(id) {
      const row = find.get(id);
      return Promise.resolve(row === undefined ? null : parsePasskey(row));
    },
    list: (name) => Promise.resolve(list.all(name).map(parsePasskey)),
    rename: (name, id, label) => group.write(() => rename.run(label, name, id).changes === 1),
    remove: (name, id) => group.write(() => remove.run(name, id, name, name).changes === 1),
    use: (id, counter) => group.write(() => use.run(counter, id, counter, counter).changes === 1),
  };
}

function parsePasskey(row: PasskeyRow): Passkey {
  const { name, label, counter, day } = row;
  return { id: plain(row.id), name, label, publicKey: plain(row.public_key), counter, day };
}
