/** Released totals: signed, counted from this register, possible, and not to be subtracted (TOTALS). */
import type { PublicSuite } from '../../crypto/index.ts';
import { rangeOf } from '../statistics/cell.ts';
import { assertReleasable, ReleaseRefused } from '../statistics/release.ts';
import type { Totals } from '../statistics/totals.ts';
import { checkCountedRegister } from './counted-register.ts';
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
    await checkCountedRegister(
      suite,
      cases,
      note.case,
      { check: 'TOTALS', code: 'TOTALS_OF_OTHER_REGISTER' },
      () => log.proven('totals', index),
      docket,
    );
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
