import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatHex, parseHex, type Random } from '../crypto/public.ts';
import { writeDurably } from './durable-file.ts';
import type { Folder } from './folder.ts';

/** Ed25519 seeds with which the server signs; none of them opens anything. */
export interface Seeds {
  readonly case: Uint8Array;
  readonly governance: Uint8Array;
  readonly promise: Uint8Array;
}

const seedLength = 32;
const names = ['case', 'governance', 'promise'] as const;

/** Makes the three seeds, readable by their owner alone. @throws Error if there are some already */
export async function makeSeeds(folder: Folder, random: Random): Promise<Seeds> {
  await mkdir(folder.secrets, { recursive: true, mode: 0o700 });
  for (const name of names) {
    if (await exists(seedFile(folder, name))) throw new Error('This folder has keys already.');
  }
  for (const name of names) {
    await writeDurably(seedFile(folder, name), `${formatHex(random(seedLength))}\n`, 0o600);
  }
  return readSeeds(folder);
}

/** @throws Error if a file is missing or is not 64 hexadecimal digits */
export async function readSeeds(folder: Folder): Promise<Seeds> {
  const [caseSeed, governance, promise] = await Promise.all(names.map((name) => readSeed(folder, name)));
  if (caseSeed === undefined || governance === undefined || promise === undefined) throw new Error('unreachable');
  return { case: caseSeed, governance, promise };
}

export function seedFile(folder: Folder, name: keyof Seeds): string {
  return join(folder.secrets, `${name}.seed`);
}

async function readSeed(folder: Folder, name: keyof Seeds): Promise<Uint8Array> {
  const text = (await readFile(seedFile(folder, name), 'utf8')).trimEnd();
  if (text.length !== 2 * seedLength) throw new Error('A seed file does not have the form it must have.');
  return parseHex(text);
}

async function exists(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
