/** Registers built by hand: a server that signs anything, outside checkers that cosign what a test tells them to. */
import {
  cosign,
  encodeBundle,
  encodeEntry,
  encodeGovernance,
  encodeUtf8,
  entriesPath,
  formatCheckpoint,
  formatCosignerKey,
  formatHex,
  leafHashes,
  readUnverifiedText,
  rootOfLeaves,
  signNote,
  type GovernanceEntry,
  type NoteSigner,
  type Roster,
  type TrustPolicy,
} from '../../../crypto/index.ts';
import { loadRegister, type RegisterOptions, type RegisterView } from '../../../client/register/register.ts';
import type { HttpAnswer, Transport } from '../../../client/register/transport.ts';
import { folderAt } from '../../../server/folder.ts';
import { readSeeds, type Seeds } from '../../../server/secrets.ts';
import { makeBody, random, signRoster, suite, type Body } from '../../server/body.ts';

export const firstDay = 20_500;
/** POSIX seconds: noon of the first day. */
export const noon = firstDay * 86_400 + 43_200;

export type Files = Map<string, Uint8Array>;
type LogName = 'case' | 'governance';

/** A body with checkers: what they have seen is decided by each test. */
export class Place {
  readonly body: Body;
  readonly seeds: Seeds;
  readonly checkers: readonly NoteSigner[];
  readonly trust: TrustPolicy;

  constructor(body: Body, seeds: Seeds, checkers: readonly NoteSigner[], trust: TrustPolicy) {
    this.body = body;
    this.seeds = seeds;
    this.checkers = checkers;
    this.trust = trust;
  }

  /** The first entries of the governance log: trust policy, roster, the empty first day. */
  async beginning(): Promise<GovernanceEntry[]> {
    return [
      { kind: 'trust', trust: this.trust },
      { kind: 'roster', sequence: 1, note: this.body.rosterNote },
      await this.dayNote(0, firstDay, []),
    ];
  }

  async dayNote(batch: number, day: number, entries: readonly Uint8Array[]): Promise<GovernanceEntry> {
    return {
      kind: 'day',
      batch,
      day,
      roster: this.body.roster.hashHex,
      size: entries.length,
      root: formatHex(await rootOfLeaves(suite, await leafHashes(suite, entries))),
      letters: formatHex(await suite.sha256(new Uint8Array())),
      difficulty: 0,
      mode: this.trust.mode,
    };
  }

  async roster(change: Partial<Roster>): Promise<GovernanceEntry> {
    const roster = { ...this.body.roster, ...change };
    const note = await signRoster(roster, this.body.keyrings.slice(0, 2));
    return { kind: 'roster', sequence: roster.sequence, note };
  }

  /** What the log signs about its first entries. */
  async checkpoint(log: LogName, leaves: readonly Uint8Array[]): Promise<string> {
    const name = `${this.trust.origin}/${log}`;
    const root = await rootOfLeaves(suite, await leafHashes(suite, leaves));
    return signNote(suite, formatCheckpoint({ origin: name, size: leaves.length, root }), [
      { name, seed: this.seeds[log] },
    ]);
  }

  /** The same with the words of some checkers. @param times POSIX seconds by checker; left out who has not seen it */
  async cosigned(note: string, times: readonly (number | undefined)[]): Promise<string> {
    let seen = note;
    for (const [index, time] of times.entries()) {
      const checker = this.checkers[index];
      if (checker !== undefined && time !== undefined)
        seen += await cosign(suite, readUnverifiedText(note), checker, time);
    }
    return seen;
  }

  /** Both logs as they are served without any checker. */
  async publish(governance: readonly GovernanceEntry[], entries: readonly Uint8Array[]): Promise<Files> {
    const leaves = governance.map(encodeGovernance);
    return new Map([
      ['/log/governance/checkpoint', encodeUtf8(await this.checkpoint('governance', leaves))],
      [`/log/governance/${entriesPath(0, leaves.length)}`, encodeBundle(leaves)],
      ['/log/case/checkpoint', encodeUtf8(await this.checkpoint('case', entries))],
      ...(entries.length === 0
        ? []
        : [[`/log/case/${entriesPath(0, entries.length)}`, encodeBundle(entries)] as const]),
      [`/epochs/${formatHex(this.body.roster.epochs[0]?.keys ?? new Uint8Array())}`, this.body.epochFile],
    ]);
  }

  /** Lets checkers have seen the governance log up to `size` entries, and the case log as it is. */
  async see(
    files: Files,
    governance: readonly GovernanceEntry[],
    times: readonly (number | undefined)[],
    size = governance.length,
  ): Promise<void> {
    const note = await this.checkpoint('governance', governance.slice(0, size).map(encodeGovernance));
    files.set('/log/governance/cosigned', encodeUtf8(await this.cosigned(note, times)));
  }

  load(files: Files, options: Partial<RegisterOptions> = {}): Promise<RegisterView> {
    return loadRegister(suite, serving(files), this.trust, { deviceDay: firstDay, ...options });
  }
}

/** @param checkers how many the policy names */
export async function makePlace(
  checkers: number,
  quorum: number,
  maxAge = 48,
  mode: TrustPolicy['mode'] = 'demo',
): Promise<Place> {
  const body = await makeBody({ day: firstDay, mode });
  const signers = Array.from({ length: checkers }, (_, index) => ({
    name: `checker-${String(index)}.example`,
    seed: random(32),
  }));
  const witnesses = await Promise.all(
    signers.map(async ({ name, seed }) => formatCosignerKey(suite, name, await suite.signPublicKey(seed))),
  );
  const trust = { ...body.trust, witnesses, quorum, maxAge };
  return new Place(body, await readSeeds(folderAt(body.dir)), signers, trust);
}

export function serving(files: ReadonlyMap<string, Uint8Array>): Transport {
  const missing = encodeUtf8('{"code":"NOT_FOUND"}'.padEnd(128));
  const get = (path: string): Promise<HttpAnswer> =>
    Promise.resolve({ status: files.has(path) ? 200 : 404, bytes: files.get(path) ?? missing });
  return { get, send: get.bind(null, '') };
}

/** An entry that means nothing to anybody. */
export function someEntry(day: number): Uint8Array {
  return encodeEntry({ day, commit: random(32), tag: random(32) });
}
