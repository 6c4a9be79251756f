/** The close of a batch (docs/protocol.md section 8.4). */
import {
  commitTo,
  compareBytes,
  concat,
  coverCount,
  coverSalt,
  coverTag,
  currentEpoch,
  dummyBody,
  dummySalt,
  dummyTag,
  encodeEntry,
  encodeGovernance,
  formatHex,
  nextBatchKey,
  ProtocolError,
  type DayNote,
} from '../../crypto/public.ts';
import type { Service } from '../service.ts';
import type { CaseLeaf, ClosingLetter, CommitAndTag } from '../store/store.ts';
import { packParts } from './pack.ts';
import { sealRatchet } from './ratchet.ts';
import { dropUnclaimed } from './unclaimed.ts';

type CoverLetter = CommitAndTag & Extract<ClosingLetter, { origin: 'cover' }>;

/**
 * Closes the open batch as the batch of `day`: what was accepted until then, with cover, sorted by commit and logged. One
 * transaction writes everything; before it nothing has happened, after it publication is only a matter of repeating it.
 * Call inside `register.exclusive`.
 */
export async function closeBatch(service: Service, day: number): Promise<void> {
  const { store, register, suite, faults } = service;
  const { state, roster } = register;
  const waiting = await store.entries.waiting(day);
  const covers = await makeCovers(service, day, waiting.letters.length);
  const real = [...waiting.letters, ...covers, ...waiting.statuses];
  const dummies = await makeDummies(service, coverCount(service.random, roster.cover.entries, real.length));

  const caseEntries = [...real, ...dummies]
    .sort(byCommit)
    .map(({ commit, tag }): CaseLeaf => ({ commit, tag, bytes: encodeEntry({ day, commit, tag }) }));
  const letters = [
    ...waiting.letters.map(({ commit }): ClosingLetter => ({ origin: 'waiting', commit })),
    ...covers.map(({ commit, salt, letter }): ClosingLetter => ({ origin: 'cover', commit, salt, letter })),
  ].sort(byCommit);

  const caseLog = await register.caseLog.plan(caseEntries.map(({ bytes }) => bytes));
  const note: DayNote = {
    kind: 'day',
    batch: state.batch,
    day,
    roster: roster.hashHex,
    size: caseLog.size,
    root: formatHex(caseLog.root),
    letters: formatHex(await suite.sha256(concat(...letters.map(({ commit }) => commit)))),
    difficulty: service.limits.difficulty,
    mode: roster.mode,
  };
  const governanceLog = await register.governanceLog.plan([encodeGovernance(note)]);
  const next = {
    ...state,
    batch: state.batch + 1,
    day: Math.max(state.day, day),
    batchKey: await nextBatchKey(suite, state.batchKey),
    dayNoteLeaf: governanceLog.from,
    previousDayNoteLeaf: state.dayNoteLeaf,
  };
  const ratchet = await sealRatchet(suite, service.random, roster, state.batch, state.batchKey);
  faults('batch:prepared');
  await store.batches.closeBatch({
    batch: state.batch,
    day,
    letters,
    statuses: waiting.statuses.map(({ commit }) => commit).sort(compareBytes),
    ratchet,
    caseEntries,
    caseLog,
    governanceLog,
    state: next,
  });
  faults('batch:committed');
  await register.moved(next);
  await register.publish();
  await dropUnclaimed(service, day);
  await packParts(service, state.batch, day);
}

/** Cover letters for the roster's current epoch; none when the roster has run out, for then no real letter comes either. */
async function makeCovers(service: Service, day: number, letters: number): Promise<CoverLetter[]> {
  const { suite, register, random } = service;
  const { roster, state } = register;
  const epoch = epochOn(service, day);
  if (epoch === null) return [];
  const sealed = await service.covers.take(coverCount(random, roster.cover.letters, letters), roster, epoch);
  return Promise.all(
    sealed.map(async (letter, i) => {
      const salt = await coverSalt(suite, state.batchKey, i);
      const tag = await coverTag(suite, state.batchKey, i);
      const commit = await commitTo(suite, 'letter', await suite.sha256(letter), salt);
      return { origin: 'cover', commit, tag, salt, letter };
    }),
  );
}

async function makeDummies({ suite, register }: Service, count: number): Promise<CommitAndTag[]> {
  const { batchKey } = register.state;
  return Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const commit = await commitTo(
        suite,
        'dummy',
        await dummyBody(suite, batchKey, i),
        await dummySalt(suite, batchKey, i),
      );
      return { commit, tag: await dummyTag(suite, batchKey, i) };
    }),
  );
}

function epochOn({ register }: Service, day: number): number | null {
  try {
    return currentEpoch(register.roster, day);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

function byCommit(a: { readonly commit: Uint8Array }, b: { readonly commit: Uint8Array }): number {
  return compareBytes(a.commit, b.commit);
}
