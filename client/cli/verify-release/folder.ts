/** A release as a folder: its files by path, whatever they are called. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../terminal/command.ts';
import { callerPath } from '../terminal/files.ts';

/** More than a release can have: a wrong folder is refused before it is read whole. */
const mostFiles = 2_000;
const longestFile = 64 * 2 ** 20;

/** By path with `/`. @throws Refusal for what is no folder, has links in it, or is far too large to be a release */
export async function readFolder(folder: string): Promise<Map<string, Uint8Array>> {
  const root = callerPath(folder);
  const files = new Map<string, Uint8Array>();
  const read = async (within: string): Promise<void> => {
    for (const name of (await readdir(join(root, within))).sort()) {
      const path = within === '' ? name : `${within}/${name}`;
      const facts = await lstat(join(root, path));
      if (facts.isDirectory()) await read(path);
      else if (!facts.isFile() || facts.size > longestFile || files.size >= mostFiles)
        throw new Refusal(`${folder} does not look like a release.`);
      else files.set(path, new Uint8Array(await readFile(join(root, path))));
    }
  };
  try {
    await read('');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`Cannot read the folder ${folder}.`);
  }
  return files;
}
