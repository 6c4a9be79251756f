/** Promises and proofs that somebody kept and handed in (PROMISES). */
import {
  encodeUtf8,
  formatBase64,
  leafHash,
  parseCheckpoint,
  parsePromise,
  parseVerifierKey,
  PROMISE_DAYS,
  ProtocolError,
  readUnverifiedText,
  verifyInclusion,
  verifyNote,
  type InclusionFile,
  type Promised,
  type PublicSuite,
  type TrustPolicy,
} from '../../crypto/index.ts';
import { isOver, placesOf, provenAbsence } from './absence.ts';
import { refusalOf } from './copy.ts';
import type { Entries } from './entries.ts';
import type { Docket } from './failures.ts';
import type { GovernanceCopy } from './governance-copy.ts';
import type { LogCopy } from './log-copy.ts';

export interface HandedIn {
  /** As signed. */
  readonly note: string;
  readonly promised: Promised;
}

/** @throws BAD_SIGNATURE, UNDER_SIGNED, WRONG_ORIGIN, MALFORMED: what nobody promised proves nothing against anybody */
export async function readPromise(suite: PublicSuite, trust: TrustPolicy, note: string): Promise<HandedIn> {
  const { text } = await verifyNote(suite, note, [await parseVerifierKey(suite, trust.promise)], 1);
  const promised = parsePromise(text);
  if (promised.origin !== trust.origin) throw new ProtocolError('WRONG_ORIGIN');
  return { note, promised };
}

/** A promise whose day is not over in the register is neither kept nor broken; its entry may be there already. */
export async function checkPromises(
  cases: LogCopy,
  entries: Entries,
  governance: GovernanceCopy,
  promises: readonly HandedIn[],
  docket: Docket,
): Promise<void> {
  for (const { note, promised } of promises) {
    const by = promised.day + PROMISE_DAYS;
    if (placesOf(entries, promised.commit).some((place) => (entries[place]?.day ?? by + 1) <= by)) continue;
    if (!isOver(governance, by)) {
      docket.notChecked('PROMISES', 'NOT_READABLE');
      continue;
    }
    await docket.fail('PROMISES', 'PROMISE_BROKEN', 'ALONE', async () => [
      { name: 'promise.note', bytes: encodeUtf8(note) },
      { name: 'commit.txt', bytes: encodeUtf8(`${formatBase64(promised.commit)}\n`) },
      ...(await provenAbsence(cases, entries, governance, promised.commit, { first: promised.day, last: by })),
    ]);
  }
}

/**
 * Proofs that somebody kept. If the checkpoint of one is part of this history, the entry stands where the proof says, or the proof was never
 * one; if it is not, CONSISTENCY has failed already.
 */
export async function checkProofs(
  suite: PublicSuite,
  { tree, entries }: LogCopy,
  proofs: readonly InclusionFile[],
  docket: Docket,
): Promise<void> {
  for (const { index, proof, checkpoint } of proofs) {
    const { size, root } = parseCheckpoint(readUnverifiedText(checkpoint));
    const entry = entries[index];
    try {
      if (entry === undefined || tree === null) throw new ProtocolError('BAD_PROOF');
      await verifyInclusion(suite, await leafHash(suite, entry), index, size, proof, root);
    } catch (error) {
      refusalOf(error);
      docket.notChecked('PROMISES', 'NOT_READABLE');
    }
  }
}
