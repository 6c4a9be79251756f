/** The made-up cases of a training instance, and what is done with each: every status, and what waits for whom. */
import type { MemberAct } from '../../client/caseload/act.ts';
import type { Category, Language, Sector } from '../../crypto/index.ts';

/** The head of every statement: nobody shall take one for a real report, in whichever language it is read. */
const marks: Readonly<Record<Language, string>> = {
  ky: '[ОКУУ ҮЛГҮСҮ. Бул чыныгы билдирүү эмес.]',
  ru: '[УЧЕБНЫЙ ПРИМЕР. Это не настоящее сообщение.]',
  uz: '[O‘QUV NAMUNASI. Bu haqiqiy xabar emas.]',
  en: '[TRAINING EXAMPLE. This is not a real report.]',
};

const told: Readonly<
  Record<Language, Readonly<Record<'arrived' | 'work' | 'ask' | 'end' | 'late' | 'elsewhere', string>>>
> = {
  ky: {
    arrived: 'Билдирүүңүздү алдык, аны окуй турган адам дайындалды.',
    work: 'Билдирүүңүз боюнча текшерүү жүрүп жатат.',
    ask: 'Окуя болжол менен качан болгонун жазып бере аласызбы? Өзүңүздү тааныта турган нерсе жазбаңыз.',
    end: 'Текшерүү аяктады, иш жабылды. Жаңы маалымат болсо, ушул жерден жазыңыз.',
    late: 'Иш татаал болгондуктан мөөнөт узартылды.',
    elsewhere: 'Билдирүү аны карай турган органга берилди.',
  },
  ru: {
    arrived: 'Мы получили ваше сообщение, назначен человек, который его прочитает.',
    work: 'По вашему сообщению идёт проверка.',
    ask: 'Можете ли вы написать, когда примерно это было? Не пишите ничего, по чему можно узнать вас.',
    end: 'Проверка закончена, дело закрыто. Если появятся новые сведения, напишите с этой страницы.',
    late: 'Дело сложное, поэтому срок продлён.',
    elsewhere: 'Сообщение передано органу, который может его рассмотреть.',
  },
  uz: {
    arrived: 'Xabaringizni oldik, uni o‘qiydigan odam tayinlandi.',
    work: 'Xabaringiz bo‘yicha tekshiruv olib borilmoqda.',
    ask: 'Bu taxminan qachon bo‘lganini yoza olasizmi? O‘zingizni tanitadigan narsa yozmang.',
    end: 'Tekshiruv tugadi, ish yopildi. Yangi ma’lumot bo‘lsa, shu sahifadan yozing.',
    late: 'Ish murakkab bo‘lgani uchun muddat uzaytirildi.',
    elsewhere: 'Xabar uni ko‘rib chiqa oladigan organga berildi.',
  },
  en: {
    arrived: 'We have received your report, and a person has been named to read it.',
    work: 'Your report is being investigated.',
    ask: 'Can you write roughly when this happened? Write nothing by which you could be recognised.',
    end: 'The investigation is over and the case is closed. If you learn more, write from this page.',
    late: 'The matter is complex, so the deadline was extended.',
    elsewhere: 'The report was handed to the body that can deal with it.',
  },
};

/** Who does a step: the first or the second member of the desk, or the source. */
export type Step =
  | { readonly by: 'first' | 'second'; readonly act: MemberAct }
  /** Of whatever waits in the case. */
  | { readonly by: 'second'; readonly approve: string }
  | { readonly by: 'source'; readonly writes: string };

export interface TrainingCase {
  readonly language: Language;
  readonly office: string;
  readonly category: Category;
  readonly sector: Sector;
  readonly urgency: 'NONE' | 'SOON' | 'DANGER';
  readonly statement: string;
  /** Came before the others, and nobody answered in time. */
  readonly old: boolean;
  readonly steps: readonly Step[];
}

const answer = (
  language: Language,
  status: 'ACKNOWLEDGED' | 'UNDER_ASSESSMENT' | 'UNDER_INVESTIGATION' | 'WAITING_FOR_SOURCE' | 'REOPENED',
  text: string,
): Step => ({
  by: 'first',
  act: { type: 'ANSWER', status, language, text },
});
const arrived = (language: Language): Step => answer(language, 'ACKNOWLEDGED', told[language].arrived);
const underway = (language: Language): Step => answer(language, 'UNDER_INVESTIGATION', told[language].work);
const record = (content: Extract<MemberAct, { type: 'RECORD' }>['content']): Step => ({
  by: 'first',
  act: { type: 'RECORD', number: 0, kept: true, content },
});
const ask = (act: 'CLOSE' | 'EXTEND' | 'REFER', text: string): Step => ({
  by: 'first',
  act: {
    ...{ type: 'PROPOSE', act, text },
    reason: act === 'EXTEND' ? 'COMPLEX' : act === 'CLOSE' ? 'OUTCOME_SUBSTANTIATED_PART' : '',
    outcome: act === 'CLOSE' ? 'SUBSTANTIATED_PART' : '',
  },
});

function made(
  [language, category, sector, urgency]: readonly [Language, Category, Sector, TrainingCase['urgency']],
  office: string,
  text: string,
  steps: readonly Step[],
  old = false,
): TrainingCase {
  return { language, category, sector, urgency, office, statement: `${marks[language]}\n\n${text}`, steps, old };
}

/** @param day of the training instance, for deadlines of tasks. Invented from beginning to end: no place, office or sum is real. */
export function trainingCases(day: number): readonly TrainingCase[] {
  return [
    made(
      ['ky', 'PROCUREMENT', 'EDUCATION', 'SOON'],
      '98-үлгү мектеби',
      'Чатыр оңдолду деген актыга кол коюлган, бирок жаан жааганда класстар суу болот.',
      [],
      true,
    ),
    made(
      ['ru', 'BRIBERY', 'TAX_CUSTOMS', 'NONE'],
      'Учебный таможенный пост',
      'За пропуск груза без досмотра называют цену. Кто не платит, ждёт два дня.',
      [],
      true,
    ),
    made(
      ['uz', 'EXTORTION_IN_SERVICES', 'HEALTH', 'NONE'],
      'O‘quv poliklinikasi',
      'Bepul xizmat uchun har bir oiladan pul yig‘iladi.',
      [],
    ),
    made(
      ['en', 'CONFLICT_OF_INTEREST', 'LOCAL_GOV', 'NONE'],
      'Example town council',
      'A councillor sat on the panel that chose his own firm.',
      [arrived('en')],
    ),
    made(['ky', 'EMBEZZLEMENT', 'HEALTH', 'NONE'], 'Үлгү ооруканасы', 'Кагазда бар эки аппарат бөлүмдө жок.', [
      arrived('ky'),
      answer('ky', 'UNDER_ASSESSMENT', told.ky.work),
      record({ kind: 'TRIAGE', data: { remit: 'IN', harm: 'NONE', text: '' } }),
      record({
        kind: 'PERSON',
        data: { sort: 'ORGANISATION', name: 'Үлгү ооруканасы', roles: ['INVOLVED'], organisation: 0, text: '' },
      }),
      record({
        kind: 'ALLEGATION',
        data: {
          category: 'EMBEZZLEMENT',
          text: 'Эки аппарат жок',
          accused: [],
          outcome: '',
          consequences: [],
          reason: '',
        },
      }),
      record({ kind: 'TASK', data: { text: 'Инвентаризация актысын сурап алуу', member: 1, due: day + 3, done: 0 } }),
    ]),
    made(
      ['ru', 'RETALIATION', 'STATE_ENTERPRISE', 'SOON'],
      'Учебное предприятие',
      'После сообщения о хищении меня перевели в ночную смену и лишили премии.',
      [
        arrived('ru'),
        underway('ru'),
        record({ kind: 'TAG', data: { text: 'преследование' } }),
        record({
          kind: 'RETALIATION',
          data: {
            form: 'DEMOTION_TRANSFER',
            day: day - 31,
            measure: '',
            text: 'Перевод в ночную смену',
            checked: [],
            ended: 0,
          },
        }),
      ],
    ),
    made(
      ['uz', 'LAND_AND_RESOURCES', 'LOCAL_GOV', 'NONE'],
      'O‘quv ayil okmoti',
      'Yaylov yeri tanlovsiz ijaraga berildi.',
      [
        arrived('uz'),
        answer('uz', 'WAITING_FOR_SOURCE', told.uz.ask),
        { by: 'source', writes: `${marks.uz}\n\nBu bahorda bo‘lgan. Qaror nusxasini ko‘rganman.` },
      ],
    ),
    made(
      ['en', 'ABUSE_OF_OFFICE', 'POLICE_JUSTICE', 'DANGER'],
      'Example district office',
      'People who complain are called in and told to take their words back.',
      [arrived('en'), underway('en'), ask('CLOSE', 'Training example: look at the case before you approve.')],
    ),
    made(
      ['ky', 'APPOINTMENTS_NEPOTISM', 'EDUCATION', 'NONE'],
      'Үлгү лицейи',
      'Конкурс жарыяланган күнү эле жаңы кызматкер иштеп баштады.',
      [arrived('ky'), underway('ky'), ask('CLOSE', 'Окуу үлгүсү.'), { by: 'second', approve: told.ky.end }],
    ),
    made(
      ['ru', 'FALSE_DECLARATION', 'OTHER_PUBLIC', 'NONE'],
      'Учебное агентство',
      'Здание, не указанное в декларации, сдаётся внаём за наличные.',
      [
        arrived('ru'),
        underway('ru'),
        ask('CLOSE', 'Учебный пример.'),
        { by: 'second', approve: told.ru.end },
        answer('ru', 'REOPENED', 'Появились новые сведения, дело открыто снова.'),
      ],
    ),
    made(
      ['uz', 'PROCUREMENT', 'TRANSPORT', 'SOON'],
      'O‘quv yo‘l boshqarmasi',
      'Tanlov shartlari bitta korxonaga moslangan.',
      [arrived('uz'), underway('uz'), ask('EXTEND', 'O‘quv namunasi.'), { by: 'second', approve: told.uz.late }],
    ),
    made(['en', 'OTHER', 'SOCIAL', 'NONE'], 'Example welfare office', 'Lists name people who moved away years ago.', [
      arrived('en'),
      ask('REFER', 'Training example.'),
      { by: 'second', approve: told.en.elsewhere },
    ]),
    made(
      ['ky', 'BRIBERY', 'LAND_CADASTRE', 'NONE'],
      'Үлгү кадастр бөлүмү',
      'Документти мөөнөтүндө алуу үчүн кошумча акча сурашты.',
      [arrived('ky'), underway('ky'), ask('EXTEND', 'Окуу үлгүсү: чечимди сиз кабыл аласыз.')],
    ),
  ];
}
