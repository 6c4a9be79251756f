/** Clock, randomness and cryptography of the machine, for commands: they are processes of their own, like `main.ts`. */
import { getRandomValues } from 'node:crypto';
import type { PublicSuite, Random } from '../../../crypto/public.ts';
import type { Clock } from '../../clock.ts';
import { createServerSuite } from '../../suite.ts';

export const machineRandom: Random = (length) => getRandomValues(new Uint8Array(length));

export const machineClock: Clock = () => Date.now();

export function machineSuite(): Promise<PublicSuite> {
  return createServerSuite();
}
