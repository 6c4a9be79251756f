/**
 * The daily notice: what anybody can read in the public register, and nothing of reports. Whoever sends it has no key, so it cannot know
 * whether something waits; it comes every day, with one subject and one size, so that its coming says nothing either.
 */
import { encodeUtf8, type Language } from '../../../crypto/index.ts';

/** Public facts. Days are UTC days since 1970-01-01; null where the register could not be read. */
export interface PublicFacts {
  readonly today: number;
  readonly sealed: number;
  /** Last day of the list of members. */
  readonly rosterEnds: number;
}

export const subject = 'Күндөлүк эскертүү · Daily notice';
/** Bytes of the text before it is encrypted, and of the whole message after: the same every day and for everybody. */
const textLength = 2_048;
export const messageLength = 8_192;
/** So many days before its end a list of members is flagged. */
const soonDays = 30;

interface Words {
  readonly look: string;
  readonly sealed: (day: string) => string;
  readonly roster: (day: string) => string;
  readonly soon: string;
  readonly ended: string;
  readonly unread: string;
}

const words: Readonly<Record<Language, Words>> = {
  ky: {
    look: 'Бул эскертүү күн сайын келет, жаңылык болсо да, болбосо да. Жаңы билдирүүлөр, жооптор, мөөнөттөр жана ырастоону күткөн иштер жумуш барагында гана көрүнөт: аны бүгүн ачып көрүңүз.',
    sealed: (day) => `Ачык журналдын акыркы мөөрү: ${day}.`,
    roster: (day) => `Мүчөлөрдүн тизмеси ${day} чейин жарактуу.`,
    soon: 'КӨҢҮЛ БУРУҢУЗ: жаңы тизмеге жакында кол коюу керек.',
    ended: 'КӨҢҮЛ БУРУҢУЗ: тизменин мөөнөтү бүттү, билдирүүлөр кабыл алынбайт. Жаңысына кол коюңуз.',
    unread: 'КӨҢҮЛ БУРУҢУЗ: ачык журналды окууга болгон жок. Сервер иштеп жатканын текшериңиз.',
  },
  ru: {
    look: 'Это напоминание приходит каждый день, есть новости или нет. Новые сообщения, ответы, сроки и то, что ждёт подтверждения, видны только на рабочем месте: откройте его сегодня.',
    sealed: (day) => `Последняя печать открытого журнала: ${day}.`,
    roster: (day) => `Список участников действует до ${day}.`,
    soon: 'ВНИМАНИЕ: скоро нужно подписать новый список.',
    ended: 'ВНИМАНИЕ: срок списка истёк, сообщения не принимаются. Подпишите новый.',
    unread: 'ВНИМАНИЕ: открытый журнал прочитать не удалось. Проверьте, работает ли сервер.',
  },
  uz: {
    look: 'Bu eslatma har kuni keladi, yangilik bo‘lsa ham, bo‘lmasa ham. Yangi xabarlar, javoblar, muddatlar va tasdiq kutayotgan ishlar faqat ish joyida ko‘rinadi: uni bugun ochib ko‘ring.',
    sealed: (day) => `Ochiq jurnalning oxirgi muhri: ${day}.`,
    roster: (day) => `A’zolar ro‘yxati ${day} gacha amal qiladi.`,
    soon: 'DIQQAT: yaqinda yangi ro‘yxatni imzolash kerak.',
    ended: 'DIQQAT: ro‘yxat muddati o‘tgan, xabarlar qabul qilinmaydi. Yangisini imzolang.',
    unread: 'DIQQAT: ochiq jurnalni o‘qib bo‘lmadi. Server ishlayotganini tekshiring.',
  },
  en: {
    look: 'This notice comes every day, whether or not there is news. New reports, answers, deadlines and what waits for approval show in the console alone: open it today.',
    sealed: (day) => `Newest seal of the public register: ${day}.`,
    roster: (day) => `The list of members holds until ${day}.`,
    soon: 'ATTENTION: a new list has to be signed soon.',
    ended: 'ATTENTION: the list has ended, and no report is taken. Sign a new one.',
    unread: 'ATTENTION: the public register could not be read. See whether the server is at work.',
  },
};

/** Text of 2,048 bytes, filled up with spaces. @param facts null if the register could not be read */
export function noticeText(facts: PublicFacts | null, language: Language): string {
  const say = words[language];
  const lines = [say.look, '', ...(facts === null ? [say.unread] : factLines(facts, say)), ''];
  const text = lines.join('\n');
  const missing = textLength - encodeUtf8(text).length;
  if (missing < 0) throw new RangeError('a notice is longer than it may be');
  return text + ' '.repeat(missing);
}

function factLines({ today, sealed, rosterEnds }: PublicFacts, say: Words): string[] {
  const flag = rosterEnds < today ? [say.ended] : rosterEnds - today < soonDays ? [say.soon] : [];
  return [say.sealed(isoDay(sealed)), say.roster(isoDay(rosterEnds)), ...flag];
}

/** An armored message followed by empty lines, 8,192 bytes for every key. @throws RangeError for a key that needs more */
export function padMessage(armored: string): string {
  const missing = messageLength - encodeUtf8(armored).length;
  if (missing < 0) throw new RangeError('this key makes messages too long');
  return armored + '\n'.repeat(missing);
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
