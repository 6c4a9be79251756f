/** The pages of a release as somebody reads them: in two browsers, with and without JavaScript. */
import { z } from 'zod';
import { openBrowser } from '../browser/open.ts';
import { openChromium } from '../browser/chromium.ts';
import { Album, everyLook, inspect, type Look } from '../capture.ts';
import { browserNames } from '../browser/page.ts';
import { JourneyError } from '../steps.ts';

const languages = ['ky', 'ru', 'uz', 'en'] as const;

/** What is seen on one page; the same in every browser. */
const look = `JSON.stringify({
  heading: document.querySelector('h1').textContent,
  tables: document.querySelectorAll('table caption').length,
  charts: document.querySelectorAll('svg > title').length,
})`;

const seenShape = z.object({ heading: z.string().min(1), tables: z.number(), charts: z.number() });

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
          // Asked of the document itself: where scripts are off, nothing in the page can wait or count.
          const now = String(await page.evaluate(look));
          const { tables, charts } = seenShape.parse(JSON.parse(now));
          if (tables === 0 || charts === 0) throw new JourneyError(`${language}: no tables or no charts`);
          const before = seen.get(language) ?? now;
          if (before !== now) throw new JourneyError(`${name} shows ${language} otherwise: ${now}`);
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
  const album = new Album(folder, everyLook, tell);
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
