import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from '../../../../client/shared/locale/translator.ts';
import { dimensionCodes, dimensions, flows, type DimensionId } from '../../../../client/statistics/dimensions.ts';
import { ladderOf } from '../../../../client/statistics/hiding/groupings.ts';
import {
  dimensionLabel,
  flowLabel,
  labelLanguages,
  labelOf,
  tableDefinition,
  tableTitle,
  titleOf,
} from '../../../../client/statistics/labels/labels.ts';
import { defaultPlan } from '../../../../client/statistics/plan.ts';
import { ProtocolError } from '../../../../crypto/public.ts';

const root = join(import.meta.dirname, '../../../..');

/** How the console spells the codes that it shows too. */
const consoleIds: Partial<Record<DimensionId, string>> = {
  CATEGORY: 'category-',
  REGION: 'region-',
  SECTOR: 'sector-',
  CHANNEL: 'channel-',
  IDENTITY: 'identity-',
  RELATION: 'relation-',
  HARM: 'harm-',
  OUTCOME: 'reason-OUTCOME_',
  EXTENSION_REASON: 'reason-',
};

describe('the labels of statistics', () => {
  test('there are four languages, Kyrgyz first', () => {
    expect(labelLanguages).toEqual(['ky', 'ru', 'uz', 'en']);
  });

  test.each(labelLanguages)('every code has a word of its own within its dimension (%s)', (language) => {
    for (const dimension of dimensions) {
      const words = dimensionCodes[dimension].map((code) => labelOf(dimension, code, language));
      expect(words.every((word) => word.trim() === word && word.length > 1)).toBe(true);
      expect(new Set(words).size).toBe(words.length);
      expect(dimensionLabel(dimension, language).length).toBeGreaterThan(1);
    }
    expect(new Set(flows.map((flow) => flowLabel(flow, language))).size).toBe(flows.length);
  });

  test.each(labelLanguages)('every table of the plan has a title of its own and a definition (%s)', (language) => {
    const titles = defaultPlan.tables.map(({ id }) => tableTitle(id, language));
    expect(new Set(titles).size).toBe(titles.length);
    for (const { id } of defaultPlan.tables) expect(tableDefinition(id, language)).toMatch(/\.$/u);
  });

  test.each(labelLanguages)('codes that the console shows too have its words (%s)', (language) => {
    const translate = createTranslator(language, [
      readFileSync(join(root, `client/console/locale/${language}/console.ftl`), 'utf8'),
    ]);
    for (const dimension of dimensions) {
      const prefix = consoleIds[dimension];
      if (prefix === undefined) continue;
      for (const code of dimensionCodes[dimension]) {
        if (code === 'UNSPECIFIED') continue;
        expect([code, labelOf(dimension, code, language)]).toEqual([code, translate(`${prefix}${code}`)]);
      }
    }
  });

  test.each(labelLanguages)(
    'every group of codes has a word of its own among the groups of its dimension (%s)',
    (language) => {
      for (const dimension of dimensions) {
        for (const grouping of ladderOf(dimension)) {
          const words = grouping.map(({ code }) => labelOf(dimension, code, language));
          expect(new Set(words).size).toBe(words.length);
        }
      }
    },
  );

  test('a code or a table that is not there is refused', () => {
    expect(() => labelOf('REGION', 'ATLANTIS', 'en')).toThrow(ProtocolError);
    expect(() => labelOf('REGION', 'constructor', 'en')).toThrow(ProtocolError);
    expect(() => tableTitle('no-such-table', 'ky')).toThrow(ProtocolError);
  });

  test('a table that a body has planned for itself is called by what it counts', () => {
    expect(titleOf({ id: 'our-own', flow: 'REOPENED', dimension: 'REGION' }, 'en')).toBe('Cases opened again: region');
    expect(titleOf({ id: 'our-own', flow: 'REOPENED', dimension: 'ALL' }, 'en')).toBe('Cases opened again');
  });
});
