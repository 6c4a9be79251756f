import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { surroundings, withBrowsers } from './in-browser.ts';
import { median } from './samples.ts';

/** Milliseconds. */
const longest = 50;

export const pages: Bench = {
  name: 'pages',
  summary:
    '512 frames tried with a reply key, and a whole answer page: Chromium, Firefox, Firefox without WebAssembly and JIT',
  run: ({ quick, tell }) =>
    withBrowsers(async (bench) => {
      const { frames, fresh } = bench.instance.view.roster.pages;
      const figures: Figure[] = [];
      for (const browser of quick ? (['chromium'] as const) : surroundings) {
        const read = await bench.in(browser, async (ask) => {
          await ask('pages', { rounds: quick ? 1 : 3 });
          return ask('pages', { rounds: quick ? 1 : 20 });
        });
        figures.push(
          {
            figure: 'frames_tried',
            value: median(read('keyed')),
            unit: 'ms',
            parameters: { browser, keyed: 512 },
            aim: { most: longest },
          },
          {
            figure: 'page_tried',
            value: median(read('page')),
            unit: 'ms',
            parameters: { browser, keyed: frames - frames / fresh, sealed: frames / fresh },
          },
        );
        tell(`${browser} measured`);
      }
      return figures;
    }),
};
