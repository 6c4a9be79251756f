/** The pages as a visitor gets them, held against the manifest of the register. */
import { formatHex, type GovernanceEntry, type ManifestEntry, type PublicSuite } from '../../crypto/public.ts';
import { Refusal, type HttpAnswer } from '../register/transport.ts';
import { finding, type Finding } from './finding.ts';
import { findingOf } from './history.ts';

/** Fetches a page as a browser would; the bytes are those after the content encoding. Rejects with a `Refusal` without an answer. */
export type Visit = (path: string) => Promise<HttpAnswer>;

/**
 * Every path of the newest manifest must give the bytes that it names, or those of the last manifest that outside checkers have seen: until
 * they have looked at a new one either may be served.
 *
 * @param seen governance entries in the cosigned part, or all where the policy asks for no checker
 */
export async function checkPages(
  suite: PublicSuite,
  visit: Visit,
  governance: readonly GovernanceEntry[],
  seen: number,
): Promise<Finding[]> {
  const accepted = acceptedManifests(governance, seen);
  const newest = accepted.at(-1);
  if (newest === undefined) return [];
  const wrong: string[] = [];
  try {
    for (const { path } of newest.files) {
      const { status, bytes } = await visit(path);
      const hash = formatHex(await suite.sha256(bytes));
      const isNamed = accepted.some(({ files }) => files.some((file) => file.path === path && file.hash === hash));
      if (status !== 200 || !isNamed) wrong.push(`${path} ${status === 200 ? hash : String(status)}`);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [...differing(wrong), findingOf(error, null)];
  }
  return differing(wrong);
}

function differing(wrong: readonly string[]): Finding[] {
  return wrong.length === 0 ? [] : [finding('PAGE_DIFFERS', { details: wrong })];
}

function acceptedManifests(governance: readonly GovernanceEntry[], seen: number): ManifestEntry[] {
  const manifests = governance.flatMap((entry, index) => (entry.kind === 'manifest' ? [{ entry, index }] : []));
  const lastSeen = manifests.findLastIndex(({ index }) => index < seen);
  return manifests.slice(Math.max(lastSeen, 0)).map(({ entry }) => entry);
}

/** What became different between the manifests before and after a size: paths, each once. Null if there was no new manifest. */
export function manifestChange(governance: readonly GovernanceEntry[], before: number): readonly string[] | null {
  const isManifest = (entry: GovernanceEntry): entry is ManifestEntry => entry.kind === 'manifest';
  const added = governance.slice(before).filter(isManifest);
  const newest = added.at(-1);
  if (newest === undefined) return null;
  const previous = governance.slice(0, before).filter(isManifest).at(-1)?.files ?? [];
  const hashes = new Map(previous.map(({ path, hash }) => [path, hash]));
  const changed = newest.files.filter(({ path, hash }) => hashes.get(path) !== hash).map(({ path }) => path);
  const gone = previous.filter(({ path }) => !newest.files.some((file) => file.path === path));
  return [...changed, ...gone.map(({ path }) => `${path} -`)];
}
