/** Released totals: signed, counted from this register, possible, and not to be subtracted (TOTALS). */
import { concat, consistencyProof, encodeUtf8, equalBytes, type PublicSuite } from '../../crypto/index.ts';
import { rangeOf } from '../statistics/cell.ts';
import { assertReleasable, ReleaseRefused } from '../statistics/release.ts';
import type { Totals } from '../statistics/totals.ts';
import type { Entries } from './entries.ts';
import type { Docket } from './failures.ts';
import type { GovernanceCopy } from './governance-copy.ts';
import type { LogCopy } from './log-copy.ts';

export async function checkTotals(
  suite: PublicSuite,
  cases: LogCopy,
  entries: Entries,
  governance: GovernanceCopy,
  docket: Docket,
): Promise<void> {
  const { totals, log } = governance;
  if (totals.length === 0) docket.notChecked('TOTALS', 'NO_TOTALS');
  const earlier: { readonly index: number; readonly note: Totals }[] = [];
  for (const placed of totals) {
    const { index, note } = placed;
    await checkSource(suite, cases, governance, placed, docket);
    if (countEntries(entries, note) < leastEntries(note)) {
      await docket.fail('TOTALS', 'TOTALS_IMPOSSIBLE', 'SERVED', () => log.proven('totals', index));
    }
    for (const before of earlier) {
      if (isReleasable(note, before.note)) continue;
      await docket.fail('TOTALS', 'TOTALS_SUBTRACTABLE', 'ALONE', async () => [
        ...(await log.proven('earlier', before.index)),
        ...(await log.proven('totals', index)),
      ]);
    }
    earlier.push(placed);
  }
}

async function checkSource(
  suite: PublicSuite,
  { tree, seals }: LogCopy,
  governance: GovernanceCopy,
  { index, note }: { readonly index: number; readonly note: Totals },
  docket: Docket,
): Promise<void> {
  const newest = seals.newest;
  if (tree === null || newest === null) {
    docket.notChecked('TOTALS', 'NOT_READABLE');
    return;
  }
  const { size, root } = note.case;
  const proven = (): ReturnType<LogCopy['proven']> => governance.log.proven('totals', index);
  if (size > tree.size) {
    await docket.fail('TOTALS', 'TOTALS_OF_OTHER_REGISTER', 'SERVED', proven);
    return;
  }
  const prefix = await tree.root(size);
  if (equalBytes(prefix, root)) return;
  await docket.fail('TOTALS', 'TOTALS_OF_OTHER_REGISTER', 'ALONE', async () => [
    ...(await proven()),
    { name: 'newer.note', bytes: encodeUtf8(newest.note) },
    { name: 'prefix.root', bytes: prefix },
    {
      name: 'consistency.proof',
      bytes: concat(...(await consistencyProof(suite, tree.read, size, newest.checkpoint.size))),
    },
  ]);
}

/** Entries of the counted log with a day in the period: there cannot be more reports. */
function countEntries(entries: Entries, { case: counted, period }: Totals): number {
  const { first, last } = period;
  return entries.slice(0, counted.size).filter((entry) => entry !== null && entry.day >= first && entry.day <= last)
    .length;
}

function leastEntries({ received }: Totals): number {
  return rangeOf(received).least;
}

export function isReleasable(next: Totals, before: Totals): boolean {
  try {
    assertReleasable(next, [before]);
    return true;
  } catch (error) {
    if (error instanceof ReleaseRefused) return false;
    throw error;
  }
}
