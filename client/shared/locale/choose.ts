import { DEFAULT_LANGUAGE, isLanguage, type Language } from './languages.ts';

/**
 * Which language to begin with: the one named in the address (`#ky`), else the first of the browser's
 * languages that we have, else Kyrgyz. Nothing is stored, so that nothing is left on the device.
 *
 * @param fragment `location.hash`, with or without `#`; anything but a bare language code is ignored.
 * @param preferred `navigator.languages`, for example `['ky-KG', 'ru', 'en-US']`.
 */
export function chooseLanguage(fragment: string, preferred: readonly string[]): Language {
  const asked = languageInFragment(fragment);
  if (asked !== null) return asked;
  for (const tag of preferred) {
    const code = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(code)) return code;
  }
  return DEFAULT_LANGUAGE;
}

/** The language a fragment names, or null when it is not (only) a language code. */
export function languageInFragment(fragment: string): Language | null {
  const code = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  return isLanguage(code) ? code : null;
}
