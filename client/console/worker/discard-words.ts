/** The prepared words that tell a source that a message was closed as no report: the same for every one of them. */
import type { Language } from '../../../crypto/index.ts';

export const discardWords: Readonly<Record<Language, string>> = {
  ky: 'Сиз жөнөткөн кат билдирүү эмес деп табылып, жабылды: аны эки адам чечти. Эгер жаңылсак, ушул барактан жазыңыз.',
  ru: 'Присланное не признано сообщением и закрыто: так решили два человека. Если мы ошиблись, напишите с этой страницы.',
  uz: 'Yuborilgan xat xabar emas deb topilib, yopildi: bunga ikki kishi qaror qildi. Agar yanglishgan bo‘lsak, shu sahifadan yozing.',
  en: 'What was sent was found to be no report and was closed: two people decided so. If we are wrong, write from this page.',
};
