/**
 * A new roster. The operator's command checks it and leaves it in the folder; the server takes it up by itself, so that the
 * log has one writer only.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeGovernance, verifyRoster, type PublicSuite, type TrustPolicy } from '../../crypto/public.ts';
import { writeDurably } from '../durable-file.ts';
import type { Folder } from '../folder.ts';
import { storeEpochs } from '../instance.ts';
import type { Service } from '../service.ts';

/**
 * Leaves a new roster for the server to take up.
 *
 * @throws ProtocolError for what clients would refuse
 */
export async function leaveRoster(
  suite: PublicSuite,
  folder: Folder,
  trust: TrustPolicy,
  note: string,
  epochs: readonly Uint8Array[],
): Promise<void> {
  const roster = await verifyRoster(suite, note, trust);
  await storeEpochs(suite, folder, roster, epochs);
  await writeDurably(waitingRoster(folder), note);
}

/** Logs the roster that waits, if one does; from then on letters sealed to the old one are refused. Call inside `exclusive`. */
export async function takeRoster({ suite, register, store, folder }: Service): Promise<void> {
  const note = await readFile(waitingRoster(folder), 'utf8').catch(() => null);
  if (note === null) return;
  const roster = await verifyRoster(suite, note, register.trust);
  if (roster.sequence > register.roster.sequence) {
    const append = await register.governanceLog.plan([
      encodeGovernance({ kind: 'roster', sequence: roster.sequence, note }),
    ]);
    const state = { ...register.state, rosterLeaf: append.from };
    await store.logs.appendGovernance(append, state);
    await register.moved(state);
    await register.publish();
  }
  await rm(waitingRoster(folder));
}

function waitingRoster(folder: Folder): string {
  return join(folder.root, 'incoming', 'roster.note');
}
