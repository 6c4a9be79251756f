## What is kept on this computer between sessions
index-DISK_FULL = Bu kompyuter diskida joy qolmadi: o‘qilganlar keyingi safar uchun saqlanmadi. Hech narsa yo‘qolmadi, keyingi safar hammasi serverdan qayta o‘qiladi.
index-OTHER_TAB = Konsol boshqa oynada ham ochiq: keyingi safar uchun o‘sha oyna saqlaydi. Bu yerda hech narsa yo‘qolmadi.
index-HOST_GONE = Bu kompyuterda konsolni ishlatadigan dastur javob bermayapti: o‘qilganlar va boshlangan yozuvlar hozircha saqlanmadi. Sahifani yopmang: dastur yana ishlaganda hammasi o‘zi saqlanadi.
