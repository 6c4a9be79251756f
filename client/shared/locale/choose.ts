import { DEFAULT_LANGUAGE, isLanguage, type Language } from './languages.ts';

/**
 * Which of a page's languages to begin with: the one named in the address (`#ky`), else the first of the browser's languages that the
 * page offers, else Kyrgyz. Nothing is stored, so that nothing is left on the device.
 *
 * @param fragment `location.hash`, with or without `#`; anything but a bare language code is ignored.
 * @param preferred `navigator.languages`, for example `['ky-KG', 'ru', 'en-US']`.
 * @param offered languages of the page, Kyrgyz among them.
 */
export function chooseLanguage(fragment: string, preferred: readonly string[], offered: readonly Language[]): Language {
  const asked = languageInFragment(fragment, offered);
  if (asked !== null) return asked;
  for (const tag of preferred) {
    const code = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(code) && offered.includes(code)) return code;
  }
  return DEFAULT_LANGUAGE;
}

/** The language a fragment names, or null when it is not (only) the code of a language that the page offers. */
export function languageInFragment(fragment: string, offered: readonly Language[]): Language | null {
  const code = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  return isLanguage(code) && offered.includes(code) ? code : null;
}
