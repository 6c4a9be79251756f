/** Sealed frames about identities: always six in one append, so that asking and answering look alike from outside. */
import {
  encodeContent,
  fillerSealed,
  labels,
  positionOf,
  sealSealed,
  shareCount,
  type FeedRecord,
  type JsonObject,
} from '../../crypto/index.ts';
import { postRecords, type Appending } from './append.ts';

export interface Addressed {
  /** Member number. */
  readonly to: number;
  readonly content: JsonObject;
}

/**
 * To the present keys of these members' positions; throw-aways for the rest, and for members without a position.
 *
 * @param places six locators (`identityPlaces`)
 * @returns TAKEN if something else stands at one of the places
 * @throws Refusal, TOO_LARGE
 */
export async function postSix(
  appending: Appending,
  places: readonly Uint8Array[],
  addressed: readonly Addressed[],
): Promise<'POSTED' | 'TAKEN'> {
  const { environment, standing } = appending;
  const { suite, random } = environment;
  const { roster, epoch } = standing.view;
  const records: FeedRecord[] = [];
  for (let index = 0; index < shareCount; index++) {
    const given = addressed[index];
    const publicKey = given === undefined ? null : (epoch.keys[positionOf(roster, given.to)] ?? null);
    const frame =
      given === undefined || publicKey === null
        ? await fillerSealed(suite, random)
        : await sealSealed(suite, random, publicKey, labels.identity, encodeContent(given.content));
    const locator = places[index];
    if (locator !== undefined) records.push({ locator, frame });
  }
  return postRecords(appending, records);
}
