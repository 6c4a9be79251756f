/**
 * The words with which every answer begins that tells a source of an opening (protocol section 7.6). They are fixed, so that the source's own
 * page can list openings among the answers; the rest of the answer says by whom, when and why.
 */
import type { Language } from '../roster/texts.ts';

export const openingNotice: Readonly<Record<Language, string>> = {
  ky: 'Сиз жөнүндө мөөрлөнгөн маалымат ачылды.',
  ru: 'Запечатанные сведения о вас были вскрыты.',
  uz: 'Siz haqingizdagi muhrlangan ma’lumot ochildi.',
  en: 'The sealed note of who you are was opened.',
};

/** Whether an answer says that the identity was opened. It is as true as the members who signed it are. */
export function tellsOfOpening(text: string): boolean {
  return Object.values(openingNotice).some((notice) => text.startsWith(notice));
}
