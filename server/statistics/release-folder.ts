/**
 * The files of releases on the disk: each release in a folder that is named by H of its note, complete and flushed before it has that name.
 * What the log does not name is never served, and goes at the next start.
 */
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { formatHex, type Random } from '../../crypto/public.ts';
import { makeFolderDurably, putInPlace, syncFolder } from '../durable-file.ts';
import type { Folder } from '../folder.ts';
import { nullIfMissing } from '../log/log-files.ts';
import { isText } from './media-types.ts';

export interface UploadedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A release whose files are on the disk, beside their place. */
export interface StagedRelease {
  readonly path: string;
}

/** @param name H of the note, hex */
export async function hasRelease(folder: Folder, name: string): Promise<boolean> {
  return (await readdir(join(folder.releases, name)).catch(nullIfMissing)) !== null;
}

/** Writes and flushes; nothing of it counts before `placeRelease`. Leaves nothing behind if it fails. */
export async function stageRelease(
  folder: Folder,
  random: Random,
  files: readonly UploadedFile[],
): Promise<StagedRelease> {
  const path = join(folder.releases, `${formatHex(random(8))}.new`);
  try {
    await makeFolderDurably(path);
    const folders = new Set([path]);
    for (const file of files) {
      const plain = join(path, 'plain', file.path);
      await putInPlace(plain, file.bytes);
      folders.add(dirname(plain));
      if (!isText(file.path)) continue;
      const small = join(path, 'gzip', file.path);
      await putInPlace(small, await promisify(gzip)(file.bytes, { level: constants.Z_BEST_COMPRESSION }));
      folders.add(dirname(small));
    }
    for (const each of folders) await syncFolder(each);
  } catch (error) {
    await dropStaged({ path });
    throw error;
  }
  return { path };
}

/** Gives it its name, durably. */
export async function placeRelease(folder: Folder, { path }: StagedRelease, name: string): Promise<void> {
  await rename(path, join(folder.releases, name));
  await syncFolder(folder.releases);
}

export async function dropStaged({ path }: StagedRelease): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

/** null if it is not there. @param path one that the release names */
export function readReleased(
  folder: Folder,
  name: string,
  encoding: 'plain' | 'gzip',
  path: string,
): Promise<Buffer | null> {
  return readFile(join(folder.releases, name, encoding, path)).catch(nullIfMissing);
}

/** Removes what no logged release owns: what a crash left of one that was never acknowledged. At start only. */
export async function sweepReleases(folder: Folder, logged: ReadonlySet<string>): Promise<void> {
  for (const name of (await readdir(folder.releases).catch(nullIfMissing)) ?? []) {
    if (!logged.has(name)) await rm(join(folder.releases, name), { recursive: true });
  }
}
