### Тизмелердин тексттери: бүгүн, иштер, көп иш менен бир аракет.

## Бүгүн
today-tasks = Мөөнөтү келген тапшырмаларыңыз
today-retaliation = Өч алуу боюнча текшерүү күнү келди
today-alone = Бир эле адам ача ала турган иштер
today-alone-body = { $count } ачык ишти бир эле адам ача алат. Дагы бирөөгө уруксат бериңиз.
today-alone-look = Кимге уруксат берүүнү көрүү
today-alone-later = Бул жумада эскертпе
today-expiry = Ачкычтардын жана тизменин мөөнөтү
today-roster-ends = Мүчөлөрдүн тизмеси { $day } күнү бүтөт. Жаңысына башкаруу өкүлдөрү кол коёт.
today-keys-end = Билдирүү алуучу ачкычтарыңыз { $day } күнү бүтөт. Ага чейин жаңы ачкычтарды жасап, тизмеге киргизиңиз.
today-rights = Айыпталган адамга билдирүү мөөнөтү келди

## Тизме
column-select = Тандоо
column-activity = Акыркы кадам
column-duty = Мөөнөтү
select-case = { $name } ишин тандоо
select-all = Бардык { $count } ишти тандоо
acknowledging = Жөнөтүлүүдө…
mark-UNREAD = Жаңысы бар
mark-APPROVAL = Менин ырастоомду күтөт
mark-HOLD = Сактоодо
mark-ALONE = Бир эле адам ача алат
mark-CONFLICT = Кызыкчылыктар кагылышы мүмкүн
mark-AGAIN = Мурда да жазган
mark-erased = Өчүрүлгөн

## Тизмедеги баскычтар
shortcuts-lists = Тизмедеги сапта
list-key-move = Бир сап өйдө же ылдый
list-key-ends = Биринчи же акыркы сап
list-key-pages = Он эки сап өйдө же ылдый
list-key-open = Ишти ачуу
list-key-select = Ишти тандоо же тандоону алуу (иштердин тизмесинде)
list-key-extend = Өйдө же ылдый барып, дагы тандоо
list-key-clear = Бардык тандоону алуу

## Чыпкалар
filter-more = Дагы чыпкалар ({ $count })
filter-clear = Баарын көрсөтүү
filter-any = Баары бир
filter-me = Мен
filter-deadline = Мөөнөт
deadline-state-ANY = Баары бир
deadline-state-OVERDUE = Мөөнөтү өткөн
deadline-state-WEEK = Жети күндүн ичинде
deadline-state-LATER = Кийинчерээк
deadline-state-NONE = Милдет жок
filter-assigned = Ким иштейт
filter-desk = Топ
filter-urgency = Шашылыштыгы
filter-category = Эмне жөнүндө
filter-tag = Энбелги
filter-reader = Ким ача алат
filter-marks = Ушунусу барлар гана

## Сакталган көрүнүштөр
views-label = Сакталган көрүнүштөр
views-show = Көрсөтүү
views-save = Көрүнүштү сактоо…
views-name = Аталышы
views-hint = Чыпка менен ирет ушул аталыш менен сакталат. Сизден башка эч ким көрбөйт.
views-name-missing = Аталышын жазыңыз
views-keep = Сактоо
views-forget = Унутуу
views-forget-named = «{ $name }» көрүнүшүн унутуу

## Көп иш менен бир аракет
bulk-bar = Тандалган иштер менен эмне кылуу керек
bulk-chosen = { $count } иш тандалды
bulk-clear = Тандоону алуу
bulk-ACKNOWLEDGE = Кабыл алууну ырастоо
bulk-ASSIGN = Дайындоо…
bulk-TAG = Энбелги…
bulk-DISCARD = Билдирүү эмес…
bulk-APPROVE_DISCARD = Жабууну ырастоо…
bulk-HAND_OVER = Өткөрүп берүү…
bulk-title-ACKNOWLEDGE = Кабыл алууну ырастоо
bulk-title-ASSIGN = Ким иштей турганын дайындоо
bulk-title-TAG = Энбелги коюу
bulk-title-DISCARD = Билдирүү эмес деп жабууну сунуштоо
bulk-title-APPROVE_DISCARD = Билдирүү эместерди жабууну ырастоо
bulk-lead-ACKNOWLEDGE = Ар бир билдирген адам өз тилинде даяр сөздөрдү окуйт. Ар бири өзүнчө кол коюлуп жөнөтүлөт.
bulk-lead-ASSIGN = Бул ишти ача ала турган адам гана дайындалат.
bulk-lead-TAG = Энбелгини ишти ача алгандар гана көрөт.
bulk-lead-DISCARD = Сиз сунуштайсыз, экинчи адам ырастайт; ага чейин эч нерсе жабылбайт. Кабыл алынганы ырасталбагандарга адегенде ошол айтылат.
bulk-lead-APPROVE_DISCARD = Кесиптештериңиз «билдирүү эмес» деп сунуштагандар гана жабылат. Башка сунуштар өз-өзүнчө каралат.
bulk-member = Ким иштейт
bulk-tag = Энбелги
bulk-why = Эмне үчүн булар билдирүү эмес
bulk-why-hint = Чечүүчү кесиптешиңиз үчүн. Билдирген адам муну көрбөйт.
bulk-ready = { $count } иш менен аткарылат:
bulk-left = { $count } иш калтырылат
bulk-confirm-ACKNOWLEDGE = { $count } ишти ырастоо
bulk-confirm-ASSIGN = { $count } ишке дайындоо
bulk-confirm-TAG = { $count } ишке энбелги коюу
bulk-confirm-DISCARD = { $count } ишти жабууну сунуштоо
bulk-confirm-APPROVE_DISCARD = { $count } ишти жабууну ырастоо
bulk-cancel = Жокко чыгаруу
bulk-running = Кол коюлуп, жөнөтүлүүдө
bulk-so-far = { $done } / { $total }
bulk-stop = Токтотуу
bulk-done = { $count } иште аткарылды.
bulk-waiting = { $count } иште кесиптешиңиздин кадамы адегенде өтөт; сиздики кийинки жаңылоодо өтөт.
bulk-untried = { $count } иш каралган жок: сиз токтоттуңуз.
bulk-back = { $count } иш кайтып келди:
hindrance-CLOSED_TO_ME = Бул ишти ача албайсыз.
hindrance-ALREADY = Мурунтан эле ушундай.
hindrance-NOT_ELIGIBLE = Бул адам ишти ача албайт же ага уруксат берилбейт.
hindrance-BAD_TRANSITION = Иштин азыркы абалында болбойт.
hindrance-NOBODY_TO_APPROVE = Бул ишти бир гана адам ача алат, ырастоочу жок. Адегенде дагы бирөөгө уруксат бериңиз.
hindrance-NO_PROPOSAL = Сизди күткөн мындай сунуш жок.
