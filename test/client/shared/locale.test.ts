import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { chooseLanguage } from '../../../client/shared/locale/choose.ts';
import { languageCodes, type Language } from '../../../client/shared/locale/languages.ts';
import { createTranslator } from '../../../client/shared/locale/translator.ts';

const CLIENT = join(import.meta.dirname, '../../../client');

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name))
    .sort();

/** `…/locale/ky/shared.ftl` and `…/locale/ky.ftl` with the language left out: one set of texts. */
const setOf = (path: string): string => relative(CLIENT, path).replace(/\/locale\/[a-z]+(?=[/.])/u, '/locale/*');
const languageOf = (path: string): string => /\/locale\/([a-z]+)[/.]/u.exec(path)?.[1] ?? '';

const files = filesBelow(CLIENT, /\.ftl$/u);
const sets = [...new Set(files.map(setOf))];
const textOf = (set: string, language: Language): string => {
  const path = files.find((file) => setOf(file) === set && languageOf(file) === language);
  if (path === undefined) throw new Error(`${set} has no file in ${language}`);
  return readFileSync(path, 'utf8');
};

/** Messages by id, read strictly: a line that is no comment, message or continuation is an error, which Fluent would skip. */
const messagesOf = (set: string, language: Language): Map<string, string> => {
  const messages = new Map<string, string>();
  let current: string | null = null;
  for (const line of textOf(set, language).split('\n')) {
    const start = /^([a-z][\w-]*) =(.*)$/u.exec(line);
    if (start?.[1] !== undefined) {
      if (messages.has(start[1])) throw new Error(`${set} in ${language} has ${start[1]} twice`);
      current = start[1];
      messages.set(current, start[2] ?? '');
    } else if (/^(?: +\S|\})/u.test(line) && current !== null) {
      messages.set(current, `${messages.get(current) ?? ''}\n${line}`);
    } else if (line !== '' && !/^#{1,3}(?: |$)/u.test(line)) {
      throw new Error(`${set} in ${language} has a line that Fluent would skip: ${line}`);
    }
  }
  return messages;
};

const placeholdersOf = (pattern: string): string[] =>
  [...new Set([...pattern.matchAll(/\$([\w-]+)/gu)].map((match) => match[1] ?? ''))].sort();

/** Members, and whoever verifies a release, read all four languages; the pages for everybody still have two. */
const languagesOf = (set: string): readonly Language[] =>
  /^(?:console|staff|verifier|shared\/locale)\//u.test(set) ? languageCodes : ['ky', 'en'];

test('there are texts to check, and each set has every language of its page and no other', () => {
  expect(languageCodes).toEqual(['ky', 'ru', 'uz', 'en']);
  expect(sets).toContain('shared/locale/*/shared.ftl');
  expect(sets).toContain('console/locale/*/console.ftl');
  for (const set of sets) {
    const found = files.filter((file) => setOf(file) === set).map(languageOf);
    expect({ set, languages: found.sort() }).toEqual({ set, languages: [...languagesOf(set)].sort() });
  }
});

test('no two parts of the console use one id, since the later one would silently take the place of the other', () => {
  const ids = sets.filter((set) => set.startsWith('console/')).flatMap((set) => [...messagesOf(set, 'ky').keys()]);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

/** Words of the product's table that stand for what a report is not. */
const unwanted: Readonly<Record<Language, RegExp>> = {
  ky: /^(?:арыз|кайрылуу(?:н|г|д|л|с|ң))/iu,
  ru: /^(?:жалоб|донос|обращени|заявител)/iu,
  uz: /^(?:shikoyat|chaquv|chaqim|ariza)/iu,
  en: /^(?:whistle|denunciat)/iu,
};

describe.each(sets)('%s', (set) => {
  test('has the same ids in every language', () => {
    const expected = [...messagesOf(set, 'ky').keys()].sort();
    for (const language of languagesOf(set)) {
      expect({ language, ids: [...messagesOf(set, language).keys()].sort() }).toEqual({ language, ids: expected });
    }
  });

  test('has the same placeholders in every language', () => {
    for (const [id, pattern] of messagesOf(set, 'ky')) {
      for (const language of languagesOf(set)) {
        const other = messagesOf(set, language).get(id) ?? '';
        expect({ id, language, names: placeholdersOf(other) }).toEqual({
          id,
          language,
          names: placeholdersOf(pattern),
        });
      }
    }
  });

  test('is read whole by Fluent, and every text can be filled in', () => {
    for (const language of languagesOf(set)) {
      const t = createTranslator(language, [textOf(set, language)]);
      for (const [id, pattern] of messagesOf(set, language)) {
        const args = Object.fromEntries(placeholdersOf(pattern).map((name) => [name, 2]));
        expect(t(id, args).trim()).not.toBe('');
      }
    }
  });

  test('has no word that mixes Latin and Cyrillic letters', () => {
    for (const language of languagesOf(set)) {
      const words = textOf(set, language).match(/\p{L}+/gu) ?? [];
      expect(words.filter((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word))).toEqual([]);
    }
  });

  test('calls a report what people are to call it, and never a complaint or an informer’s tale', () => {
    for (const language of languagesOf(set)) {
      const words = textOf(set, language).match(/\p{L}+/gu) ?? [];
      expect(words.filter((word) => unwanted[language].test(word))).toEqual([]);
    }
  });

  if (languagesOf(set).includes('uz')) {
    test('is written in the Latin letters of Uzbek, o‘ and g‘ with the turned comma', () => {
      const text = textOf(set, 'uz');
      expect(text.match(/\p{Script=Cyrillic}+/gu)).toBeNull();
      expect(text.match(/[og][’'`ʻʼ]\p{L}*/giu)).toBeNull();
      // The other apostrophe (ma’lumot) parts a consonant from a vowel, or lengthens one; it never follows o or g.
      expect(text.match(/\p{L}*[^og\P{L}]‘\p{L}*/giu)).toBeNull();
    });
  }
});

const parts = readdirSync(CLIENT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .filter((part) => filesBelow(join(CLIENT, part), /\.tsx$/u).length > 0);

/** Console and desk have the texts of the way in too. */
const textsOf = (part: string): readonly string[] => [
  'shared/locale/',
  `${part}/`,
  ...(part === 'console' || part === 'desk' ? ['staff/'] : []),
];

test.each(parts)('every text that client/%s names in its code exists', (part) => {
  const known = new Set(
    sets
      .filter((set) => textsOf(part).some((known) => set.startsWith(known)))
      .flatMap((set) => [...messagesOf(set, 'ky').keys()]),
  );
  const missing: string[] = [];
  for (const path of filesBelow(join(CLIENT, part), /\.tsx?$/u)) {
    for (const [, call = ''] of readFileSync(path, 'utf8').matchAll(/\bt\(([^(){]*)/gu)) {
      for (const [, id = ''] of call.matchAll(/'([a-z][\w-]*)'/gu)) {
        if (!known.has(id)) missing.push(`${relative(CLIENT, path)}: ${id}`);
      }
    }
    for (const [, prefix = ''] of readFileSync(path, 'utf8').matchAll(/\bt\(`([a-z][\w-]*-)\$\{/gu)) {
      if (![...known].some((id) => id.startsWith(prefix))) missing.push(`${relative(CLIENT, path)}: ${prefix}*`);
    }
  }
  expect(missing).toEqual([]);
});

describe('a translator', () => {
  test('prefers its own text, then its fallback, and refuses a text that nobody has', () => {
    const english = createTranslator('en', ['both = one\nonly = English']);
    const t = createTranslator('ky', ['both = бир'], { fallback: english });
    expect(t('both')).toBe('бир');
    expect(t('only')).toBe('English');
    expect(t.has('only')).toBe(true);
    expect(t.has('none')).toBe(false);
    expect(() => t('none')).toThrow('no text with id none');
  });

  test('adds no isolation marks around what is filled in', () => {
    expect(createTranslator('ky', ['hello = Салам, { $name }!'])('hello', { name: 'Айгүл' })).toBe('Салам, Айгүл!');
  });

  test('refuses to show a text without its argument, and does not repeat arguments in the error', () => {
    const t = createTranslator('en', ['two = { $a } { $b }']);
    expect(() => t('two', { a: 'secret' })).toThrow(/^cannot fill in the text two for en$/u);
  });
});

describe('the first language', () => {
  const two: readonly Language[] = ['ky', 'en'];

  test('is the one in the address, then the first known of the browser, then Kyrgyz', () => {
    expect(chooseLanguage('#en', ['ky'], two)).toBe('en');
    expect(chooseLanguage('', ['ru-RU', 'en-US', 'ky'], two)).toBe('en');
    expect(chooseLanguage('', ['ky-KG', 'en'], two)).toBe('ky');
    expect(chooseLanguage('', ['ru-RU', 'de'], two)).toBe('ky');
    expect(chooseLanguage('', [], two)).toBe('ky');
  });

  test('is one that the page offers, whatever the address and the browser ask for', () => {
    expect(chooseLanguage('', ['ru-RU', 'en-US'], languageCodes)).toBe('ru');
    expect(chooseLanguage('#uz', ['ru'], languageCodes)).toBe('uz');
    expect(chooseLanguage('#uz', ['en'], two)).toBe('en');
    expect(chooseLanguage('#ru', ['uz-Latn-UZ'], two)).toBe('ky');
  });

  test('is not taken from a fragment that says more than a language', () => {
    expect(chooseLanguage('#en&token=1', [], two)).toBe('ky');
    expect(chooseLanguage('#constructor', [], two)).toBe('ky');
  });
});
