import type { Language } from './languages.ts';

/**
 * Soft hyphens for Kyrgyz and Russian headings.
 *
 * Browsers ship no Kyrgyz hyphenation, not all of them Russian, and `жоопкерчиликсиздигинен` does not fit a phone in heading size; words that do
 * fit, up to 14 letters, are better moved to the next line whole. A syllable has one vowel (long vowels are written
 * double); of several consonants between vowels only the last begins the next syllable, which Russian allows too. Other
 * languages are left to `hyphens: auto`.
 */
export function hyphenate(text: string, language: Language): string {
  if (language !== 'ky' && language !== 'ru') return text;
  return text.replace(/[а-яёөүң]{15,}/giu, hyphenateWord);
}

const SOFT_HYPHEN = '\u00ad';
const VOWEL = /[аеёиоөуүыэюя]/iu;
/** These are never parted from the letter before them. */
const SIGN = /[ьъ]/iu;
/** Letters that stay together at either end: shorter rests look like a slip. */
const SHORTEST_PART = 3;

function hyphenateWord(word: string): string {
  const letters = [...word];
  let result = '';
  let sinceBreak = 0;
  letters.forEach((letter, index) => {
    const next = letters[index + 1] ?? '';
    const startsSyllable = !VOWEL.test(letter) && !SIGN.test(letter) && VOWEL.test(next);
    const vowelBefore = letters.slice(0, index).some((before) => VOWEL.test(before));
    if (startsSyllable && vowelBefore && sinceBreak >= SHORTEST_PART && letters.length - index >= SHORTEST_PART) {
      result += SOFT_HYPHEN;
      sinceBreak = 0;
    }
    result += letter;
    sinceBreak += 1;
  });
  return result;
}
