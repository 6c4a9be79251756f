/**
 * Packs: at the close of a batch its parts are rewritten into one file, ascending by id. Single files have change times and
 * inode numbers that tell in which order and at what minute they came; one file has neither.
 */
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY_MS } from '../clock.ts';
import { makeFolderDurably, syncFolder } from '../durable-file.ts';
import type { Folder } from '../folder.ts';
import type { Service } from '../service.ts';
import type { PartKey } from '../store/store.ts';
import { partFile } from './part-file.ts';

export function packFile(folder: Folder, batch: number): string {
  return join(folder.packs, `${String(batch)}.pack`);
}

/** @throws Error if the file is shorter than it must be */
export async function readSlice(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await file.read(bytes, 0, length, offset);
    if (bytesRead !== length) throw new Error('A pack is shorter than it must be.');
    return bytes;
  } finally {
    await file.close();
  }
}

/**
 * Packs what lies alone. To be called once for a batch: after a crash the next batch takes what is still alone, so that a
 * pack that the store speaks of is never written again.
 */
export async function packParts({ store, folder, faults }: Service, batch: number, day: number): Promise<void> {
  const loose = await store.parts.loose();
  if (loose.length === 0) return;
  await makeFolderDurably(folder.packs);
  const path = packFile(folder, batch);
  const placed: (PartKey & { readonly offset: number })[] = [];
  const file = await open(`${path}.new`, 'w');
  try {
    let offset = 0;
    for (const part of loose) {
      const bytes = await readFile(partFile(folder, part, part.hash));
      await file.writeFile(bytes);
      placed.push({ id: part.id, index: part.index, offset });
      offset += bytes.length;
    }
    await file.utimes((day * DAY_MS) / 1000, (day * DAY_MS) / 1000);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(folder.packs);
  await store.parts.pack(batch, placed);
  faults('batch:packed');
  for (const part of loose) await rm(partFile(folder, part, part.hash), { force: true });
}
