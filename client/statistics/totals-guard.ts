/**
 * First totals and tables count the same reports: what one of them shows must not be subtracted from the other. Decided from shown numbers
 * alone, as everything that guards.
 */
import { rangeOf, type Cell } from './cell.ts';
import { isWellHidden } from './hiding/protection.ts';
import { lengthOf, periodOf, quartersOf, type PeriodName } from './periods.ts';
import type { ReleaseContent } from './release-document.ts';
import type { Totals } from './totals.ts';

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Reports received from the first day of a year to the end of `last`, as released. */
interface Known extends Range {
  /** UTC days since 1970-01-01, included. */
  readonly last: number;
}

/**
 * @param releases tables of any periods
 * @returns whether no pair of totals and tables says of the days between that there were fewer than ten reports, or not none
 */
export function areTotalsApart(totals: readonly Totals[], releases: readonly ReleaseContent[]): boolean {
  return totals.every((each) => {
    const last = Math.min(each.period.last, each.asOf);
    const { least, most } = rangeOf(each.received);
    return knownFrom(each.period.first, releases).every((known) => {
      if (known.last === last) return true;
      const between =
        known.last < last
          ? { least: least - known.most, most: most - known.least }
          : { least: known.least - most, most: known.most - least };
      return isWellHidden(between, false);
    });
  });
}

/** @returns whether the totals can be true together with the tables, as far as they count the same days */
export function doTotalsAgree(totals: readonly Totals[], releases: readonly ReleaseContent[]): boolean {
  return totals.every((each) => {
    const last = Math.min(each.period.last, each.asOf);
    const { least, most } = rangeOf(each.received);
    return knownFrom(each.period.first, releases).every((known) => {
      if (known.last < last) return known.least <= most;
      return known.last > last ? least <= known.most : known.least <= most && least <= known.most;
    });
  });
}

/** Of a period that begins a year: what its released year and its released quarters, from the first on without a gap, say. */
function knownFrom(first: number, releases: readonly ReleaseContent[]): readonly Known[] {
  const known: Known[] = [];
  const years = releases.filter(({ period }) => lengthOf(period) === 'YEAR' && periodOf(period).first === first);
  for (const { period, tables } of years) {
    const received = receivedIn(tables);
    if (received !== null) known.push({ ...rangeOfTotal(received), last: periodOf(period).last });
  }
  const quarters = releases.filter(({ period }) => lengthOf(period) === 'QUARTER');
  const opening = quarters.find(({ period }) => periodOf(period).first === first);
  let sum: Range = { least: 0, most: 0 };
  for (const name of opening === undefined ? [] : quartersOf(opening.period.slice(0, 4))) {
    const received = receivedIn(tablesOf(quarters, name));
    if (received === null) break;
    const { least, most } = rangeOfTotal(received);
    sum = { least: sum.least + least, most: sum.most + most };
    known.push({ ...sum, last: periodOf(name).last });
  }
  return known;
}

function tablesOf(releases: readonly ReleaseContent[], period: PeriodName): ReleaseContent['tables'] {
  return releases.find((release) => release.period === period)?.tables ?? [];
}

/** Of tables a total is hidden also where it would betray another number. */
function rangeOfTotal(total: Cell): Range {
  return total.flag === 'HIDDEN' ? { least: 0, most: Infinity } : rangeOf(total);
}

/** All tables of a flow have one total. */
function receivedIn(tables: ReleaseContent['tables']): Cell | null {
  return tables.find(({ flow }) => flow === 'RECEIVED')?.total ?? null;
}
