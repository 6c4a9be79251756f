import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Files that are there completely or not at all: written beside their place under another name, flushed, renamed, and the
 * folder flushed. After the promise resolves the file survives power loss, as far as the disk keeps its word.
 */
export async function writeDurably(path: string, bytes: Uint8Array | string, mode = 0o644): Promise<void> {
  await putInPlace(path, bytes, mode);
  await syncFolder(dirname(path));
}

/**
 * The file is there, completely, and its bytes are flushed; its name survives power loss only after `syncFolder` of its folder.
 * For many files at once, whose folders are then flushed once.
 */
export async function putInPlace(path: string, bytes: Uint8Array | string, mode = 0o644): Promise<void> {
  const folder = dirname(path);
  await makeFolderDurably(folder);
  const temporary = join(folder, `.${basename(path)}.new`);
  try {
    const file = await open(temporary, 'w', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** A new name in a folder is only durable when the folder itself is flushed. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above it, each flushed into its parent. */
export async function makeFolderDurably(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}
