/** Plays many histories under one seed, which is said when one diverges. */
import fc from 'fast-check';
import { history, play, type Outcome } from './history.ts';

export interface Played {
  readonly seed: number;
  readonly count: number;
  readonly events: number;
  readonly told: number;
  /** Kinds of trouble that were among them. */
  readonly kinds: ReadonlySet<string>;
}

/** @param seed of `fast-check`; another one for every run unless given (`KUPUYA_SEED`) */
export async function histories(count: number, seed = seedOfRun()): Promise<Played> {
  const outcomes: Outcome[] = [];
  await fc.assert(
    fc.asyncProperty(history, async (each) => {
      outcomes.push(await play(each));
    }),
    { numRuns: count, seed },
  );
  const kinds = new Set(
    outcomes.flatMap(({ skipped, alarms, starts, rotations }) => [
      ...skipped,
      ...alarms,
      ...(starts - rotations > 1 ? ['two starts'] : []),
      ...(rotations > 0 ? ['rotation'] : []),
    ]),
  );
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, each) => total + of(each), 0);
  return { seed, count: outcomes.length, events: sum(({ events }) => events), told: sum(({ told }) => told), kinds };
}

function seedOfRun(): number {
  const given = Number(process.env['KUPUYA_SEED']);
  return Number.isSafeInteger(given) && given > 0 ? given : Date.now() % 2 ** 31;
}
