/** How reports and bodies are called, on every page that members see: two of them can speak about one report. */
import type { Language, Texts } from '../../crypto/index.ts';

/** The first eight digits of the letter's commit, which stands in the public register: `7F2A 19CE`. */
export function caseName(id: string): string {
  return `${id.slice(0, 4)} ${id.slice(4, 8)}`.toUpperCase();
}

/** In the reader's language, or in Kyrgyz. */
export function textOf(texts: Texts, language: Language): string {
  return texts[language] ?? texts.ky;
}
