import { createHash } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  chunkLength,
  chunksPerPart,
  formatHex,
  puzzleLength,
  sealedPartLength,
  tagLength,
} from '../../crypto/public.ts';
import { DAY_MS } from '../clock.ts';
import { makeFolderDurably, syncFolder } from '../durable-file.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import type { PartKey, StoredPart } from '../store/store.ts';
import { readStored } from './pack.ts';
import { partFile } from './part-file.ts';
import { assertPuzzle } from './puzzle.ts';

export const longestPartRequest = puzzleLength + sealedPartLength;

/** Whether `puzzle | part` can have this length: full sealed chunks, the last one of 1 to 65,536 bytes and its tag. */
export function isPartRequestLength(length: number): boolean {
  const part = length - puzzleLength;
  const last = part % (chunkLength + tagLength);
  return part > 0 && part <= sealedPartLength && (last === 0 || last > tagLength);
}

/**
 * Stores `puzzle 16 | part` under its id and number. `stored` and `same` are told apart because a client that resumes wants
 * to know what was there.
 *
 * The file is named by its content too, so that two requests with one name never write over each other; which of them counts
 * is decided by the store, and the file is complete and flushed before the store speaks of it.
 *
 * @throws Refusal PART_DIFFERS, BAD_PUZZLE, TOO_LARGE, BUSY, STORE_FULL
 */
export async function acceptPart(service: Service, key: PartKey, body: Uint8Array): Promise<'stored' | 'same'> {
  const { store, folder, budgets, register } = service;
  const part = body.subarray(puzzleLength);
  const hash = new Uint8Array(createHash('sha256').update(part).digest());
  const known = await store.parts.find(key);
  if (known !== null) return sameOrDiffers(known, hash);
  if (key.index >= mostParts(register.roster.attachment.limit)) throw new Refusal('TOO_LARGE');
  await assertPuzzle(service, hash, body.subarray(0, puzzleLength));
  await service.freeSpace.assertRoom('part', part.length);
  budgets.partBytes.take(part.length);

  const day = register.today;
  const path = partFile(folder, key, hash);
  await writePart(service, path, part, day).catch((error: unknown) => {
    budgets.partBytes.giveBack(part.length);
    throw error;
  });
  const outcome = await store.parts.add({ ...key, hash, length: part.length, day });
  if (outcome === 'stored') return outcome;
  budgets.partBytes.giveBack(part.length);
  if (outcome === 'same') return outcome;
  // Ours is named by our bytes, which are not the stored ones: nobody else's file.
  await rm(path, { force: true });
  throw new Refusal('PART_DIFFERS');
}

/** At most so often can a part move between a look into the store and one at the disk: loose, packed, packed anew. */
const mostMoves = 3;

/** The bytes of a part. @throws NOT_FOUND */
export async function readPart({ store, folder }: Service, key: PartKey): Promise<Uint8Array> {
  for (let looks = 1; ; looks++) {
    const stored = await store.parts.find(key);
    if (stored === null) throw new Refusal('NOT_FOUND');
    try {
      return await readStored(folder, key, stored);
    } catch (error) {
      // A batch may just have moved or removed it.
      if (looks > mostMoves) throw error;
    }
  }
}

function sameOrDiffers(known: StoredPart, hash: Uint8Array): 'same' {
  if (Buffer.compare(known.hash, hash) !== 0) throw new Refusal('PART_DIFFERS');
  return 'same';
}

/** Padding adds at most an eighth to the largest stream that the roster allows. */
function mostParts(limit: number): number {
  return Math.ceil((limit * 1.125 + chunkLength) / (chunkLength * chunksPerPart)) + 1;
}

/** The times of the file say the day and nothing finer; the change time, which cannot be set, goes when the batch is packed. */
async function writePart(service: Service, path: string, part: Uint8Array, day: number): Promise<void> {
  const folder = dirname(path);
  await makeFolderDurably(folder);
  const temporary = `${path}.${formatHex(service.random(8))}.new`;
  const time = (day * DAY_MS) / 1000;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(part);
      await file.utimes(time, time);
      await file.sync();
    } finally {
      await file.close();
    }
    service.faults('part:written');
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
  service.faults('part:renamed');
}

/** Removes files that no part in the store owns: what a crash left of requests that were never answered. At start only. */
export async function sweepParts({ store, folder }: Pick<Service, 'store' | 'folder'>): Promise<void> {
  const owned = new Set((await store.parts.loose()).map((part) => partFile(folder, part, part.hash)));
  for (const entry of await readdir(folder.parts, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !owned.has(path)) await rm(path);
  }
}
