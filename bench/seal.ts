import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { surroundings, withBrowsers } from './in-browser.ts';
import { median, quantile } from './samples.ts';

/** Milliseconds: nobody should wait for the seal, not even without a just-in-time compiler. */
const longest = { chromium: 150, firefox: 150, 'firefox-safer': 500 } as const;

export const seal: Bench = {
  name: 'seal',
  summary: 'a report sealed in the worker of a page: Chromium, Firefox, Firefox without WebAssembly and JIT',
  run: ({ quick, tell }) =>
    withBrowsers(async (bench) => {
      const figures: Figure[] = [];
      for (const browser of quick ? (['chromium'] as const) : surroundings) {
        const read = await bench.in(browser, async (ask) => {
          await ask('seal', { letters: quick ? 1 : 5 });
          return ask('seal', { letters: quick ? 2 : 40 });
        });
        const parameters = { browser };
        const aim = { most: longest[browser] };
        figures.push(
          { figure: 'letter_sealed_p50', value: quantile(read('letters'), 0.5), unit: 'ms', parameters, aim },
          { figure: 'letter_sealed_p95', value: quantile(read('letters'), 0.95), unit: 'ms', parameters, aim },
          {
            figure: 'time_over_18_bare_encapsulations',
            value: median(read('letters').map((milliseconds, turn) => milliseconds / (read('bare')[turn] ?? 0))),
            unit: 'ratio',
            parameters,
          },
        );
        tell(`${browser} measured`);
      }
      return figures;
    }),
};
