/** Uzbek labels, in Latin script. Codes that the console shows too have its words; a test holds the two together. */
import type { Labels } from './labels-shape.ts';

export const uz: Labels = {
  dimensions: {
    ALL: 'Hammasi',
    CATEGORY: 'Nima haqida',
    REGION: 'Hudud',
    SECTOR: 'Soha',
    CHANNEL: 'Kelgan yo‘li',
    IDENTITY: 'Xabarda ismi',
    RELATION: 'Kim xabar berdi',
    HARM: 'Zarar',
    ACKNOWLEDGEMENT_TIME: 'Tasdiqlashga ketgan vaqt',
    FEEDBACK_TIME: 'Natijasini bildirishga ketgan vaqt',
    OUTCOME: 'Yakuni',
    CLOSURE_TIME: 'Yopishga ketgan vaqt',
    EXTENSION_REASON: 'Uzaytirish sababi',
  },
  codes: {
    ALL: {
      ALL: 'Hammasi',
    },
    CATEGORY: {
      BRIBERY: 'Pora',
      EMBEZZLEMENT: 'O‘zlashtirish',
      PROCUREMENT: 'Davlat xaridlari',
      CONFLICT_OF_INTEREST: 'Manfaatlar to‘qnashuvi',
      ABUSE_OF_OFFICE: 'Mansabni suiiste’mol qilish',
      ILLICIT_ENRICHMENT: 'Noqonuniy boyish',
      FALSE_DECLARATION: 'Yolg‘on deklaratsiya',
      EXTORTION_IN_SERVICES: 'Xizmat ko‘rsatishda tovlamachilik',
      SEXTORTION: 'Jinsiy tovlamachilik',
      APPOINTMENTS_NEPOTISM: 'Tayinlash va tanish-bilishchilik',
      LAND_AND_RESOURCES: 'Yer va resurslar',
      OBSTRUCTION_OR_COVERUP: 'To‘sqinlik qilish yoki yashirish',
      OTHER: 'Boshqa',
      RETALIATION: 'Xabar uchun o‘ch olish',
      UNSPECIFIED: 'Aytilmagan',
    },
    REGION: {
      BATKEN: 'Botken',
      JALAL_ABAD: 'Jalolobod',
      ISSYK_KUL: 'Issiqko‘l',
      NARYN: 'Norin',
      OSH_OBLAST: 'O‘sh viloyati',
      TALAS: 'Talas',
      CHUY: 'Chuy',
      BISHKEK: 'Bishkek',
      OSH_CITY: 'O‘sh shahri',
      UNSPECIFIED: 'Aytilmagan',
    },
    SECTOR: {
      LOCAL_GOV: 'Mahalliy hokimiyat',
      POLICE_JUSTICE: 'Militsiya va sud',
      DEFENCE_SECURITY: 'Mudofaa va xavfsizlik',
      HEALTH: 'Sog‘liqni saqlash',
      EDUCATION: 'Ta’lim',
      TAX_CUSTOMS: 'Soliq va bojxona',
      LAND_CADASTRE: 'Yer kadastri',
      ENERGY_MINING: 'Energetika va konchilik',
      TRANSPORT: 'Transport',
      SOCIAL: 'Ijtimoiy himoya',
      ELECTIONS: 'Saylov',
      STATE_ENTERPRISE: 'Davlat korxonalari',
      PRIVATE: 'Xususiy sektor',
      OTHER_PUBLIC: 'Boshqa davlat organi',
      UNSPECIFIED: 'Aytilmagan',
    },
    CHANNEL: {
      WEB: 'Veb-sahifa',
      ONION: 'Tor',
      OFFLINE_FILE: 'Tarmoqsiz fayl',
      PAPER: 'Qog‘oz',
      POST: 'Pochta',
      PHONE: 'Telefon',
      WALK_IN: 'O‘zi kelgan',
      EMAIL: 'Elektron pochta',
      MESSENGER: 'Messenjer',
      MEDIA: 'Ommaviy axborot vositalari',
      REFERRED_IN: 'Boshqa organdan',
      OWN_INITIATIVE: 'O‘z tashabbusi',
      UNSPECIFIED: 'Aytilmagan',
    },
    IDENTITY: {
      ANON: 'Ismini aytmagan',
      CONFIDENTIAL: 'Ismi sir tutiladi',
      NAMED: 'Ismini aytgan',
      UNSPECIFIED: 'Aytilmagan',
    },
    RELATION: {
      EMPLOYEE: 'O‘sha yerda ishlaydi',
      FORMER_EMPLOYEE: 'O‘sha yerda ishlagan',
      CONTRACTOR: 'Pudratchi',
      BIDDER_SUPPLIER: 'Tanlov ishtirokchisi yoki yetkazib beruvchi',
      SERVICE_USER: 'Xizmatdan foydalanadi',
      CSO_JOURNALIST: 'Faol yoki jurnalist',
      WITNESS: 'Guvoh',
      OTHER: 'Boshqa kishi',
      UNDISCLOSED: 'Aytmaydi',
      UNSPECIFIED: 'Aytilmagan',
    },
    HARM: {
      LT_100K: '100 000 somgacha',
      '100K_1M': '100 000 somdan 1 million somgacha',
      '1M_10M': '1 milliondan 10 million somgacha',
      GT_10M: '10 million somdan ko‘p',
      NON_MONETARY: 'Pul bilan o‘lchanmaydi',
      LIFE_OR_HEALTH: 'Hayot yoki salomatlikka',
      UNSPECIFIED: 'Aytilmagan',
    },
    ACKNOWLEDGEMENT_TIME: {
      DAYS_0_1: '1 kun yoki undan kam',
      DAYS_2_3: '2–3 kun',
      DAYS_4_7: '4–7 kun',
      NOT_IN_TIME: 'Muddatida emas',
    },
    FEEDBACK_TIME: {
      DAYS_0_30: '30 kun yoki undan kam',
      DAYS_31_90: '31–90 kun',
      DAYS_91_180: '91–180 kun',
      NOT_IN_TIME: 'Muddatida emas',
    },
    OUTCOME: {
      SUBSTANTIATED_FULL: 'To‘liq tasdiqlandi',
      SUBSTANTIATED_PART: 'Qisman tasdiqlandi',
      NOT_SUBSTANTIATED: 'Tasdiqlanmadi',
      INSUFFICIENT_INFO: 'Ma’lumot yetarli emas',
      OUT_OF_SCOPE: 'Bu organning ishi emas',
      MINOR: 'Ahamiyatsiz',
      REPEAT: 'Avval xabar berilgan',
      REFERRED_CLOSED: 'Boshqa organga o‘tkazildi',
      KNOWINGLY_FALSE: 'Atayin yolg‘on',
      WITHDRAWN: 'Qaytarib olindi',
      NOT_A_REPORT: 'Xabar emas',
    },
    CLOSURE_TIME: {
      DAYS_0_30: '30 kun yoki undan kam',
      DAYS_31_90: '31–90 kun',
      DAYS_91_180: '91–180 kun',
      DAYS_181_365: '181–365 kun',
      DAYS_366_MORE: '366 kun yoki undan ko‘p',
    },
    EXTENSION_REASON: {
      COMPLEX: 'Ish murakkab',
      AWAITING_OTHER_BODY: 'Boshqa organning javobi kutilmoqda',
      OTHER: 'Boshqa sabab',
    },
  },
  groups: {
    NORTH: 'Shimol',
    SOUTH: 'Janub',
  },
  flows: {
    RECEIVED: 'Kelgan xabarlar',
    ACKNOWLEDGEMENT_DUE: 'Tasdiqlash muddati tugagan xabarlar',
    FEEDBACK_DUE: 'Natijasini bildirish muddati tugagan xabarlar',
    CLOSED: 'Yopilgan ishlar',
    REFERRED: 'Boshqa organga berilgan ishlar',
    REOPENED: 'Qayta ochilgan ishlar',
    EXTENDED: 'Uzaytirilgan muddatlar',
    CONFIRMED: 'Himoya tasdiqlangan holatlar',
  },
  tables: {
    received: {
      title: 'Kelgan xabarlar',
      definition:
        'Birinchi xati shu davrda ochiq jurnalga kiritilgan xabarlar. Keyingi xatlar, tekshiruv xabarlari va sun’iy yozuvlar hisobga olinmaydi.',
    },
    'received-by-category': {
      title: 'Kelgan xabarlar: nima haqida',
      definition:
        'Shu davrda kelgan xabarlar. Har biri bitta turga kiradi: uni xabar bergan odam o‘zi tanlagan yoki xabarni yozib olgan xodim belgilagan.',
    },
    'received-by-region': {
      title: 'Kelgan xabarlar: hududlar bo‘yicha',
      definition:
        'Shu davrda kelgan xabarlar, xabarda aytilgan hudud bo‘yicha. Hududdan maydaroq bo‘linish hech qachon e’lon qilinmaydi.',
    },
    'received-by-sector': {
      title: 'Kelgan xabarlar: sohalar bo‘yicha',
      definition: 'Shu davrda kelgan xabarlar, xabar tegishli bo‘lgan soha bo‘yicha.',
    },
    'received-by-channel': {
      title: 'Kelgan xabarlar: kelgan yo‘li bo‘yicha',
      definition: 'Shu davrda kelgan xabarlar, birinchi xat guruhga qaysi yo‘l bilan yetib kelgani bo‘yicha.',
    },
    'received-by-identity': {
      title: 'Kelgan xabarlar: ism aytilgani bo‘yicha',
      definition:
        'Shu davrda kelgan xabarlar. Xabar bergan odam birinchi xatida ismini aytganmi va qanday shart bilan aytgani bo‘yicha bo‘lingan.',
    },
    'received-by-relation': {
      title: 'Kelgan xabarlar: kim xabar berdi',
      definition:
        'Shu davrda kelgan xabarlar. Tegishli organga qanday aloqasi borligini xabar bergan odam o‘zi aytgan.',
    },
    'received-by-harm': {
      title: 'Kelgan xabarlar: zarar bo‘yicha',
      definition:
        'Shu davrda kelgan xabarlar, xabar bergan odam zararni o‘zi baholagani bo‘yicha. Bu bahoni hech kim tekshirmagan.',
    },
    acknowledgement: {
      title: 'Muddatida tasdiqlangani',
      definition:
        'Olinganini tasdiqlash muddati shu davrda tugagan xabarlar, kelgan kundan tasdiqlangangacha o‘tgan kunlar bo‘yicha. «Muddatida emas»: muddatning oxirgi kunigacha tasdiqlanmagan.',
    },
    feedback: {
      title: 'Natijasi muddatida bildirilgani',
      definition:
        'Natijasini bildirish muddati shu davrda tugagan xabarlar, kelgan (yoki qayta ochilgan) kundan natijasi bildirilgangacha o‘tgan kunlar bo‘yicha. «Muddatida emas»: muddatning oxirgi kunigacha natijasi bildirilmagan.',
    },
    'closed-by-outcome': {
      title: 'Yopilgan ishlar: yakuni bo‘yicha',
      definition:
        'Yopilgani xabar bergan odamga shu davrda aytilgan ishlar, aytilgan yakuni bo‘yicha. Qayta ochilgan ish bir necha marta yopilishi mumkin.',
    },
    'closed-by-time': {
      title: 'Yopilgan ishlar: ketgan vaqt bo‘yicha',
      definition:
        'Yopilgani xabar bergan odamga shu davrda aytilgan ishlar, kelgan kundan yopilgangacha o‘tgan kunlar bo‘yicha. Hali ochiq ishlar bu yerda yo‘q, shuning uchun sekin ishlaydigan organning ko‘rsatkichi aslidan yaxshiroq ko‘rinadi.',
    },
    'extended-by-reason': {
      title: 'Uzaytirilgan muddatlar: sababi bo‘yicha',
      definition:
        'Natijasini bildirish muddati uzaytirilgani shu davrda xabar bergan odamga aytilgan holatlar, aytilgan sababi bo‘yicha.',
    },
    referred: {
      title: 'Boshqa organga berilgan ishlar',
      definition: 'Boshqa organga berilgani xabar bergan odamga shu davrda aytilgan ishlar.',
    },
    reopened: {
      title: 'Qayta ochilgan ishlar',
      definition: 'Qayta ochilgani xabar bergan odamga shu davrda aytilgan ishlar.',
    },
    confirmed: {
      title: 'Himoya tasdiqlangan holatlar',
      definition:
        'Qonun xabar bergan odamni himoya qilishi unga shu davrda tasdiqlangan holatlar. Bu ishning yakuni emas.',
    },
  },
};
