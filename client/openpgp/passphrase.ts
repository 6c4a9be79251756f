/** Passphrases of keyring files: six words of the codename list, drawn and never chosen (66 bits). */
import { english, foldWord, placesOf, type Random, Reader } from '../../crypto/index.ts';

export const passphraseWords = 6;

/** Six words with single spaces. The list has 2^11 words, so 11 bits of each pair of bytes pick one without bias. */
export function generatePassphrase(random: Random): string {
  const reader = new Reader(random(2 * passphraseWords));
  return Array.from({ length: passphraseWords }, () => english.words[reader.u16() % english.words.length]).join(' ');
}

/**
 * People type capitals, several spaces or hyphens: if what is left is six words of the list, those are meant. Anything else is
 * taken exactly as it stands, for members who set a passphrase of their own with another tool.
 */
export function tidyPassphrase(typed: string): string {
  const words = typed
    .split(/[\s\p{Pd}]+/u)
    .filter((word) => word !== '')
    .map(foldWord);
  const places = placesOf(english);
  return words.length === passphraseWords && words.every((word) => places.has(word)) ? words.join(' ') : typed;
}
