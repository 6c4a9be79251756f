/** Search in decrypted text. The index lives in the worker's memory, as the text itself does, and goes with it. */
import type { CasePage, CaseRow } from './views.ts';

export interface SearchSource {
  rows(): readonly CaseRow[];
  page(id: string): CasePage | null;
}

export class CaseSearch {
  readonly #texts = new Map<string, string>();

  /** After anything has changed: what was indexed is read again when it is next searched. */
  clear(): void {
    this.#texts.clear();
  }

  /** Ids of the cases that contain every word, in the order of the rows. No words: all cases. */
  find(source: SearchSource, wanted: string): readonly string[] {
    const words = fold(wanted)
      .split(/\s+/u)
      .filter((word) => word !== '');
    return source
      .rows()
      .filter(({ id }) => {
        const text = this.#textOf(source, id);
        return words.every((word) => text.includes(word));
      })
      .map(({ id }) => id);
  }

  #textOf(source: SearchSource, id: string): string {
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const page = source.page(id);
    const text = page === null ? id : fold([id, ...textsOf(page)].join('\n'));
    this.#texts.set(id, text);
    return text;
  }
}

function textsOf(page: CasePage): readonly string[] {
  return [
    page.frontSheet.office,
    ...page.letters.flatMap(({ statement, answers }) => [statement, ...answers.map(({ text }) => text)]),
    ...page.messages.map(({ text }) => text),
    ...page.notes.map(({ text }) => text),
    ...page.proposals.map(({ text }) => text),
  ];
}

/** People type without capitals, and е for ё. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}
