/** Offices, units and desks that several profiles share. */
import { say } from './profile.ts';

export const service = say(
  'Коррупцияга каршы кызмат (үлгү)',
  'Служба по борьбе с коррупцией (образец)',
  'Anti-Corruption Service (sample)',
);

export const ombudsman = say(
  'Кыргыз Республикасынын Акыйкатчысынын (Омбудсмендин) институту',
  'Институт Акыйкатчы (Омбудсмена) Кыргызской Республики',
  'Ombudsman of the Kyrgyz Republic',
);

export const publicCouncil = say(
  'Коомдук байкоочу кеңеш',
  'Общественный наблюдательный совет',
  'Public Oversight Council',
);

export const parliament = say(
  'Жогорку Кеңештин тартип жана коррупцияга каршы комитети',
  'Комитет Жогорку Кенеша по правопорядку и борьбе с коррупцией',
  'Committee of the Jogorku Kenesh on law, order and fighting corruption',
);

export const units = {
  intake: say('Кабыл алуу жана укук бөлүмү', 'Отдел приёма и правовой отдел', 'Intake and legal department'),
  investigation: say('Иликтөө бөлүмү', 'Отдел расследований', 'Investigations department'),
  ethics: say(
    'Этика жана ички көзөмөл бөлүмү',
    'Отдел этики и внутреннего контроля',
    'Ethics and internal control department',
  ),
  finance: say('Каржылык талдоо бөлүмү', 'Отдел финансового анализа', 'Financial analysis department'),
  protection: say(
    'Билдирген адамдарды коргоо бөлүмү',
    'Отдел защиты сообщивших',
    'Department for the protection of people who report',
  ),
  north: say('Түндүк аймактык бөлүм', 'Северный региональный отдел', 'Northern regional department'),
  south: say('Түштүк аймактык бөлүм', 'Южный региональный отдел', 'Southern regional department'),
  leadership: say('Жетекчилик', 'Руководство', 'Leadership'),
  ombudsman: say('Акыйкатчынын көзөмөл бөлүмү', 'Отдел надзора Акыйкатчы', 'Ombudsman: oversight department'),
  council: say(
    'Коомдук байкоочу кеңештин катчылыгы',
    'Секретариат общественного совета',
    'Secretariat of the Public Council',
  ),
  parliament: say('Комитеттин аппараты', 'Аппарат комитета', 'Committee staff'),
} as const;

export const desks = {
  money: {
    name: say('Сатып алуу жана бюджет тобу', 'Группа по закупкам и бюджету', 'Procurement and budget desk'),
    about: say(
      'Мамлекеттик сатып алуулар, бюджет акчасы, мамлекеттик ишканалар, жер жана ресурстар жөнүндө билдирүүлөр.',
      'Сообщения о госзакупках, бюджетных деньгах, госпредприятиях, земле и ресурсах.',
      'Reports about public procurement, budget money, state enterprises, land and resources.',
    ),
  },
  conduct: {
    name: say(
      'Кызмат адамдарынын жүрүм-туруму тобу',
      'Группа по поведению должностных лиц',
      'Conduct of officials desk',
    ),
    about: say(
      'Пара талап кылуу, кызмат абалынан кыянат пайдалануу, кызыкчылыктардын кагылышуусу, кысым көрсөтүү жөнүндө билдирүүлөр.',
      'Сообщения о взятках, злоупотреблении положением, конфликте интересов и давлении.',
      'Reports about bribes, abuse of office, conflicts of interest and pressure on people.',
    ),
  },
  services: {
    name: say('Калкты тейлөө тобу', 'Группа по услугам населению', 'Public services desk'),
    about: say(
      'Мектепте, ооруканада, салыкта, бажыда же полицияда акча талап кылуу жөнүндө билдирүүлөр.',
      'Сообщения о вымогательстве в школах, больницах, налоговой, на таможне и в милиции.',
      'Reports about money demanded in schools, hospitals, tax and customs offices or by the police.',
    ),
  },
  protection: {
    name: say('Коргоо тобу', 'Группа защиты', 'Protection desk'),
    about: say(
      'Билдиргени үчүн куугунтуктоо жана жыныстык мүнөздөгү кысым жөнүндө билдирүүлөр. Эки окурман тең аял.',
      'Сообщения о преследовании за сообщение и о сексуальном принуждении. Обе читающие — женщины.',
      'Reports about retaliation and about sexual coercion. Both readers are women.',
    ),
  },
  oversight: {
    name: say('Акыйкатчынын көзөмөл тобу', 'Надзорная группа Акыйкатчы', "Ombudsman's oversight desk"),
    about: say(
      'Кызматтын өзү жөнүндө билдирүүлөр жана жооп берилбеген билдирүүлөр. Бул топ кызматка баш ийбейт.',
      'Сообщения о самой службе и сообщения, оставшиеся без ответа. Группа не подчиняется службе.',
      'Reports about the service itself, and reports left without an answer. This desk is not under the service.',
    ),
  },
} as const;

export const roles = {
  intakeLawyer: say('Кабыл алуучу юрист', 'Юрист приёма', 'Intake lawyer'),
  protectionLawyer: say(
    'Билдирген адамдарды коргоо боюнча юрист',
    'Юрист по защите сообщивших',
    'Lawyer for the protection of people who report',
  ),
  seniorInvestigator: say('Улук тергөөчү', 'Старший следователь', 'Senior investigator'),
  investigator: say('Тергөөчү', 'Следователь', 'Investigator'),
  financialAnalyst: say('Каржы талдоочусу', 'Финансовый аналитик', 'Financial analyst'),
  procurementExpert: say('Сатып алуулар боюнча эксперт', 'Эксперт по закупкам', 'Procurement expert'),
  ethicsCommissioner: say('Этика боюнча комиссар', 'Комиссар по этике', 'Ethics commissioner'),
  internalInspector: say('Ички көзөмөл инспектору', 'Инспектор внутреннего контроля', 'Internal control inspector'),
  regionalInspectorNorth: say('Түндүк аймактын инспектору', 'Инспектор северного региона', 'Inspector for the north'),
  regionalInspectorSouth: say('Түштүк аймактын инспектору', 'Инспектор южного региона', 'Inspector for the south'),
  psychologist: say('Психолог-кеңешчи', 'Психолог-консультант', 'Counselling psychologist'),
  deputyHead: say(
    'Кызматтын жетекчисинин орун басары',
    'Заместитель руководителя службы',
    'Deputy head of the service',
  ),
  ombudsmanOfficer: say(
    'Акыйкатчынын көзөмөл кызматкери',
    'Надзорный сотрудник Акыйкатчы',
    "Ombudsman's oversight officer",
  ),
  councilOfficer: say(
    'Коомдук кеңештин көзөмөл өкүлү',
    'Представитель общественного совета по надзору',
    'Oversight officer of the Public Council',
  ),
  parliamentObserver: say('Комитеттин байкоочусу', 'Наблюдатель комитета', 'Observer for the committee'),
} as const;
