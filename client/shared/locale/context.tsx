import { createContext, type ComponentChildren, type VNode } from 'preact';
import { useContext, useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { signal } from '@preact/signals';
import { chooseLanguage, languageInFragment } from './choose.ts';
import { formatBytes, formatCount, formatDay } from './format.ts';
import { FALLBACK_ORDER, factsOf, languageCodes, type Language } from './languages.ts';
import { createTranslator, type Translator } from './translator.ts';

/**
 * The Fluent sources of one page: for each language that it offers the shared file, then the part's own. Kyrgyz is always there; a
 * language without texts in it is not offered.
 */
export type Catalogue = Readonly<Partial<Record<Language, readonly string[]>> & Record<'ky', readonly string[]>>;

/** What a component can ask about the reader's language. */
export interface Locale {
  readonly language: Language;
  /** What the page's switch shows, Kyrgyz first. */
  readonly offered: readonly Language[];
  readonly t: Translator;
  readonly setLanguage: (language: Language) => void;
  /** UTC days since 1970, written out. */
  readonly formatDay: (day: number) => string;
  readonly formatBytes: (bytes: number) => string;
  readonly formatCount: (count: number) => string;
}

/** The reader's choice, kept in memory only; null until the first provider looks at the address and the browser. */
const chosenLanguage = signal<Language | null>(null);

const LocaleContext = createContext<Locale | null>(null);

interface LocaleProviderProps {
  readonly catalogue: Catalogue;
  /** Begins in this language whatever the address and the browser say. */
  readonly initial?: Language | undefined;
  readonly children: ComponentChildren;
}

/** Gives its children texts in the reader's language, and keeps `<html lang dir>` right. */
export function LocaleProvider({ catalogue, initial, children }: LocaleProviderProps): VNode {
  const offered = useMemo(() => offeredBy(catalogue), [catalogue]);
  chosenLanguage.value ??= initial ?? chooseLanguage(location.hash, navigator.languages, offered);
  const language = chosenLanguage.value;

  // Before the paint: screen readers pick their voice by this attribute.
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = factsOf(language).direction;
  }, [language]);

  useEffect(() => {
    const follow = (): void => {
      chosenLanguage.value = languageInFragment(location.hash, offered) ?? chosenLanguage.value;
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, [offered]);

  const locale = useMemo(() => createLocale(language, catalogue), [language, catalogue]);
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}

/** Everything about the reader's language. @throws Error outside a `LocaleProvider`. */
export function useLocale(): Locale {
  const locale = useContext(LocaleContext);
  if (locale === null) throw new Error('useLocale needs a LocaleProvider above it');
  return locale;
}

/** The translator alone: `const t = useT(); t('continue')`. */
export function useT(): Translator {
  return useLocale().t;
}

/** Chooses a language for this visit: in memory, and in the address so that a reload keeps it. */
export function setLanguage(language: Language): void {
  chosenLanguage.value = language;
  // An address with another fragment (a section, a route) is left alone.
  if (location.hash === '' || languageInFragment(location.hash, languageCodes) !== null) {
    history.replaceState(history.state, '', `#${language}`);
  }
}

/** The languages of a catalogue, in the order of every switch. */
export function offeredBy(catalogue: Catalogue): readonly Language[] {
  return languageCodes.filter((code) => catalogue[code] !== undefined);
}

function createLocale(language: Language, catalogue: Catalogue): Locale {
  const others = FALLBACK_ORDER.filter((code) => code !== language);
  let fallback: Translator | undefined;
  for (const code of [...others].reverse()) {
    fallback = createTranslator(code, catalogue[code] ?? [], { fallback, missing: showMissing });
  }
  return {
    language,
    offered: offeredBy(catalogue),
    t: createTranslator(language, catalogue[language] ?? [], { fallback, missing: showMissing }),
    setLanguage,
    // A word joiner is invisible and keeps a line from ending at a hyphen of the date.
    formatDay: (day) => formatDay(day, language).replaceAll('-', '-\u2060'),
    formatBytes: (bytes) => formatBytes(bytes, language),
    formatCount: (count) => formatCount(count, language),
  };
}

/** A page must not die, and lose what somebody typed, over one text; browser tests fail on the error it logs. */
function showMissing(id: string): string {
  reportError(new Error(`no text with id ${id}`));
  return `⟦${id}⟧`;
}
