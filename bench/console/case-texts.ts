/** Made-up reports in four languages: words drawn from short lists, so that searches find some and not all. */

const sentences: Readonly<Record<'ky' | 'ru' | 'uz' | 'en', readonly string[]>> = {
  ky: [
    'Мектепти оңдоого бөлүнгөн акчанын жарымы актыларда гана бар.',
    'Сатып алууда баа эки эсе көтөрүлүп, келишим тууганына берилген.',
    'Жер тилкеси сооданы өткөрбөй эле башка адамга жазылып калды.',
    'Кызматкерлерден ай сайын айлыктын бир бөлүгүн кайра чогултушат.',
    'Ооруканага алынган жабдуу келген эмес, бирок төлөнүп бүткөн.',
  ],
  ru: [
    'Половина денег на ремонт школы существует только в актах.',
    'При закупке цену завысили вдвое, а договор отдали родственнику.',
    'Земельный участок переписали на другого человека без торгов.',
    'С сотрудников каждый месяц собирают часть зарплаты.',
    'Оборудование для больницы не привезли, но оплатили полностью.',
  ],
  uz: [
    'Maktab ta‘miriga ajratilgan pulning yarmi faqat hujjatlarda bor.',
    'Xaridda narx ikki baravar oshirilib, shartnoma qarindoshiga berilgan.',
    'Yer uchastkasi savdosiz boshqa odamga yozib berilgan.',
    'Xodimlardan har oyda maoshning bir qismi yig‘ib olinadi.',
    'Kasalxona uchun uskunalar kelmagan, ammo to‘lab bo‘lingan.',
  ],
  en: [
    'Half of the money for the repair of the school exists on paper only.',
    'The price was doubled and the contract went to a relative.',
    'A plot of land was written over to somebody else without an auction.',
    'Every month part of the salaries is collected back from the staff.',
    'The equipment for the hospital never came and was paid in full.',
  ],
};

const places = ['Ош', 'Жалал-Абад', 'Каракол', 'Талас', 'Нарын', 'Баткен', 'Токмок', 'Кызыл-Кыя', 'Бишкек', 'Чүй'];
const people = ['Асанов', 'Осмонова', 'Токтогулов', 'Садыкова', 'Жумабеков', 'Исакова', 'Маматов', 'Каримова'];
const tags = ['жол', 'мектеп', 'оорукана', 'жер', 'салык', 'бажы', 'сот', 'аким'];

/** Of the report with this number: always the same. */
export function textsOf(number: number): {
  readonly language: 'ky' | 'ru' | 'uz' | 'en';
  readonly office: string;
  readonly statement: string;
  readonly person: string;
  readonly tag: string;
  readonly note: string;
} {
  const languages = ['ky', 'ru', 'uz', 'en'] as const;
  const language = pick(languages, number);
  const place = pick(places, Math.floor(number / 4));
  const person = pick(people, number * 7);
  const length = 4 + (number % 9);
  const told = Array.from({ length }, (_, index) => pick(sentences[language], number * 3 + index * 2 + (index >> 2)));
  return {
    language,
    office: `${place} шаардык башкармалыгы`,
    statement: `${told.join(' ')} ${person}, ${place}, № ${String(100_000 + number)}.`,
    person: `${person} ${String(number % 500)}`,
    tag: pick(tags, number * 5),
    note: `${person} менен сүйлөшүү: ${pick(sentences.ky, number)}`,
  };
}

function pick<T>(list: readonly T[], number: number): T {
  const item = list[number % list.length];
  if (item === undefined) throw new RangeError('there is nothing to pick from');
  return item;
}
