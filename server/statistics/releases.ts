/** The releases of the governance log: what stands there is served, and nothing else. One for each period, never another. */
import { createHash } from 'node:crypto';
import {
  decodeGovernance,
  formatHex,
  formatInclusionFile,
  ProtocolError,
  verifyReleaseFiles,
  type ReleaseFiles,
} from '../../crypto/public.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { hasRelease, sweepReleases } from './release-folder.ts';

export interface LoggedRelease extends ReleaseFiles {
  /** H of the note, hex: names its folder. */
  readonly name: string;
  readonly note: string;
  /** Of its entry in the governance log, from 0. */
  readonly index: number;
}

type Deps = Pick<Service, 'suite' | 'store' | 'folder' | 'register'>;

/** Leaves read at once. */
const atOnce = 1024;

export class Releases {
  readonly #byPeriod = new Map<string, LoggedRelease>();

  /** Reads the log whole, and removes files that it does not name. */
  static async open(deps: Deps): Promise<Releases> {
    const releases = new Releases();
    const { suite, store, folder, register } = deps;
    const { size } = await store.logs.head('governance');
    for (let from = 0; from < size; from += atOnce) {
      const leaves = await store.logs.leaves('governance', from, Math.min(size, from + atOnce));
      for (const [place, leaf] of leaves.entries()) {
        const entry = decodeGovernance(leaf);
        if (entry.kind !== 'release') continue;
        try {
          const files = await verifyReleaseFiles(suite, entry.note, register.trust);
          releases.add({ ...files, note: entry.note, name: releaseName(entry.note), index: from + place });
        } catch (error) {
          // What this server did not log, it does not serve.
          if (!(error instanceof ProtocolError)) throw error;
        }
      }
    }
    await sweepReleases(folder, new Set(releases.all().map(({ name }) => name)));
    return releases;
  }

  add(release: LoggedRelease): void {
    if (!this.#byPeriod.has(release.period)) this.#byPeriod.set(release.period, release);
  }

  find(period: string): LoggedRelease | null {
    return this.#byPeriod.get(period) ?? null;
  }

  all(): readonly LoggedRelease[] {
    return [...this.#byPeriod.values()];
  }

  /** Of the period that ended last; a year before its last quarter. Only with its files. */
  async newest({ folder }: Pick<Service, 'folder'>): Promise<LoggedRelease | null> {
    for (const release of this.all().toSorted((a, b) => (endOf(a.period) < endOf(b.period) ? 1 : -1))) {
      if (await hasRelease(folder, release.name)) return release;
    }
    return null;
  }
}

export function releaseName(note: string): string {
  return formatHex(createHash('sha256').update(note, 'utf8').digest());
}

/**
 * That the release stands in the log: a proof against the newest checkpoint that a quorum has seen, or, where that does not reach it yet, the
 * newest of all.
 *
 * @throws Refusal NOT_FOUND before the first publication that holds it
 */
export async function proofOf({ register }: Pick<Service, 'register'>, index: number): Promise<string> {
  const { governanceLog } = register;
  const { newest, cosigned } = governanceLog.history;
  const size = cosigned !== null && cosigned > index ? cosigned : newest;
  const checkpoint = size === null || size <= index ? null : await governanceLog.history.note(size);
  if (size === null || checkpoint === null) throw new Refusal('NOT_FOUND');
  const proof = await governanceLog.inclusion(index, size);
  return formatInclusionFile({ extra: new Uint8Array(), index, proof, checkpoint });
}

/** Sorts as the ends of periods do; a year after its fourth quarter. */
function endOf(period: string): string {
  return period.includes('-') ? period : `${period}-Y`;
}
