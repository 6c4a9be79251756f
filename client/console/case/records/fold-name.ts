/** One writing of a name for comparing: case, accents of the keyboard and punctuation do not make another person. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ё/gu, 'е')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}
