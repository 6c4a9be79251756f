/**
 * A checker that no server can reach: a person starts it, it fetches, checks and signs, and hands its lines in. It reads the whole log,
 * so it needs no proof from the server.
 */
import {
  consistencyProof,
  decodeUtf8,
  leafHashes,
  parseVerifierKey,
  ProtocolError,
  readLeaves,
  verifyCheckpoint,
  type PublicSuite,
  type TrustPolicy,
} from '../../crypto/public.ts';
import { downloadEntries, type BundleCache } from '../register/log-download.ts';
import { expectStatus, type Transport } from '../register/transport.ts';
import type { Kept, Witness } from './witness.ts';

export interface Attended {
  readonly log: 'case' | 'governance';
  readonly size: number;
  /** POSIX seconds. */
  readonly time: number;
  /** The checkpoint with the log's signature and this checker's line: what the server is handed. */
  readonly note: string;
}

/** The server shows another history than the one that this checker signed. Both notes together prove it to anybody. */
export class HistoryChanged extends Error {
  readonly kept: string;
  readonly shown: string;

  constructor(kept: string, shown: string) {
    super('the server shows another history than the one that was signed');
    this.name = 'HistoryChanged';
    this.kept = kept;
    this.shown = shown;
  }
}

/** The checker itself may not sign: its disk or its clock was set back. */
export class WitnessUnfit extends Error {
  readonly reason: 'ROLLED_BACK' | 'CLOCK';

  constructor(reason: 'ROLLED_BACK' | 'CLOCK') {
    super('the checker may not sign');
    this.name = 'WitnessUnfit';
    this.reason = reason;
  }
}

/**
 * Signs the newest checkpoint of one log, if it goes on from what this checker signed before.
 *
 * @throws HistoryChanged; ROLLED_BACK if the server shows less than before; WitnessUnfit; BAD_SIGNATURE, UNDER_SIGNED, BAD_PROOF and others for
 * a log that is not what its checkpoint says; Refusal
 */
export async function attend(
  suite: PublicSuite,
  witness: Witness,
  transport: Transport,
  trust: TrustPolicy,
  log: 'case' | 'governance',
): Promise<Attended> {
  const key = await parseVerifierKey(suite, log === 'case' ? trust.caseLog : trust.governanceLog);
  // Before anything is fetched: what another run keeps meanwhile may be newer than what this one is shown.
  const kept = await witness.kept(key.name);
  const note = decodeUtf8(expectStatus(await transport.get(`/log/${log}/checkpoint`), 200));
  const shown = await verifyCheckpoint(suite, note, key);
  await assertFit(witness, transport, log);
  // A register set back, or an old copy on the way: either way nothing is signed, and two honest checkpoints prove nothing.
  if (kept !== null && kept.size > shown.size) throw new ProtocolError('ROLLED_BACK');

  const cache: BundleCache = new Map();
  const leaves = await leafHashes(suite, await downloadEntries(suite, transport, log, [shown], cache));
  const old = kept?.size ?? 0;
  const proof = await consistencyProof(suite, readLeaves(suite, leaves), old, shown.size);
  const outcome = await witness.cosign({ old, proof, note });
  switch (outcome.kind) {
    case 'COSIGNED':
      return signedBy(await witness.kept(key.name), log);
    case 'CONFLICT':
      // Another run of the same checker was quicker; the next attempt begins from what it kept.
      throw new ProtocolError('DUPLICATE');
    case 'REFUSED':
      if (outcome.reason === 'ROLLED_BACK' || outcome.reason === 'CLOCK') throw new WitnessUnfit(outcome.reason);
      if (outcome.reason === 'BAD_PROOF' && kept !== null) throw new HistoryChanged(kept.note, note);
      throw new ProtocolError('BAD_PROOF');
  }
}

/** What others were shown may carry a line of ours that we have forgotten. */
async function assertFit(witness: Witness, transport: Transport, log: 'case' | 'governance'): Promise<void> {
  const cosigned = await transport.get(`/log/${log}/cosigned`);
  if (cosigned.status === 404) return;
  if (await witness.hasForgotten(decodeUtf8(expectStatus(cosigned, 200)))) throw new WitnessUnfit('ROLLED_BACK');
}

function signedBy(kept: Kept | null, log: 'case' | 'governance'): Attended {
  if (kept === null) throw new ProtocolError('UNDER_SIGNED');
  return { log, size: kept.size, time: kept.time, note: kept.note };
}
