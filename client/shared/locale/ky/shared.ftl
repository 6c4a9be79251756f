### Жалпы компоненттердин тексттери.

## Бет
skip-to-content = Негизги мазмунга өтүү
language-switch = Тил
back = Артка
continue = Улантуу
cancel = Жокко чыгаруу
close = Жабуу
save = Сактоо
change = Өзгөртүү
# $what — өзгөртүлө турган нерсенин аты, экран окугучтар үчүн
change-what = Өзгөртүү: { $what }
remove = Алып салуу
remove-what = Алып салуу: { $what }
print = Басып чыгаруу
copy = Көчүрүү
copied = Көчүрүлдү
search = Издөө
demo-banner-tag = Сыноо
demo-banner = Бул — сынап көрүү үчүн үлгү. Чыныгы билдирүүнү бул жерден жибербеңиз.

## Каталар жана эскертүүлөр
error-prefix = Ката:
error-summary-title = Көйгөй бар
warning-prefix = Эскертүү:
notice-title = Маанилүү
success-title = Даяр
optional = милдеттүү эмес

## Терүү
show = Көрсөтүү
hide = Жашыруу
show-passphrase = Сырсөздү көрсөтүү
hide-passphrase = Сырсөздү жашыруу
room-left-characters = Дагы { $count } белги жазса болот
room-left-bytes = Дагы { $size } орун бар
room-over-characters = { $count } белгиге ашып кетти
room-over-bytes = { $size } ашып кетти
choose-option = Тандаңыз

## Файлдар
file-choose-one = Файлды тандоо
file-choose-many = Файлдарды тандоо
file-drop-one = же файлды ушул жерге сүйрөп келиңиз
file-drop-many = же файлдарды ушул жерге сүйрөп келиңиз

## Күтүү
loading = Жүктөлүүдө…
progress-percent = { $percent } %

## 12 сыр сөз
word-number = { $number }-сөз
word-entry-paste = 12 сөздү биринчи талаага бир жолу койсоңуз, калганы өзү бөлүнөт.
word-suggestions = { $count } сөз сунушталды. Тандоо үчүн ылдый жебени басыңыз.

## Тез чыгуу
quick-exit = Азыр чыгуу
quick-exit-hint = же Shift баскычын үч жолу басыңыз
quick-exit-two-more = Чыгуу үчүн Shift баскычын дагы эки жолу басыңыз.
quick-exit-one-more = Чыгуу үчүн Shift баскычын дагы бир жолу басыңыз.
quick-exit-leaving = Чыгып жатат.
quick-exit-expired = Shift менен чыгуу токтотулду.

## Мөөнөттөр
deadline-days-left = { $days } күн калды
deadline-today = Бүгүн бүтөт
deadline-tomorrow = Эртең бүтөт
deadline-overdue = { $days } күн кечикти
deadline-done = Аткарылды

## Таблицалар
sort-by = Иреттөө: { $column }
rows-none = Көрсөтө турган эч нерсе жок
scroll-table = Таблица, туурасынан жылдырылат

## Туташуу каталары
error-NETWORK = Туташуу үзүлдү. Жазганыңыз жоголгон жок. Интернетти текшерип, кайра аракет кылыңыз.
error-TIMEOUT = Жооп өтө көпкө келбеди. Жазганыңыз жоголгон жок. Бир аздан кийин кайра аракет кылыңыз.
error-UNKNOWN = Бир нерсе туура эмес болду. Жазганыңыз жоголгон жок. Кайра аракет кылыңыз.
try-again = Кайра аракет кылуу
