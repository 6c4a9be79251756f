/** Files of the person who called, relative to the folder they called from. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { Refusal } from './command.ts';

/** npm runs scripts in the project's folder and keeps the caller's in INIT_CWD. */
export function callerPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** @throws Refusal if it cannot be read */
export async function readCallerFile(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(callerPath(path)));
  } catch {
    throw new Refusal(`Cannot read ${path}.`);
  }
}

/** @throws Refusal if it cannot be read */
export async function readCallerText(path: string): Promise<string> {
  return new TextDecoder().decode(await readCallerFile(path));
}

/** Names of the files of a folder with this ending, sorted. @throws Refusal if it cannot be read */
export async function listCallerFiles(folder: string, ending: string): Promise<readonly string[]> {
  try {
    const names = await readdir(callerPath(folder));
    return names
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    throw new Refusal(`Cannot read the folder ${folder}.`);
  }
}

export interface WriteChoice {
  /** Only the caller may read it: mode 0600. */
  readonly secret?: boolean;
  /** Otherwise an existing file is refused: keys and rosters are never lost by a repeated command. */
  readonly replace?: boolean;
}

/** Makes missing folders. @throws Refusal if the file exists or cannot be written */
export async function writeCallerFile(
  path: string,
  contents: string | Uint8Array,
  { secret = false, replace = false }: WriteChoice = {},
): Promise<void> {
  const target = callerPath(path);
  try {
    await mkdir(dirname(target), { recursive: true, mode: secret ? 0o700 : 0o755 });
    await writeFile(target, contents, { mode: secret ? 0o600 : 0o644, flag: replace ? 'w' : 'wx' });
  } catch (error) {
    throw isExisting(error) ? existing(path) : new Refusal(`Cannot write ${path}.`);
  }
}

/** For files that belong together: none is written if one of them is there. @throws Refusal */
export function assertAbsent(...paths: readonly string[]): void {
  const found = paths.find((path) => existsSync(callerPath(path)));
  if (found !== undefined) throw existing(found);
}

function existing(path: string): Refusal {
  return new Refusal(`${path} exists already; it is not replaced.`);
}

function isExisting(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}
