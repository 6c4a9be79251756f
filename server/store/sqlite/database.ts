import Database from 'better-sqlite3';
import { migrations } from './schema.ts';

export type Connection = Database.Database;

/**
 * Opens the database and brings its tables up to date.
 *
 * WAL with synchronous FULL: a commit is one flush of the log file, and is durable when it returns. secure_delete: deleted
 * content is overwritten in its page, not only unlinked. temp_store in memory: no letter in a temporary file.
 */
export function openDatabase(path: string): Connection {
  const database = new Database(path);
  database.pragma('auto_vacuum = INCREMENTAL');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('temp_store = MEMORY');
  database.pragma('busy_timeout = 5000');
  // 16 MiB of write-ahead log before it is copied back: some four hundred letters instead of a hundred.
  database.pragma('wal_autocheckpoint = 4000');
  migrate(database);
  return database;
}

function migrate(database: Connection): void {
  const run = database.transaction(() => {
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version > migrations.length) throw new Error('The database was written by a newer version of the program.');
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.pragma(`user_version = ${String(migrations.length)}`);
  });
  run.exclusive();
}

/**
 * Makes sure that one server alone works in a folder: an exclusive lock on a small database beside the real one, which the
 * operating system lets go however the process ends. Returns how to let it go. @throws Error if another process holds it
 */
export function lockInstance(path: string): () => void {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error('Another server works with this data folder.');
  }
  return () => {
    lock.close();
  };
}
