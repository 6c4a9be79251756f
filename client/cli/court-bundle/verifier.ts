import process from 'node:process';
import { readVerifier } from './assets.ts';

/** `court-bundle verifier`: from here it is what the source says, whatever a bundle brings. */
export async function verifier(): Promise<void> {
  process.stdout.write(await readVerifier());
}
