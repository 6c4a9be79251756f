import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../durable-file.ts';
import type { Folder } from '../folder.ts';

/** Slots whose pages are served; older ones are removed. */
const slotsServed = 4;

/** Puts the pages of a slot where clients fetch them: `pages/<slot>/<k>`. The same pages again change nothing. */
export async function publishPages(folder: Folder, slot: number, pages: readonly Uint8Array[]): Promise<void> {
  const all = join(folder.public, 'pages');
  for (const [k, page] of pages.entries()) await writeDurably(join(all, String(slot), String(k)), page);
  await mkdir(all, { recursive: true });
  for (const name of await readdir(all)) {
    if (/^[0-9]+$/.test(name) && Number(name) <= slot - slotsServed) await rm(join(all, name), { recursive: true });
  }
}
