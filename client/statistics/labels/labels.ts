/** Words for every code, in four languages. Codes are data and stay as they are; words may be mended. */
import { ProtocolError } from '../../../crypto/public.ts';
import { languageCodes, type Language } from '../../shared/locale/languages.ts';
import type { DimensionId, FlowId } from '../dimensions.ts';
import { en } from './en.ts';
import { ky } from './ky.ts';
import type { Labels } from './labels-shape.ts';
import { ru } from './ru.ts';
import { uz } from './uz.ts';

export type { Language };

/** Kyrgyz first. */
export const labelLanguages: readonly Language[] = languageCodes;

const labels: Readonly<Record<Language, Labels>> = { ky, ru, uz, en };

/** @param code of the dimension, or of a group of its codes. @throws RANGE if there is no such code */
export function labelOf(dimension: DimensionId, code: string, language: Language): string {
  const { codes, groups } = labels[language];
  return wordOf<string>(codes[dimension], code) ?? wordOf(groups, code) ?? fail();
}

/** What a column of codes is headed with. */
export function dimensionLabel(dimension: DimensionId, language: Language): string {
  return labels[language].dimensions[dimension];
}

export function flowLabel(flow: FlowId, language: Language): string {
  return labels[language].flows[flow];
}

/** @param id in the plan. @throws RANGE for a table that no language knows; `titleOf` copes with such */
export function tableTitle(id: string, language: Language): string {
  return (wordOf(labels[language].tables, id) ?? fail()).title;
}

/** @param id in the plan. @throws RANGE for a table that no language knows */
export function tableDefinition(id: string, language: Language): string {
  return (wordOf(labels[language].tables, id) ?? fail()).definition;
}

/** What a table of any plan is called: a body may have planned one that has no title of its own. */
export function titleOf(
  { id, flow, dimension }: { readonly id: string; readonly flow: FlowId; readonly dimension: DimensionId },
  language: Language,
): string {
  const known = wordOf(labels[language].tables, id)?.title;
  if (known !== undefined) return known;
  const counted = flowLabel(flow, language);
  return dimension === 'ALL' ? counted : `${counted}: ${dimensionLabel(dimension, language).toLowerCase()}`;
}

function wordOf<Word>(words: Readonly<Record<string, Word>>, code: string): Word | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

function fail(): never {
  throw new ProtocolError('RANGE');
}
