/**
 * Packs: at the close of a batch its parts are rewritten into one file, ascending by id. Single files have change times and
 * inode numbers that tell in which order and at what minute they came; one file has neither.
 */
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareBytes } from '../../crypto/public.ts';
import { DAY_MS } from '../clock.ts';
import { syncFolder } from '../durable-file.ts';
import type { Folder } from '../folder.ts';
import type { Service } from '../service.ts';
import type { PartKey, StoredPart } from '../store/store.ts';
import { partFile } from './part-file.ts';

export function packFile(folder: Folder, batch: number): string {
  return join(folder.packs, `${String(batch)}.pack`);
}

/** @throws Error if the file is shorter than it must be */
async function readSlice(path: string, offset: number, length: number): Promise<Uint8Array> {
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
 * Packs what lies alone, and with it what is left of packs that hold bytes of forgotten parts. To be called once for a batch:
 * a pack that the store speaks of is never written again, a new one takes its place in one transaction. After a crash the next
 * batch takes what is still to be packed.
 */
export async function packParts(service: Service, batch: number, day: number): Promise<void> {
  const { store, folder, faults } = service;
  const loose = await store.parts.loose();
  const shrinking = await packsToShrink(service);
  const left = await Promise.all(shrinking.map((pack) => store.parts.packed(pack)));
  const parts = [...loose, ...left.flat()].sort(byKey);
  if (parts.length === 0) return;
  const path = packFile(folder, batch);
  const placed: (PartKey & { readonly offset: number })[] = [];
  const file = await open(`${path}.new`, 'w');
  try {
    let offset = 0;
    for (const part of parts) {
      const bytes = await readStored(folder, part, part);
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
  faults('pack:written');
  await store.parts.pack(batch, placed);
  faults('batch:packed');
  for (const part of loose) await rm(partFile(folder, part, part.hash), { force: true });
  await sweepPacks(service);
}

/** The bytes of a part, wherever the store says they lie. @throws Error if they do not lie there */
export async function readStored(
  folder: Folder,
  key: PartKey,
  { hash, length, pack }: StoredPart,
): Promise<Uint8Array> {
  if (pack !== null) return readSlice(packFile(folder, pack.batch), pack.offset, length);
  return new Uint8Array(await readFile(partFile(folder, key, hash)));
}

/** Removes packs that no part in the store lies in. At start, or inside `register.exclusive`: nobody else writes packs. */
export async function sweepPacks({ store, folder }: Pick<Service, 'store' | 'folder'>): Promise<void> {
  const owned = new Set((await store.parts.packs()).map(({ batch }) => packFile(folder, batch)));
  for (const name of await readdir(folder.packs)) {
    const path = join(folder.packs, name);
    if (!owned.has(path)) await rm(path);
  }
}

/** Packs longer than the parts in them: told by the file itself, so that what was cut short is found again. */
async function packsToShrink({ store, folder }: Service): Promise<number[]> {
  const shrinking: number[] = [];
  for (const { batch, length } of await store.parts.packs()) {
    const file = await stat(packFile(folder, batch)).catch(() => null);
    if (file !== null && file.size > length) shrinking.push(batch);
  }
  return shrinking;
}

function byKey(a: PartKey, b: PartKey): number {
  return compareBytes(a.id, b.id) || a.index - b.index;
}
