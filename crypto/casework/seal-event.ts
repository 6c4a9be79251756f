/** Putting events and grants into the frames of the feed (protocol section 7.1). */
import { compareBytes } from '../bytes.ts';
import { labels } from '../constants.ts';
import { ProtocolError } from '../errors.ts';
import { encodeContent, frameCount } from '../frame/content.ts';
import { locatorLength } from '../frame/format.ts';
import { fillerSealed, sealKeyed, sealSealed } from '../frame/seal.ts';
import type { PublicSuite, Random } from '../primitives/port.ts';
import { circleLimit } from './event-data.ts';
import { eventJson, type CaseEvent } from './event.ts';
import { grantJson, type Grant } from './grant.ts';
import { locators } from './locator.ts';

/** A record of the feed: `locator 16 | frame 2048`. */
export interface FeedRecord {
  readonly locator: Uint8Array;
  readonly frame: Uint8Array;
}

/**
 * The frames of one event, at the places from its `seq` on. They are posted in one append.
 *
 * @param caseKey the key under which the case stands now, 32 bytes
 * @throws TOO_LARGE
 */
export async function sealEvent(
  suite: PublicSuite,
  random: Random,
  caseKey: Uint8Array,
  event: CaseEvent,
): Promise<FeedRecord[]> {
  const content = encodeContent(eventJson(event));
  const places = await locators(suite, caseKey, event.seq, frameCount(content));
  const frames = await sealKeyed(suite, random, caseKey, labels.event, content, places);
  return places.flatMap((place, index) => {
    const frame = frames[index];
    return frame === undefined ? [] : [{ locator: place, frame }];
  });
}

export interface SealedGrant {
  readonly grant: Grant;
  /** X-Wing, 1,216 bytes. */
  readonly publicKey: Uint8Array;
  /** Of the receiver, 0 to 15; asked for where places are given. */
  readonly position?: number;
}

/**
 * Exactly 16 sealed frames, at random places or those of `grantPlaces`, in random order: the grants, and throw-aways for the rest [the
 * number of grants would tell how many read a case].
 *
 * @param grants each with the X-Wing key (1,216 bytes) of the receiver's position
 * @param places by position; then each grant goes to the place of its own position
 * @throws TOO_LARGE for more than 16 grants, BAD_KEY
 */
export async function sealGrants(
  suite: PublicSuite,
  random: Random,
  grants: readonly SealedGrant[],
  places: readonly Uint8Array[] | null = null,
): Promise<FeedRecord[]> {
  if (grants.length > circleLimit) throw new ProtocolError('TOO_LARGE');
  const records: FeedRecord[] = [];
  for (let index = 0; index < circleLimit; index++) {
    const given = places === null ? grants[index] : grants.find(({ position }) => position === index);
    const frame =
      given === undefined
        ? await fillerSealed(suite, random)
        : await sealSealed(suite, random, given.publicKey, labels.grant, encodeContent(grantJson(given.grant)));
    records.push({ locator: places?.[index] ?? random(locatorLength), frame });
  }
  return records.sort((a, b) => compareBytes(a.locator, b.locator));
}
