### Privacy screen

privacy-title = Yopilgan
privacy-lead = Ish davom etmoqda, kalitlaringiz ochiq. Yana ko‘rish uchun F9 tugmasini bosing. Joyingizdan tursangiz, sahifani qulflang.
privacy-uncover = Yana ko‘rsatish
shortcut-privacy = Ekranni darhol yopish yoki ochish (F9)
