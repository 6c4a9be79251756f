/** Looks at one state of a page in every language, width and colour: a picture of each, and what axe finds wrong. */
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChromiumPage, Colours } from './browser/chromium.ts';
import type { Page } from './browser/page.ts';
import type { PageLanguage } from './flows/source.ts';

export interface Look {
  readonly language: PageLanguage;
  /** CSS pixels. */
  readonly width: number;
  readonly colours: Colours;
}

export interface Picture extends Look {
  readonly part: string;
  readonly state: string;
  readonly file: string;
}

/** Something that a person could stumble over. */
export interface Obstacle extends Look {
  readonly part: string;
  readonly state: string;
  /** Id of the rule of axe-core, or `wider-than-screen`. */
  readonly rule: string;
  readonly where: string;
}

export const everyLook: readonly Look[] = (['ky', 'en'] as const).flatMap((language) =>
  [1280, 320].flatMap((width) => (['light', 'dark'] as const).map((colours) => ({ language, width, colours }))),
);

const heights: Readonly<Record<number, number>> = { 320: 640 };
const usualHeight = 900;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export class Album {
  readonly pictures: Picture[] = [];
  readonly obstacles: Obstacle[] = [];
  readonly #folder: string;
  readonly #looks: readonly Look[];
  readonly #tell: (line: string) => void;

  constructor(folder: string, looks: readonly Look[], tell: (line: string) => void) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#looks = looks;
    this.#tell = tell;
  }

  /** @param change makes the page speak a language; by the switch in its head unless given. Leaves the page as it was. */
  async take(page: ChromiumPage, part: string, state: string, change = switchLanguage): Promise<void> {
    let language: PageLanguage | null = null;
    for (const look of this.#looks) {
      if (language !== look.language) {
        await page.resize(1280, usualHeight);
        await change(page, look.language);
        ({ language } = look);
      }
      await page.resize(look.width, heights[look.width] ?? usualHeight);
      await page.wear(look.colours);
      await page.evaluate(settle);
      const file = `${part}-${state}-${look.language}-${String(look.width)}-${look.colours}.png`;
      await page.screenshot(join(this.#folder, file));
      this.pictures.push({ ...look, part, state, file });
      for (const found of await inspect(page)) this.obstacles.push({ ...look, ...found, part, state });
    }
    await page.resize(1280, usualHeight);
    await page.wear('light');
    await change(page, 'ky');
    this.#tell(
      `${part} ${state}: ${String(this.#looks.length)} pictures, ${String(this.obstacles.length)} obstacles so far`,
    );
  }
}

async function switchLanguage(page: ChromiumPage, language: PageLanguage): Promise<void> {
  const button = `.app-languages button[lang="${language}"]`;
  // A dialog covers the switch: the page behind it keeps its language, and the dialog with it.
  if (await page.exists('dialog[open]')) await page.evaluate(`document.querySelector('${button}').click()`);
  else await page.click(button);
  await page.waitFor(`html[lang="${language}"]`);
}

/** Two frames, so that styles are in place, and time for short transitions. */
const settle = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 120))))`;

const wideContent = `document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth`;

const runAxe = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => [id, String(target)])))`;

/** What axe-core and the width of a page find wrong as it stands. */
export async function inspect(
  page: Pick<Page, 'evaluate'>,
): Promise<readonly { readonly rule: string; readonly where: string }[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(`${axeSource}; null`);
  const violations = await page.evaluate(runAxe);
  const found = Array.isArray(violations) ? violations.map((each: unknown) => describe(each)) : [];
  if ((await page.evaluate(wideContent)) === true) found.push({ rule: 'wider-than-screen', where: 'html' });
  return found;
}

function describe(violation: unknown): { rule: string; where: string } {
  const parts: readonly unknown[] = Array.isArray(violation) ? violation : [];
  return { rule: String(parts[0]), where: String(parts[1]) };
}
