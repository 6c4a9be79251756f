/** What `kupuya doctor` says about outside checkers and about a register that went back to an older state. */
import { readFile } from 'node:fs/promises';
import {
  equalBytes,
  leafHashes,
  parseCosignerKey,
  parseVerifierKey,
  quorumTime,
  rootOfLeaves,
  verifyCheckpoint,
  verifyCosigned,
  type PublicSuite,
  type TrustPolicy,
} from '../../crypto/public.ts';
import { logFile, type Folder } from '../folder.ts';
import { nullIfMissing } from '../log/log-files.ts';
import { readContradiction } from '../log/rollback.ts';
import type { LogName, Store } from '../store/store.ts';

export interface Examined {
  readonly suite: PublicSuite;
  readonly folder: Folder;
  readonly store: Store;
  readonly trust: TrustPolicy;
  /** Milliseconds. */
  readonly now: number;
  /** Addresses that the server asks. */
  readonly witnesses: readonly string[];
}

export type Finding = { readonly level: 'ok' | 'warning' | 'FAILED'; readonly text: string };

const logs = ['case', 'governance'] as const;

/** Whether the instance has kept a checkpoint of its own that its store does not continue. */
export async function examineRollback({ suite, folder, store, trust }: Examined): Promise<Finding> {
  for (const log of logs) {
    const note = await readContradiction(folder, log);
    if (note === null) continue;
    const key = await parseVerifierKey(suite, log === 'case' ? trust.caseLog : trust.governanceLog);
    const { size, root } = await verifyCheckpoint(suite, note, key);
    const hashes = await leafHashes(suite, await store.logs.leaves(log, 0, size));
    if (hashes.length === size && equalBytes(await rootOfLeaves(suite, hashes), root)) {
      return {
        level: 'warning',
        text: `the ${log} log went back and has come forward again: start the server, which makes sure`,
      };
    }
    return {
      level: 'FAILED',
      text: `the ${log} log has signed ${String(size)} entries that the store does not continue. Nothing is signed or taken in: restore a newer copy`,
    };
  }
  return { level: 'ok', text: 'nobody has shown a checkpoint that contradicts the store' };
}

/** Whether a quorum has seen both logs as they are, and lately. */
export async function examineCheckers(patient: Examined): Promise<Finding> {
  const { trust, witnesses, now } = patient;
  if (trust.quorum === 0) {
    return {
      level: 'warning',
      text: 'the trust policy asks for none: outsiders cannot tell whether everybody is shown the same register',
    };
  }
  const ages = await Promise.all(logs.map((log) => cosignedHoursAgo(patient, log, now)));
  // Set for the server and forgotten in this shell: the ages below are right all the same.
  const addresses = witnesses.length === 0 ? 'WITNESSES is not set here' : `${String(witnesses.length)} asked`;
  const asked = `${addresses}, ${String(trust.quorum)} of ${String(trust.witnesses.length)} needed`;
  const [oldest] = ages.toSorted((a, b) => (b ?? Infinity) - (a ?? Infinity));
  if (oldest === undefined || oldest === null) {
    return { level: 'FAILED', text: `${asked}: a log has never had a quorum, and clients refuse the register` };
  }
  if (oldest > trust.maxAge) {
    return {
      level: 'FAILED',
      text: `${asked}: the last quorum is ${String(oldest)} hours old, and consoles refuse the register`,
    };
  }
  return { level: 'ok', text: `${asked}: the last quorum is ${String(oldest)} hours old` };
}

/** Whole hours since a quorum had seen the newest cosigned checkpoint; null if there is none. */
async function cosignedHoursAgo({ suite, folder, trust }: Examined, log: LogName, now: number): Promise<number | null> {
  const note = await readFile(logFile(folder, log, 'cosigned'), 'utf8').catch(nullIfMissing);
  if (note === null) return null;
  const cosigned = await verifyCosigned(
    suite,
    note,
    await parseVerifierKey(suite, log === 'case' ? trust.caseLog : trust.governanceLog),
    await Promise.all(trust.witnesses.map((key) => parseCosignerKey(suite, key))),
  );
  const time = quorumTime(cosigned, trust.quorum);
  return time === null ? null : Math.max(0, Math.floor((now / 1000 - time) / 3600));
}
