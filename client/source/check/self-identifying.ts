/**
 * Points at words by which a reader could recognise the writer. Runs on the device, knows no names and no context, and so gives advice,
 * never a judgement: what it does not find may identify all the same.
 */

export const hintKinds = [
  'PHONE',
  'ID_NUMBER',
  'EMAIL',
  'PLATE',
  'RANK',
  'NAME',
  'ONLY_ME',
  'TIME',
  'RELATIVE',
] as const;
export type HintKind = (typeof hintKinds)[number];

export interface SelfHint {
  readonly kind: HintKind;
  /** The words found, as they were written. */
  readonly words: string;
}

/** Letters of both scripts stand where `\b`, which knows Latin only, would not help. */
const before = String.raw`(?<![\p{L}\p{N}])`;
const after = String.raw`(?![\p{L}\p{N}])`;

/** Everything is bounded: a long text must not hold the page up. */
const capital = String.raw`\p{Lu}[\p{Ll}\p{Lu}]{1,30}(?:-\p{Lu}\p{Ll}{1,30})?`;
/** Endings of the three languages' words are left open. */
const ranks = [
  'лейтенант',
  'майор',
  'капитан',
  'полковник',
  'подполковник',
  'генерал',
  'сержант',
  'прапорщик',
  'старшина',
  'рядовой',
  'lieutenant',
  'major',
  'captain',
  'colonel',
  'general',
  'sergeant',
].join('|');
const titles = [
  'мырза',
  'айым',
  'байке',
  'агай',
  'эже',
  'эжеке',
  'господин',
  'госпожа',
  'гражданин',
  'директор',
  'мугалим',
  'доктор',
  'начальник',
  'башчы',
  'башчысы',
  'министр',
  'депутат',
  'mr',
  'mrs',
  'ms',
  'dr',
  'director',
].join('|');
const onlyMe = [
  'мен гана',
  'жалгыз мен',
  'менден башка эч ким',
  'менден башкасы',
  'менин гана',
  'экөөбүз гана',
  'только я',
  'один я',
  'кроме меня никто',
  'никто кроме меня',
  'никто, кроме меня',
  'только мне',
  'только у меня',
  'only i',
  'only me',
  'i am the only',
  "i'm the only",
  'nobody but me',
  'nobody else but me',
  'no one but me',
].join('|');
const relatives = [
  'күйөөм',
  'аялым',
  'атам',
  'апам',
  'уулум',
  'кызым',
  'иним',
  'агам',
  'эжем',
  'сиңдим',
  'кайнатам',
  'кайненем',
  'мой муж',
  'моя жена',
  'мой отец',
  'моя мать',
  'мой брат',
  'моя сестра',
  'мой сын',
  'моя дочь',
  'my husband',
  'my wife',
  'my father',
  'my mother',
  'my brother',
  'my sister',
  'my son',
  'my daughter',
].join('|');

const patterns: Readonly<Record<HintKind, RegExp>> = {
  // Kyrgyz numbers: +996 555 123456, 0555 12-34-56, 0312 45 67 89; and any other international one.
  PHONE: /(?<![\p{L}\p{N}])(?:\+\d[\d\s()-]{8,16}\d|0\d{2,3}[\s()-]*\d{2,3}[\s-]*\d{2}[\s-]*\d{2})(?![\p{N}])/gu,
  // Personal numbers have 14 digits and begin with 1 or 2; passports are ID or AN and 7 digits.
  ID_NUMBER: /(?<![\p{L}\p{N}])(?:[12]\d{13}|(?:ID|AN|АН)[\s№-]*\d{7})(?![\p{N}])/giu,
  EMAIL: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu,
  PLATE:
    /(?<![\p{L}\p{N}])(?:0[1-9]\s?(?:KG|КГ)\s?\d{3}\s?[A-ZА-Я]{3}|[A-ZА-Я]\s?\d{4}\s?[A-ZА-Я]{1,2})(?![\p{L}\p{N}])/gu,
  RANK: new RegExp(`${before}(?:${ranks})\\p{L}{0,6}${after}`, 'giu'),
  // Director Асанов; Ivanova A. B.; Асанов Бакыт Эсенович. Only capitals tell a name: so this one minds the case.
  NAME: new RegExp(
    `${before}(?:(?:${anyCase(titles)})\\.?(?:\\s{1,3}${capital}){1,3}|${capital}\\s{1,3}\\p{Lu}\\.\\s?(?:\\p{Lu}\\.)?` +
      `|\\p{Lu}\\.\\s?\\p{Lu}\\.\\s?${capital}|${capital}\\s{1,3}${capital}\\s{1,3}${capital}` +
      `|${capital}\\s{1,3}\\p{Lu}\\p{Ll}{1,30}(?:уулу|кызы|ов|ев|ова|ева|ин|ина|ович|овна)${after})`,
    'gu',
  ),
  ONLY_ME: new RegExp(`${before}(?:${onlyMe})${after}`, 'giu'),
  // 14:35; 14.35; саат 9да; в 9 часов; at 9 pm.
  TIME: /(?<![\p{L}\p{N}.:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\p{N}.:])(?!\s?%)|(?<![\p{L}])саат\s{1,3}\d{1,2}(?:[:.][0-5]\d)?|(?<![\p{L}\p{N}])\d{1,2}\s?(?:часов|часа|час|[ap]\.?m\.?)(?![\p{L}])/giu,
  RELATIVE: new RegExp(`${before}(?:${relatives})${after}`, 'giu'),
};

const mostPerKind = 4;

/** At most four of each kind, in the order of `hintKinds`, every wording once. */
export function findSelfIdentifying(text: string): readonly SelfHint[] {
  return hintKinds.flatMap((kind) => {
    const found = [...text.matchAll(patterns[kind])].map(([words]) => words.trim().replace(/\s+/gu, ' '));
    return [...new Set(found)].slice(0, mostPerKind).map((words) => ({ kind, words }));
  });
}

/** Titles begin a sentence with a capital, which a pattern that minds the case must know. */
function anyCase(words: string): string {
  return words
    .split('|')
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join('|');
}
