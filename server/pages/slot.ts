/** The release of a slot: feed and pages together (docs/protocol.md sections 5.1, 7, 8.3). */
import { createHash } from 'node:crypto';
import {
  compareBytes,
  concat,
  encodeGovernance,
  fillerKeyed,
  fillerPage,
  fillerSealed,
  formatHex,
  pageLength,
  pageRelease,
  planRelease,
  type PageParameters,
  type SlotNote,
} from '../../crypto/public.ts';
import { makeFeedCover } from '../feed/cover.ts';
import type { Service } from '../service.ts';
import type { WaitingAnswer } from '../store/store.ts';

/**
 * Releases the next slot: everything that waits in the feed, and of the answers as many as the rings take, oldest first.
 *
 * `answersThrough` is the last day of answers that may appear: an answer must not be seen before its entry is in the log.
 * Call inside `register.exclusive`.
 */
export async function releaseSlot(service: Service, period: number, answersThrough: number): Promise<void> {
  const { store, register, faults } = service;
  const { state, roster, today } = register;
  const slot = state.slot + 1;
  const records = await store.slots.waitingRecords();
  const cover = await makeFeedCover(service, records.length);
  const released = roster.mode === 'live' ? [...records, ...cover].sort(byLocator) : [...records, ...cover];
  const feed = concat(...released.flatMap(({ locator, frame }) => [locator, frame]));

  const waiting = await store.slots.waitingAnswers(answersThrough);
  const { pages, taken } = await turnPages(service, slot, waiting);
  const note: SlotNote = {
    kind: 'slot',
    slot,
    day: today,
    feed: hashHex(feed),
    records: released.length,
    pages: pages.map(hashHex),
  };
  const governanceLog = await register.governanceLog.plan([encodeGovernance(note)]);
  const next = { ...state, slot, slotPeriod: period, day: today };
  faults('slot:prepared');
  await store.slots.release({
    slot,
    day: today,
    feed,
    cover,
    records: records.map(({ id }) => id),
    answers: taken.map(({ id }) => id),
    pages,
    governanceLog,
    state: next,
  });
  faults('slot:committed');
  await register.moved(next);
  await register.publish();
}

async function turnPages(
  { suite, random, store, register }: Service,
  slot: number,
  waiting: readonly WaitingAnswer[],
): Promise<{ readonly pages: Uint8Array[]; readonly taken: WaitingAnswer[] }> {
  const parameters = register.roster.pages;
  const before = await standingPages(parameters, await store.slots.pages(), () =>
    fillerPage(suite, random, parameters),
  );
  const plan = planRelease(
    random,
    parameters,
    waiting.map(({ shape, day }) => ({ shape: shape === 0 ? 'keyed' : 'sealed', day })),
  );
  const taken: WaitingAnswer[] = [];
  const fresh: Uint8Array[][] = [];
  for (const page of plan) {
    const frames: Uint8Array[] = [];
    for (const place of page) {
      const answer = place.kind === 'waiting' ? waiting[place.index] : undefined;
      if (answer !== undefined) taken.push(answer);
      const shape = place.kind === 'filler' ? place.shape : 'keyed';
      frames.push(answer?.frame ?? (shape === 'keyed' ? fillerKeyed(random) : await fillerSealed(suite, random)));
    }
    fresh.push(frames);
  }
  return { pages: pageRelease(parameters, slot, before, fresh), taken };
}

/**
 * The pages that the release changes: those that stand, as far as they have the length that the roster asks for. A roster
 * that changes the rings begins them anew; consoles post open answers again.
 */
async function standingPages(
  parameters: PageParameters,
  standing: readonly Uint8Array[],
  makePage: () => Promise<Uint8Array>,
): Promise<Uint8Array[]> {
  const pages: Uint8Array[] = [];
  for (let k = 0; k < parameters.count; k++) {
    const page = standing[k];
    pages.push(page !== undefined && page.length === pageLength(parameters) ? page : await makePage());
  }
  return pages;
}

function byLocator(a: { readonly locator: Uint8Array }, b: { readonly locator: Uint8Array }): number {
  return compareBytes(a.locator, b.locator);
}

function hashHex(bytes: Uint8Array): string {
  return formatHex(createHash('sha256').update(bytes).digest());
}
