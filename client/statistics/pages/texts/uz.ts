import { quarterOf, type PageTexts } from './texts-shape.ts';

export const uz: PageTexts = {
  siteName: 'Kupuya',
  skip: 'Mazmunga o‘tish',
  languages: 'Til',
  period: (name) =>
    quarterOf(
      name,
      (year) => `${year}-yil`,
      (year, quarter) => `${year}-yilning ${String(quarter)}-choragi`,
    ),
  title: (period) => `Xabarlar statistikasi, ${period}`,
  lead: 'Korrupsiya haqida shu davrda kelgan, javob berilgan va yopilgan xabarlar.',
  counted: 'Nazoratning ikki xodimi birga sanagan va birga imzolagan. Sanalgan kuni:',

  demoTag: 'Namuna',
  demo: 'Bu sahifadagi barcha sonlar o‘ylab topilgan. Ular haqiqiy organ, joy yoki odam haqida hech narsa bildirmaydi.',
  demoMark: 'O‘ylab topilgan ma’lumot',

  contents: 'Bu sahifada',
  glance: 'Qisqacha',
  factReceived: 'Kelgan xabarlar',
  factAcknowledged: 'Muddatida tasdiqlangani',
  factFeedback: 'Natijasi muddatida bildirilgani',
  factClosed: 'Yopilgan ishlar',
  factConfirmed: 'To‘liq yoki qisman tasdiqlangani',
  factConfirmedNote: 'yopilgan va qarori chiqqan ishlar ichidan',
  between: (least, most) => `${String(least)}–${String(most)}% oralig‘ida`,
  canBe: (least, most) => `${least}–${most}`,
  percent: (value) => `taxminan ${String(value)}%`,
  percentOrLess: (value) => `${String(value)}% yoki undan kam`,
  percentOrMore: (value) => `${String(value)}% yoki undan ko‘p`,
  notTold: 'ko‘rsatilmaydi',
  notToldNote: 'kerakli sonlar yashirilgan yoki juda kam',
  auditPassed: 'hammasi joyida',
  auditAccepted: 'ochiq savollar qoldi',
  auditFact: 'Jurnalni tekshirish',
  allHiddenTitle: 'Bu davrning barcha sonlari yashirildi',
  allHidden:
    'Sanalgan xabarlar shunchalik kamki, son orqali odamni topib olish mumkin edi. Yashirilgani hech kim xabar bermadi degani ham, kimdir xabar berdi degani ham emas. Sonlarsiz aytilishi mumkin bo‘lgani: jurnal to‘liq sanaldi, tekshiruv natijasi yuqorida turibdi.',

  partReceived: 'Kelgan xabarlar',
  partDeadlines: 'Muddatlar',
  partOutcomes: 'Yopilgan ishlar',
  partOther: 'Boshqa jadvallar',
  chartTitle: (title, period) => `${title}, ${period}: ustunli diagramma`,
  chartOf: (shown, hidden) =>
    `Keyingi jadvalning har bir qatoriga bitta ustun: ${String(shown)} ta son ko‘rsatildi, ${String(hidden)} tasi yashirildi.`,
  throughPeriods: 'Davr',
  chartSame: 'Jadvalga o‘tish',
  count: 'Soni',
  range: 'Haqiqiy soni',
  total: 'Jami',
  hidden: 'yashirildi',
  zero: 'jurnalda yozuv yo‘q',
  grouped: (members) => `birgalikda: ${members}`,
  howToRead: 'Qanday o‘qish kerak',
  cite: 'Havola berish',
  citation: (origin, title, period, day) => `${origin}. ${title}, ${period}. Sanalgan kuni: ${day}. CC BY 4.0.`,
  citeRounded: 'Sonlar 5 gacha yaxlitlangan; 0 dan 9 gacha bo‘lganlari va ayrim boshqalari yashirilgan.',
  permanent: 'Doimiy manzili',
  download: 'Jadval CSV ko‘rinishida',

  readingTitle: 'Sonlarni qanday o‘qish kerak',
  readingBar:
    'Sonlar 5 gacha yaxlitlangan. Ustun uchidagi ingichka chiziq haqiqiy son qaysi oraliqda ekanini ko‘rsatadi.',
  readingHidden:
    '0 dan 9 gacha bo‘lgan sonlarning hammasi bir xilda yashiriladi, shunda hech bir odam bilinib qolmaydi. Yashirilgan son o‘rnida shtrixlangan kvadrat turadi: u sonning kattaligini bildirmaydi.',
  readingHiddenMore:
    'Ba’zan kattaroq son ham yashiriladi, aks holda yashirilgan sonni jami sondan hisoblab chiqarish mumkin bo‘lardi. Yashirilgani nol degani emas.',
  readingZero: '0 faqat ochiq jurnalda shu davrda birorta ham yozuv bo‘lmaganda turadi.',
  readingSum: 'Har bir son alohida yaxlitlanadi, shuning uchun qatorlar yig‘indisi jami songa aniq teng kelmaydi.',
  readingPercent:
    'Ulush yaxlitlangan sonlardan, kamida 20 holat bo‘lganda hisoblanadi. Chetki qiymatlar: «5% yoki undan kam», «95% yoki undan ko‘p». Ulush yonida uning qaysi oraliqda ekani turadi.',
  readingOnce: 'Har bir davr bir marta e’lon qilinadi va o‘zgartirilmaydi. Boshqa jadvallar ham, so‘rovlar ham yo‘q.',

  definitionsTitle: 'Aynan nima sanaladi',
  definitionsLead: 'Har bir hodisa bir kunda va har bir jadvalning bitta qatorida sanaladi.',
  factAcknowledgedMeans:
    'Olinganini tasdiqlash muddati shu davrda tugagan xabarlardan muddatning oxirgi kunigacha tasdiqlanganlari.',
  factFeedbackMeans:
    'Natijasini bildirish muddati shu davrda tugagan xabarlardan oxirgi kunigacha natijasi bildirilganlari.',
  factConfirmedMeans:
    '«To‘liq tasdiqlandi», «Qisman tasdiqlandi» va «Tasdiqlanmadi» deb yopilgan ishlardan birinchi ikkitasi. Boshqa yakunlar kirmaydi.',

  registerTitle: 'Sanalgan jurnal',
  registerLead: 'Bu muhrni yozib olgan odam sonlar aynan shu jurnaldan olinganini ko‘radi.',
  registerSize: 'Jurnaldagi yozuvlar, sun’iylari bilan birga',
  registerRoot: 'Jurnal muhri',
  registerDay: 'Muhr qo‘yilgan kun',
  registerPlan: 'Jadvallar rejasining tekshiruv kodi',
  registerVerdict: 'Xodimlarning tekshiruvi',

  verifiedTitle: '«Tekshirildi» nimani bildiradi',
  verifiedMeansTitle: 'Buni bildiradi',
  verifiedMeans: [
    'Har bir fayl nazoratning ikki xodimi imzolagan faylning o‘zi.',
    'Imzolangan hujjat ochiq jurnalda turadi, uni bildirmay almashtirib bo‘lmaydi.',
    'Barcha sahifa va jadvallar shu hujjatdan kelib chiqadi, har bir bayti mos keladi.',
    'Hech bir son yashirilgan sonni oshkor qilmaydi, avvalgi nashrlar bilan birga qaralganda ham.',
  ],
  verifiedNotTitle: 'Buni bildirmaydi',
  verifiedNot: [
    'Sonlar to‘g‘ri ekanini: sanalganini faqat ikki xodim birga ocha oladi, shuning uchun ikkalasiga birga ishonish kerak.',
    'Ish to‘g‘ri hal qilinganini yoki xabar qilingan narsa rost ekanini.',
    'Korrupsiya ko‘paygan yoki kamayganini: xabarlar soni odamlarning xizmatga ishonchini ham ko‘rsatadi.',
  ],
  verifiedCommand: 'Bu nashrni har kim dastur bilan tekshira oladi, buyruqdan keyin shu xizmatning manzili yoziladi:',
  verifiedHash: 'Buyruq imzolangan hujjatning tekshiruv kodini ham ko‘rsatadi: havola berishda shu kod yoziladi.',

  dataTitle: 'Ma’lumotlar',
  dataLead: 'O‘sha sonlar dasturlar uchun. Qayerdan olinganini aytsangiz, istagancha foydalanishingiz mumkin.',
  dataPackage: 'Barcha jadvallar tavsifi (Data Package)',
  dataCatalogue: 'Katalogdagi yozuv (DCAT)',
  dataCodes: 'Kodlar ro‘yxatlari (SKOS)',
  dataNote: 'Imzolangan hujjat',
  dataProof: 'Hujjat ochiq jurnalda turganining isboti',
  licence: 'Litsenziya:',
  licenceName: 'Creative Commons Attribution 4.0 International',

  contactTitle: 'Bizga murojaat qilish yoki ustimizdan shikoyat qilish',
  contactTurn: 'Korrupsiya haqida xabar berish uchun',
  contactTurnText:
    'Ismingizni aytmay xabar berishingiz mumkin. Ishxonadagi kompyuter, telefon yoki internetdan foydalanmang.',
  contactTurnLink: 'Xabar yozish yoki javobni o‘qish',
  contactComplain: 'Xabar qanday ko‘rib chiqilgani ustidan shikoyat qilish uchun',
  contactComplainText:
    'Muddat o‘tib ketsa, xabar sahifasini 12 sir so‘zingiz bilan oching: u Ombudsmanga bildirishni taklif qiladi. Yangi shikoyatni to‘g‘ridan-to‘g‘ri nazorat guruhiga yuborish mumkin: buni kim o‘qishi so‘ralgan joyda shu guruhni tanlang. Boshqa guruhlar uni o‘qiy olmaydi.',

  earlierTitle: 'Boshqa nashrlar',
  earlierNone: 'Bu birinchi nashr.',
  footer:
    'Bu sahifa JavaScriptsiz ishlaydi, qurilmangizda hech narsa saqlamaydi va boshqa saytlarga murojaat qilmaydi.',
};
