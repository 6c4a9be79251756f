/** A register as an operator with every key of the server can publish it: honest at first, then whatever a test does to it. */
import {
  bundlesOf,
  commitTo,
  compareBytes,
  concat,
  cosign,
  decodeBundle,
  decodeGovernance,
  emptyEdge,
  encodeBundle,
  encodeEntry,
  encodeGovernance,
  encodeTrust,
  encodeUtf8,
  entriesPath,
  formatCheckpoint,
  formatCosignerKey,
  formatHex,
  formatPromise,
  formatVerifierKey,
  growTiles,
  leafHashes,
  memberKeyName,
  parseCheckpoint,
  readUnverifiedText,
  rootOfLeaves,
  signNote,
  tilePath,
  verifyRoster,
  type AuditCheck,
  type DayNote,
  type Entry,
  type GovernanceEntry,
  type NoteSigner,
  type TrustPolicy,
  type VerifiedRoster,
} from '../../../crypto/index.ts';
import { runAudit, type AuditInput, type AuditReport } from '../../../client/audit/audit.ts';
import { encodeEvidence, parseEvidence } from '../../../client/audit/evidence-file.ts';
import { reverify } from '../../../client/audit/reverify.ts';
import type { Copy } from '../../../client/audit/copy.ts';
import type { FailureCode } from '../../../client/audit/failures.ts';
import { buildInstance, type Instance } from '../../../client/cli/ceremony/instance.ts';
import { completeTrust } from '../../../client/cli/ceremony/trust-inputs.ts';
import { random, suite } from '../../server/body.ts';

export { random, suite };

export const firstDay = 20_500;
const secondsPerDay = 86_400;

export type LogName = 'case' | 'governance';

export interface RegisterKeys {
  readonly case: NoteSigner;
  readonly governance: NoteSigner;
  readonly promise: NoteSigner;
  readonly checker: NoteSigner;
}

/** A body with its keys: made once, registers of it are cheap. */
export interface Foundation {
  readonly instance: Instance;
  readonly trust: TrustPolicy;
  readonly roster: VerifiedRoster;
  readonly keys: RegisterKeys;
}

/** @param quorum of one outside checker */
export async function makeFoundation(mode: 'demo' | 'live', quorum: 0 | 1): Promise<Foundation> {
  const origin = mode === 'demo' ? 'kupuya.example/demo' : 'kupuya.example';
  const signer = (name: string): NoteSigner => ({ name: `${origin}/${name}`, seed: random(32) });
  const keys = {
    ...{ case: signer('case'), governance: signer('governance'), promise: signer('promise') },
    checker: { name: 'ngo.example.org/checker', seed: random(32) },
  };
  const vkey = async ({ name, seed }: NoteSigner): Promise<string> =>
    formatVerifierKey(suite, name, await suite.signPublicKey(seed));
  const instance = await buildInstance(suite, random, { profile: 'small', mode, origin, today: firstDay });
  const checker = await formatCosignerKey(suite, keys.checker.name, await suite.signPublicKey(keys.checker.seed));
  const inputs = { ...instance.trust, witnesses: quorum === 0 ? [] : [checker], quorum };
  const trust = await completeTrust(suite, inputs, {
    caseLog: await vkey(keys.case),
    governanceLog: await vkey(keys.governance),
    promise: await vkey(keys.promise),
  });
  return { instance, trust, keys, roster: await verifyRoster(suite, instance.note, trust) };
}

export class TestRegister {
  readonly foundation: Foundation;
  readonly leaves: { case: Uint8Array[]; governance: Uint8Array[] } = { case: [], governance: [] };
  /** What is served, by path. */
  readonly files = new Map<string, Uint8Array>();
  readonly sizes: { case: number[]; governance: number[] } = { case: [], governance: [] };
  /** Of the newest batch. */
  batch = -1;
  slot = 0;

  constructor(foundation: Foundation) {
    this.foundation = foundation;
  }

  /** Trust policy, roster, the empty batch 0, a slot, the website; published and seen on the first day. */
  static async begin(foundation: Foundation): Promise<TestRegister> {
    const register = new TestRegister(foundation);
    const { trust, instance } = foundation;
    register.log({ kind: 'trust', trust });
    register.log({ kind: 'roster', sequence: 1, note: instance.note });
    await register.closeBatch(firstDay, []);
    await register.releaseSlot(firstDay);
    register.files.set('/trust.json', encodeTrust(trust));
    for (const bytes of instance.epochFiles) {
      register.files.set(`/epochs/${formatHex(await suite.sha256(bytes))}`, bytes);
    }
    const page = encodeUtf8('<!doctype html><title>Kupuya</title>');
    register.files.set('/report/', page);
    register.log({ kind: 'manifest', files: [{ path: '/report/', hash: formatHex(await suite.sha256(page)) }] });
    await register.publish(firstDay);
    return register;
  }

  log(entry: GovernanceEntry): void {
    this.leaves.governance.push(encodeGovernance(entry));
  }

  /** Logs a batch of some entries as they are given, with an honest day note unless it is changed. */
  async closeBatch(day: number, entries: readonly Entry[], change: Partial<DayNote> = {}): Promise<void> {
    this.leaves.case.push(...entries.map(encodeEntry));
    this.batch++;
    this.log({
      ...{ kind: 'day', batch: this.batch, day, roster: this.foundation.roster.hashHex },
      size: this.leaves.case.length,
      root: formatHex(await rootOf(this.leaves.case)),
      letters: formatHex(await suite.sha256(new Uint8Array())),
      ...{ difficulty: 2, mode: this.foundation.trust.mode },
      ...change,
    });
  }

  async releaseSlot(day: number): Promise<void> {
    this.slot++;
    const page = random(2048);
    this.files.set(`/pages/${String(this.slot)}/0`, page);
    const [feed, hash] = [await suite.sha256(new Uint8Array()), await suite.sha256(page)];
    this.log({ kind: 'slot', slot: this.slot, day, feed: formatHex(feed), records: 0, pages: [formatHex(hash)] });
  }

  /** A day with some entries, a slot and a publication that the checker sees on the next day. */
  async passDay(day: number, entries: readonly Entry[] = []): Promise<void> {
    await this.closeBatch(day, entries);
    await this.releaseSlot(day);
    await this.publish(day + 1);
  }

  /** @param seenOn the day on which the checker cosigns; null for a checker that does not */
  async publish(seenOn: number | null): Promise<void> {
    for (const name of ['case', 'governance'] as const) await this.publishLog(name, seenOn);
  }

  async publishLog(name: LogName, seenOn: number | null): Promise<void> {
    const leaves = this.leaves[name];
    const { tiles } = await growTiles(suite, emptyEdge, await leafHashes(suite, leaves));
    for (const { level, index, width, bytes } of tiles) {
      this.files.set(`/log/${name}/${tilePath(level, index, width)}`, bytes);
    }
    for (const { index, width } of bundlesOf(leaves.length)) {
      const entries = leaves.slice(index * 256, index * 256 + width);
      this.files.set(`/log/${name}/${entriesPath(index, width)}`, encodeBundle(entries));
    }
    const note = await this.checkpoint(name);
    this.files.set(`/log/${name}/checkpoint`, encodeUtf8(note));
    const seen = seenOn === null ? note : await this.cosigned(note, seenOn);
    if (this.foundation.trust.quorum > 0 && seenOn !== null) this.files.set(`/log/${name}/cosigned`, encodeUtf8(seen));
    this.files.set(`/log/${name}/history/${String(leaves.length)}`, encodeUtf8(seen));
    this.sizes[name] = [...new Set([...this.sizes[name], leaves.length])].sort((a, b) => a - b);
    const index = this.sizes[name].map((size) => `${String(size)}\n`).join('');
    this.files.set(`/log/${name}/history/index`, encodeUtf8(index));
  }

  /** The entries in the served bundles. */
  readServed(name: LogName): Uint8Array[] {
    const note = new TextDecoder().decode(this.files.get(`/log/${name}/checkpoint`));
    const { size } = parseCheckpoint(readUnverifiedText(note));
    return bundlesOf(size).flatMap(({ index, width }) =>
      decodeBundle(this.files.get(`/log/${name}/${entriesPath(index, width)}`) ?? new Uint8Array()),
    );
  }

  /** Of the leaves as they stand, signed by the log. */
  async checkpoint(name: LogName, leaves: readonly Uint8Array[] = this.leaves[name]): Promise<string> {
    const signer = this.foundation.keys[name];
    const text = formatCheckpoint({ origin: signer.name, size: leaves.length, root: await rootOf(leaves) });
    return signNote(suite, text, [signer]);
  }

  /** With the checker's line of noon of that day. */
  async cosigned(note: string, day: number): Promise<string> {
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
    return note + (await cosign(suite, text, this.foundation.keys.checker, (day + 0.5) * secondsPerDay));
  }

  promise(commit: Uint8Array, day: number): Promise<string> {
    const { trust, keys } = this.foundation;
    return signNote(suite, formatPromise({ origin: trust.origin, commit, day }), [keys.promise]);
  }

  /** Officers of the release threshold. */
  officers(): readonly NoteSigner[] {
    const { instance, trust } = this.foundation;
    return instance.keyrings
      .filter(({ isOfficer }) => isOfficer)
      .map(({ keyring }) => ({ name: memberKeyName(trust.origin, keyring.member), seed: keyring.sign }));
  }

  /** The newest day note. */
  newestDay(): DayNote {
    const notes = this.leaves.governance.map(decodeGovernance).filter((entry) => entry.kind === 'day');
    const last = notes.at(-1);
    if (last === undefined) throw new Error('no day note');
    return last;
  }

  copy(): Copy {
    return {
      get: (path) => {
        const bytes = this.files.get(path);
        return Promise.resolve(
          bytes === undefined ? { status: 404, bytes: new Uint8Array() } : { status: 200, bytes: bytes.slice() },
        );
      },
    };
  }

  /** @param day of the auditor's clock, at noon; the newest batch is of the day before */
  audit(change: Partial<AuditInput> = {}): Promise<AuditReport> {
    const now = (this.newestDay().day + 1.5) * secondsPerDay;
    return runAudit({ suite, copy: this.copy(), trust: this.foundation.trust, now, ...change });
  }

  /** What strangers say of the evidence, by code. */
  async reverify(report: AuditReport): Promise<Record<string, string>> {
    const { mode, origin, day, checks } = report;
    const file = encodeEvidence({ mode, origin, day, failures: checks.flatMap(({ failures }) => failures) });
    const judged: Record<string, string> = {};
    for (const failure of parseEvidence(file).failures) {
      judged[failure.code] = await reverify(suite, this.foundation.trust, failure);
    }
    return judged;
  }
}

/** Entries of a day with random commitments and tags, ascending as in a batch. */
export async function makeEntries(day: number, count: number): Promise<Entry[]> {
  const entries = await Promise.all(
    Array.from({ length: count }, async () => ({
      day,
      commit: await commitTo(suite, 'letter', random(32), random(32)),
      tag: random(32),
    })),
  );
  return entries.sort((a, b) => compareBytes(a.commit, b.commit));
}

/** What failed: codes by check, each once. */
export function failures({ checks }: AuditReport): Partial<Record<AuditCheck, FailureCode[]>> {
  return Object.fromEntries(
    checks
      .filter(({ result }) => result === 'FAILED')
      .map(({ check, failures: all }) => [check, [...new Set(all.map(({ code }) => code))]]),
  );
}

export function rootOf(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  return leafHashes(suite, leaves).then((hashes) => rootOfLeaves(suite, hashes));
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return concat(...parts);
}
