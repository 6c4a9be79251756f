/** Appending events to a case: signed, chained, tried against the rules first, posted all or nothing. */
import {
  applyEvent,
  caseKeyHash,
  concat,
  formatHex,
  makeEvent,
  parseHex,
  positionOf,
  sealEvent,
  sealGrants,
  signGrant,
  verifyEvent,
  type CaseState,
  type Chain,
  type EventContent,
  type FeedRecord,
  type SealedGrant,
  type SkipReason,
} from '../../crypto/index.ts';
import { expectStatus, Refusal, refusalCode } from '../register/transport.ts';
import type { CaseFile } from './case-book.ts';
import type { CaseloadEnvironment, Standing } from './environment.ts';
import type { FeedIndex } from './feed.ts';

/** The day of an event now. A colleague's device may be a day ahead. */
export function eventDay(standing: Standing, state: CaseState): number {
  return Math.max(standing.view.today, state.day);
}

export interface Appending {
  readonly environment: CaseloadEnvironment;
  readonly standing: Standing;
  readonly feed: FeedIndex;
}

/**
 * @param sealed further records of the same append: grants
 * @returns TAKEN if somebody else's frame stands at the place; a reason if the rules refuse the events; else POSTED
 * @throws Refusal; EXPIRED, NOT_ENTITLED, MALFORMED, RANGE, TOO_LARGE
 */
export async function appendEvents(
  { environment, standing, feed }: Appending,
  { chain, facts }: { readonly chain: Chain; readonly facts: CaseFile['facts'] },
  contents: readonly EventContent[],
  sealed: readonly FeedRecord[] = [],
): Promise<'POSTED' | 'TAKEN' | SkipReason> {
  const { suite, random } = environment;
  if (chain.key === null) return 'OUTSIDE_CIRCLE';
  const key = formatHex(await caseKeyHash(suite, chain.key));
  let state = chain.state;
  let seq = chain.next;
  const records: FeedRecord[] = [];
  for (const content of contents) {
    const place = { seq, previous: parseHex(state.head), day: eventDay(standing, state) };
    const event = await makeEvent(suite, place, content, standing.signer);
    const verified = await verifyEvent(suite, event, standing.rosters);
    const next = applyEvent(state, { verified, seq, released: standing.view.today, slot: 0, key }, facts);
    if (typeof next === 'string') return next;
    const frames = await sealEvent(suite, random, chain.key, event);
    records.push(...frames);
    seq += frames.length;
    state = next;
  }
  return postRecords({ environment, standing, feed }, [...records, ...sealed]);
}

/** How often an append is sent before the member is told that there is no answer. */
const sendings = 3;

/** The very same records again are no conflict, so an answer that was lost on the way is asked for again. @throws Refusal */
export async function postRecords(
  { environment, standing, feed }: Appending,
  records: readonly FeedRecord[],
): Promise<'POSTED' | 'TAKEN'> {
  const body = concat(...records.flatMap(({ locator, frame }) => [locator, frame]));
  const answer = await sendAgain(() => environment.transport.send('POST', '/api/member/feed', body));
  if (answer.status === 409 && refusalCode(answer.bytes) === 'LOCATOR_TAKEN') return 'TAKEN';
  expectStatus(answer, 201);
  feed.accepted(records, standing.view.today);
  return 'POSTED';
}

async function sendAgain<T>(send: () => Promise<T>): Promise<T> {
  for (let sending = 1; ; sending++) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'NETWORK' || sending === sendings) throw error;
    }
  }
}

/**
 * Exactly 16 sealed frames: each key to each of these members who holds a position now, throw-aways for the rest.
 *
 * @param letter commit of the first letter, 32 bytes
 * @param places by position, where a case begins (`grantPlaces`)
 */
export async function sealKeysTo(
  { environment: { suite, random }, standing }: Appending,
  letter: Uint8Array,
  keys: readonly Uint8Array[],
  members: readonly number[],
  places: readonly Uint8Array[] | null = null,
): Promise<FeedRecord[]> {
  const { roster, epoch } = standing.view;
  const grants: SealedGrant[] = [];
  for (const to of members) {
    const position = positionOf(roster, to);
    const publicKey = epoch.keys[position] ?? null;
    if (publicKey === null) continue;
    for (const key of keys) {
      grants.push({ grant: await signGrant(suite, { key, letter, to }, standing.signer), publicKey, position });
    }
  }
  return sealGrants(suite, random, grants, places);
}
