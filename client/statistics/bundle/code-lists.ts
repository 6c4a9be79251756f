/** The codes that stand in the tables, with their labels: one list for each dimension that is used. */
import { ProtocolError } from '../../../crypto/public.ts';
import { dimensionCodes, dimensions, type DimensionId } from '../dimensions.ts';
import { labelLanguages, labelOf, type Language } from '../labels/labels.ts';
import type { ReleaseContent } from '../release-document.ts';
import { encodeCsv } from './csv.ts';
import { totalCode } from './tidy.ts';

export type LabelsInLanguages = Readonly<Record<Language, string>>;

export interface ListedCode {
  readonly code: string;
  readonly labels: LabelsInLanguages;
  /** Of a group and of the total: the codes that it takes together; empty for a code of its own. */
  readonly of: readonly string[];
}

export interface CodeList {
  readonly dimension: DimensionId;
  /** Codes in the order of the dimension, then groups, then the total. */
  readonly codes: readonly ListedCode[];
}

const totals: LabelsInLanguages = { ky: 'Бардыгы', ru: 'Всего', uz: 'Jami', en: 'Total' };

/** In the order of the dimensions. */
export function codeListsOf(content: ReleaseContent): readonly CodeList[] {
  const used = dimensions.filter((dimension) => content.tables.some((table) => table.dimension === dimension));
  return used.map((dimension) => ({ dimension, codes: codesOf(content, dimension) }));
}

export function codeListPath(dimension: DimensionId): string {
  return `code-lists/${dimension.toLowerCase().replaceAll('_', '-')}.csv`;
}

export const codeListColumns = ['code', ...labelLanguages, 'of'] as const;

export function encodeCodeList({ codes }: CodeList): Uint8Array {
  return encodeCsv(
    codeListColumns,
    codes.map(({ code, labels, of }) => [code, ...labelLanguages.map((language) => labels[language]), of.join(' ')]),
  );
}

/** What a text is in every language. */
export function inLanguages(text: (language: Language) => string): LabelsInLanguages {
  return { ky: text('ky'), ru: text('ru'), uz: text('uz'), en: text('en') };
}

/** @throws MALFORMED if two tables call different groups by one name */
function codesOf(content: ReleaseContent, dimension: DimensionId): readonly ListedCode[] {
  const codes: readonly string[] = dimensionCodes[dimension];
  const groups = new Map<string, readonly string[]>();
  for (const table of content.tables) {
    if (table.dimension !== dimension) continue;
    for (const { code, of } of table.grouping ?? []) {
      // A group of one code keeps its code; any other name must mean the same in every table.
      if (of.length === 1 && of[0] === code) continue;
      if (codes.includes(code) || (groups.get(code) ?? of).join(' ') !== of.join(' '))
        throw new ProtocolError('MALFORMED');
      groups.set(code, of);
    }
  }
  return [
    ...codes.map((code) => ({ code, labels: inLanguages((language) => labelOf(dimension, code, language)), of: [] })),
    ...[...groups].map(([code, of]) => ({
      code,
      labels: inLanguages((language) => groupLabel(dimension, code, of, language)),
      of,
    })),
    { code: totalCode, labels: totals, of: codes },
  ];
}

/** A group that has no name is called by its codes. */
function groupLabel(dimension: DimensionId, code: string, of: readonly string[], language: Language): string {
  try {
    return labelOf(dimension, code, language);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return of.map((each) => labelOf(dimension, each, language)).join('; ');
  }
}
