/** What a bundle carries from this installation: the font of its summary, and the verifier. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { BundleAssets } from '../../exports/court-bundle.ts';

const verifierFile = fileURLToPath(new URL('../../exports/verifier/verify.py', import.meta.url));

export function readVerifier(): Promise<string> {
  return readFile(verifierFile, 'utf8');
}

export async function readAssets(): Promise<BundleAssets> {
  const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  return { font: new Uint8Array(await readFile(font)), verifier: await readVerifier() };
}
