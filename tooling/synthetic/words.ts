/** Letters in words that mean nothing, drawn from syllables, under a head that says so: nobody shall take one for a real report. */
import type { Language } from '../../crypto/index.ts';
import type { Draws, Weights } from './draws.ts';

export const syntheticMark: Readonly<Record<Language, string>> = {
  ky: '[ЖАСАЛМА. Бул чыныгы билдирүү эмес, сөздөрү ойдон чыгарылган.]',
  ru: '[СИНТЕТИКА. Это не настоящее сообщение, слова выдуманы.]',
  uz: '[SUN’IY. Bu haqiqiy xabar emas, so‘zlari o‘ylab topilgan.]',
  en: '[SYNTHETIC. This is not a real report; its words are invented.]',
};

const told: Readonly<Record<Language, string>> = {
  ky: '[ЖАСАЛМА.] Бул жооп үлгү үчүн автоматтык түрдө жазылды.',
  ru: '[СИНТЕТИКА.] Этот ответ написан автоматически, для примера.',
  uz: '[SUN’IY.] Bu javob namuna uchun avtomatik yozilgan.',
  en: '[SYNTHETIC.] This answer was written automatically, as an example.',
};

const languageWeights: Weights<Language> = { ky: 58, ru: 26, uz: 12, en: 4 };

const cyrillic = [
  'ла',
  'рө',
  'мук',
  'тел',
  'ба',
  'шин',
  'ду',
  'кор',
  'не',
  'зай',
  'ту',
  'вел',
  'гом',
  'си',
  'жор',
  'пил',
];
const latin = [
  'la',
  'ro',
  'muk',
  'tel',
  'ba',
  'shin',
  'du',
  'kor',
  'ne',
  'zay',
  'tu',
  'vel',
  'gom',
  'si',
  'jor',
  'pil',
];

export function drawLanguage(draws: Draws): Language {
  return draws.pick(languageWeights);
}

/** Some sentences under the mark. */
export function drawStatement(draws: Draws, language: Language): string {
  const sentences = Array.from({ length: draws.whole(2, 7) }, () => {
    const words = Array.from({ length: draws.whole(4, 12) }, () => drawWord(draws, language));
    return `${capitalised(words.join(' '))}.`;
  });
  return `${syntheticMark[language]}\n\n${sentences.join(' ')}`;
}

/** A name of an office that does not exist. */
export function drawOffice(draws: Draws, language: Language): string {
  return capitalised(`${drawWord(draws, language)} ${String(draws.whole(100, 999))}`);
}

/** What a source is told. */
export function answerText(language: Language): string {
  return told[language];
}

function drawWord(draws: Draws, language: Language): string {
  const syllables = language === 'ky' || language === 'ru' ? cyrillic : latin;
  return Array.from({ length: draws.whole(2, 3) }, () => syllables[draws.whole(0, syllables.length - 1)] ?? '').join(
    '',
  );
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
