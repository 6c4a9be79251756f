/** What stands at the foot of each page of a redacted PDF: that it is not the original, and which file is. */
import type { Language } from '../../crypto/index.ts';

interface Words {
  readonly version: string;
  readonly page: (number: number, pages: number) => string;
  readonly original: string;
}

const words: Readonly<Record<Language, Words>> = {
  ky: {
    version: 'Айрым жерлери алынып салынган нуска',
    page: (number, pages) => `Баштапкы файлдын ${String(number)}-бети, баары ${String(pages)}`,
    original: 'Баштапкы файлдын SHA-256 хеши',
  },
  ru: {
    version: 'Версия с изъятиями',
    page: (number, pages) => `Страница ${String(number)} из ${String(pages)} в исходном файле`,
    original: 'SHA-256 исходного файла',
  },
  uz: {
    version: 'Ayrim joylari olib tashlangan nusxa',
    page: (number, pages) => `Asl faylning ${String(number)}-sahifasi, jami ${String(pages)}`,
    original: 'Asl faylning SHA-256 xeshi',
  },
  en: {
    version: 'Redacted version',
    page: (number, pages) => `Page ${String(number)} of ${String(pages)} in the original`,
    original: 'SHA-256 of the original',
  },
};

/** @param original SHA-256, hex */
export function versionTitle(language: Language, original: string): string {
  const { version, original: name } = words[language];
  return `${version}. ${name}: ${original}`;
}

/** @param number of the page in the original, from 1. @param pages how many the original has */
export function versionLine(language: Language, original: string, number: number, pages: number): string {
  const { version, page, original: name } = words[language];
  return `${version}. ${page(number, pages)}. ${name}: ${original}`;
}
