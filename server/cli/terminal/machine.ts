/** Clock, randomness and cryptography of the machine, for commands: they are processes of their own, like `main.ts`. */
import { getRandomValues, webcrypto } from 'node:crypto';
import { createPortablePublicSuite, type PublicSuite, type Random } from '../../../crypto/public.ts';
import type { Clock } from '../../clock.ts';

export const machineRandom: Random = (length) => getRandomValues(new Uint8Array(length));

export const machineClock: Clock = () => Date.now();

export function machineSuite(): Promise<PublicSuite> {
  return createPortablePublicSuite(webcrypto.subtle);
}
