import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sayProblems, type FoundProblem } from '../../../client/source/pages/problems.ts';
import { formatBytes, formatCount, formatDay } from '../../../client/shared/locale/format.ts';
import type { Locale } from '../../../client/shared/locale/context.tsx';
import type { Language } from '../../../client/shared/locale/languages.ts';
import { createTranslator } from '../../../client/shared/locale/translator.ts';

/** Of the report page. */
const offered: readonly Language[] = ['ky', 'en'];

function localeOf(language: Language): Locale {
  const text = readFileSync(join(import.meta.dirname, `../../../client/source/locale/${language}.ftl`), 'utf8');
  return {
    language,
    offered,
    t: createTranslator(language, [text]),
    setLanguage: () => undefined,
    formatDay: (day) => formatDay(day, language),
    formatBytes: (bytes) => formatBytes(bytes, language),
    formatCount: (count) => formatCount(count, language),
  };
}

test('a problem that is kept is said in the language of the moment, numbers and all', () => {
  const found: readonly FoundProblem[] = [
    {
      field: 'files',
      say: ({ t, formatBytes: size }) => t('files-too-large', { limit: size(2_000), total: size(3_000) }),
    },
    { say: ({ t }) => t('message-missing') },
  ];
  const said = offered.map((language) => sayProblems(found, localeOf(language)));
  for (const problems of said) expect(problems.map(({ field }) => field)).toEqual(['files', undefined]);
  const texts = said.map((problems) => problems.map(({ text }) => text));
  expect(new Set(texts.flat()).size).toBe(2 * offered.length);
  expect(texts.flat().join(' ')).not.toMatch(/⟦|\{/u);
});
