### Kalitlar va tarmoqsiz konsol.

place-keys = Kalitlar
back-to-keys = Kalitlarga qaytish

## Bo‘lim
keys-looking = Kalit fayli ko‘rilmoqda
keys-title = Kalitlaringiz
keys-tab-care = Parvarish
keys-tab-rotation = Kalitlarni almashtirish
keys-tab-recovery = Nusxalar va ulushlar
keys-due-title = Kalitlar bo‘yicha vaqti kelgan ishlar
keys-due-NO_COPY = Kalit faylingizning ikkinchi nusxasi yo‘q. U yo‘qolsa, sizga kelgan xabarlarni o‘rningizga hech kim o‘qiy olmaydi.
keys-due-CHECK_COPY = Ikkinchi nusxa tekshirilganiga bir hafta bo‘ldi. Uni saqlayotgan kishi bilan tekshiring.
keys-due-NO_SHARES = Siz ham, nusxa ham bo‘lmay qolsa, kalitlaringizni hech kim ocha olmaydi. Ularni bir necha muassasaga bo‘ling.
keys-due-REHEARSE = Tiklash mashqidan beri bir yil o‘tdi. Ulushlarni saqlayotganlar bilan mashq qiling.

## Qulflash
keys-lock-title = Avtomatik qulflash
keys-lock-after = Sahifaga hech kim tegmasa, qancha vaqtdan keyin qulflansin
keys-lock-hint = Shunda kalitlar va matnlar xotiradan o‘chiriladi. Tanlov sahifa yopilguncha amal qiladi.
keys-minutes = { $minutes } daqiqa

## Yangi so‘zlar
keys-words-title = Kalit fayli uchun yangi so‘zlar
keys-words-lead = O‘sha kalitlar oltita yangi so‘z bilan qulflanadi. Eski faylni yo‘q qilmaguningizcha, u eski so‘zlar bilan ochilaveradi: u saqlangan narsani yoqib yuboring yoki maydalang.
keys-words-make = Yangi so‘zlar bilan fayl yaratish
keys-write-words = Bu olti so‘zni hozir qo‘lda yozib oling. Ular faqat bir marta ko‘rsatiladi.
keys-words = Olti so‘z
keys-save-file = Yangi kalit faylini saqlash
keys-enrolment = Bu anketani o‘quvchilar ro‘yxatini tuzuvchilarga bering va ularga shu izni ovoz chiqarib o‘qing.
keys-save-enrolment = Anketani saqlash
keys-confirm-file = Hozirgina saqlagan faylingiz
keys-confirm-file-hint = Uni saqlagan joyingizdan tanlang. Qayta ochilmaguncha, hech narsa hisobga olinmaydi.
keys-confirm-words = Yozib olgan so‘zlaringiz
keys-confirm = Ochish va solishtirish
keys-holder = Kim saqlaydi
keys-holder-hint = Muassasa yoki lavozim; ism shart emas.
keys-confirmed-PASSPHRASE = Yangi fayl ochiladi, unda kalitlaringiz bor. Endi undan foydalaning, eskisini yo‘q qiling.
keys-confirmed-EPOCHS = Yangi fayl ochiladi, unda eski va yangi kalitlar bor. Endi undan foydalaning, anketani topshiring, eski faylni yo‘q qiling.
keys-confirmed-DESTROY = Yangi fayl ochiladi, unda eski kalitlar endi yo‘q. Hozir avvalgi barcha fayl va nusxalarni yo‘q qiling: bittasi qolsa ham, eski kalitlar yo‘qolmagan bo‘ladi. Yangi nusxalar va ulushlar yarating.
keys-confirmed-COPY = Nusxa ochiladi, unda kalitlaringiz bor. Uni o‘z faylingizdan boshqa joyda, so‘zlarini boshqa kishida saqlang.

## Yozuvlar
keys-records-title = Nimalar qilindi
keys-records-none = Hozircha hech narsa yozilmagan.
keys-record-day = Kun
keys-record-what = Nima
keys-record-holder = Kim bilan
keys-record-result = Natija
keys-record-good = Yaxshi
keys-record-bad = Bo‘lmadi
keys-record-PASSPHRASE = Yangi so‘zlar
keys-record-EPOCHS = Yangi kalitlar yaratildi
keys-record-DESTROYED = Eski kalitlar chiqarildi
keys-record-COPY_MADE = Nusxa yaratildi
keys-record-COPY_CHECKED = Nusxa tekshirildi
keys-record-SHARED = Ulushlarga bo‘lindi
keys-record-REHEARSED = Tiklash mashqi
keys-record-RENEWED = Ish kalitlari yangilandi

## Kalitlarni almashtirish
keys-rotation-due = Kalitlarni almashtirish kerak
keys-rotation-left = Yangi xabarlar uchun oxirgi kalitlar { $day } kuni tugaydi: { $days } kun qoldi. Yangilarini yarating va anketani topshiring.
keys-rotation-over = Yangi xabarlar uchun kalitlar { $day } kuni tugadi. O‘quvchilarning yangi ro‘yxati kuchga kirmaguncha, sizga hech kim xabar bera olmaydi.
keys-epochs-title = Bu kalit faylining davrlari
keys-epoch = { $first } — { $last }
keys-epoch-NOW = Ishlatilmoqda
keys-epoch-COMING = Hali oldinda
keys-epoch-OVER = Tugagan; kechikkan xabarlar hali ochiladi
keys-epoch-OLD = Tugagan; kalitlari yo‘q qilinishi kerak
keys-new-title = O‘quvchilarning keyingi ro‘yxati uchun kalitlar
keys-new-lead = Yangi kalitlar faylingizga qo‘shiladi; eskilari qoladi, chunki ular uchun xabarlar hali yo‘lda. Imzoingiz o‘zgarmaydi.
keys-new-first = Keyingi ro‘yxatning birinchi kuni
keys-new-first-hint = Yil, oy, kun, masalan 2027-11-24. Kunni ro‘yxatni tuzuvchilar aytadi.
keys-new-make = Yangi kalitlar yaratish
keys-destroy-title = Eski kalitlarni yo‘q qilish
keys-destroy-lead = Davr tugaganidan o‘ttiz kun o‘tgach, uning kalitlari yo‘q qilinadi, toki kalit faylini keyin o‘g‘irlagan kishi o‘sha paytda yuborilganini ocha olmasin. Avval ishlar yangilanishi kerak; bu sahifa hammasini eski kalitlarsiz o‘qib ko‘radi va nima yo‘qolishini aytadi.
keys-destroy-none = Yo‘q qilish vaqti kelgan kalit yo‘q.
keys-destroy-check = Hammasini eski kalitlarsiz o‘qib ko‘rish
keys-would-be-lost = { $count } ishni endi o‘qib bo‘lmas edi. Avval yangilang.
keys-renew = Yangilash
keys-renewed = { $count } kalit yangilandi. Ular e’lon qilingach, hammasini yana bir marta o‘qib ko‘ring.
keys-nothing-lost = Barcha ishlar eski kalitlarsiz o‘qiladi.
keys-strays = Buzilgan yoki boshi yo‘q { $count } xabar yo‘qoladi. Ularni yangilab bo‘lmaydi.
keys-destroy = Eski kalitlarsiz fayl yaratish

## Nusxalar
keys-copy-title = Ikkinchi nusxa
keys-copy-lead = O‘sha kalitlar boshqa so‘zlar bilan, boshqa joyda, boshqa kishida. So‘zlar fayldan alohida saqlanadi.
keys-copy-make = Ikkinchi nusxani yaratish
keys-check-title = Haftalik tekshiruv
keys-check-lead = Nusxani saqlayotgan kishi uni olib keladi, so‘zlarini saqlayotgan kishi ularni yozadi. Sahifa aynan sizning kalitlaringiz ochilishini aytadi.
keys-check-good = Nusxa ochiladi, unda aynan sizning kalitlaringiz bor.

## Ulushlar
keys-shares-title = Bir necha muassasadagi ulushlar
keys-shares-lead = Nusxa sir bilan qulflanadi, sir esa taqsimlanadi. Masalan, besh saqlovchining istalgan uchtasi uni birga ochadi; kamrog‘i hech narsa bilmaydi.
keys-share-total = Saqlovchilar
keys-share-threshold = Nechtasi kerak
keys-share-make = Ulushlar yaratish
keys-shares-now = Har bir ulushni hozir alohida varaqqa bosib chiqaring yoki yozib oling va qo‘ldan qo‘lga bering. Ular faqat bir marta ko‘rsatiladi.
keys-shares-tried = Saqlovchilarning { $count } guruhining hammasi tekshirildi, har biri nusxani ochdi.
keys-shares-copy = Qulflangan nusxani saqlash
keys-share-name = { $total } ulushning { $index }-ulushi; { $threshold } ulush kerak
keys-share-code = { $index }-ulush QR-kod ko‘rinishida
keys-rehearse-title = Tiklashni mashq qilish
keys-rehearse-lead = Yilda bir marta, ulushlarni saqlayotganlar bilan. Hech narsa yozilmaydi; sahifa ulushlar aynan sizning kalitlaringizni ochishini aytadi.
keys-rehearse-file = Qulflangan nusxa
keys-rehearse-words = Ulushlarning so‘zlari
keys-rehearse-words-hint = Ulushlarni birin-ketin, orasida bo‘sh satr qoldirib yozing.
keys-rehearse-holder = Kim qatnashdi
keys-rehearse-button = Mashq qilish
keys-rehearse-good = Ulushlar nusxani ochadi, unda aynan sizning kalitlaringiz bor.

## Tarmoqsiz
offline-title = Fleshkadagi faylni oching
offline-lead = Bu sahifa hech qanday tarmoqsiz ishlaydi. Qilganlaringizning hammasi qaytarib olib ketiladigan faylda kutadi.
offline-bundle = Tashuvchidan kelgan fayl
offline-bundle-hint = Fleshkadagi eng yangisi.
offline-keyring-hint = U shu kompyuterda qoladi. Uni hech qachon fleshkaga solmang.
offline-again = Bu fayl bilan avval ishlaganman
offline-errand = Oxirgi marta saqlagan faylingiz
offline-errand-hint = Qilganlaringizdan hech narsa yo‘qolmasligi uchun. Tashuvchi uni olib ketgan bo‘lsa, kerak emas.
offline-first = Bu kompyuterda birinchi marta
offline-first-how = Tashuvchining kompyuteri ko‘rsatganini bu yerga yozganingiz bilan telefonda yoki yuzma-yuz solishtiring. Keyin bu so‘ralmaydi.
offline-trust = Organning ishonch siyosati
offline-trust-hint = Organ sizga bergan trust.json fayli. Fleshkadagisi emas.
offline-courier = Tashuvchining izi
offline-courier-hint = Tashuvchining kompyuteri uni birinchi faylni yaratgach ko‘rsatadi. Bo‘shliqlar va bosh harflar ahamiyatsiz.
offline-open = Ochish
carry-label = Qaytarib olib ketiladigan narsalar
carry-bundle = { $day } kuni yaratilgan { $number }-fayl.
carry-waits = { $count ->
    [0] Olib ketiladigan hech narsa yo‘q.
   *[other] Olib ketishni { $count } yozuv kutmoqda.
}
carry-wanted = { $count } ilova so‘raldi.
carry-make = Tashuvchi uchun fayl yaratish
carry-save = { $number }-faylni fleshkaga saqlash

error-NO_BUNDLE = Tashuvchidan kelgan faylni tanlang.
error-NOT_IN_BUNDLE = Bu tashuvchining faylida yo‘q. U so‘raldi va keyingisi bilan keladi.
error-NOT_OFFLINE = Buni tarmoqsiz qilib bo‘lmaydi.
error-BUNDLE_UNREADABLE = Bu fayl kalitlaringiz bilan ochilmaydi: u boshqa kishi uchun, kesilgan yoki buzilgan, yoki tashuvchining fayli emas. Tashuvchidan yangisini so‘rang.
error-BUNDLE_FORGED = Bu fayl yo‘lda o‘zgartirilgan. Undan hech narsa olinmadi. Nazorat organiga ayting.
error-BUNDLE_OTHER_MEMBER = Bu fayl boshqa a’zo uchun yaratilgan.
error-BUNDLE_OTHER_COURIER = Bu fayl sizning tashuvchingizdan emas: izi boshqa. Tashuvchining kompyuteri almashmagan bo‘lsa, nazorat organiga ayting.
error-BUNDLE_OTHER_MEMORY = Bu fayldagi avvalgi ishingiz haqidagi yozuv sizning kalitlaringiz bilan yozilmagan. Hech narsa olinmadi.
error-BUNDLE_REPLAYED = Bu fayl bu yerda avval ochilganidan eski. Tashuvchidan eng yangisini so‘rang.
error-BUNDLE_WITHOUT_MEMORY = Bu faylda avvalgi ishingizdan hech narsa yo‘q. Birinchi marta bo‘lsa, ishonch siyosatini tanlang va tashuvchining izini yozing. Aks holda fayl noto‘g‘ri: tashuvchiga ayting.
error-BUNDLE_WITHOUT_ERRAND = Siz bu yerda saqlagan faylni tashuvchi hali olib ketmagan. Hech narsa yo‘qolmasligi uchun uni ham tanlang.
error-BUNDLE_TOO_LARGE = Bu bitta faylga sig‘maydi.
error-NO_POSITION = Hozir o‘quvchilar ro‘yxatida o‘rningiz yo‘q, shuning uchun sizga hech narsa muhrlab bo‘lmaydi.
error-KEYRING_DIFFERS = Fayl ochiladi, lekin undagi kalitlar hozirgingizdan boshqa. Bu eski nusxa yoki boshqaniki.
error-CASES_WOULD_BE_LOST = Ishlar yo‘qolar edi. Avval ularni yangilang va e’lon qilinishini kuting.
error-SHARES_TOO_FEW = Ulushlar yetarli emas.
error-SHARES_OTHER_SET = Bu ulushlar bir to‘plamdan emas: biri boshqa safargisidan.
error-SHARES_WRONG = Bu ulushlar mos kelmaydi: ulardan biri avvalgidek emas.
