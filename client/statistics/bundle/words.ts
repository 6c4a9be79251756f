/** What a release is called, and what everybody who uses it has to know, in four languages. */
import { ProtocolError } from '../../../crypto/public.ts';
import { tableDefinition, titleOf, type Language } from '../labels/labels.ts';
import type { ReleaseContent } from '../release-document.ts';
import type { ShownTable } from '../shown-table.ts';
import { inLanguages, type LabelsInLanguages } from './code-lists.ts';

export function releaseTitle({ origin, period }: Pick<ReleaseContent, 'origin' | 'period'>): LabelsInLanguages {
  return {
    ky: `Коррупция жөнүндө билдирүүлөрдүн статистикасы: ${origin}, ${period}`,
    ru: `Статистика сообщений о коррупции: ${origin}, ${period}`,
    uz: `Korrupsiya haqidagi xabarlar statistikasi: ${origin}, ${period}`,
    en: `Statistics of reports of corruption: ${origin}, ${period}`,
  };
}

export const roundingNote: LabelsInLanguages = {
  ky: '0дөн 9га чейинки сандар адамдарды коргоо үчүн жашырылды; калгандары эң жакын 5ке эселүү санга тегеректелди.',
  ru: 'Числа от 0 до 9 скрыты, чтобы защитить людей; остальные округлены до ближайшего числа, кратного 5.',
  uz: '0 dan 9 gacha sonlar odamlarni himoya qilish uchun yashirilgan; qolganlari 5 ga karrali eng yaqin songacha yaxlitlangan.',
  en: 'Counts of 0 to 9 are hidden to protect people; all others are rounded to the nearest multiple of 5.',
};

/** What exactly a table counts; of a table of somebody's own plan, what it is called. */
export function tableWords(table: ShownTable): {
  readonly title: LabelsInLanguages;
  readonly definition: LabelsInLanguages;
} {
  const title = inLanguages((language) => titleOf(table, language));
  return { title, definition: inLanguages((language) => knownDefinition(table.id, language) ?? title[language]) };
}

function knownDefinition(id: string, language: Language): string | null {
  try {
    return tableDefinition(id, language);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
