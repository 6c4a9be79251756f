/** A prepared release with all its files, signed by both officers. */
import {
  memberKeyName,
  type Keyring,
  type NoteSigner,
  type Suite,
  type TrustPolicy,
} from '../../../../crypto/index.ts';
import { buildFiles } from '../../../statistics/bundle/build-files.ts';
import type { BundleFile } from '../../../statistics/bundle/bundle-file.ts';
import { documentOf } from '../../../statistics/bundle/document.ts';
import { buildPages } from '../../../statistics/pages/build-pages.ts';
import { signRelease, verifyRelease, type VerifiedRelease } from '../../../statistics/release-document.ts';
import type { PreparedRelease } from './prepare.ts';

export interface SignedRelease {
  readonly release: VerifiedRelease;
  /** What the governance log takes. */
  readonly note: string;
  /** Ascending by path: what the note names. */
  readonly files: readonly BundleFile[];
}

/** @throws UNDER_SIGNED where the trust policy wants other release signers; RANGE, TOO_LARGE, DUPLICATE for what cannot be released */
export async function signPrepared(
  suite: Suite,
  trust: TrustPolicy,
  keyrings: readonly Keyring[],
  { content, earlier }: Pick<PreparedRelease, 'content' | 'earlier'>,
): Promise<SignedRelease> {
  const files = buildFiles(content, buildPages(content, { earlier }));
  const note = await signRelease(suite, await documentOf(suite, content, files), signersOf(trust, keyrings));
  return { release: await verifyRelease(suite, note, trust), note, files };
}

export function signersOf(
  { origin }: Pick<TrustPolicy, 'origin'>,
  keyrings: readonly Keyring[],
): readonly NoteSigner[] {
  return keyrings.map(({ member, sign }) => ({ name: memberKeyName(origin, member), seed: sign }));
}
