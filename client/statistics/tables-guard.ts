/**
 * The differencing guard for tables, as officers, audit and portal alike run it: what a release and all before it say together must not
 * betray what any of them hides. It knows the shown numbers alone [a refusal, or its absence, would otherwise say something of the
 * true ones], and that whoever reads a release knows how its cells were chosen.
 */
import { flows } from './dimensions.ts';
import { knowledgeOf, tablesOf, yearOf } from './hiding/knowledge.ts';
import { findBetrayed } from './hiding/protection.ts';
import { lengthOf, type PeriodName } from './periods.ts';
import { ReleaseRefused } from './release.ts';
import type { ReleaseContent } from './release-document.ts';

/**
 * @param earlier every release before, in the order of the log: one that is left out is one that can be subtracted
 * @throws ReleaseRefused
 */
export function assertTablesReleasable(next: ReleaseContent, earlier: readonly ReleaseContent[]): void {
  for (const before of earlier) assertPairReleasable(next, before);
  for (const flow of flows) {
    const own = next.tables.filter((table) => table.flow === flow);
    if (own.length === 0) continue;
    if (new Set(own.map(({ total }) => JSON.stringify(total))).size > 1) throw new ReleaseRefused('TOTALS_DIFFER');
    const known = knowledgeOf(tablesOf([...earlier, next], yearOf(next.period), flow));
    const betrayed = findBetrayed(known, []);
    if (betrayed === 'CONTRADICTION') throw new ReleaseRefused('CONTRADICTS_EARLIER');
    if (betrayed !== null) throw new ReleaseRefused('CELL_BETRAYED');
  }
}

/** What two releases alone must be to each other, whatever else was released. @throws ReleaseRefused */
export function assertPairReleasable(next: ReleaseContent, before: ReleaseContent): void {
  assertPeriodsReleasable(next.period, [before.period]);
  if (next.asOf < before.asOf || next.case.size < before.case.size) throw new ReleaseRefused('OLDER_THAN_EARLIER');
  assertSameTables(next, before);
}

/**
 * That no period is released twice, and no quarter after its year [of a quarter whose year and whose other quarters are known, nothing
 * could be hidden any more; refused by name, the refusal tells nothing].
 *
 * @throws ReleaseRefused
 */
export function assertPeriodsReleasable(next: PeriodName, earlier: readonly PeriodName[]): void {
  if (earlier.includes(next)) throw new ReleaseRefused('PERIOD_RELEASED');
  if (lengthOf(next) === 'QUARTER' && earlier.includes(yearOf(next))) throw new ReleaseRefused('YEAR_RELEASED');
}

function assertSameTables(next: ReleaseContent, before: ReleaseContent): void {
  for (const table of next.tables) {
    const same = before.tables.find(({ id }) => id === table.id);
    if (same !== undefined && (same.flow !== table.flow || same.dimension !== table.dimension)) {
      throw new ReleaseRefused('TABLE_CHANGED');
    }
  }
}
