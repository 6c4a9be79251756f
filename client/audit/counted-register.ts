/** Whether what the officers counted is the beginning of this register; a failure proves itself where a proof can be made. */
import { concat, consistencyProof, encodeUtf8, equalBytes, type PublicSuite } from '../../crypto/index.ts';
import type { Docket } from './failures.ts';
import type { LogCopy } from './log-copy.ts';

type Kind =
  | { readonly check: 'TOTALS'; readonly code: 'TOTALS_OF_OTHER_REGISTER' }
  | { readonly check: 'RELEASES'; readonly code: 'RELEASE_OF_OTHER_REGISTER' };

/** @param proven the document with its proof of inclusion */
export async function checkCountedRegister(
  suite: PublicSuite,
  { tree, seals }: LogCopy,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  { check, code }: Kind,
  proven: () => ReturnType<LogCopy['proven']>,
  docket: Docket,
): Promise<void> {
  const newest = seals.newest;
  if (tree === null || newest === null) {
    docket.notChecked(check, 'NOT_READABLE');
    return;
  }
  if (size > tree.size) {
    await docket.fail(check, code, 'SERVED', proven);
    return;
  }
  const prefix = await tree.root(size);
  if (equalBytes(prefix, root)) return;
  await docket.fail(check, code, 'ALONE', async () => [
    ...(await proven()),
    { name: 'newer.note', bytes: encodeUtf8(newest.note) },
    { name: 'prefix.root', bytes: prefix },
    {
      name: 'consistency.proof',
      bytes: concat(...(await consistencyProof(suite, tree.read, size, newest.checkpoint.size))),
    },
  ]);
}
