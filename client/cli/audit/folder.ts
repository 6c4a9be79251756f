/**
 * A copy of a register as a folder: every file of the register under the path that it was served at, and those of the website under
 * `_site`, where an address may be both a page and the folder of others.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isMissing, isUnnameable } from './missing.ts';
import type { Copy } from '../../audit/copy.ts';
import type { Keep } from '../../audit/download.ts';
import { Refusal } from '../terminal/command.ts';
import { callerPath } from '../terminal/files.ts';

const siteFolder = '_site';
/** Ends the name of every file of the website, so that none is the name of a folder: in names of folders it is written `%40`. */
const siteFileEnd = '@';
const registerPath = /^\/(?:trust\.json$|(?:log|epochs|pages|api)\/)/u;

/** Null for an address that is none of a served file: addresses come from the log, and a log is a stranger's. */
function fileOf(folder: string, path: string): string | null {
  if (!/^\/[!-~]{0,399}$/u.test(path) || path.includes('\\')) return null;
  const segments = path.slice(1).split('/');
  const isSite = !registerPath.test(path);
  const isEmptyAllowed = (index: number): boolean => isSite && index === segments.length - 1;
  if (
    segments.some((segment, index) => (segment === '' && !isEmptyAllowed(index)) || segment === '.' || segment === '..')
  )
    return null;
  const names = segments.map((segment) => encodeURIComponent(segment));
  if (!isSite) return join(folder, ...names);
  return join(folder, siteFolder, ...names.slice(0, -1), `${names.at(-1) ?? ''}${siteFileEnd}`);
}

/** Reads a folder; what is not there is not found. */
export function folderCopy(folder: string): Copy {
  const root = callerPath(folder);
  return {
    get: async (path) => {
      const file = fileOf(root, path);
      try {
        if (file !== null) return { status: 200, bytes: new Uint8Array(await readFile(file)) };
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
      return { status: 404, bytes: new Uint8Array() };
    },
  };
}

/** Writes into a folder that is empty or new: two copies in one would be a register that nobody served. @throws Refusal */
export async function folderKeeper(folder: string): Promise<Keep> {
  const root = callerPath(folder);
  await mkdir(root, { recursive: true, mode: 0o700 });
  if ((await readdir(root)).length > 0) throw new Refusal(`${folder} is not empty: a copy needs a folder of its own.`);
  return async (path, bytes) => {
    const file = fileOf(root, path);
    if (file === null) return;
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, bytes, { mode: 0o600 });
    } catch (error) {
      // A stranger's address that no folder can hold, or under that of another file: it is not in the copy, and its check fails.
      if (!isUnnameable(error)) throw error;
    }
  };
}

/** Runs with a folder that is removed afterwards. */
export async function withTemporaryFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'kupuya-audit-'));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
