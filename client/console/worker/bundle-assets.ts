/** Font and verifier of bundles, built into the console: read only when a bundle is made. */
import fontAddress from 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf?url';
import verifier from '../../exports/verifier/verify.py?raw';
import type { BundleAssets } from '../../exports/court-bundle.ts';
import { Refusal } from '../../register/transport.ts';

/** @throws Refusal NETWORK */
export async function bundleAssets(): Promise<BundleAssets> {
  const answer = await fetch(fontAddress);
  if (!answer.ok) throw new Refusal('NETWORK');
  return { font: new Uint8Array(await answer.arrayBuffer()), verifier };
}
