### Ish sahifasidagi yozuvlar matnlari.

## Qismlar
tab-matter = Qoidabuzarliklar
tab-work = Vazifalar
tab-protection = Himoya

## Varaqlar
sheet-edit = O‘zgartirish
sheet-edit-what = O‘zgartirish: { $what }
sheet-take-back = Olib tashlash
sheet-take-back-what = Olib tashlash: { $what }
sheet-put-back = Qaytarish
sheet-put-back-what = Qaytarish: { $what }
sheet-gone = Olib tashlangan: { $count }
sheet-taken-back-by = olib tashlagan: { $who }, { $day }
sheet-written-by = yozgan: { $who }, { $day }
sheet-overtaken = Siz yozayotganda hamkasbingiz buni o‘zgartirdi. Hozir shunday yozilgan; saqlasangiz, sizniki qoladi.
sheet-too-long = Juda uzun. Qisqartiring.

## Dastlabki baholash
triage-title = Dastlabki baho
triage-lead = Xabarni o‘qib bo‘lgach javob bering. Baho keyin o‘zgartirilishi mumkin, avvalgisi tarixda qoladi.
triage-remit = Bu bizning vakolatimizdami?
triage-remit-IN = Bizning vakolatimizda
triage-remit-OUT = Bizning vakolatimizda emas
triage-remit-UNSURE = Noaniq
triage-remit-missing = Bizning vakolatimizdami, tanlang
triage-harm = Kimgadir hozir zarar xavfi bormi?
triage-harm-NONE = Yo‘q
triage-harm-URGENT = Shoshilinch xavf
triage-harm-missing = Xavf bor-yo‘qligini tanlang
triage-text = Nima uchun shunday
triage-save = Bahoni saqlash
triage-again = Qayta baholash

## Kimga ko‘rsatib bo‘lmaydi
exclude-open = Kimga ko‘rsatib bo‘lmaydi…
exclude-title = Kimga ko‘rsatib bo‘lmaydi
exclude-lead = Bu yerda belgilanganlarga ish endi ochilmaydi: yangi ruxsat ham, yangi lavozim ham buni o‘zgartirmaydi. Buni bekor qilib bo‘lmaydi.
exclude-units = Bo‘linmalar
exclude-members = Odamlar
exclude-nobody = Hech bo‘lmasa bittasini tanlang
exclude-myself = Ular orasida o‘zingiz ham bor. O‘zingiz uchun «Ishdan chetlanish» bor.
exclude-text = Sababi
exclude-text-missing = Sababini yozing
exclude-effect = Hozir o‘qiyotganlardan ruxsatini yo‘qotadi: { $who }. Buni ikkinchi odam tasdiqlashi kerak; tasdiqlangach ish yangi kalitga o‘tadi.
exclude-effect-none = Hozir o‘qiyotganlardan hech kim ruxsatini yo‘qotmaydi. Bundan keyin ruxsat berilmaydi: { $who }.
exclude-effect-custodians = Kim xabar bergani haqidagi ulush ularda: { $who }. Buni ikkinchi odam tasdiqlashi kerak.
exclude-confirm = Chetlatish
exclude-propose = Chetlatishni taklif qilish

## Xabar qilingan qoidabuzarliklar
allegations-title = Xabar qilingan qoidabuzarliklar
allegations-lead = Har bir qoidabuzarlikning o‘z natijasi bo‘ladi. Hammasining natijasi chiqmaguncha ish yopilmaydi.
allegations-none = Hali hech narsa yozilmagan.
allegation-add = Qoidabuzarlik qo‘shish
allegation-category = Turi
allegation-text = Nima qilingan deyiladi
allegation-text-missing = Nima qilingan deyilganini yozing
allegation-accused = Kim qilgan deyiladi
allegation-no-persons = Odam yoki tashkilotni pastda qo‘shsangiz, ularni shu yerda belgilay olasiz.
allegation-outcome = Natijasi
allegation-reason = Bunday natijaning asosi
allegation-reason-missing = Nima uchun bunday natija chiqqanini yozing
allegation-consequences = Oqibatlari
outcome-open = Natijasi yo‘q
outcome-open-explained = Hali tekshirilmoqda.
outcome-explained-SUBSTANTIATED_FULL = Aytilganlarning hammasi tasdiqlandi.
outcome-explained-SUBSTANTIATED_PART = Aytilganlarning bir qismi tasdiqlandi.
outcome-explained-NOT_SUBSTANTIATED = Tekshirildi, tasdiqlanmadi. Bu xabar bergan odam yolg‘on aytdi degani emas.
outcome-explained-INSUFFICIENT_INFO = Ma’lumot yetishmagani uchun tekshirib bo‘lmadi.
outcome-explained-OUT_OF_SCOPE = Bizning organ buni ko‘rib chiqa olmaydi.
outcome-explained-MINOR = Bo‘lgan, lekin chora ko‘rishni talab qilmaydi.
outcome-explained-REPEAT = Avval ko‘rib chiqilgan, yangilik yo‘q.
outcome-explained-REFERRED_CLOSED = Buni boshqa organ davom ettiradi, biz tugatdik.
outcome-explained-KNOWINGLY_FALSE = Xabar bergan odam yolg‘onligini bila turib aytgani isbotlandi. Buni dalilsiz tanlamang.
outcome-explained-WITHDRAWN = Xabar bergan odam qaytarib oldi, o‘zimiz davom ettirishga asos yo‘q.
outcome-explained-NOT_A_REPORT = Bu xabar emas: spam yoki adashib yozilgan xat.
consequence-CRIMINAL_CASE = Jinoyat ishi qo‘zg‘atildi
consequence-CONVICTION = Hukm chiqarildi
consequence-DISCIPLINE = Intizomiy jazo
consequence-ADMIN_FINE = Ma’muriy jarima
consequence-CONTRACT_CANCELLED = Shartnoma bekor qilindi
consequence-ASSET_RECOVERY = Mol-mulk qaytarildi
consequence-RULE_CHANGED = Qoida o‘zgartirildi
consequence-TRAINING = O‘qitish o‘tkazildi
consequence-NONE = Oqibatsiz

## Odamlar va tashkilotlar
persons-title = Odamlar va tashkilotlar
persons-none = Hali hech kim yozilmagan.
person-add = Odam yoki tashkilot qo‘shish
person-sort = Bu kim yoki nima
person-sort-PERSON = Odam
person-sort-ORGANISATION = Tashkilot
person-name = Nomi
person-name-missing = Nomini yozing
person-roles = Bu ishdagi o‘rni
person-role-ACCUSED = Qoidabuzar deb ko‘rsatilgan
person-role-AFFECTED = Jabrlangan
person-role-WITNESS = Guvoh
person-role-INVOLVED = Aloqador
person-organisation = Qaysi tashkilotdan
person-organisation-none = Ko‘rsatilmagan
person-works-at = Tashkiloti: { $name }
person-text = U haqda ma’lum bo‘lgani
person-elsewhere = Bu nom boshqa ishlarda ham bor:

## Vazifalar va yorliqlar
tasks-title = Vazifalar
tasks-none = Vazifa yo‘q.
task-add = Vazifa qo‘shish
task-text = Nima qilish kerak
task-text-missing = Nima qilish kerakligini yozing
task-member = Kim bajaradi
task-due = Qachongacha
task-done = Bajarildi
task-done-what = Bajarildi: { $what }
task-done-on = { $day } bajarildi
task-reopen = Qayta ochish
task-reopen-what = Qayta ochish: { $what }
tags-title = Yorliqlar
tag-add = Yorliq qo‘shish
tag-there = Bu yorliq allaqachon bor

## Yangi hodisa turlari
act-type-RECORD = Yozuv
act-type-CUSTODY = Dalillar hisobi
act-type-EXCLUDE = Chetlatish
act-type-IDENTITY = Shaxsni ochish
act-type-ERASED = O‘chirish
event-RECORD = Yozuv
event-CUSTODY = Dalillar hisobi
event-EXCLUDE = Kimdir chetlatildi
event-SUBSTITUTE = Faqat o‘rinbosar
event-IDENTITY = Shaxs ochildi
event-ERASED = Ish o‘chirildi
why-UNDECIDED = Ba’zi qoidabuzarliklarning natijasi yo‘q. «Qoidabuzarliklar» qismida har birining natijasini yozing.
why-ON_HOLD = Ishni o‘chirishga taqiq qo‘yilgan. Taqiq olinmaguncha o‘chirilmaydi.
why-UNKNOWN_RECORD = Yozuv olib tashlangan odam yoki hujjatni ko‘rsatadi. Uni belgidan chiqaring yoki qaytaring.
why-SUBSTITUTE = Bu ishda siz o‘rinbosarsiz: faqat belgilangan kunlardan keyin tasdiqlay olasiz.
why-ERASED = Bu ish o‘chirilgan.
why-CIRCLE_FULL = Bu ishni 16 kishi ko‘radi, undan ortig‘i mumkin emas.
skip-UNKNOWN_RECORD = ishda yo‘q narsani ko‘rsatadi
skip-UNDECIDED = ba’zi qoidabuzarliklarning natijasi yo‘q
skip-ON_HOLD = o‘chirishga taqiq qo‘yilgan
skip-SUBSTITUTE = o‘rinbosarga mumkin emas
skip-ERASED = ish o‘chirilgandan keyin
skip-WRONG_KEY = boshqa kalit bilan

## Bog‘lanishlar
links-title = Boshqa ishlar bilan bog‘liqligi
links-none = Bog‘lanish yo‘q.
links-towards = Boshqa ishdan shu ishga ko‘rsatilgan:
link-add = Bog‘lanish qo‘shish
link-case = Qaysi ish bilan
link-case-missing = Ishni tanlang
link-relation = Qanday bog‘liq
relation-link-RELATED = Aloqador
relation-link-SAME_MATTER = O‘sha masala
relation-link-DUPLICATE = Takroriy
relation-link-SAME_SOURCE = Xabar bergan odam bir
relation-link-EARLIER = Avvalgi ish
link-text = Nima uchun
link-closed-to-me = (sizga yopiq)
picker-hint = Ishning nomini yoki ichidagi so‘zlarni yozib, pastdan tanlang.
picker-more = Yana { $count } ta ish bor. Ko‘proq so‘z yozing.
lost-title = So‘zlarini yo‘qotgan odam
lost-open = Xabar bergan odamni avvalgi ishga bog‘lash
lost-linked = Xabar bergan odam o‘sha ekani tekshirilgan:
lost-step-find = Avvalgi ishni toping
lost-case = Avvalgi ish
lost-step-ask = Faqat birinchi yozgan odam biladigan narsani so‘rang
lost-ask-lead = Avval yozganman deb har kim ayta oladi. Birinchi ishdan hech narsa aytmang, faqat so‘rang.
lost-question = Savol
lost-ask = Savolni javobga qo‘yish
lost-asked = So‘ralgan. Xabar bergan odamning javobini kuting.
lost-step-compare = Javobni birinchi xabar bilan solishtiring
lost-compare-none = Avval avvalgi ishni tanlang.
lost-unread = U xabarni hali o‘qimagansiz. Avval uning old varag‘i keladi.
lost-open-first = U ishni ochish
lost-here = Bu ishda
lost-there = Avvalgi ishda
lost-step-link = Bir odam bo‘lsa, bog‘lang
lost-why = Nimadan amin bo‘ldingiz
lost-why-hint = Qanday savolga qanday javob kelganini yozing. Buni faqat hamkasblar ko‘radi.
lost-why-missing = Nimadan amin bo‘lganingizni yozing
lost-link = Bir odam deb bog‘lash

## Himoya va ta’qib
legal-title = Qonun bo‘yicha himoya
legal-lead = Xabar bergan odamga qonun qaysi kundan himoya qilishini ayting. Bu natija emas, huquqiy hodisa: u jurnalga yoziladi.
legal-tell = Tasdiqlab, xabar bergan odamga aytish…
legal-later = Avval xabar olinganini tasdiqlang.
legal-told = Qonun { $day } kundan himoya qiladi. Buni xabar bergan odamga aytgan: { $who }.
retaliation-title = Ta’qib hisobi
retaliation-lead = Xabar bergani uchun odamga qilingan har bir ish. 30, 90, 180 va 365 kundan keyin yana so‘rang.
retaliation-none = Hech narsa yozilmagan.
retaliation-add = Ta’qibni yozish
retaliation-form = Nima qilindi
retaliation-day = Qaysi kuni
retaliation-day-missing = O‘tgan yoki bugungi kunni tanlang
retaliation-text = Nima bo‘ldi, kim qaror qildi
retaliation-text-missing = Nima bo‘lgani va kim qaror qilganini yozing
retaliation-measure = Ko‘rilgan chora
retaliation-ended = Qachon tugadi
retaliation-ended-hint = Endi xavf qolmaganda yozing: undan keyin eslatilmaydi.
retaliation-ended-on = { $day } tugadi
retaliation-checks = Qayta so‘rash kunlari
retaliation-after = { $days } kundan keyin
retaliation-asked = Bugun so‘radim
retaliation-asked-on = { $day } so‘raldi
retaliation-end = Tugadi deb belgilash
form-DISMISSAL_SUSPENSION = Ishdan bo‘shatish yoki chetlatish
form-DEMOTION_TRANSFER = Lavozimini pasaytirish yoki ko‘chirish
form-PAY_OR_BENEFIT = Maosh yoki imtiyozini kamaytirish
form-BAD_APPRAISAL = Yomon baho berish
form-HARASSMENT_OSTRACISM = Tazyiq yoki yakkalash
form-BLACKLISTING = Qora ro‘yxatga kiritish
form-LEGAL_ACTION_OR_CHARGES = Sudga berish yoki ayblov
form-THREAT_OR_VIOLENCE = Tahdid yoki zo‘ravonlik
measure-not-yet = Chora hali ko‘rilmagan
measure-PROTECTION_ORDER = Himoya orderi
measure-REINSTATED = Lavozimiga tiklandi
measure-COMPENSATED = Zarari qoplandi
measure-REFERRED = Boshqa organga berildi
measure-NONE = Chora ko‘rilmadi

## Qoidabuzar deyilganlarning huquqlari
rights-title = Qoidabuzar deyilganlarning huquqlari
rights-lead = Xabardor qilish tekshiruvga zarar keltirsa, sababini yozib kechiktirish mumkin. Muddati ro‘yxatda ko‘rinadi.
rights-none = Hech narsa yozilmagan.
rights-no-persons = Avval odamni qo‘shing.
right-add = Qadam qo‘shish
right-person = Kim
right-step = Nima
right-step-NOTICE = Xabardor qilish
right-step-CORRECTION = Tuzatish
right-step-EXONERATION = Oqlash xati
right-step-NOTICE-explained = Odamga u haqda nima aytilganini bildirib, javob berish imkonini berish.
right-step-CORRECTION-explained = U so‘raganidek, yozuvlardagi xatoni tuzatish.
right-step-EXONERATION-explained = Aytilgan tasdiqlanmasa, buni xat bilan bildirish.
right-due = Qachongacha
right-due-missing = Kunini tanlang
right-text-NOTICE = Nima uchun hozir emas
right-text-CORRECTION = Nima tuzatilishi kerak
right-text-EXONERATION = Kimga va qanday beriladi
right-text-missing = Nima uchun kechiktirilganini yozing
right-done = Bajarildi
letter-open = Xat matni
letter-title = Oqlash xati
letter-lead = Xabar bergan odamni hech narsa bilan oshkor qilmaydi. Nusxalab o‘zgartirish yoki shundayligicha chop etish mumkin. Nusxa shu kompyuterda qoladi.
letter-language = Xat tili

## O‘chirishga taqiq
holds-title = O‘chirishga taqiq
holds-none = Taqiq qo‘yilmagan.
hold-add = Taqiq qo‘yish
hold-tag = O‘chirib bo‘lmaydi
hold-text = Asosi (sud, prokuratura, qonun)
hold-text-missing = Asosini yozing

## Javob tayyorlash
answer-moment = Tayyor so‘zlar
answer-moment-hint = Siz yozgan matn o‘chmaydi: tayyor so‘zlar uning ortidan qo‘shiladi.
answer-moment-insert = Qo‘shish
answer-clear = Matnni o‘chirish
answer-names = Matnda shunday nomlar bor: { $names }. Buni boshqa odam ham o‘qib qolishi mumkin.
moment-ACKNOWLEDGED = Xabar olindi
moment-ASSESSING = Ko‘rib chiqilmoqda
moment-INVESTIGATING = Tekshiruv boshlandi
moment-MORE_FACTS = Ko‘proq ma’lumot kerak
moment-WAITING = Javobini kutyapmiz
moment-STILL_WORKING = Ishlayapmiz
moment-EXTENDED = Ko‘proq vaqt kerak
moment-REFERRED = Boshqa organga berildi
moment-PROTECT_YOURSELF = O‘zini qanday saqlash kerak
moment-RETALIATION = Ta’qib bo‘lsa nima qilish kerak
moment-CONFIRMED = Qonun himoya qiladi
moment-LOST_WORDS = So‘zlari yo‘qolgan
moment-REOPENED = Ish qayta ochildi
ask-questions = Aniqlovchi savollar berish
ask-questions-lead = Javobga qo‘shiladigan savollar
ask-questions-insert = Savollarni javobga qo‘shish

## Ikkinchi odam tasdig‘i
act-explained-CLOSE = Xabar bergan odamga ish tugagani va natijasi aytiladi. Keyin qayta ochish mumkin.
act-explained-EXTEND = Javob muddati bir marta uzaytiriladi. Xabar bergan odam yangi kunni ko‘radi.
act-explained-REFER = Ish boshqa organga beriladi, xabar bergan odam buni biladi. Materiallar keyingi qadamda tayyorlanadi.
act-explained-OPEN_IDENTITY = Xabar bergan odamning alohida muhrlangan ismini saqlovchilar ochadi. Unga buni kim qilgani lavozimi bo‘yicha aytiladi.
act-explained-EXPORT = Tasdiqlansa, 7 kun ichida ish materiallarini chiqarib olish mumkin.
act-explained-ERASE = Yopilgan ish mazmuni butunlay o‘chiriladi. Qaytarib bo‘lmaydi; faqat o‘chirilgani yozilib qoladi.
act-explained-EXCLUDE = Nomlanganlar ruxsatini yo‘qotadi, ish yangi kalitga o‘tadi. Bekor qilib bo‘lmaydi.
propose-text-missing = Asosini yozing
approve-inside = Tasdiqlash
close-undecided = Natijasi yo‘q qoidabuzarliklar: { $count }. Natijasi chiqmaguncha ish yopilmaydi.
close-undecided-go = Ularni ko‘rish

## Kim ko‘ra oladi
stands-in = O‘rinbosar: { $days } kun kutganini tasdiqlay oladi
stands-in-explained = Bu ishda siz o‘rinbosarsiz: { $days } kun kutgan so‘rovlarni tasdiqlay olasiz. O‘qish va eslatma yozish mumkin.
people-remove = Ruxsatini olish…
people-remove-what = Ruxsatini olish: { $who }
people-barred = Hech qachon ko‘ra olmaydiganlar:
grant-missing = Kimga ekanini tanlang
grant-stands-in = Faqat o‘rinbosar
grant-stands-in-hint = O‘qiy oladi, faqat uzoq kutgan so‘rovlarni tasdiqlay oladi.
grant-after = Necha kun kutilgandan keyin
grant-after-wrong = 1 dan { $most } gacha son yozing

## Ishning borishi
timeline-show = Ko‘rsatish
timeline-kind = { $what } ({ $count })
timeline-kind-ALL = Hammasi
timeline-kind-LETTERS = Xabar bergan odamning xatlari
timeline-kind-ANSWERS = Javoblar
timeline-kind-STATUSES = Holatlar
timeline-kind-SHEETS = Yozuvlar
timeline-kind-NOTES = Eslatmalar
timeline-kind-APPROVALS = Ikkinchi odam tasdiqlari
timeline-kind-CUSTODY = Dalillar hisobi
timeline-kind-ACCESS = Ruxsat
timeline-kind-SKIPPED = Hisobga olinmagan
timeline-skipped = Hisobga olinmadi: { $why }
timeline-skipped-place = { $place }-yozuv
timeline-custodians = Saqlovchilar
timeline-files = Fayllar: { $count }
timeline-taken-back = olib tashlandi
timeline-checks = Qayta so‘raldi: { $count }
timeline-custody-OPENED = Dalil birinchi marta ochildi
timeline-custody-VIEWED = Dalil ko‘rildi
timeline-custody-SAVED = Dalil saqlab olindi
timeline-custody-DERIVED = Dalildan nusxa yaratildi
timeline-custody-SHARED = Dalil ulashildi
timeline-custody-EXPORTED = Materiallar chiqarib olindi
timeline-custody-REFERRED = Boshqa organga berildi
record-ALLEGATION = Qoidabuzarlik
record-PERSON = Odam yoki tashkilot
record-TASK = Vazifa
record-TAG = Yorliq
record-LINK = Bog‘lanish
record-RETALIATION = Ta’qib
record-RIGHT = Qoidabuzar deyilganning huquqi
record-TRIAGE = Dastlabki baho
record-HOLD = O‘chirishga taqiq

## Qulflashdan oldin
lock-question-title = Yuborilmagan matn bor
lock-question-lock = Bu kompyuter boshlaganingizni hozir saqlay olmaydi: qulflansa, u o‘chadi. Bu yerda tugallanmagan narsa bor:
lock-question-sign-out = Chiqqanda boshlaganingizning hammasi bu kompyuterdan o‘chadi. Bu yerda tugallanmagan narsa bor:
lock-question-stay = Qaytib, tugatish
lock-question-leave = Baribir chiqish
