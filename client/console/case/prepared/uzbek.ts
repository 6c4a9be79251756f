import { acknowledgements } from '../../worker/acknowledgement.ts';
import type { Prepared } from './prepared-answer.ts';

export const uzbek: Prepared = {
  moments: {
    ACKNOWLEDGED: acknowledgements.uz,
    ASSESSING:
      'Yozganingizni ko‘rib chiqib, nima qilish mumkinligini hal qilyapmiz. Keyingi javobni shu sahifada o‘qiysiz.',
    INVESTIGATING:
      'Masalani tekshira boshladik. Hech narsa yo‘qolib ketmasligi uchun qadamlarimizni ayta olmaymiz. Keyingi javobni shu sahifada o‘qiysiz.',
    MORE_FACTS:
      'Rahmat. Davom ettirish uchun yana ozgina bilishimiz kerak. Faqat xavfsiz ayta oladiganingizga javob bering; «bilmayman» ham javob. Kimligingizni bildiradigan hech narsa yozmang.',
    WAITING:
      'Savollarimizga javobingizni kutyapmiz. Shoshilmang. Javob bera olmasangiz, shuni yozing, biz qo‘limizdagi ma’lumot bilan davom etamiz.',
    STILL_WORKING: 'Bu ish ustida hali ham ishlayapmiz. Bugun aytadigan yangilik yo‘q. Sizni unutganimiz yo‘q.',
    EXTENDED:
      'Bu biz aytgandan ko‘proq vaqt oladi. Sababini ikkinchi odam tekshirdi. Javobimizning yangi kuni yuqorida ko‘rsatilgan.',
    REFERRED:
      'Bu boshqa organning ishi, biz uni o‘sha yerga topshirdik. Kimligingizni aytmadik, bizga avvalgidek shu yerdan yoza olasiz.',
    PROTECT_YOURSELF:
      'O‘zingizni ehtiyot qiling. Bu xabar haqida hech kimga aytmang. O‘zingiz dalil izlamang, sizdan so‘rashlari mumkin bo‘lgan hech narsani olib ketmang. O‘zingizning qurilmangizdan va ish joyingizniki bo‘lmagan tarmoqdan foydalaning. So‘zlaringizni bu sahifadan alohida saqlang. Hozir xavf ostida bo‘lsangiz, avval yordam chaqiring, bizga keyin yozasiz.',
    RETALIATION:
      'Xabar berganingizdan beri sizga munosabat yomonlashsa, imkon qadar erta shu yerdan yozing: nima bo‘ldi, qaysi kuni, kim qaror qildi. Biz buni yozib olamiz va chora ko‘ra olamiz. 30, 90, 180 va 365 kundan keyin sizdan yana so‘raymiz.',
    CONFIRMED:
      'Bugundan boshlab bu xabar uchun sizni qonun himoya qiladi. Shu sababli sizga qarshi biror narsa qilinsa, darhol shu yerdan yozing.',
    LOST_WORDS:
      'Avval xabar berganingizni, so‘zlaringizni yo‘qotganingizni yozibsiz. Ularni tiklab bo‘lmaydi. Ikki xabarni birlashtirishimiz uchun faqat birinchi yozgan odam javob bera oladigan savolga javob bering.',
    REOPENED: 'Ish qayta ochildi. Keyingi javobni shu sahifada o‘qiysiz.',
  },
  closed: {
    SUBSTANTIATED_FULL: 'Ishni tugatdik. Siz xabar berganingiz tasdiqlandi, tegishli choralar ko‘rilmoqda. Rahmat.',
    SUBSTANTIATED_PART:
      'Ishni tugatdik. Siz xabar berganingizning bir qismi tasdiqlandi, tegishli choralar ko‘rilmoqda. Rahmat.',
    NOT_SUBSTANTIATED:
      'Ishni tugatdik. Xabar qilinganni tasdiqlay olmadik. Bu siz noto‘g‘ri ish qildingiz degani emas, siz avvalgidek himoyadasiz.',
    INSUFFICIENT_INFO:
      'Hozircha tugatdik: qo‘limizdagi ma’lumot davom ettirishga yetmaydi. Yana biror narsa bilsangiz, shu sahifadan yozing, ishni qayta ocha olamiz.',
    OUT_OF_SCOPE:
      'Ishni tugatdik: bu bizning organ ko‘rib chiqa oladigan ish emas. Uni kim ko‘rib chiqishini bilmoqchi bo‘lsangiz, shu sahifadan yozing.',
    MINOR: 'Ishni tugatdik. Buni inobatga oldik, boshqa chora talab qilinmaydi. Rahmat.',
    REPEAT: 'Ishni tugatdik: bu avval ko‘rib chiqilgan, yangilik kelmadi. Yangi narsa bilsangiz, shu sahifadan yozing.',
    REFERRED_CLOSED: 'Ishni tugatdik: uni boshqa organ davom ettiradi. Kimligingizni aytmadik.',
    KNOWINGLY_FALSE:
      'Ishni tugatdik. Xabar haqiqatga to‘g‘ri kelmaydi deb topildi. Boshqacha fikrda bo‘lsangiz, shu sahifadan yozing.',
    WITHDRAWN: 'Siz so‘raganingizdek, ishni davom ettirmaymiz. Fikringiz o‘zgarsa, shu sahifadan yozing.',
    NOT_A_REPORT:
      'Xatingizni o‘qidik, unda xabar topmadik. Biror narsa haqida xabar bermoqchi bo‘lsangiz, shu sahifadan yozing.',
  },
  questions: {
    WHO: 'Buni kim qildi? Ismini bilmasangiz, lavozimi yetarli.',
    WHAT: 'Aniq nima qilindi, qanday tartibda?',
    WHEN: 'Qachon bo‘ldi? Oyini aytsangiz yetarli.',
    WHERE: 'Qayerda bo‘ldi?',
    HOW_MUCH: 'Taxminan qancha pul yoki mol-mulk?',
    WHO_ELSE: 'Buni yana kim biladi? Ulardan so‘ramang.',
    DOCUMENTS: 'Hujjat, surat yoki yozuv bormi? Uni qayerdan topish mumkin?',
    HOW_KNOWN: 'O‘zingiz ko‘rdingizmi yoki qayerdan eshitdingiz?',
  },
  pleaseTell: 'Xavfsiz ayta olganingizcha javob bering:',
  proof: {
    WHEN_WROTE: 'Bizga birinchi marta qaysi oyda yozgansiz?',
    LAST_ANSWER: 'Biz sizdan oxirgi marta nima so‘radik yoki nima deb javob berdik?',
    FILES_SENT: 'Birinchi xabar bilan fayl yuborganmidingiz? Nechta va qanday?',
    FIRST_LINE: 'Birinchi xabaringiz qanday boshlangan? Bir necha so‘z yetarli.',
    DETAIL: 'Birinchi xabarda aytib, bu safar aytmagan bir joyni, summani yoki kunni ayting.',
    DESK: 'Birinchi xabarni kim ko‘rishini xohlamagansiz?',
  },
  exoneration: {
    title: 'Bildirishnoma',
    salutation: 'Kimga: {name}',
    body: [
      'Qonun buzilgan bo‘lishi mumkinligi haqidagi xabarda sizning ismingiz aytilgan. Biz uni tekshirdik.',
      'Siz haqingizda aytilgan tasdiqlanmadi. Sizga nisbatan hech qanday chora ko‘rilmaydi va bu hech kimga aniqlangan holat sifatida berilmaydi.',
      'Tekshiruv haqida bizdan xabar topganlarga shu natija ham bildiriladi. Yozuvlarimizda siz haqingizda turganini tuzatishni so‘rashingiz, bu xatni istagan odamingizga ko‘rsatishingiz mumkin.',
      'Vijdonan xabar bergan odamni qonun himoya qiladi. Uning kimligini bilishga urinmang.',
    ],
    signature: 'Sana: {day}\n\nLavozimi, imzosi: ______________________',
  },
};
