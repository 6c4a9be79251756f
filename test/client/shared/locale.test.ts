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

test('there are texts to check, and each set has every language and no other', () => {
  expect(sets).toContain('shared/locale/*/shared.ftl');
  for (const set of sets) {
    const found = files.filter((file) => setOf(file) === set).map(languageOf);
    const more = set.startsWith('console/') ? found.filter((code) => ['ru', 'uz'].includes(code)) : [];
    expect({ set, languages: found.sort() }).toEqual({ set, languages: [...languageCodes, ...more].sort() });
  }
});

describe.each(sets)('%s', (set) => {
  test('has the same ids in every language', () => {
    const expected = [...messagesOf(set, 'ky').keys()].sort();
    for (const language of languageCodes) {
      expect({ language, ids: [...messagesOf(set, language).keys()].sort() }).toEqual({ language, ids: expected });
    }
  });

  test('has the same placeholders in every language', () => {
    for (const [id, pattern] of messagesOf(set, 'ky')) {
      for (const language of languageCodes) {
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
    for (const language of languageCodes) {
      const t = createTranslator(language, [textOf(set, language)]);
      for (const [id, pattern] of messagesOf(set, language)) {
        const args = Object.fromEntries(placeholdersOf(pattern).map((name) => [name, 2]));
        expect(t(id, args).trim()).not.toBe('');
      }
    }
  });

  test('has no word that mixes Latin and Cyrillic letters', () => {
    for (const language of languageCodes) {
      const words = textOf(set, language).match(/\p{L}+/gu) ?? [];
      expect(words.filter((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word))).toEqual([]);
    }
  });
});

const parts = readdirSync(CLIENT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .filter((part) => filesBelow(join(CLIENT, part), /\.tsx$/u).length > 0);

test.each(parts)('every text that client/%s names in its code exists', (part) => {
  const known = new Set(
    sets
      .filter((set) => set.startsWith('shared/locale/') || set.startsWith(`${part}/`))
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
  test('is the one in the address, then the first known of the browser, then Kyrgyz', () => {
    expect(chooseLanguage('#en', ['ky'])).toBe('en');
    expect(chooseLanguage('', ['ru-RU', 'en-US', 'ky'])).toBe('en');
    expect(chooseLanguage('', ['ky-KG', 'en'])).toBe('ky');
    expect(chooseLanguage('', ['ru-RU', 'de'])).toBe('ky');
    expect(chooseLanguage('', [])).toBe('ky');
  });

  test('is not taken from a fragment that says more than a language', () => {
    expect(chooseLanguage('#en&token=1', [])).toBe('ky');
    expect(chooseLanguage('#constructor', [])).toBe('ky');
  });
});
