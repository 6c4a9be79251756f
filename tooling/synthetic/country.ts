/**
 * A country that does not exist: caseloads as a body could have them, drawn from a seed. For demonstrations, tests and benches; whatever is
 * shown of it says that it is synthetic. There is no name in it, and no place finer than a region.
 */
import { defaultProfile, type DeadlineProfile } from '../../crypto/public.ts';
import type { ReportCodes, ReportFacts, ToldFact } from '../../client/statistics/facts.ts';
import { drawArrivals, drawWaves, waveOf, type Wave } from './calendar.ts';
import { drawCourse } from './course.ts';
import { Draws } from './draws.ts';
import {
  categoryWeights,
  channelWeights,
  harmWeights,
  identityWeights,
  regionWeights,
  relationWeights,
  sectorWeights,
} from './mix.ts';

export interface CountryPlan {
  /** A whole number; another seed is another country. */
  readonly seed: number;
  /** First and last day of arrivals, both included; UTC days since 1970-01-01. */
  readonly first: number;
  readonly last: number;
  /** 1 to 100,000; the number of reports follows from it and from the days alone. */
  readonly perYear: number;
}

/** A report with everything that will ever be told of it, also after the last day of arrivals. */
export interface SyntheticReport {
  readonly day: number;
  readonly codes: ReportCodes;
  /** In order; days do not descend. */
  readonly told: readonly ToldFact[];
}

const daysOfYear = 365.2425;
const greatestYear = 100_000;

/** In order of arrival. @throws RangeError for days or a number that cannot be */
export function syntheticCountry({ seed, first, last, perYear }: CountryPlan): readonly SyntheticReport[] {
  if (!(first <= last) || !(perYear >= 1 && perYear <= greatestYear)) throw new RangeError('no such country');
  const draws = new Draws(seed);
  const waves = drawWaves(draws, first, last);
  const count = Math.max(1, Math.round((perYear * (last - first + 1)) / daysOfYear));
  return drawArrivals(draws, { first, last }, waves, count).map((day) => {
    const codes = drawCodes(draws, waveOf(waves, day));
    return { day, codes, told: drawCourse(draws, day, codes) };
  });
}

/** The same as the two officers would count it on a day: what comes later has not happened. */
export function factsOn(
  reports: readonly SyntheticReport[],
  today: number,
  profile: DeadlineProfile = defaultProfile,
): readonly ReportFacts[] {
  return reports
    .filter(({ day }) => day <= today)
    .map(({ day, codes, told }) => ({ day, codes, profile, told: told.filter((each) => each.day <= today) }));
}

function drawCodes(draws: Draws, wave: Wave | undefined): ReportCodes {
  const channel = draws.pick(channelWeights);
  const region = draws.pick(regionWeights);
  const isOfWave = wave !== undefined && draws.chance(1 - 1 / wave.times);
  const sector = isOfWave ? wave.sector : draws.pick(sectorWeights(region));
  const category = draws.pick(categoryWeights(sector));
  return {
    ...{ channel, region, sector, category },
    identity: draws.pick(identityWeights(channel)),
    relation: draws.pick(relationWeights(category)),
    harm: draws.pick(harmWeights(category)),
  };
}
