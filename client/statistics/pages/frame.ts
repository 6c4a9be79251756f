/** What stands around every page of statistics: head, top, bottom, and the frame of a chapter. */
import { hyphenate } from '../../shared/locale/hyphenate.ts';
import { factsOf, languageCodes, type Language } from '../../shared/locale/languages.ts';
import { h, type Child, type Markup } from './markup.ts';
import type { PageTexts } from './texts/texts-shape.ts';

export const stylePath = 'style.css';
export const iconPath = 'icon.svg';

export interface Frame {
  readonly language: Language;
  readonly texts: PageTexts;
  readonly title: string;
  /** From the page to the folder of the release: `../`. */
  readonly root: string;
  readonly isDemo: boolean;
}

export function framed({ language, texts, title, root, isDemo }: Frame, ...children: readonly Child[]): Markup {
  return h(
    'html',
    { lang: language },
    h(
      'head',
      {},
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', {}, isDemo ? `${title} – ${texts.demoTag}` : title),
      h('link', { rel: 'icon', href: `${root}${iconPath}` }),
      h('link', { rel: 'stylesheet', href: `${root}${stylePath}` }),
      languageCodes.map((code) => h('link', { rel: 'alternate', hreflang: code, href: `${root}${code}/` })),
    ),
    h(
      'body',
      {},
      h('a', { class: 'skip', href: '#main' }, texts.skip),
      isDemo &&
        h(
          'aside',
          { class: 'demo-bar', 'aria-label': texts.demoTag },
          h('p', {}, h('strong', {}, texts.demoTag), ' ', texts.demo),
        ),
      header(language, texts, root),
      h('main', { id: 'main', tabindex: -1 }, children),
      h('footer', {}, h('p', {}, texts.footer)),
    ),
  );
}

function header(language: Language, texts: PageTexts, root: string): Markup {
  return h(
    'header',
    {},
    h(
      'div',
      { class: 'top' },
      h('a', { class: 'name', href: language === 'en' ? '/en/' : '/' }, tunduk(), h('span', {}, texts.siteName)),
      h(
        'nav',
        { 'aria-label': texts.languages },
        h(
          'ul',
          {},
          languageCodes.map((code) =>
            h(
              'li',
              {},
              h(
                'a',
                { href: `${root}${code}/`, lang: code, hreflang: code, 'aria-current': code === language && 'true' },
                factsOf(code).name,
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** A chapter with its heading. @param id of the chapter, unique within the page */
export function chapter(id: string, title: string, language: Language, ...children: readonly Child[]): Markup {
  return h(
    'section',
    { class: 'chapter', id, 'aria-labelledby': `${id}-heading` },
    h('h2', { id: `${id}-heading` }, hyphenate(title, language)),
    children,
  );
}

const rings = {
  viewBox: '0 0 40 40',
  path: 'M8 8c6 7 17 18 24 24M5 13c6 7 15 16 22 22M13 5c6 7 15 16 22 22M32 8c-6 7-17 18-24 24M27 5c-6 7-15 16-22 22M35 13c-6 7-15 16-22 22',
} as const;

/** The ring of a yurt's roof, as on the public front. */
function tunduk(): Markup {
  return h(
    'svg',
    { class: 'tunduk', viewBox: rings.viewBox, 'aria-hidden': 'true', focusable: 'false' },
    h('circle', { cx: 20, cy: 20, r: 17 }),
    h('path', { d: rings.path }),
  );
}

/** The same as a file, for the tab of the browser. */
export function iconImage(): Markup {
  return h(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: rings.viewBox, fill: 'none', stroke: '#8a1f2b', 'stroke-width': 2 },
    h('circle', { cx: 20, cy: 20, r: 17 }),
    h('path', { d: rings.path }),
  );
}
