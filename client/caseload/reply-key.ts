/** Under which key the source reads what the body answers. */
import { ascii, type PublicSuite } from '../../crypto/index.ts';
import type { CaseFile } from './case-book.ts';

/**
 * The reply key that came with a new case key: whoever has the one has the other, so that it needs no way of its own to the circle.
 *
 * @param caseKey of a rotation, 32 bytes
 */
export function derivedReply(suite: PublicSuite, caseKey: Uint8Array): Promise<Uint8Array> {
  return suite.hmacSha256(caseKey, ascii('reply'));
}

/** All reply keys of a case, the one in use last. */
export async function replyKeys(suite: PublicSuite, { first, keys }: CaseFile): Promise<readonly Uint8Array[]> {
  const own = first.opened.body.keys?.reply;
  const derived = await Promise.all(keys.slice(1).map((key) => derivedReply(suite, key)));
  return own === undefined ? derived : [own, ...derived];
}
