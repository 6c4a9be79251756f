import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';
import { hyphenate } from '../client/shared/locale/hyphenate.ts';
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '../client/shared/locale/languages.ts';
import { createTranslator, type Translator } from '../client/shared/locale/translator.ts';

const CLIENT = join(import.meta.dirname, '../client');
const NOT_FOUND = 'not-found.html';
/** Has its few words in all four languages itself; the portal's texts are in two. */
const NO_RELEASE = 'no-release.html';

/** `{{ky:text-id}}` */
const PLACE_OF_LANGUAGE = /\{\{([a-z]{2}):([a-z][\w-]*)\}\}/gu;

/** `{{text-id}}`, `{{@name}}` or `{{@name:argument}}` */
const PLACE = /\{\{(?:@([a-z]+)(?::([a-z-]+))?|([a-z][\w-]*))\}\}/gu;

/**
 * Fills the texts of one language into a page, so that its core is there before, and without, any script.
 *
 * @param template HTML with places: a text by its id, `@hyphenate:id` with soft hyphens, `@language`, `@home` (the address of this
 *   language) and `@current:code` (marks the link to the language of the page)
 * @throws Error for a place or a text that does not exist
 */
export const fillTexts = (template: string, language: Language, t: Translator): string =>
  template
    .replace('<html lang="ky"', `<html lang="${language}"`)
    .replace(PLACE, (_, act: string | undefined, argument = '', id = ''): string => {
      switch (act) {
        case undefined:
          return escapeHtml(t(String(id)));
        case 'hyphenate':
          return escapeHtml(hyphenate(t(String(argument)), language));
        case 'language':
          return language;
        case 'home':
          return language === DEFAULT_LANGUAGE ? '/' : `/${language}/`;
        case 'current':
          return argument === language ? 'aria-current="true"' : '';
        default:
          throw new Error(`static pages know no place @${act}`);
      }
    });

/** Both languages of the portal's page, as its folder has them. */
export const portalPage = (language: Language): string =>
  fillTexts(readFileSync(join(CLIENT, 'portal/index.html'), 'utf8'), language, portalTexts(language));

/** The page for an address that does not exist: all languages in one file. @throws Error as `fillTexts` */
export const notFoundPage = (): string =>
  readFileSync(join(CLIENT, 'portal', NOT_FOUND), 'utf8').replace(PLACE_OF_LANGUAGE, (_, code: string, id: string) => {
    if (!isLanguage(code)) throw new Error(`there is no language ${code}`);
    return escapeHtml(portalTexts(code)(id));
  });

/** For Vite: `index.html` and `CODE.html` become the same page, each in its language; `not-found.html` and `no-release.html` have all of them. */
export const staticTexts = (): Plugin => ({
  name: 'static-texts',
  transformIndexHtml: {
    order: 'pre',
    handler: (html, { filename }) => {
      if (basename(filename) === NOT_FOUND) return notFoundPage();
      if (basename(filename) === NO_RELEASE) return html;
      const name = /([a-z]+)\.html$/u.exec(filename)?.[1] ?? '';
      return portalPage(isLanguage(name) ? name : DEFAULT_LANGUAGE);
    },
  },
});

const portalTexts = (language: Language): Translator => {
  const texts = [join(CLIENT, `shared/locale/${language}/shared.ftl`), join(CLIENT, `portal/locale/${language}.ftl`)];
  return createTranslator(
    language,
    texts.map((path) => readFileSync(path, 'utf8')),
  );
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/gu, (character) => `&#${String(character.codePointAt(0))};`);
