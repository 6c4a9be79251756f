import { createHash } from 'node:crypto';
import { decodeGovernance, encodeGovernance, formatHex, type ManifestFile } from '../../crypto/public.ts';
import type { BuiltPages } from '../routes/built-pages.ts';
import type { Service } from '../service.ts';
import { newestLeaf } from './governance-leaves.ts';

/**
 * Logs what this server serves as pages, if that is not what it said last: whoever is given other bytes can show it. Before the first
 * page is served.
 *
 * @throws ProtocolError TOO_LARGE or MALFORMED if there are more files than an entry holds
 */
export async function logManifest({ register, store }: Service, pages: BuiltPages): Promise<void> {
  const files = filesOf(pages);
  // A server without built pages serves none, and says nothing about them.
  if (files.length === 0) return;
  await register.exclusive(async () => {
    const { size } = await store.logs.head('governance');
    const newest = await newestLeaf(store.logs, 'manifest', size);
    if (newest !== null && isSame(newest, files)) return;
    const append = await register.governanceLog.plan([encodeGovernance({ kind: 'manifest', files })]);
    await store.logs.appendGovernance(append, register.state);
    await register.publish();
  });
}

function filesOf(pages: BuiltPages): ManifestFile[] {
  return [...pages]
    .filter(([path]) => path.startsWith('/'))
    .map(([path, { plain }]) => ({ path, hash: formatHex(createHash('sha256').update(plain).digest()) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isSame(leaf: Uint8Array, files: readonly ManifestFile[]): boolean {
  const entry = decodeGovernance(leaf);
  return (
    entry.kind === 'manifest' &&
    entry.files.length === files.length &&
    entry.files.every(({ path, hash }, place) => path === files[place]?.path && hash === files[place].hash)
  );
}
