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
count-waiting = сизди күтөт

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

## Сервердин жооптору жана текшерүүлөр. Ар бир код үчүн адам эмне кыла аларын айтат.
error-MALFORMED = Келген маалымат бузулган. Кайра аракет кылыңыз. Кайталанса, башка туташууну колдонуңуз.
error-BAD_LENGTH = { error-MALFORMED }
error-TRAILING_BYTES = { error-MALFORMED }
error-TRUNCATED = { error-MALFORMED }
error-BAD_UTF8 = { error-MALFORMED }
error-BAD_JSON = { error-MALFORMED }
error-NOT_CANONICAL = { error-MALFORMED }
error-BAD_COMPRESSION = { error-MALFORMED }
error-RANGE = { error-MALFORMED }
error-WRONG_CONTEXT = { error-MALFORMED }
error-BAD_SIGNATURE = Бул маалыматтын чындыгы тастыкталган жок, ошондуктан колдонулбайт. Эч нерсе жөнөтүлгөн жок. Кийинчерээк же башка туташуу аркылуу аракет кылыңыз.
error-BAD_PROOF = { error-BAD_SIGNATURE }
error-BAD_KEY = { error-BAD_SIGNATURE }
error-UNDER_SIGNED = { error-BAD_SIGNATURE }
error-WRONG_ORIGIN = { error-BAD_SIGNATURE }
error-WRONG_MODE = { error-BAD_SIGNATURE }
error-FORKED = Сервер ачык журналдын эки башка тарыхын көрсөтүп жатат. Азырынча ага ишенбеңиз. Башка тармактан кирип көрүп, көргөнүңүздү башкаларга айтыңыз.
error-ROLLED_BACK = Ачык журналдын мурда көрүнгөндөн эскирээк абалы келди. Кийинчерээк же башка тармактан кайра аракет кылыңыз.
error-NOT_COSIGNED = Көз карандысыз байкоочулар бул журналды ырастаган жок. Бир аздан кийин кайра аракет кылыңыз. Ошондо да ырасталбаса, ага ишенбеңиз.
error-STALE_REGISTER = Келген ачык журнал өтө эски: жаңысын кимдир бирөө бербей жаткан болушу мүмкүн. Түзмөгүңүздүн күнүн текшерип, башка тармактан кирип көрүңүз.
error-OLDER_ROSTER = Билдирүүнү ким окуй турганы жөнүндө эски тизме келди. Эч нерсе жөнөтүлгөн жок. Кийинчерээк же башка туташуу аркылуу аракет кылыңыз.
error-EXPIRED = Билдирүүнү ким окуй турганы жөнүндө тизменин мөөнөтү бүткөн. Эч нерсе жөнөтүлгөн жок. Кийинчерээк келиңиз.
error-TOO_LARGE = Өлчөмү уруксат берилгенден чоң. Кыскартып же бөлүп жөнөтүңүз.
error-BAD_CHECKSUM = Сөздөр бири-бирине туура келбейт. Ар бир сөздү жана ирээтин текшериңиз.
error-UNKNOWN_WORD = Сөздөрдүн бири тизмеде жок. Анын жазылышын текшериңиз.
error-TOO_FEW_READERS = Ушул тандоодо билдирүүнү эки адамдан аз окуй алат. Башка топту тандаңыз.
error-DAMAGED_LETTER = Билдирүү ачылды, бирок мазмуну бузулган.
error-BAD_PUZZLE = Бул барак өтө көпкө ачык турду. Жазганыңыз жоголгон жок. Кайра жөнөтүңүз.
error-BAD_TRANSITION = Азыркы абалда бул аракетти жасоого болбойт.
error-BAD_PASSPHRASE = Сырсөз бул ачкыч файлына туура келбейт. Кайра териңиз.
error-BAD_KEYRING = Бул ачкыч файлы эмес, же файл бузулган. Башка файлды тандаңыз.
error-DUPLICATE = Бул мурун эле кабыл алынган.
error-NOT_ENTITLED = Бул аракетке кол койгон адамдын укугу жок болчу, ошондуктан ал эсепке алынбайт.
error-SIGN_IN_REQUIRED = Адегенде кириңиз.
error-SIGN_IN_REFUSED = Аты, сырсөзү же бир жолку коду туура эмес. Текшерип, кайра териңиз.
error-FORBIDDEN = Бул аракетке укугуңуз жок.
error-NOT_FOUND = Мындай нерсе табылган жок.
error-CONFLICT = Бул мурун башкача кабыл алынган. Баракты жаңыртып, кайра текшериңиз.
error-LOOKUP_TAKEN = Журнал өзгөрдү. Жазганыңыз жоголгон жок. Кайра жөнөтүңүз.
error-LOCATOR_TAKEN = Ушул убакта иште башка өзгөртүү жасалды. Аны карап чыгып, кайра аракет кылыңыз.
error-PART_DIFFERS = Файл жүктөлүп жатканда өзгөрүп калды. Файлды кайра тандаңыз.
error-ROSTER_CHANGED = Билдирүүнү ким окуй турганы жаңырды. Жазганыңыз жоголгон жок. Тизмени карап чыгып, кайра жөнөтүңүз.
error-BAD_COMMIT = { error-MALFORMED }
error-BUSY = Азыр билдирүүлөр өтө көп келип жатат, сиздики кабыл алынган жок. Жазганыңыз жоголгон жок. Бир аздан кийин кайра жөнөтүңүз.
error-INTERNAL = Серверде ката кетти. Жазганыңыз жоголгон жок. Бир аздан кийин кайра аракет кылыңыз.
error-STORE_FULL = Серверде орун калган жок, сиздики кабыл алынган жок. Жазганыңыз жоголгон жок. Кийинчерээк кайра жөнөтүңүз.
error-SHUTTING_DOWN = Сервер кайра иштетилип жатат. Жазганыңыз жоголгон жок. Бир мүнөттөн кийин кайра аракет кылыңыз.
error-UNREACHABLE = { error-NETWORK }
