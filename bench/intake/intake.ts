import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, BenchOptions } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { makeInstance, startServer, withFolder } from '../instance.ts';
import { startProgram, type Program } from '../program.ts';
import { median, quantile } from '../samples.ts';
import { countLost } from './kept.ts';
import { sendLoad, type LoadResult } from './load.ts';
import { prepareRequests, type Prepared } from './requests.ts';

/** Half of what the machine can do at all is left for checking, promising and being a server. */
const leastRatio = 0.5;

interface Level {
  readonly clients: number;
  readonly warmUp: number;
  readonly measured: number;
}

interface Round {
  readonly product: LoadResult;
  readonly lost: number;
  readonly bare: LoadResult;
}

export const intake: Bench = {
  name: 'intake',
  summary: 'durable letters per second at 1, 16 and 64 clients, beside a bare handler; killed under load, nothing lost',
  run: ({ quick, tell }) =>
    withFolder(async (dir) => {
      const levels = planLevels(quick);
      const template = join(dir, 'instance');
      const { view } = await makeInstance(template);
      const most = Math.max(...levels.map(needed));
      tell(`sealing ${String(most)} letters`);
      const requests = await prepareRequests(view, most);
      const figures: Figure[] = [];
      for (const level of levels) {
        const rounds: Round[] = [];
        for (let round = 0; round < (quick ? 1 : 5); round++) {
          const place = join(dir, `${String(level.clients)}-${String(round)}`);
          rounds.push(await playRound(template, place, level, requests));
        }
        figures.push(...judge(level, rounds));
        tell(`${String(level.clients)} clients measured`);
      }
      return figures;
    }),
};

function planLevels(quick: BenchOptions['quick']): readonly Level[] {
  if (quick) return [{ clients: 4, warmUp: 4, measured: 20 }];
  return [
    { clients: 1, warmUp: 150, measured: 500 },
    { clients: 16, warmUp: 300, measured: 1500 },
    { clients: 64, warmUp: 300, measured: 1500 },
  ];
}

/** Clients go on while the server is being killed: letters for them too. */
function needed({ clients, warmUp, measured }: Level): number {
  return warmUp + measured + 2 * clients;
}

/** First the baseline, then the product, on fresh stores with the same letters; each is killed while letters come in. */
async function playRound(template: string, place: string, level: Level, requests: readonly Prepared[]): Promise<Round> {
  cpSync(template, place, { recursive: true });
  const load = async (program: Program): Promise<LoadResult> => {
    try {
      return await sendLoad({
        ...level,
        ...{ port: program.port, requests: requests.slice(0, needed(level)) },
        stop: () => program.end('SIGKILL'),
      });
    } finally {
      await program.end('SIGKILL');
    }
  };
  const bareServer = join(import.meta.dirname, 'bare-server.ts');
  const bare = await load(await startProgram(bareServer, { args: [join(place, 'bare.sqlite')] }));
  const product = await load(await startServer(place));
  return { product, lost: countLost(place, product.acknowledged), bare };
}

/** Rates and the ratio are medians of the rounds; waiting times and counts are of all rounds together. */
function judge({ clients }: Level, rounds: readonly Round[]): Figure[] {
  const latencies = rounds.flatMap(({ product }) => product.latencies);
  const sum = (count: (round: Round) => number): number => rounds.reduce((total, round) => total + count(round), 0);
  const parameters = { clients };
  const waiting = (share: number): Figure => ({
    figure: `answer_p${String(share * 100)}`,
    value: quantile(latencies, share),
    unit: 'ms',
    parameters,
  });
  const rate = (figure: string, load: (round: Round) => LoadResult): Figure => ({
    figure,
    value: median(rounds.map((round) => load(round).perSecond)),
    unit: 'per_second',
    parameters,
  });
  return [
    rate('letters', ({ product }) => product),
    rate('bare_letters', ({ bare }) => bare),
    {
      figure: 'ratio_to_bare',
      value: median(rounds.map(({ product, bare }) => product.perSecond / bare.perSecond)),
      unit: 'ratio',
      parameters,
      aim: { least: leastRatio },
    },
    ...[0.5, 0.95, 0.99].map(waiting),
    { figure: 'refused', value: sum(({ product }) => product.refused), unit: 'count', parameters, aim: { most: 0 } },
    { figure: 'acknowledged', value: sum(({ product }) => product.acknowledged.length), unit: 'count', parameters },
    { figure: 'lost', value: sum(({ lost }) => lost), unit: 'count', parameters, aim: { most: 0 } },
  ];
}
