/** What somebody typed into the search: words, "phrases", and `tag:` or `name:` before what must stand there. */
import { fold, wordsIn } from './word-forms.ts';

export interface SearchQuery {
  /** Folded. */
  readonly words: readonly string[];
  /** Folded; each stands in the text as it is. */
  readonly phrases: readonly string[];
  readonly tags: readonly string[];
  readonly names: readonly string[];
}

const piece = /(?:(tag|name):)?(?:["«“„]([^"»”“]*)["»”“]|([^\s"«“„]+))/giu;

export function parseQuery(text: string): SearchQuery {
  const words: string[] = [];
  const phrases: string[] = [];
  const tags: string[] = [];
  const names: string[] = [];
  for (const [, filter = '', quoted, bare = ''] of text.matchAll(piece)) {
    const said = fold(quoted ?? bare).trim();
    if (said === '') continue;
    if (filter.toLowerCase() === 'tag') tags.push(said);
    else if (filter.toLowerCase() === 'name') names.push(said);
    else if (quoted !== undefined) phrases.push(said);
    else words.push(...wordsIn(bare));
  }
  return { words, phrases, tags, names };
}

export function isEmpty({ words, phrases, tags, names }: SearchQuery): boolean {
  return words.length + phrases.length + tags.length + names.length === 0;
}
