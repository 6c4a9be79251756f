/** The files of a release against its signed document: by their hashes, and made again from the tables byte for byte. */
import { equalBytes, ProtocolError, type PublicSuite } from '../../../../crypto/public.ts';
import { buildPages } from '../../pages/build-pages.ts';
import type { ReleaseContent, ReleaseFile, VerifiedRelease } from '../../release-document.ts';
import { buildFiles } from '../build-files.ts';
import type { BundleFile } from '../bundle-file.ts';
import { problem, type ReleaseProblem } from './problems.ts';

/** What lies beside the files and is none of them. */
export const notePath = 'release.note';
export const proofPath = 'release.tlog-proof';

export interface CheckedFiles {
  readonly problems: readonly ReleaseProblem[];
  /** Pages that are as they were signed, and could not be made again: they speak of earlier releases, which only the register has. */
  readonly byHashAlone: readonly string[];
}

/**
 * @param files by path, without note and proof; what was not asked for of a server is none that was added
 * @param earlier every release that the log has before this one; null where there is no log at hand
 */
export async function checkFiles(
  suite: PublicSuite,
  release: VerifiedRelease,
  files: ReadonlyMap<string, Uint8Array>,
  earlier: readonly ReleaseContent[] | null,
): Promise<CheckedFiles> {
  const byHash = await checkHashes(suite, release.files, files);
  const built = tryBuild(release, earlier ?? []);
  if (built === null) return { problems: [...byHash, problem('TABLES', 'FILE_LIST_DIFFERS')], byHashAlone: [] };
  const made = new Map([...built.data, ...built.pages].map(({ path, bytes }) => [path, bytes]));
  const listed = new Set(release.files.map(({ path }) => path));
  const unlisted = [...made.keys()].filter((path) => !listed.has(path));
  const unmade = [...listed].filter((path) => !made.has(path));
  const differing: string[] = [];
  for (const { path, hash } of release.files) {
    const bytes = made.get(path);
    if (bytes !== undefined && !equalBytes(await suite.sha256(bytes), hash)) differing.push(path);
  }
  const pages = new Set(built.pages.map(({ path }) => path));
  const isExcused = (path: string): boolean => earlier === null && pages.has(path);
  return {
    problems: [
      ...byHash,
      ...[...unlisted, ...unmade].sort().map((path) => problem('TABLES', 'FILE_LIST_DIFFERS', { path })),
      ...differing.filter((path) => !isExcused(path)).map((path) => problem('TABLES', 'FILE_NOT_OF_TABLES', { path })),
    ],
    byHashAlone: differing.filter(isExcused),
  };
}

async function checkHashes(
  suite: PublicSuite,
  listed: readonly ReleaseFile[],
  files: ReadonlyMap<string, Uint8Array>,
): Promise<readonly ReleaseProblem[]> {
  const problems: ReleaseProblem[] = [];
  for (const { path, hash, bytes: length } of listed) {
    const bytes = files.get(path);
    if (bytes === undefined) problems.push(problem('FILES', 'FILE_MISSING', { path }));
    else if (bytes.length !== length || !equalBytes(await suite.sha256(bytes), hash))
      problems.push(problem('FILES', 'FILE_CHANGED', { path }));
  }
  const known = new Set(listed.map(({ path }) => path));
  const added = [...files.keys()].filter((path) => !known.has(path)).sort();
  return [...problems, ...added.map((path) => problem('FILES', 'FILE_ADDED', { path }))];
}

/** Null for tables of which no files can be made. */
function tryBuild(
  release: ReleaseContent,
  earlier: readonly ReleaseContent[],
): { readonly data: readonly BundleFile[]; readonly pages: readonly BundleFile[] } | null {
  try {
    return { data: buildFiles(release, []), pages: buildPages(release, { earlier }) };
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
