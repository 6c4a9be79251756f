/** Words and word lists: how people's typing is made comparable, looked up and completed. */

/** 2,048 words of one language; a word stands for its place, 0..2047. */
export interface WordList {
  /** BCP 47 tag. */
  readonly language: string;
  readonly words: readonly string[];
}

export const wordBits = 11n;

/** Marks that keyboards put where a letter carries an apostrophe, such as Uzbek oʻ and gʻ. */
const apostrophes = /['`´‘’ʻʼʹ]/gu;

/**
 * The form in which words are compared: compatibility-composed (NFKC), lower case, ё as е, and one apostrophe. People do not see
 * these differences in their own handwriting.
 */
export function foldWord(word: string): string {
  // Apostrophes first: NFKC would turn an acute accent into a space and a combining mark.
  return word.replace(apostrophes, 'ʻ').normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}

/** The words of a list that begin like the typed prefix, in the list's order, at most `maximum`. Empty for an empty prefix. */
export function suggestWords(prefix: string, list: WordList, maximum = 5): readonly string[] {
  const folded = foldWord(prefix.trim());
  return folded === '' ? [] : list.words.filter((word) => foldWord(word).startsWith(folded)).slice(0, maximum);
}

const places = new WeakMap<WordList, ReadonlyMap<string, number>>();

/** From folded word to place; built once for each list. */
export function placesOf(list: WordList): ReadonlyMap<string, number> {
  const known = places.get(list);
  if (known !== undefined) return known;
  const built = new Map(list.words.map((word, place) => [foldWord(word), place]));
  places.set(list, built);
  return built;
}
