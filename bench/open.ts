import { epochSeed, formatHex } from '../crypto/index.ts';
import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { withBrowsers } from './in-browser.ts';
import { median } from './samples.ts';

const runs = [
  { browser: 'chromium', provider: 'sodium' },
  { browser: 'chromium', provider: 'portable' },
  { browser: 'firefox', provider: 'sodium' },
  { browser: 'firefox', provider: 'portable' },
] as const;

export const open: Bench = {
  name: 'open',
  summary:
    'letters tried by a member in a worker, one in ten opens and nine are cover: libsodium and the portable provider',
  run: ({ quick, tell }) =>
    withBrowsers(async (bench) => {
      const { members, view } = bench.instance;
      // A member of the report's desk whom it does not leave out.
      const member = members.find(({ position }) => position === view.roster.desks[0]?.positions[0]);
      const period = view.roster.epochs[view.epoch.index];
      const seed = member === undefined || period === undefined ? null : epochSeed(member.keyring, period);
      if (seed === null || typeof member?.position !== 'number') throw new Error('nobody can open letters');
      const { position } = member;
      const figures: Figure[] = [];
      for (const { browser, provider } of quick ? runs.slice(0, 1) : runs) {
        const letters = quick ? 10 : 200;
        const parameters = { seed: formatHex(seed), position, provider };
        const read = await bench.in(browser, async (ask) => {
          await ask('open', { ...parameters, letters: 10, rounds: 1 });
          return ask('open', { ...parameters, letters, rounds: quick ? 1 : 5 });
        });
        figures.push({
          figure: 'letters_tried',
          value: (1000 * letters) / median(read('batch')),
          unit: 'per_second',
          parameters: { browser, provider },
        });
        tell(`${browser} ${provider} measured`);
      }
      return figures;
    }),
};
