### Ro‘yxatlar matnlari: bugun, ishlar, ko‘p ish bilan bitta amal.

## Bugun
today-tasks = Muddati yaqin vazifalaringiz
today-retaliation = Ta’qibni tekshirish vaqti keldi
today-alone = Faqat bir kishi ocha oladigan ishlar
today-alone-body = { $count } ta ochiq ishni faqat bir kishi ocha oladi. Yana biriga ruxsat bering.
today-alone-look = Kimga ruxsat berishni ko‘rish
today-alone-later = Bu hafta eslatma
today-expiry = Kalitlar va ro‘yxat muddati
today-roster-ends = A’zolar ro‘yxati { $day } kuni tugaydi. Yangisini boshqaruv vakillari imzolaydi.
today-keys-end = Xabar qabul qiluvchi kalitlaringiz { $day } kuni tugaydi. Ungacha yangi kalitlar yarating va ro‘yxatga kiriting.
today-rights = Ayblanayotganlarga xabar berish vaqti keldi

## Ro‘yxat
column-select = Tanlash
column-activity = Oxirgi qadam
column-duty = Muddati
select-case = { $name } ishini tanlash
select-all = Barcha { $count } ta ishni tanlash
acknowledging = Yuborilmoqda…
mark-UNREAD = Yangisi bor
mark-APPROVAL = Mening tasdig‘imni kutmoqda
mark-HOLD = Saqlovda
mark-ALONE = Faqat bir kishi ocha oladi
mark-CONFLICT = Manfaatlar to‘qnashuvi mumkin
mark-AGAIN = Ilgari ham yozgan
mark-erased = O‘chirilgan

## Ro‘yxatdagi tugmalar
shortcuts-lists = Ro‘yxat qatorida
list-key-move = Bir qator yuqori yoki pastga
list-key-ends = Birinchi yoki oxirgi qator
list-key-pages = O‘n ikki qator yuqori yoki pastga
list-key-open = Ishni ochish
list-key-select = Ishni tanlash yoki tanlovni bekor qilish (ishlar ro‘yxatida)
list-key-extend = Yuqori yoki pastga yurib, yana tanlash
list-key-clear = Barcha tanlovni bekor qilish

## Saralash
filter-more = Yana saralash ({ $count })
filter-clear = Hammasini ko‘rsatish
filter-any = Farqi yo‘q
filter-me = Men
filter-deadline = Muddat
deadline-state-ANY = Farqi yo‘q
deadline-state-OVERDUE = Muddati o‘tgan
deadline-state-WEEK = Yetti kun ichida
deadline-state-LATER = Keyinroq
deadline-state-NONE = Majburiyat yo‘q
filter-assigned = Kim ishlaydi
filter-desk = Guruh
filter-urgency = Shoshilinchligi
filter-category = Nima haqida
filter-tag = Yorliq
filter-reader = Kim ocha oladi
filter-marks = Faqat shunday belgisi borlar

## Saqlangan ko‘rinishlar
views-label = Saqlangan ko‘rinishlar
views-show = Ko‘rsatish
views-save = Ko‘rinishni saqlash…
views-name = Nomi
views-hint = Saralash va tartib shu nom bilan saqlanadi. Ularni faqat siz ko‘rasiz.
views-name-missing = Nomini yozing
views-keep = Saqlash
views-forget = Unutish
views-forget-named = «{ $name }» ko‘rinishini unutish

## Ko‘p ish bilan bitta amal
bulk-bar = Tanlangan ishlar bilan nima qilish kerak
bulk-chosen = { $count } ta ish tanlandi
bulk-clear = Tanlovni bekor qilish
bulk-ACKNOWLEDGE = Olinganini tasdiqlash
bulk-ASSIGN = Tayinlash…
bulk-TAG = Yorliq…
bulk-DISCARD = Xabar emas…
bulk-APPROVE_DISCARD = Yopishni tasdiqlash…
bulk-HAND_OVER = Topshirish…
bulk-title-ACKNOWLEDGE = Olinganini tasdiqlash
bulk-title-ASSIGN = Kim ishlashini tayinlash
bulk-title-TAG = Yorliq qo‘yish
bulk-title-DISCARD = Xabar emas deb yopishni taklif qilish
bulk-title-APPROVE_DISCARD = Xabar bo‘lmaganlarni yopishni tasdiqlash
bulk-lead-ACKNOWLEDGE = Har bir xabar bergan odam o‘z tilida tayyor so‘zlarni o‘qiydi. Har biri alohida imzolanadi.
bulk-lead-ASSIGN = Faqat ishni ocha oladigan odam tayinlanadi.
bulk-lead-TAG = Yorliqni faqat ishni ocha oladiganlar ko‘radi.
bulk-lead-DISCARD = Siz taklif qilasiz, ikkinchi odam tasdiqlaydi; ungacha hech narsa yopilmaydi. Olingani hali tasdiqlanmaganlarga avval shu aytiladi.
bulk-lead-APPROVE_DISCARD = Faqat hamkasblaringiz «xabar emas» deb taklif qilganlari yopiladi. Boshqa takliflar birma-bir hal qilinadi.
bulk-member = Kim ishlaydi
bulk-tag = Yorliq
bulk-why = Nega bular xabar emas
bulk-why-hint = Qaror qiladigan hamkasbingiz uchun. Yuborgan odam buni ko‘rmaydi.
bulk-ready = { $count } ta ishda bajariladi:
bulk-left = { $count } ta ish qoldiriladi
bulk-confirm-ACKNOWLEDGE = { $count } ta ishni tasdiqlash
bulk-confirm-ASSIGN = { $count } ta ishga tayinlash
bulk-confirm-TAG = { $count } ta ishga yorliq qo‘yish
bulk-confirm-DISCARD = { $count } ta ishni yopishni taklif qilish
bulk-confirm-APPROVE_DISCARD = { $count } ta ishni yopishni tasdiqlash
bulk-cancel = Bekor qilish
bulk-running = Imzolanib, yuborilmoqda
bulk-so-far = { $done } / { $total }
bulk-stop = To‘xtatish
bulk-done = { $count } ta ishda bajarildi.
bulk-waiting = { $count } ta ishda avval hamkasbingizning qadami o‘tadi; sizniki keyingi yangilanishda o‘tadi.
bulk-untried = { $count } ta ishga tegilmadi: siz to‘xtatdingiz.
bulk-back = { $count } ta ish qaytib keldi:
hindrance-CLOSED_TO_ME = Bu ishni ocha olmaysiz.
hindrance-ALREADY = Allaqachon shunday.
hindrance-NOT_ELIGIBLE = Bu odam ishni ocha olmaydi yoki unga ruxsat berib bo‘lmaydi.
hindrance-BAD_TRANSITION = Ishning hozirgi holatida mumkin emas.
hindrance-NOBODY_TO_APPROVE = Bu ishni faqat bir kishi ocha oladi, tasdiqlaydigan odam yo‘q. Avval yana biriga ruxsat bering.
hindrance-NO_PROPOSAL = Sizni kutayotgan bunday taklif yo‘q.
