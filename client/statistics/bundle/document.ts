/** From the files of a release to the document that the two officers sign. */
import type { PublicSuite } from '../../../crypto/public.ts';
import type { ReleaseContent, ReleaseDocument } from '../release-document.ts';
import type { BundleFile } from './bundle-file.ts';

/** @param files of `buildFiles`, in any order */
export async function documentOf(
  suite: PublicSuite,
  content: ReleaseContent,
  files: readonly BundleFile[],
): Promise<ReleaseDocument> {
  const listed = await Promise.all(
    files.map(async ({ path, bytes }) => ({ path, hash: await suite.sha256(bytes), bytes: bytes.length })),
  );
  return { ...content, files: listed.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
