import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { factsOf, type Language } from './languages.ts';

/** Values for the `{ $name }` placeholders of a text. */
export type TextArguments = Record<string, FluentVariable>;

/** Gives the text with an id, in one language. */
export interface Translator {
  (id: string, args?: TextArguments): string;
  readonly language: Language;
  /** Whether this language, or one of its fallbacks, has the text. */
  has(id: string): boolean;
}

export interface TranslatorOptions {
  /** Asked when this language lacks a text. */
  readonly fallback?: Translator | undefined;
  /** What to show when nobody has the text. Throws by default, so that no test passes over a missing text. */
  readonly missing?: ((id: string) => string) | undefined;
}

/**
 * A translator over the given Fluent sources.
 *
 * @param ftlTexts contents of `.ftl` files, shared first; a later file may override an id of an earlier one.
 * @throws Error when a text is missing everywhere (unless `missing` says otherwise) or lacks an argument. The message
 *   names the text's id only, never an argument. Fluent skips what it cannot read: a test reads every file strictly.
 */
export function createTranslator(
  language: Language,
  ftlTexts: readonly string[],
  { fallback, missing = refuseMissing }: TranslatorOptions = {},
): Translator {
  // Isolation marks would end up in copied words, file names and comparisons; all our texts run left to right.
  const bundle = new FluentBundle([...factsOf(language).intl], { useIsolating: false });
  for (const text of ftlTexts) {
    bundle.addResource(new FluentResource(text), { allowOverrides: true });
  }

  const translate = (id: string, args?: TextArguments): string => {
    const pattern = bundle.getMessage(id)?.value;
    if (pattern === undefined || pattern === null) {
      return fallback?.has(id) === true ? fallback(id, args) : missing(id);
    }
    const problems: Error[] = [];
    const text = bundle.formatPattern(pattern, args ?? null, problems);
    if (problems.length > 0) throw new Error(`cannot fill in the text ${id} for ${language}`, { cause: problems[0] });
    return text;
  };
  const has = (id: string): boolean => bundle.hasMessage(id) || fallback?.has(id) === true;
  return Object.assign(translate, { language, has });
}

function refuseMissing(id: string): string {
  throw new Error(`no text with id ${id}`);
}
