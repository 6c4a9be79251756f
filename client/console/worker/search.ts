/** Search in decrypted text. The index lives in the worker's memory, as the text itself does, and goes with it. */
import type { CasePage } from './views.ts';

export interface SearchSource {
  readonly ids: () => readonly string[];
  /** Everything readable in a case, or null if this member may not see it. */
  readonly text: (id: string) => string | null;
}

export class CaseSearch {
  readonly #texts = new Map<string, string>();

  /** After anything has changed: what was indexed is read again when it is next searched. */
  clear(): void {
    this.#texts.clear();
  }

  /** Ids of the cases that contain every word, in the order of the source. No words: all cases. */
  find(source: SearchSource, wanted: string): readonly string[] {
    const words = fold(wanted)
      .split(/\s+/u)
      .filter((word) => word !== '');
    return source.ids().filter((id) => {
      const text = this.#textOf(source, id);
      return words.every((word) => text.includes(word));
    });
  }

  #textOf(source: SearchSource, id: string): string {
    const known = this.#texts.get(id);
    if (known !== undefined) return known;
    const text = fold(`${id}\n${source.text(id) ?? ''}`);
    this.#texts.set(id, text);
    return text;
  }
}

/** What people wrote: sources, colleagues, oneself. */
export function searchableText(page: CasePage): string {
  return [
    page.frontSheet.office,
    ...page.letters.flatMap(({ statement, answers }) => [statement, ...answers.map(({ text }) => text)]),
    ...page.messages.map(({ text }) => text),
    ...page.notes.map(({ text }) => text),
    ...page.proposals.map(({ text }) => text),
  ].join('\n');
}

/** People type without capitals, and е for ё. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
}
