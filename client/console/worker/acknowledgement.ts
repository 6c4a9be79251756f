/**
 * The prepared words that tell a source that the report has arrived: in the source's language, and the same for every report, so that
 * somebody who looks over the source's shoulder learns nothing of what it is about.
 */
import type { Language } from '../../../crypto/index.ts';

export const acknowledgements: Readonly<Record<Language, string>> = {
  ky: 'Билдирүүңүздү алдык. Аны окуй турган адам дайындалды. Жообубузду ушул барактан окуйсуз: кийинки жооптун күнү жогоруда көрсөтүлгөн. Кошумча айта турганыңыз болсо, ушул барактан жазыңыз.',
  ru: 'Мы получили ваше сообщение. Назначен человек, который его прочитает. Ответ вы найдёте на этой странице: дата следующего ответа указана выше. Если захотите что-то добавить, напишите с этой страницы.',
  uz: 'Xabaringizni oldik. Uni o‘qiydigan odam tayinlandi. Javobni shu sahifada o‘qiysiz: keyingi javob kuni yuqorida ko‘rsatilgan. Qo‘shimcha aytmoqchi bo‘lsangiz, shu sahifadan yozing.',
  en: 'We have received your report. A person has been named to read it. You will find our answer on this page: the day of the next answer stands above. If you want to add something, write from this page.',
};
