/** A log that signs a second history of itself: what only its own operator can do. */
import {
  decodeBundle,
  encodeBundle,
  formatCheckpoint,
  leafHashes,
  rootOfLeaves,
  signNote,
} from '../../../crypto/index.ts';
import { folderAt } from '../../../server/folder.ts';
import { readSeeds } from '../../../server/secrets.ts';
import { random, suite, type Body } from '../../server/body.ts';
import { send, type Under } from '../../server/running.ts';
import type { Reply, Tailor } from './proxy.ts';

export function reply(bytes: Uint8Array | string): Reply {
  return { status: 200, body: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes };
}

/** A case log of the same size whose second entry is another, signed by the log itself, with entries to match. */
export async function forgedCaseLog(under: Under, body: Body): Promise<Tailor> {
  const size = Number((await send(under, 'GET', '/log/case/checkpoint')).text.split('\n')[1]);
  const path = `/log/case/tile/entries/000.p/${String(size)}`;
  const entries = decodeBundle((await send(under, 'GET', path)).bytes).with(1, random(69));
  const seeds = await readSeeds(folderAt(body.dir));
  const origin = `${body.trust.origin}/case`;
  const root = await rootOfLeaves(suite, await leafHashes(suite, entries));
  const signer = { name: origin, seed: seeds.case };
  const replies = new Map([
    ['/log/case/checkpoint', reply(await signNote(suite, formatCheckpoint({ origin, size, root }), [signer]))],
    ['/log/case/cosigned', { status: 404, body: new Uint8Array() }],
    [path, reply(encodeBundle(entries))],
  ]);
  return (asked) => replies.get(asked) ?? null;
}
