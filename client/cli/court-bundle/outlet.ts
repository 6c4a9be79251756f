/** A file that is there whole or not at all: written beside its name, and named when it is complete. */
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { Outlet } from '../../exports/outlet.ts';
import { Refusal } from '../terminal/command.ts';
import { assertAbsent, callerPath } from '../terminal/files.ts';

/** @param path as the caller gave it. @throws Refusal if it exists or cannot be written */
export async function fileOutlet(path: string): Promise<Outlet> {
  assertAbsent(path);
  const target = callerPath(path);
  const draft = `${target}.part`;
  const file = await openNew(draft, path);
  const noting = async (run: () => Promise<unknown>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      throw isFull(error)
        ? new Refusal(`The disk is full; nothing was left at ${path}.`)
        : new Refusal(`Cannot write ${path}.`);
    }
  };
  return {
    write: (bytes) => noting(() => file.write(bytes)),
    end: () =>
      noting(async () => {
        await file.sync();
        await file.close();
        await rename(draft, target);
      }),
    abort: async () => {
      await file.close().catch(() => undefined);
      await rm(draft, { force: true });
    },
  };
}

async function openNew(draft: string, path: string): Promise<FileHandle> {
  try {
    return await open(draft, 'wx', 0o600);
  } catch {
    throw new Refusal(`Cannot write ${path}.`);
  }
}

function isFull(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    (error.code === 'ENOSPC' || error.code === 'EDQUOT')
  );
}
