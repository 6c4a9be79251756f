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
