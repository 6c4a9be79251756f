/** Where the sealed frames of a request or an answer stand in the feed (protocol section 7.6). */
import { ascii, concat } from '../bytes.ts';
import { labels } from '../constants.ts';
import { derive } from '../derive.ts';
import { locatorLength } from '../frame/format.ts';
import type { PublicSuite } from '../primitives/port.ts';
import { shareCount } from './custodians.ts';

/**
 * Six locators that only this member can compute: a later session finds what was posted, and nobody can stand there before.
 *
 * @param seed the member's Ed25519 seed
 * @param letter commit of the IDENTITY letter, 32 bytes
 * @param proposal hash of the PROPOSE event, 32 bytes
 */
export async function identityPlaces(
  suite: PublicSuite,
  seed: Uint8Array,
  what: 'request' | 'decision',
  letter: Uint8Array,
  proposal: Uint8Array,
): Promise<Uint8Array[]> {
  const info = concat(ascii(`${what} place`), letter, proposal);
  const bytes = await derive(suite, labels.identity, seed, info, shareCount * locatorLength);
  return Array.from({ length: shareCount }, (_, index) =>
    bytes.slice(index * locatorLength, (index + 1) * locatorLength),
  );
}
