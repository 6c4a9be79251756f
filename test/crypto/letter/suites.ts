/** Both providers of suite 1, for tests that every one of them must pass. */
import { createPortableSuite, type Suite } from '../../../crypto/index.ts';
import { createSodiumSuite } from '../../../crypto/sodium.ts';

export const portable: Suite = await createPortableSuite(crypto.subtle);
export const sodium: Suite = await createSodiumSuite(crypto.subtle);
export const suites = [portable, sodium] as const;
