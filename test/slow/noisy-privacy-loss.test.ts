/**
 * What somebody who sees the published numbers learns of one report, measured: the same mechanism runs over worlds with and without it, and
 * no event may be more than e times as likely in one as in the other. Mechanisms with planted faults must be caught. All seeds are fixed.
 */
import { addNoise, countMonth, type SeriesEvent } from '../../client/statistics/noisy/noisy-table.ts';
import type { JointSeed } from '../../client/statistics/noisy/seeds.ts';
import { commitToSeed, openJointSeed } from '../../client/statistics/noisy/seeds.ts';
import type { SeriesTable } from '../../client/statistics/noisy/series-plan.ts';
import { daysOf } from '../../client/statistics/noisy/months.ts';
import {
  closed,
  closedByTime,
  epsilonOne,
  month,
  origin,
  plan,
  quickSuite as suite,
} from '../client/statistics/noisy/world.ts';

type Histories = readonly (readonly SeriesEvent[])[];

/** What is published of a world under one seed, as everybody sees it. */
type Mechanism = (histories: Histories, seed: JointSeed) => Promise<string>;

const runs = 1500;
/** In which what to look for is chosen. */
const looks = 500;
const day = daysOf(month).first;
const reasons: SeriesTable = { ...closed, id: 'extended-monthly', flow: 'EXTENDED', dimension: 'EXTENSION_REASON' };
const report = (code: string): readonly SeriesEvent[] => [{ day, code }];
const repeat = (count: number, code: string): Histories => Array.from({ length: count }, () => report(code));

/** Seeds of as many services: what the noise can be. */
const jointSeeds = await Promise.all(
  Array.from({ length: 2 * (looks + runs) }, async (_, index) => {
    const seeds = {
      publisher: new Uint8Array(32).fill(index % 256),
      oversight: new Uint8Array(32).fill(Math.floor(index / 256)),
    };
    const publisher = await commitToSeed(suite, 'PUBLISHER', plan, seeds.publisher);
    const oversight = await commitToSeed(suite, 'OVERSIGHT', plan, seeds.oversight);
    return openJointSeed(suite, { origin, plan, publisher, oversight }, seeds);
  }),
);

async function rowsOf(table: SeriesTable, histories: Histories, seed: JointSeed, name = month): Promise<number[]> {
  const { rows } = await addNoise(suite, seed, table, name, countMonth(table, name, histories));
  return rows.map(({ value }) => value);
}

/**
 * A privacy loss that the runs bear out: the greatest ln(p / q) over single outputs, and over the set of outputs that in runs of their own only
 * one of the worlds gave [many outputs can each be too rare to accuse]; p taken low and q high by four standard deviations, so that chance alone
 * does not accuse.
 */
async function provenLoss(mechanism: Mechanism, one: Histories, other: Histories): Promise<number> {
  const run = async (world: Histories, from: number, count: number): Promise<Counts> => {
    const outputs = await Promise.all(jointSeeds.slice(from, from + count).map((seed) => mechanism(world, seed)));
    const found = new Map<string, number>();
    for (const output of outputs) found.set(output, (found.get(output) ?? 0) + 1);
    return found;
  };
  const [firstA, firstB] = [await run(one, 0, looks), await run(other, looks, looks)];
  const [a, b] = [await run(one, 2 * looks, runs), await run(other, 2 * looks + runs, runs)];
  return Math.max(...lossesOf(a, b, onlyIn(firstA, firstB)), ...lossesOf(b, a, onlyIn(firstB, firstA)));
}

type Counts = ReadonlyMap<string, number>;

function onlyIn(a: Counts, b: Counts): readonly string[] {
  return [...a.keys()].filter((output) => !b.has(output));
}

function lossesOf(a: Counts, b: Counts, chosen: readonly string[]): readonly number[] {
  const sum = (counts: Counts): number => chosen.reduce((total, output) => total + (counts.get(output) ?? 0), 0);
  return [lossOf(sum(a), sum(b)), ...[...a].map(([output, count]) => lossOf(count, b.get(output) ?? 0))];
}

function lossOf(p: number, q: number): number {
  const low = p - 4 * Math.sqrt(p + 1);
  const high = q + 4 * Math.sqrt(q + 1);
  return low <= 0 ? 0 : Math.log(low / high);
}

const published: Mechanism = async (histories, seed) => (await rowsOf(closed, histories, seed)).join();

describe('what the series tells of one report', () => {
  test.each([0, 9])('is at most epsilon, beside %i others', async (others) => {
    const world = repeat(others, 'ALL');
    const loss = await provenLoss(published, [...world, report('ALL')], world);
    expect(loss).toBeLessThanOrEqual(1);
    // The measure sees something at all: without noise, everything would be told.
    const bare: Mechanism = (histories) => Promise.resolve(String(countMonth(closed, month, histories).get('ALL')));
    expect(await provenLoss(bare, [...world, report('ALL')], world)).toBeGreaterThan(1);
  });

  test('is at most epsilon in a table of several codes too', async () => {
    const several: Mechanism = async (histories, seed) => (await rowsOf(reasons, histories, seed)).join();
    const world = repeat(3, 'OTHER');
    expect(await provenLoss(several, [...world, report('COMPLEX')], world)).toBeLessThanOrEqual(1);
  });

  test('of a case that was closed twice is no more than of one that was closed once', () => {
    const twice = [
      { day, code: 'DAYS_0_30' },
      { day: day + 3, code: 'DAYS_31_90' },
    ];
    expect(countMonth(closedByTime, month, [twice])).toEqual(countMonth(closedByTime, month, [twice.slice(0, 1)]));
  });
});

describe('a mechanism that tells too much is caught:', () => {
  const world = repeat(1, 'ALL');
  const withOne = [...world, report('ALL')];

  test('wrong sensitivity: a total beside the cells, each with the noise of one', async () => {
    const withTotal: Mechanism = async (histories, seed) => {
      const [value = 0] = await rowsOf(closed, histories, seed);
      const [total = 0] = await rowsOf({ ...closed, id: 'total' }, histories, seed);
      // The direction in which both move: what a reader would look at.
      return value >= 2 && total >= 2 ? 'both up' : value <= 1 && total <= 1 ? 'both down' : 'apart';
    };
    const half: Mechanism = async (histories, seed) =>
      (await rowsOf(closed, [...histories, ...histories], seed)).join();
    expect(await provenLoss(half, withOne, world)).toBeGreaterThan(1);
    expect(await provenLoss(withTotal, withOne, world)).toBeGreaterThan(1);
  });

  test('wrong sensitivity: every closing of a case counts, not the first alone', async () => {
    const everyClosing: Mechanism = async (histories, seed) => {
      const all = histories.flatMap((history) => history.map((event) => [event]));
      return (await rowsOf(closed, all, seed)).join();
    };
    const thrice = [...report('ALL'), ...report('ALL'), ...report('ALL')];
    expect(await provenLoss(everyClosing, [...world, thrice], world)).toBeGreaterThan(1);
    expect(await provenLoss(published, [...world, thrice], world)).toBeLessThanOrEqual(1);
  });

  test('floating point: the last bits of a logarithm say from which count they come', async () => {
    const floating: Mechanism = (histories, seed) => {
      // Nine bits where a generator has 53, so that few runs suffice.
      const uniform = ((seed[0] ?? 0) + 256 * ((seed[1] ?? 0) % 2) + 1) / 513;
      const magnitude = -Math.log(uniform);
      const noise = (seed[2] ?? 0) % 2 === 0 ? magnitude : -magnitude;
      return Promise.resolve(String(histories.length + noise));
    };
    expect(await provenLoss(floating, withOne, world)).toBeGreaterThan(1);
  });

  test('clamp before noise: what is below ten is set to zero', async () => {
    const clamped: Mechanism = async (histories, seed) => {
      const count = countMonth(closed, month, histories).get('ALL') ?? 0;
      return (await rowsOf(closed, repeat(count < 10 ? 0 : count, 'ALL'), seed)).join();
    };
    expect(await provenLoss(clamped, repeat(10, 'ALL'), repeat(9, 'ALL'))).toBeGreaterThan(1);
  });

  test('clamp of the noise: it never reaches beyond three', async () => {
    const cut: Mechanism = async (histories, seed) => {
      const [noise = 0] = await rowsOf(closed, [], seed);
      return String(histories.length + Math.max(-1, Math.min(1, noise)));
    };
    expect(await provenLoss(cut, withOne, world)).toBeGreaterThan(1);
  });

  test('reused noise: two months under one draw, whose difference is exact', async () => {
    const reused: Mechanism = async (histories, seed) => {
      const [noise = 0] = await rowsOf(closed, [], seed);
      return String(histories.length + noise - (world.length + noise));
    };
    expect(await provenLoss(reused, withOne, world)).toBeGreaterThan(1);
  });

  test('rows that follow the data: a code without a report has no row', async () => {
    const sparse: Mechanism = async (histories, seed) => {
      const counts = countMonth(reasons, month, histories);
      const { rows } = await addNoise(suite, seed, reasons, month, counts);
      return rows
        .filter(({ code }) => counts.get(code) !== 0)
        .map(({ code }) => code)
        .join();
    };
    const others = repeat(2, 'OTHER');
    expect(await provenLoss(sparse, [...others, report('COMPLEX')], others)).toBeGreaterThan(1);
  });
});

test('at half of epsilon one report tells half as much', async () => {
  const halfEpsilon: Mechanism = async (histories, seed) =>
    (await rowsOf({ ...closed, epsilon: { ...epsilonOne, denominator: 2 } }, histories, seed)).join();
  expect(await provenLoss(halfEpsilon, repeat(2, 'ALL'), repeat(1, 'ALL'))).toBeLessThanOrEqual(0.5);
});
