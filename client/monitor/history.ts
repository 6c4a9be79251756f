/** One log as it is served now, held against everything that was ever signed about it. */
import {
  equalBytes,
  leafHashes,
  ProtocolError,
  rootsOfPrefixes,
  type PublicSuite,
  type VerifierKey,
} from '../../crypto/public.ts';
import { ForkedRegister } from '../register/fork.ts';
import {
  downloadCheckpoint,
  downloadCosigned,
  downloadEntries,
  type BundleCache,
  type SignedCheckpoint,
} from '../register/log-download.ts';
import { Refusal, type Transport } from '../register/transport.ts';
import { finding, type Finding, type FindingKind } from './finding.ts';
import type { KeptCheckpoint, LogName } from './kept.ts';

export interface LogSource {
  readonly suite: PublicSuite;
  readonly transport: Transport;
  readonly cache: BundleCache;
  readonly checkers: readonly VerifierKey[];
  readonly quorum: number;
}

/** A log as it was served. `entries` and `leaves` are null if they could not be had or do not hold. */
export interface LogLook {
  readonly log: LogName;
  readonly checkpoint: SignedCheckpoint | null;
  readonly cosigned: SignedCheckpoint | null;
  readonly entries: readonly Uint8Array[] | null;
  /** Leaf hashes of `entries`. */
  readonly leaves: readonly Uint8Array[];
  readonly findings: readonly Finding[];
}

/** Never rejects for what a server can do: that becomes a finding. */
export async function lookAtLog(source: LogSource, log: LogName, key: VerifierKey): Promise<LogLook> {
  const { suite, transport, cache, checkers, quorum } = source;
  const nothing = { log, checkpoint: null, cosigned: null, entries: null, leaves: [] };
  let seen: { readonly checkpoint: SignedCheckpoint; readonly cosigned: SignedCheckpoint | null } | null = null;
  try {
    const checkpoint = await downloadCheckpoint(suite, transport, log, key);
    seen = { checkpoint, cosigned: null };
    const cosigned = quorum === 0 ? null : await downloadCosigned(suite, transport, log, key, checkers, quorum);
    seen = { checkpoint, cosigned };
    const missing = quorum > 0 && cosigned === null ? [finding('NOT_COSIGNED', { log })] : [];
    const seals = cosigned === null ? [checkpoint] : [checkpoint, cosigned];
    try {
      const entries = await downloadEntries(suite, transport, log, seals, cache);
      return { log, ...seen, entries, leaves: await leafHashes(suite, entries), findings: missing };
    } catch (error) {
      return { ...nothing, ...seen, findings: [...missing, findingOf(error, log)] };
    }
  } catch (error) {
    return { ...nothing, ...seen, findings: [findingOf(error, log)] };
  }
}

/** @throws whatever is no fault of the server */
export function findingOf(error: unknown, log: LogName | null): Finding {
  if (error instanceof ForkedRegister) return finding('FORKED', { log, evidence: error.evidence.notes });
  if (error instanceof ProtocolError) return finding('INVALID_REGISTER', { log, details: [error.code] });
  if (error instanceof Refusal) return finding('UNREACHABLE', { log, details: [error.code] });
  throw error;
}

/**
 * What is served now must go on from each kept checkpoint.
 *
 * @param contradicted FORKED for what this monitor was shown, SPLIT_VIEW for what another one was
 */
export async function compareWithKept(
  suite: PublicSuite,
  look: LogLook,
  kept: readonly KeptCheckpoint[],
  contradicted: FindingKind,
): Promise<Finding[]> {
  const { log, checkpoint, entries, leaves } = look;
  if (checkpoint === null) return [];
  const findings: Finding[] = [];
  const served = Math.max(checkpoint.size, look.cosigned?.size ?? 0);
  const larger = kept.filter(({ size }) => size > served).sort((a, b) => b.size - a.size)[0];
  if (larger !== undefined) {
    const details = [`${String(served)} < ${String(larger.size)}`];
    findings.push(finding('OLDER_REGISTER', { log, details, evidence: [checkpoint.note, larger.note] }));
  }
  // Without the entries two checkpoints of one size can still be compared.
  const comparable = kept.filter(({ size }) => (entries === null ? size === checkpoint.size : size <= leaves.length));
  const roots =
    entries === null
      ? comparable.map(() => checkpoint.root)
      : await rootsOfPrefixes(
          suite,
          leaves,
          comparable.map(({ size }) => size),
        );
  const broken = comparable.filter(({ root }, index) => !equalBytes(root, roots[index] ?? new Uint8Array()));
  const first = broken.sort((a, b) => a.size - b.size)[0];
  if (first !== undefined) {
    const details = broken.map(({ size }) => String(size));
    findings.push(finding(contradicted, { log, details, evidence: [first.note, checkpoint.note] }));
  }
  return findings;
}
