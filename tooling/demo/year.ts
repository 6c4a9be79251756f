import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWitnessKey } from '../../client/witness/key.ts';
import { formatDay, parseDay } from '../../client/cli/ceremony/days.ts';
import { machineDay, machineRandom, machineSuite } from '../../client/cli/terminal/machine.ts';
import { currentCode } from '../../server/accounts/totp.ts';
import { dayMs } from '../synthetic/calendar.ts';
import { syntheticCountry } from '../synthetic/country.ts';
import type { Colleague } from '../synthetic/desk.ts';
import { fillYears } from '../synthetic/fill.ts';
import { endedPeriods } from '../synthetic/officers.ts';
import { buildYears, type Years } from '../synthetic/years.ts';
import { projectRoot } from './folder.ts';
import { yearOrigin, type DemoRecipe } from './instance.ts';
import type { Person } from './people.ts';

export interface YearPlan {
  /** On which the body begins to work: it then works until today. UTC days since 1970-01-01, at most two years ago. */
  readonly first: number;
  /** The last day on which anything happens; today when left out. */
  readonly until?: number;
  readonly perYear: number;
  readonly seed: number;
  /** What the officers have released of what has ended; what they have not is left to whoever looks. */
  readonly release: 'ALL' | 'ALL_BUT_NEWEST';
}

/** About 300 reports a year since the first day of the year before this one: a whole year, and what has ended of this one. */
export function lastYear(): YearPlan {
  const year = Number(formatDay(machineDay()).slice(0, 4)) - 1;
  return { first: parseDay(`${String(year)}-01-01`), perYear: 300, seed: year, release: 'ALL_BUT_NEWEST' };
}

/** A body with past days, filled through the real protocol (`tooling/synthetic`). */
export function syntheticYear(
  { first, until = machineDay(), perYear, seed, release }: YearPlan,
  tell: (line: string) => void,
): DemoRecipe {
  const days = { first, last: machineDay() };
  let years: Years | null = null;
  return {
    first,
    build: async (suite, random) => {
      years = await buildYears(suite, random, { origin: yearOrigin, days });
      return years;
    },
    fill: async (folder, trust, people) => {
      if (years === null) throw new Error('there is nothing to fill');
      const { next: rosters, keyrings } = years;
      const count = days.last - first + 1;
      tell(
        `Жасалма жыл түзүлүүдө, ${String(count)} күн (бир нече мүнөт)…  /  Making a synthetic year, ${String(count)} days (some minutes)…`,
      );
      const colleague = (position: number): Colleague => colleagueAt(position, people, keyrings, first);
      const suite = await machineSuite();
      const { alarms } = await fillYears({
        ...{ suite, random: machineRandom, dir: folder.server, trust, days, rosters, seed, tell },
        checker: await parseWitnessKey(suite, readFileSync(folder.checkerKey, 'utf8')),
        publicDir: join(projectRoot, 'dist'),
        until,
        reports: syntheticCountry({ seed, first, last: until, perYear }),
        officers: officersAmong(people, keyrings, first),
        releases: endedPeriods(days).slice(0, release === 'ALL' ? undefined : -1),
        // The first two seats of each of the two desks of the small profile.
        desks: [
          [colleague(0), colleague(1)],
          [colleague(3), colleague(4)],
        ],
      });
      if (alarms.length > 0) throw new Error(`something went wrong on the way: ${alarms.join(', ')}`);
    },
  };
}

function colleagueAt(
  position: number,
  people: readonly Person[],
  keyrings: Years['keyrings'],
  first: number,
): Colleague {
  return colleagueOf(
    people.find((each) => each.position === position),
    keyrings,
    first,
  );
}

function officersAmong(
  people: readonly Person[],
  keyrings: Years['keyrings'],
  first: number,
): readonly [Colleague, Colleague] {
  const [one, two] = people.filter(({ isOfficer }) => isOfficer);
  return [colleagueOf(one, keyrings, first), colleagueOf(two, keyrings, first)];
}

function colleagueOf(person: Person | undefined, keyrings: Years['keyrings'], first: number): Colleague {
  const keyring = keyrings.find((each) => each.keyring.member === person?.member)?.keyring;
  if (person === undefined || keyring === undefined) throw new Error('somebody is missing');
  const { account: name, password, totpSecret } = person;
  return { keyring, credentials: () => ({ name, password, code: currentCode(totpSecret, (first + 0.5) * dayMs) }) };
}
