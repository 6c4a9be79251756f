import type { Store } from '../store.ts';
import { accountStore } from './accounts.ts';
import { batchStore } from './batches.ts';
import { openDatabase } from './database.ts';
import { entryStore } from './entries.ts';
import { GroupCommit } from './group-commit.ts';
import { instanceStore } from './instance.ts';
import { logStore } from './logs.ts';
import { partStore } from './parts.ts';
import { passkeyStore } from './passkeys.ts';
import { sessionStore } from './sessions.ts';
import { slotStore } from './slots.ts';

export interface SqliteStore extends Store {
  /** Transactions committed so far: tests and measurements compare it with the number of writes. */
  commits(): number;
}

/** `beforeCommit` runs before every commit; a test makes it throw. */
export function openSqliteStore(path: string, beforeCommit: () => void = () => undefined): SqliteStore {
  const database = openDatabase(path);
  const group = new GroupCommit(database, beforeCommit);
  return {
    instance: instanceStore(database, group),
    entries: entryStore(database, group),
    parts: partStore(database, group),
    batches: batchStore(database, group),
    logs: logStore(database, group),
    slots: slotStore(database, group),
    accounts: accountStore(database, group),
    passkeys: passkeyStore(database, group),
    sessions: sessionStore(database, group),
    commits: () => group.commits,
    async close() {
      // A last empty write: everything asked for before it is committed when it is.
      await group.write(() => undefined);
      database.close();
    },
  };
}
