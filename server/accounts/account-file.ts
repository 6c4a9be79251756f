import { access } from 'node:fs/promises';
import { folderAt } from '../folder.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { Store } from '../store/store.ts';

/** Works on the accounts of an instance by its folder; a server may be running on it. @throws Error if there is none */
export async function withAccounts<T>(
  dir: string,
  act: (store: Pick<Store, 'accounts' | 'passkeys' | 'sessions'>) => Promise<T>,
): Promise<T> {
  const { database } = folderAt(dir);
  await access(database).catch(() => {
    throw new Error('There is no instance in this folder.');
  });
  const store = openSqliteStore(database);
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}
