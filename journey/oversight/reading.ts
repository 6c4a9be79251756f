/** The pages of a release as somebody reads them: in two browsers, with and without JavaScript. */
import { join } from 'node:path';
import { openBrowser } from '../browser/open.ts';
import { openChromium } from '../browser/chromium.ts';
import { Album, everyLook, inspect, type Look } from '../capture.ts';
import { browserNames } from '../browser/page.ts';
import { JourneyError } from '../steps.ts';

const languages = ['ky', 'ru', 'uz', 'en'] as const;

/** What was seen on one page; the same in every browser. */
interface Seen {
  readonly heading: string;
  readonly tables: number;
  readonly charts: number;
}

export interface Reading {
  /** Pages that were read, over all browsers. */
  readonly pages: number;
  /** What axe-core and the width of the page find wrong, in words. */
  readonly obstacles: readonly string[];
}

/** @throws JourneyError if a page is empty, asks strangers, complains, or differs between browsers or without scripts */
export async function readEverywhere(origin: string, period: string): Promise<Reading> {
  const seen = new Map<string, string>();
  const obstacles: string[] = [];
  let pages = 0;
  for (const name of browserNames) {
    for (const noScripts of [false, true]) {
      const browser = await openBrowser(name, { origins: [origin], noScripts });
      try {
        const page = await browser.newPage();
        for (const language of languages) {
          await page.goto(`${origin}/statistics/${period}/${language}/`);
          const now: Seen = {
            heading: await page.text('h1'),
            tables: (await page.texts('table caption')).length,
            charts: (await page.texts('svg > title')).length,
          };
          if (now.tables === 0 || now.charts === 0) throw new JourneyError(`${language}: no tables or no charts`);
          const before = seen.get(language) ?? JSON.stringify(now);
          if (before !== JSON.stringify(now))
            throw new JourneyError(`${name} shows ${language} otherwise: ${JSON.stringify(now)}`);
          seen.set(language, before);
          if (!noScripts)
            for (const { rule, where } of await inspect(page))
              obstacles.push(`${name} ${language}: ${rule} at ${where}`);
          pages++;
        }
        const wrong = [...page.complaints, ...page.strangers];
        if (wrong.length > 0) throw new JourneyError(`${name}: ${wrong.join('; ')}`);
      } finally {
        await browser.close();
      }
    }
  }
  return { pages, obstacles };
}

/** Pictures of the pages in Kyrgyz and English, wide and narrow, light and dark. @returns how many, and what is wrong with them */
export async function photograph(
  origin: string,
  period: string,
  folder: string,
  tell: (line: string) => void,
): Promise<Reading> {
  const album = new Album(join(folder), everyLook, tell);
  const browser = await openChromium({ origins: [origin] });
  try {
    const page = await browser.newPage();
    const show = async (_: unknown, language: Look['language']): Promise<void> => {
      await page.goto(`${origin}/statistics/${period}/${language}/`);
    };
    await album.take(page, 'statistics', period.toLowerCase(), show);
  } finally {
    await browser.close();
  }
  const obstacles = album.obstacles.map(
    ({ language, width, colours, rule, where }) => `${language} ${String(width)} ${colours}: ${rule} at ${where}`,
  );
  return { pages: album.pictures.length, obstacles };
}
