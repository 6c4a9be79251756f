/** Search in decrypted text. The index lives in the worker's memory, as the text itself does, and goes with it. */
import MiniSearch, { type Query } from 'minisearch';
import { isEmpty, parseQuery, type SearchQuery } from './search-query.ts';
import type { CasePage } from './views.ts';
import { fold, skeleton, stemsOf, wordsIn } from './word-forms.ts';

/** Where something was found. */
export const searchFields = ['report', 'answer', 'message', 'note', 'person', 'tag', 'office', 'id'] as const;
export type SearchField = (typeof searchFields)[number];

/** Everything readable in a case, by where it stands. */
export type SearchTexts = Readonly<Record<Exclude<SearchField, 'id'>, string>>;

export interface SearchSource {
  /** The same list as long as nothing has come or gone. */
  readonly ids: () => readonly string[];
  /** Null if this member may not see it. */
  readonly texts: (id: string) => SearchTexts | null;
}

/** Plain text of strangers: to be shown as that. */
export interface SearchHit {
  readonly id: string;
  readonly field: SearchField;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** Letters on either side of what was found. */
const margin = 60;
const boost = { report: 1, answer: 1, message: 1, note: 1.5, person: 2, tag: 2, office: 1.5, id: 3 } as const;
/** Cases read for the index before a question gets its turn. */
const handful = 10;

export class CaseSearch {
  readonly #index = new MiniSearch<Record<string, string>>({
    fields: [...searchFields],
    tokenize: (text) => [...wordsIn(text)],
    processTerm: skeleton,
  });
  /** Of the cases in the index, folded; null where nothing may be seen. */
  readonly #texts = new Map<string, SearchTexts | null>();
  /** Of the source, when all of them were last in the index. */
  #ids: readonly string[] = [];
  #there: ReadonlySet<string> = new Set();

  /** After these have changed, or after anything has: what was indexed is read again when it is next searched. */
  clear(ids: Iterable<string> = [...this.#texts.keys()]): void {
    for (const id of ids) {
      if (!this.#texts.delete(id)) continue;
      this.#ids = [];
      this.#index.discard(id);
    }
  }

  /** Reads everything that is not in the index yet, with pauses. */
  async prepare(source: SearchSource, pause: () => Promise<unknown>): Promise<void> {
    for (const [index, id] of source.ids().entries()) {
      if (this.#texts.has(id)) continue;
      this.#read(source, id);
      if (index % handful === 0) await pause();
    }
  }

  /** Ids of the cases in which all of it occurs, the most fitting first. Nothing asked: all cases, in the order of the source. */
  find(source: SearchSource, wanted: string): readonly string[] {
    const ids = source.ids();
    const query = parseQuery(wanted);
    if (isEmpty(query)) return ids;
    if (ids !== this.#ids) {
      for (const id of ids) if (!this.#texts.has(id)) this.#read(source, id);
      [this.#ids, this.#there] = [ids, new Set(ids)];
    }
    const found = query.words.length === 0 ? ids : this.#index.search(queryOf(query.words)).map(({ id }) => String(id));
    return found.filter((id) => this.#there.has(id) && this.#fits(id, query));
  }

  /** Where it stands, for the first of the cases found. */
  hits(source: SearchSource, wanted: string, most: number): readonly SearchHit[] {
    const query = parseQuery(wanted);
    const ids = this.find(source, wanted).slice(0, isEmpty(query) ? 0 : most);
    return ids.flatMap((id) => hitIn(id, source.texts(id), query) ?? []);
  }

  #read(source: SearchSource, id: string): void {
    const texts = source.texts(id);
    this.#texts.set(id, texts === null ? null : folded(texts));
    this.#index.add({ ...(texts ?? {}), id });
  }

  #fits(id: string, { phrases, tags, names }: SearchQuery): boolean {
    const texts = this.#texts.get(id) ?? null;
    if (texts === null) return phrases.length + tags.length + names.length === 0;
    return (
      phrases.every((phrase) => Object.values(texts).some((text) => text.includes(phrase))) &&
      tags.every((tag) => texts.tag.split('\n').some((each) => each.startsWith(tag))) &&
      names.every((name) => texts.person.includes(name))
    );
  }
}

/** What people wrote: sources, colleagues, oneself. */
export function searchableTexts(page: CasePage): SearchTexts {
  const lines = (texts: readonly string[]): string => texts.join('\n');
  const { sheets } = page;
  return {
    office: page.frontSheet.office,
    report: lines(page.letters.map(({ statement }) => statement)),
    answer: lines(page.letters.flatMap(({ answers }) => answers.map(({ text }) => text))),
    message: lines(page.messages.flatMap((message) => (message.from === 'BODY' ? [message.text] : []))),
    note: lines([
      ...page.notes.map(({ text }) => text),
      ...page.proposals.map(({ text }) => text),
      ...sheets.ALLEGATION.flatMap(({ data }) => [data.text, data.reason]),
      ...sheets.TASK.map(({ data }) => data.text),
      ...sheets.TRIAGE.map(({ data }) => data.text),
      ...sheets.RETALIATION.map(({ data }) => data.text),
      ...sheets.LINK.map(({ data }) => data.text),
    ]),
    person: lines(sheets.PERSON.filter(({ kept }) => kept).flatMap(({ data }) => [data.name, data.text])),
    tag: lines(sheets.TAG.filter(({ kept }) => kept).map(({ data }) => data.text)),
  };
}

/** Every word, in one of its forms; the form that was typed comes first. */
function queryOf(words: readonly string[]): Query {
  return {
    combineWith: 'AND',
    boost: { ...boost },
    queries: words.map((word) => ({
      combineWith: 'OR',
      queries: [
        { queries: [word], combineWith: 'OR', boost: tripled },
        ...stemsOf(word).map((stem): Query => ({ queries: [stem], combineWith: 'OR', prefix: true })),
      ],
    })),
  };
}

const tripled = Object.fromEntries(Object.entries(boost).map(([field, weight]) => [field, 3 * weight]));

function folded(texts: SearchTexts): SearchTexts {
  const { report, answer, message, note, person, tag, office } = texts;
  return {
    ...{ report: fold(report), answer: fold(answer), message: fold(message), note: fold(note) },
    ...{ person: fold(person), tag: fold(tag), office: fold(office) },
  };
}

function hitIn(id: string, texts: SearchTexts | null, { words, phrases, tags, names }: SearchQuery): SearchHit | null {
  if (texts === null) return null;
  const stems = words.flatMap(stemsOf);
  const whole = [...phrases, ...tags, ...names];
  for (const field of searchFields) {
    const text = field === 'id' ? id : texts[field];
    for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}‘’ʻʼ`´']*/gu)) {
      const isHit =
        stems.some((stem) => skeleton(fold(word)).startsWith(stem)) ||
        whole.some((phrase) => fold(text.slice(index, index + phrase.length)) === phrase);
      if (!isHit) continue;
      const end = index + word.length;
      return {
        ...{ id, field, match: text.slice(index, end) },
        before: text.slice(Math.max(0, index - margin), index),
        after: text.slice(end, end + margin),
      };
    }
  }
  return null;
}
