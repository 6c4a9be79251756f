### Umumiy qismlarning matnlari.

## Sahifa
skip-to-content = Asosiy mazmunga o‘tish
language-switch = Til
back = Orqaga
continue = Davom etish
cancel = Bekor qilish
close = Yopish
save = Saqlash
change = O‘zgartirish
# $what — o‘zgartiriladigan narsaning nomi, ekran o‘qigichlari uchun
change-what = O‘zgartirish: { $what }
remove = Olib tashlash
remove-what = Olib tashlash: { $what }
print = Chop etish
copy = Nusxa olish
copied = Nusxa olindi
search = Qidirish
demo-banner-tag = Sinov
demo-banner = Bu sinab ko‘rish uchun namuna. Haqiqiy xabarni bu yerdan yubormang.
training-banner-tag = O‘quv
training-banner = Bu o‘quv namunasi: bu yerdagi ishlarning hammasi o‘ylab topilgan. Haqiqiy xabarni bu yerdan yubormang.

## Xatolar va ogohlantirishlar
error-prefix = Xato:
error-summary-title = Muammo bor
warning-prefix = Diqqat:
notice-title = Muhim
success-title = Tayyor
optional = majburiy emas
count-waiting = sizni kutmoqda

## Matn terish
show = Ko‘rsatish
hide = Yashirish
show-secret = Yozganimni ko‘rsatish
hide-secret = Yozganimni yashirish
room-left-characters = Yana { $count } ta belgi yozish mumkin
room-left-bytes = Qolgan joy: { $size }
room-over-characters = { $count } ta belgi ortiqcha
room-over-bytes = { $size } ortiqcha
choose-option = Tanlang

## Fayllar
file-choose-one = Faylni tanlash
file-choose-many = Fayllarni tanlash
file-drop-one = yoki uni shu yerga sudrab keling
file-drop-many = yoki ularni shu yerga sudrab keling

## Kutish
loading = Yuklanmoqda…
progress-percent = { $percent } %

## 12 ta maxfiy so‘z
word-number = { $number }-so‘z
word-entry-paste = 12 ta so‘zning hammasini birinchi maydonga qo‘ysangiz bo‘ladi: ular qolganlariga o‘zi tarqaladi.
word-suggestions = { $count } ta so‘z taklif qilindi. Tanlash uchun pastga qaragan ko‘rsatkichni bosing.

## Hozir chiqish
quick-exit = Hozir chiqish
quick-exit-hint = yoki Shift tugmasini uch marta bosing
quick-exit-two-more = Chiqish uchun Shift tugmasini yana ikki marta bosing.
quick-exit-one-more = Chiqish uchun Shift tugmasini yana bir marta bosing.
quick-exit-leaving = Chiqilmoqda.
quick-exit-expired = Shift bilan chiqish bekor qilindi.

## Muddatlar
deadline-days-left = { $days } kun qoldi
deadline-today = Muddati bugun
deadline-tomorrow = Muddati ertaga
deadline-overdue = { $days } kun kechikdi
deadline-done = Bajarildi

## Jadvallar
sort-by = Tartiblash: { $column }
rows-none = Ko‘rsatadigan narsa yo‘q
scroll-table = Jadval, yon tomonga suriladi

## Aloqa xatolari
error-NETWORK = Aloqa uzildi. Yozganlaringiz yo‘qolmadi. Internetni tekshirib, qayta urinib ko‘ring.
error-TIMEOUT = Javob juda uzoq kelmadi. Yozganlaringiz yo‘qolmadi. Birozdan keyin qayta urinib ko‘ring.
error-UNKNOWN = Nimadir noto‘g‘ri ketdi. Yozganlaringiz yo‘qolmadi. Qayta urinib ko‘ring.
try-again = Qayta urinish

## Server javoblari va tekshiruvlar. Har bir matn odam nima qila olishini aytadi.
error-MALFORMED = Kelgan ma’lumot buzilgan. Qayta urinib ko‘ring. Takrorlansa, boshqa ulanishdan foydalaning.
error-BAD_LENGTH = { error-MALFORMED }
error-TRAILING_BYTES = { error-MALFORMED }
error-TRUNCATED = { error-MALFORMED }
error-BAD_UTF8 = { error-MALFORMED }
error-BAD_JSON = { error-MALFORMED }
error-NOT_CANONICAL = { error-MALFORMED }
error-BAD_COMPRESSION = { error-MALFORMED }
error-RANGE = { error-MALFORMED }
error-WRONG_CONTEXT = { error-MALFORMED }
error-BAD_SIGNATURE = Bu ma’lumotning haqiqiyligi tasdiqlanmadi, shuning uchun u ishlatilmaydi. Hech narsa yuborilmadi. Keyinroq yoki boshqa ulanish orqali urinib ko‘ring.
error-BAD_PROOF = { error-BAD_SIGNATURE }
error-BAD_KEY = { error-BAD_SIGNATURE }
error-UNDER_SIGNED = { error-BAD_SIGNATURE }
error-WRONG_ORIGIN = { error-BAD_SIGNATURE }
error-WRONG_MODE = { error-BAD_SIGNATURE }
error-FORKED = Server ochiq jurnalning ikki xil tarixini ko‘rsatmoqda. Hozircha unga ishonmang. Boshqa tarmoqdan kirib ko‘ring va ko‘rganingizni boshqalarga ayting.
error-ROLLED_BACK = Ochiq jurnalning avval ko‘rilganidan eskiroq holati keldi. Keyinroq yoki boshqa tarmoqdan urinib ko‘ring.
error-NOT_COSIGNED = Mustaqil kuzatuvchilar bu jurnalni tasdiqlamadi. Birozdan keyin qayta urinib ko‘ring. Shunda ham tasdiqlanmasa, unga ishonmang.
error-STALE_REGISTER = Kelgan ochiq jurnal juda eski: ehtimol, kimdir yangisini bermayapti. Qurilmangizdagi sanani tekshirib, boshqa tarmoqdan kirib ko‘ring.
error-OLDER_ROSTER = Xabarlarni kim o‘qishi haqidagi eski ro‘yxat keldi. Hech narsa yuborilmadi. Keyinroq yoki boshqa ulanish orqali urinib ko‘ring.
error-EXPIRED = Xabarlarni kim o‘qishi haqidagi ro‘yxatning muddati o‘tgan. Hech narsa yuborilmadi. Keyinroq kiring.
error-TOO_LARGE = Hajmi ruxsat etilganidan katta. Qisqartiring yoki bo‘lib yuboring.
error-BAD_CHECKSUM = So‘zlar bir-biriga mos emas. Har bir so‘zni va ularning tartibini tekshiring.
error-UNKNOWN_WORD = So‘zlardan biri ro‘yxatda yo‘q. Uning yozilishini tekshiring.
error-TOO_FEW_READERS = Bunday tanlovda xabarni ikki kishidan kam odam o‘qiy oladi. Boshqa guruhni tanlang.
error-TOO_FEW_CUSTODIANS = Siz chetlatgan odamlardan keyin shaxsiy ma’lumot saqlovchilaridan ikki kishidan kam qoladi va muhrlanganni hech kim ocha olmaydi. Hech narsa yuborilmadi. O‘zingizni aytmasdan ham xabar berishingiz va yozishingiz mumkin.
error-DAMAGED_LETTER = Xabar ochildi, lekin mazmuni buzilgan.
error-BAD_PUZZLE = Bu sahifa juda uzoq ochiq turdi. Yozganlaringiz yo‘qolmadi. Qayta yuboring.
error-BAD_TRANSITION = Hozirgi holatda buni qilib bo‘lmaydi.
error-BAD_PASSPHRASE = Maxfiy ibora bu kalit fayliga to‘g‘ri kelmadi. Qaytadan tering.
error-BAD_KEYRING = Bu kalit fayli emas yoki fayl buzilgan. Boshqa faylni tanlang.
error-DUPLICATE = Bu avval qabul qilingan.
error-NOT_ENTITLED = Buni imzolagan odamning bunga haqqi yo‘q edi, shuning uchun u hisobga olinmaydi.
error-SIGN_IN_REQUIRED = Avval kiring.
error-SIGN_IN_REFUSED = Ism, parol, bir martalik kod yoki kirish kaliti noto‘g‘ri. Tekshirib, qayta urinib ko‘ring.
error-FORBIDDEN = Sizning bunga haqqingiz yo‘q.
error-FACTOR_REQUIRED = Avval kirishni yana bir bor tasdiqlang: bir martalik kod yoki kirish kaliti bilan.
error-NOT_FOUND = Bu yerda bunday narsa yo‘q.
error-CONFLICT = Bu avval boshqacha ko‘rinishda qabul qilingan. Sahifani yangilab, tekshiring.
error-LAST_FACTOR = Bu hisobingizdagi yagona ikkinchi tasdiq, shuning uchun u qoladi. Avval boshqasini qo‘shing.
error-LOOKUP_TAKEN = Jurnal o‘zgardi. Yozganlaringiz yo‘qolmadi. Qayta yuboring.
error-LOCATOR_TAKEN = Ayni paytda ishni boshqa kishi o‘zgartirdi. O‘zgarishni ko‘rib, qayta urinib ko‘ring.
error-PART_DIFFERS = Fayl yuklanayotganda o‘zgardi. Uni qaytadan tanlang.
error-ROSTER_CHANGED = Buni kim o‘qishi o‘zgardi. Yozganlaringiz yo‘qolmadi. Ro‘yxatni ko‘rib, qayta yuboring.
error-BAD_COMMIT = { error-MALFORMED }
error-BUSY = Juda ko‘p xabar kelmoqda, sizniki qabul qilinmadi. Yozganlaringiz yo‘qolmadi. Birozdan keyin qayta yuboring.
error-INTERNAL = Serverda xato yuz berdi. Yozganlaringiz yo‘qolmadi. Birozdan keyin qayta urinib ko‘ring.
error-STORE_FULL = Serverda joy qolmadi, sizniki qabul qilinmadi. Yozganlaringiz yo‘qolmadi. Keyinroq qayta yuboring.
error-SHUTTING_DOWN = Server qayta ishga tushirilmoqda. Yozganlaringiz yo‘qolmadi. Bir daqiqadan keyin qayta urinib ko‘ring.
error-UNREACHABLE = { error-NETWORK }
