/** Random facts and their releases, for tests of what is hidden. */
import type { CountedTables } from '../../../../client/statistics/count.ts';
import { dimensionCodes } from '../../../../client/statistics/dimensions.ts';
import { discloseTables } from '../../../../client/statistics/hiding/disclose.ts';
import { lengthOf, quartersOf, type PeriodName } from '../../../../client/statistics/periods.ts';
import type { TablePlan } from '../../../../client/statistics/plan.ts';
import type { ReleaseContent } from '../../../../client/statistics/release-document.ts';
import type { ShownTable } from '../../../../client/statistics/shown-table.ts';

/** Small, with what a plan can have: quarters and years, years alone, merging, a total by itself. */
export const smallPlan: TablePlan = {
  from: 2026,
  tables: [
    { id: 'received', flow: 'RECEIVED', dimension: 'ALL', periods: ['QUARTER', 'YEAR'] },
    { id: 'by-identity', flow: 'RECEIVED', dimension: 'IDENTITY', periods: ['QUARTER', 'YEAR'] },
    { id: 'by-harm', flow: 'RECEIVED', dimension: 'HARM', periods: ['YEAR'] },
    { id: 'closed', flow: 'CLOSED', dimension: 'CLOSURE_TIME', periods: ['QUARTER', 'YEAR'] },
  ],
};

/** Always the same numbers for a seed; 0 <= number < 1 (mulberry32). */
export function drawer(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function releaseOf(
  period: PeriodName,
  tables: readonly ShownTable[],
  rest: Partial<ReleaseContent> = {},
): ReleaseContent {
  return {
    ...{ mode: 'demo', origin: 'kupuya.example/demo', period, asOf: 30_000, plan: new Uint8Array(32) },
    ...{ mechanism: 'HIDE_AND_ROUND', case: { size: 1000, root: new Uint8Array(32) }, verdict: 'PASSED', tables },
    ...rest,
  };
}

/** Counts of four quarters and their year: every event falls into one cell of each table of its flow. */
export function drawYear(plan: TablePlan, year: PeriodName, events: number, draw: () => number): CountedTables[] {
  const periods = [...quartersOf(year), year];
  const counted = periods.map((period) => ({
    period,
    tables: plan.tables
      .filter((table) => table.periods.includes(lengthOf(period)))
      .map(({ id, flow, dimension }) => ({ id, flow, dimension, counts: dimensionCodes[dimension].map(() => 0) })),
  }));
  const skew = 1 + 3 * draw();
  for (const flow of new Set(plan.tables.map((table) => table.flow))) {
    for (let event = Math.floor(events * draw()); event > 0; event--) {
      const quarter = Math.floor(4 * draw());
      const places = new Map(plan.tables.map(({ dimension }) => [dimension, draw() ** skew]));
      for (const { tables } of [counted[quarter], counted[4]].flatMap((each) => each ?? [])) {
        for (const table of tables) {
          if (table.flow !== flow) continue;
          const cell = Math.floor((places.get(table.dimension) ?? 0) * table.counts.length);
          table.counts[cell] = (table.counts[cell] ?? 0) + 1;
        }
      }
    }
  }
  return counted;
}

/** Releases one after the other, each with all before it. */
export function releaseAll(
  plan: TablePlan,
  counted: readonly CountedTables[],
  known: (before: readonly ReleaseContent[]) => readonly ReleaseContent[] = (before) => before,
): ReleaseContent[] {
  const releases: ReleaseContent[] = [];
  for (const each of counted) {
    releases.push(releaseOf(each.period, discloseTables(plan, each.period, each, known(releases), 1000)));
  }
  return releases;
}
