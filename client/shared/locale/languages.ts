/**
 * The languages people can read, in the order in which a switch offers them. Which of them a page offers is a property of the page:
 * its catalogue has texts for them.
 *
 * Adding a language means adding one line here, one `locale/<code>/shared.ftl`, and for each page that is to offer it the page's own
 * `.ftl` files and a place in its catalogue.
 */

/** Everything about a language that is not a text. */
interface LanguageFacts {
  /** Its name in itself, as the switch shows it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Locales for `Intl`, best first: not every browser carries Kyrgyz, and Russian groups digits alike. */
  readonly intl: readonly string[];
  /** January to December: own tables, because `Intl` without the language would answer in another one. */
  readonly months: readonly [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  /** Where the parts of a date stand: `{d}` day of the month, `{month}` its name, `{y}` year. */
  readonly date: string;
  /** Decimal separator, then the separator between groups of three digits. */
  readonly separators: readonly [decimal: string, group: string];
  /** Byte, kilobyte, megabyte, gigabyte (powers of 1,000). */
  readonly byteUnits: readonly [string, string, string, string];
}

const NO_BREAK_SPACE = '\u00a0';

/* prettier-ignore */
export const languages = {
  ky: { name: 'Кыргызча', direction: 'ltr', intl: ['ky', 'ru'], months: ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'], date: '{d}-{month}, {y}-ж.', separators: [',', NO_BREAK_SPACE], byteUnits: ['байт', 'КБ', 'МБ', 'ГБ'] },
  ru: { name: 'Русский', direction: 'ltr', intl: ['ru'], months: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'], date: '{d} {month} {y} г.', separators: [',', NO_BREAK_SPACE], byteUnits: ['байт', 'КБ', 'МБ', 'ГБ'] },
  uz: { name: 'O‘zbekcha', direction: 'ltr', intl: ['uz-Latn', 'uz', 'ru'], months: ['yanvar', 'fevral', 'mart', 'aprel', 'may', 'iyun', 'iyul', 'avgust', 'sentabr', 'oktabr', 'noyabr', 'dekabr'], date: '{y}-yil {d}-{month}', separators: [',', NO_BREAK_SPACE], byteUnits: ['bayt', 'KB', 'MB', 'GB'] },
  en: { name: 'English', direction: 'ltr', intl: ['en-GB'], months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'], date: '{d} {month} {y}', separators: ['.', ','], byteUnits: ['bytes', 'kB', 'MB', 'GB'] },
} as const satisfies Record<string, LanguageFacts>;

export type Language = keyof typeof languages;

/** The language of the law and of most readers: shown when nothing else was asked for, and first in every list. */
export const DEFAULT_LANGUAGE: Language = 'ky';

/** A missing text is looked for in these, as far as the page offers them, before the page admits that it is missing. */
export const FALLBACK_ORDER: readonly Language[] = ['ky', 'ru', 'en'];

/** All languages, Kyrgyz first; a page offers these or fewer. */
export const languageCodes: readonly Language[] = Object.keys(languages).filter(isLanguage);

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(languages, code);
}

/** The facts about one language, without the narrow literal types of the table. */
export function factsOf(language: Language): LanguageFacts {
  return languages[language];
}
