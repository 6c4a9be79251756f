import type { Bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { surroundings, withBrowsers, type Surrounding, type ReadSamples } from './in-browser.ts';
import { peakGrowth } from './memory.ts';
import { median } from './samples.ts';

const leastRatio = 0.7;

export const attachment: Bench = {
  name: 'attachment',
  summary: 'sealing a file beside bare loops over AES-256-GCM in the same worker, and the memory that 1 GiB takes',
  run: ({ quick, tell }) =>
    withBrowsers(async (bench) => {
      const figures: Figure[] = [];
      for (const browser of quick ? (['chromium'] as const) : surroundings) {
        const mebibytes = quick ? 2 : 64;
        const read = await bench.in(browser, async (ask) => {
          await ask('attachment', { mebibytes: quick ? 1 : 16, rounds: 1 });
          return ask('attachment', { mebibytes, rounds: quick ? 1 : 15 });
        });
        figures.push(...judge(browser, mebibytes, read));
        // Each in a fresh browser: what one leaves behind does not hide what the other takes. A compiler holds no part of a file.
        for (const size of sizesOf(browser, quick))
          figures.push(
            await bench.in(browser, async (ask) => {
              await ask('stream', { mebibytes: 1 });
              const value = await peakGrowth(() => ask('stream', { mebibytes: size }));
              return { figure: 'peak_memory_growth', value, unit: 'MiB', parameters: { browser, mebibytes: size } };
            }),
          );
        tell(`${browser} measured`);
      }
      return figures;
    }),
};

/** MiB of the files whose memory is measured. */
function sizesOf(browser: Surrounding, quick: boolean): readonly number[] {
  if (quick) return [1];
  return browser === 'firefox-safer' ? [] : [64, 1024];
}

function judge(browser: Surrounding, mebibytes: number, read: ReadSamples): Figure[] {
  const speed = (way: string): number => (1000 * mebibytes) / median(read(way));
  const ratio = (way: string): number =>
    median(read('product').map((milliseconds, round) => (read(way)[round] ?? 0) / milliseconds));
  return [
    { figure: 'sealing', value: speed('product'), unit: 'MiB_per_second', parameters: { browser } },
    ...(['single', 'sixteen'] as const).flatMap((bare): Figure[] => [
      { figure: 'bare', value: speed(bare), unit: 'MiB_per_second', parameters: { browser, bare } },
      {
        figure: 'ratio_to_bare',
        value: ratio(bare),
        unit: 'ratio',
        parameters: { browser, bare },
        aim: { least: leastRatio },
      },
    ]),
  ];
}
