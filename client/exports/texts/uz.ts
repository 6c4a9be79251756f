import type { BundleTexts } from './bundle-texts.ts';

export const uzbek: BundleTexts = {
  title: 'Ish materiallari',
  lead: 'Imzolangan yozuvlardan tuzilgan. Bu xulosa o‘qish uchun; dalillar boshqa fayllarda, ularni verify.py tekshiradi.',
  body: 'Organ',
  caseName: 'Ish',
  received: 'Olingan kuni',
  status: 'Holati',
  category: 'Mavzusi',
  office: 'Qaysi muassasa haqida',
  exported: 'Tuzilgan kuni',
  decision: 'Chiqarish haqidagi qaror',
  approved: 'Ikkinchi xodim tasdiqladi',
  reports: 'Xabar bergan shaxsning xabarlari',
  answers: 'Organ javoblari',
  course: 'Ishning borishi',
  allegations: 'Taxmin qilingan buzilishlar',
  outcome: 'Natija',
  noOutcome: 'Hozircha natija yo‘q',
  persons: 'Shaxslar va tashkilotlar',
  documents: 'Hujjatlar va ularga kirish',
  size: 'Hajmi, bayt',
  inBundle: 'Ushbu to‘plamda bor',
  notInBundle: 'To‘plamda yo‘q; xeshi bo‘yicha ma’lum',
  cipherHash: 'Shifrlangan qismlarning olingan paytdagi SHA-256 xeshi',
  version: 'Qaysi hujjatning nusxasi',
  member: 'Xodim',
  none: 'Yo‘q.',
  checking: 'Ushbu to‘plamni qanday tekshirish kerak',
  checkingText:
    'Ochilgan papkada «python3 verify.py» buyrug‘ini ishga tushiring yoki dasturga ZIP faylni ko‘rsating. Faqat Python 3.8 yoki undan yangisi kerak. Chiqqan barmoq izini organ e’lon qilgani bilan solishtiring.',
  warning: 'Maxfiy. Ushbu to‘plam kimda bo‘lsa, xabarni o‘qiy oladi. Kim xabar berganini aniqlashga urinmang.',
  readme: `Kupuya yordamida tuzilgan ish materiallari

summary.pdf       nima bo‘lgani, o‘qish uchun
letters/          xabar bergan shaxs nima yozgani
originals/        birga kelgan fayllar, o‘zgartirilmagan. Ularni notanish odam yuborgan: ehtiyot bo‘lib oching
versions/         shu yerda qilingan nusxalar, masalan, ayrim joylari olib tashlangan
custody.json      har bir hujjat bilan nima, qachon va kim qilgani
chain/            ishning har bir qadami, imzolangan holda
register/         xodimlarning imzolangan ro‘yxatlari va ochiq jurnaldan dalillar
trust.json        butun tekshiruv boshlanadigan kalitlar
manifest.txt      barcha fayllar SHA-256 bilan, to‘plamni tuzgan xodim imzolagan
verify.py         bularning hammasini tekshiradi; faqat Python 3.8 yoki undan yangisi kerak

Tekshirish: python3 verify.py (shu papkada) yoki python3 verify.py TO‘PLAM.zip
Tugash kodi 0 va oxirgi satr OK bo‘lsa, hammasi to‘g‘ri. Aks holda har bir xato nomi bilan aytiladi.
Chiqqan barmoq izini organ e’lon qilgani bilan solishtiring: soxta to‘plamda kalitlar boshqa bo‘lishi mumkin.
verify.py ham soxta bo‘lishi mumkin: uni e’lon qilingan manba kodidan oling yoki o‘qib chiqing, u qisqa.

chain/ ichidagi qadamlarda xabarlarning kalitlari bor. Ushbu to‘plam va shifrlangan xabarlar kimda bo‘lsa, faqat o‘sha xabarlarni ocha oladi.
`,
  statuses: {
    RECEIVED: 'Yangi',
    ACKNOWLEDGED: 'Qabul qilingani tasdiqlandi',
    UNDER_ASSESSMENT: 'Baholanmoqda',
    UNDER_INVESTIGATION: 'Tekshirilmoqda',
    REFERRED: 'Topshirildi',
    WAITING_FOR_SOURCE: 'Xabar bergan shaxs javobi kutilmoqda',
    CLOSED: 'Yopildi',
    REOPENED: 'Qayta ochildi',
  },
  outcomes: {
    SUBSTANTIATED_FULL: 'To‘liq tasdiqlandi',
    SUBSTANTIATED_PART: 'Qisman tasdiqlandi',
    NOT_SUBSTANTIATED: 'Tasdiqlanmadi',
    INSUFFICIENT_INFO: 'Ma’lumot yetarli emas',
    OUT_OF_SCOPE: 'Bu organga taalluqli emas',
    MINOR: 'Ahamiyatsiz',
    REPEAT: 'Avval xabar qilingan',
    REFERRED_CLOSED: 'Boshqa organga topshirildi',
    KNOWINGLY_FALSE: 'Bila turib yolg‘on',
    WITHDRAWN: 'Qaytarib olindi',
    NOT_A_REPORT: 'Xabar emas',
  },
  categories: {
    UNSPECIFIED: 'Ko‘rsatilmagan',
    BRIBERY: 'Poraxo‘rlik',
    EMBEZZLEMENT: 'O‘zlashtirish',
    PROCUREMENT: 'Davlat xaridlari',
    CONFLICT_OF_INTEREST: 'Manfaatlar to‘qnashuvi',
    ABUSE_OF_OFFICE: 'Mansabni suiiste’mol qilish',
    ILLICIT_ENRICHMENT: 'Noqonuniy boyish',
    FALSE_DECLARATION: 'Yolg‘on deklaratsiya',
    EXTORTION_IN_SERVICES: 'Xizmat ko‘rsatishda tamagirlik',
    SEXTORTION: 'Jinsiy tovlamachilik',
    APPOINTMENTS_NEPOTISM: 'Tayinlovlar va qarindosh-urug‘chilik',
    LAND_AND_RESOURCES: 'Yer va resurslar',
    OBSTRUCTION_OR_COVERUP: 'To‘sqinlik qilish yoki yashirish',
    OTHER: 'Boshqa',
    RETALIATION: 'Ta’qib',
  },
  custody: {
    OPENED: 'Birinchi marta ochildi',
    VIEWED: 'Ko‘rildi',
    SAVED: 'Saqlandi',
    DERIVED: 'Nusxa tayyorlandi',
    SHARED: 'Berildi',
    EXPORTED: 'Chiqarildi',
    REFERRED: 'Yuborildi',
  },
  events: {
    START: 'Ish ochildi',
    LETTER: 'Xabar ishga qo‘shildi',
    STATUS: 'Holat belgilandi',
    ANSWER: 'Javob yuborildi',
    NOTE: 'Qayd',
    ASSIGN: 'Mas’ul tayinlandi',
    PROPOSE: 'Qaror taklif qilindi',
    APPROVE: 'Qaror tasdiqlandi',
    REJECT: 'Qaror rad etildi',
    GRANT: 'Ruxsat berildi',
    RECUSE: 'O‘zini chetlatdi',
    ROTATE: 'Kalit almashtirildi',
    CLAIM: 'Fayllar saqlandi',
    RECORD: 'Yozuv kiritildi',
    CUSTODY: 'Hujjatga kirish',
    EXCLUDE: 'Shaxsga ko‘rsatish taqiqlandi',
    SUBSTITUTE: 'O‘rinbosar tayinlandi',
    IDENTITY: 'Shaxsi ochildi',
    ERASED: 'O‘chirildi',
  },
  columns: {
    name: 'Ish',
    received: 'Olingan kuni',
    desk: 'Bo‘lim',
    category: 'Mavzusi',
    office: 'Qaysi muassasa haqida',
    status: 'Holati',
    outcome: 'Natija',
    acknowledgeBy: 'Tasdiqlash muddati',
    acknowledged: 'Tasdiqlangan kuni',
    feedbackBy: 'Borishini bildirish muddati',
    feedback: 'Bildirilgan kuni',
    responsible: 'Mas’ul',
    hold: 'O‘chirish taqiqi',
    erased: 'O‘chirilgan',
  },
};
