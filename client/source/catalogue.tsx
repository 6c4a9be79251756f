import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { LocaleProvider, offeredBy, useLocale, type Catalogue } from '../shared/locale/context.tsx';
import type { Language } from '../shared/locale/languages.ts';

/** The texts of one language, each language a file of its own: only the one that is read is loaded. */
const loaders = {
  ky: () => both(import('../shared/locale/ky/shared.ftl?raw'), import('./locale/ky.ftl?raw')),
  en: () => both(import('../shared/locale/en/shared.ftl?raw'), import('./locale/en.ftl?raw')),
} as const satisfies Partial<Record<Language, () => Promise<readonly string[]>>>;

type RawText = Promise<{ readonly default: string }>;

async function both(shared: RawText, own: RawText): Promise<readonly string[]> {
  return (await Promise.all([shared, own])).map((file) => file.default);
}

/** A place for the texts of each language that this page offers. */
const none: Catalogue = { ky: [], en: [] } satisfies Record<keyof typeof loaders, readonly string[]>;

/** What the page's switch shows. */
export const offered = offeredBy(none);

/** @param language one that is offered; Kyrgyz is loaded in place of another. @throws whatever the network does */
export function loadTexts(language: Language): Promise<readonly string[]> {
  return isOffered(language) ? loaders[language]() : loaders.ky();
}

function isOffered(language: Language): language is keyof typeof loaders {
  return Object.hasOwn(loaders, language);
}

interface TextsProps {
  readonly initial: Language;
  readonly texts: readonly string[];
  readonly children: ComponentChildren;
}

/** Texts in one language at first; another one is loaded when it is chosen, and until it is there the first one stays in sight. */
export function Texts({ initial, texts, children }: TextsProps): VNode {
  const [loaded, setLoaded] = useState<Catalogue>(() => ({ ...none, [initial]: texts }));
  const catalogue = useMemo(() => loaded, [loaded]);
  return (
    <LocaleProvider catalogue={catalogue} initial={initial}>
      <LoadChosen
        loaded={loaded}
        onLoad={(language, more) => {
          setLoaded((now) => ({ ...now, [language]: more }));
        }}
      />
      {children}
    </LocaleProvider>
  );
}

interface LoadChosenProps {
  readonly loaded: Catalogue;
  readonly onLoad: (language: Language, texts: readonly string[]) => void;
}

/** Milliseconds until a language that did not arrive is asked for again. */
const retryAfter = 5_000;

function LoadChosen({ loaded, onLoad }: LoadChosenProps): null {
  const { language } = useLocale();
  const [attempt, setAttempt] = useState(0);
  const missing = loaded[language]?.length === 0;
  useEffect(() => {
    if (!missing) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    loadTexts(language).then(
      (texts) => {
        onLoad(language, texts);
      },
      () => {
        timer = setTimeout(() => {
          setAttempt(attempt + 1);
        }, retryAfter);
      },
    );
    return () => {
      clearTimeout(timer);
    };
  }, [missing, language, attempt]);
  return null;
}
