import type { Statement } from 'better-sqlite3';
import { StoreFullError } from '../store.ts';
import type { Connection } from './database.ts';

interface Write {
  readonly run: () => void;
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/** So many writes share one transaction at most, so that the first of them does not wait for ever. */
const largestGroup = 256;

/**
 * Writes that arrive together share one transaction and one flush. Each runs in a savepoint of its own: a write that throws
 * leaves nothing and does not disturb its neighbours. Promises resolve after the commit, never before.
 */
export class GroupCommit {
  readonly #database: Connection;
  readonly #beforeCommit: () => void;
  readonly #begin: Statement<[]>;
  readonly #commit: Statement<[]>;
  readonly #savepoint: Statement<[]>;
  readonly #release: Statement<[]>;
  #queue: Write[] = [];
  #scheduled = false;
  #commits = 0;

  /** `beforeCommit` is called between the last write of a group and its commit; a test makes it throw. */
  constructor(database: Connection, beforeCommit: () => void) {
    this.#database = database;
    this.#beforeCommit = beforeCommit;
    this.#begin = database.prepare('BEGIN IMMEDIATE');
    this.#commit = database.prepare('COMMIT');
    this.#savepoint = database.prepare('SAVEPOINT one');
    this.#release = database.prepare('RELEASE one');
  }

  /** Transactions committed so far, for tests and measurements. */
  get commits(): number {
    return this.#commits;
  }

  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let result: { readonly value: T } | undefined;
      this.#queue.push({
        run: () => {
          result = { value: work() };
        },
        done: () => {
          if (result !== undefined) resolve(result.value);
        },
        fail: (error) => {
          reject(isFull(error) ? new StoreFullError() : error instanceof Error ? error : new Error('write failed'));
        },
      });
      if (this.#scheduled) return;
      this.#scheduled = true;
      // After the events that are already here: requests that came in the same turn are in the same group.
      setImmediate(() => {
        this.#flush();
      });
    });
  }

  #flush(): void {
    const group = this.#queue.splice(0, largestGroup);
    this.#scheduled = this.#queue.length > 0;
    if (this.#scheduled)
      setImmediate(() => {
        this.#flush();
      });
    const written: Write[] = [];
    try {
      this.#begin.run();
      for (const write of group) {
        this.#savepoint.run();
        try {
          write.run();
          this.#release.run();
          written.push(write);
        } catch (error) {
          // SQLite may have rolled the whole transaction back by itself (a full disk): then nothing of the group stands.
          if (!this.#database.inTransaction) throw error;
          this.#database.exec('ROLLBACK TO one; RELEASE one');
          write.fail(error);
        }
      }
      this.#beforeCommit();
      this.#commit.run();
      this.#commits++;
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      for (const write of group) write.fail(error);
      return;
    }
    for (const write of written) write.done();
  }
}

/**
 * ENOSPC from a file or hook, SQLITE_FULL from the database. By code alone: a native driver may have made its errors in another context, where
 * even `Error` is another class.
 */
function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === 'SQLITE_FULL' || error.code === 'ENOSPC';
}
