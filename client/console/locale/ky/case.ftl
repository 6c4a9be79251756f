### Иш барагындагы жазуулардын тексттери.

## Бөлүктөр
tab-matter = Бузуулар
tab-work = Тапшырмалар
tab-protection = Коргоо

## Барактар (жазуулар)
sheet-edit = Өзгөртүү
sheet-edit-what = Өзгөртүү: { $what }
sheet-take-back = Алып салуу
sheet-take-back-what = Алып салуу: { $what }
sheet-put-back = Кайра коюу
sheet-put-back-what = Кайра коюу: { $what }
sheet-gone = Алынып салынгандар: { $count }
sheet-taken-back-by = { $who } алып салган, { $day }
sheet-written-by = { $who } жазган, { $day }
sheet-overtaken = Сиз жазып жатканда кесиптешиңиз муну өзгөрттү. Азыр мындай деп турат; сактасаңыз, сиздики анын ордуна калат.
sheet-too-long = Өтө узун. Кыскартыңыз.

## Алгачкы карап чыгуу
triage-title = Алгачкы баа
triage-lead = Билдирүүнү окуп чыкканда жооп бериңиз. Бул баа кийин өзгөртүлө алат, мурункусу тарыхта калат.
triage-remit = Бул биздин ишпи?
triage-remit-IN = Биздин иш
triage-remit-OUT = Биздики эмес
triage-remit-UNSURE = Белгисиз
triage-remit-missing = Биздин ишпи же жокпу, тандаңыз
triage-harm = Кимдир бирөөгө азыр коркунуч барбы?
triage-harm-NONE = Жок
triage-harm-URGENT = Кечиктирилгис коркунуч
triage-harm-missing = Коркунуч бар же жок экенин тандаңыз
triage-text = Эмне үчүн ушундай
triage-save = Бааны сактоо
triage-again = Кайра баалоо

## Ким көрбөшү керек
exclude-open = Кимге көрсөтүүгө болбойт…
exclude-title = Кимге көрсөтүүгө болбойт
exclude-lead = Бул жерде тандалгандарга иш мындан ары ачылбайт: жаңы уруксат да, жаңы кызмат да муну өзгөртпөйт. Кайтарып алууга болбойт.
exclude-units = Бөлүмдөр
exclude-members = Адамдар
exclude-nobody = Жок дегенде бирөөнү тандаңыз
exclude-myself = Сиз өзүңүз да кирип калдыңыз. Өзүңүз үчүн «Бул иштен четтөө» бар.
exclude-text = Себеби
exclude-text-missing = Себебин жазыңыз
exclude-effect = Азыр окугандардын ичинен мүмкүнчүлүгүн жоготот: { $who }. Муну экинчи адам ырасташы керек; ырасталганда иш жаңы ачкычка өтөт.
exclude-effect-none = Азыр окугандардын эч кими мүмкүнчүлүгүн жоготпойт. Мындан ары уруксат берилбейт: { $who }.
exclude-confirm = Четтетүү
exclude-propose = Четтетүүнү сунуштоо

## Билдирилген бузуулар
allegations-title = Билдирилген бузуулар
allegations-lead = Ар бир бузуунун өз жыйынтыгы болот. Бардыгынын жыйынтыгы чыкмайынча иш жабылбайт.
allegations-none = Али эч нерсе жазыла элек.
allegation-add = Бузууну кошуу
allegation-category = Түрү
allegation-text = Эмне жасалды делет
allegation-text-missing = Эмне жасалды делгенин жазыңыз
allegation-accused = Ким жасады делет
allegation-no-persons = Адамды же мекемени төмөндө кошсоңуз, аны ушул жерден тандай аласыз.
allegation-outcome = Жыйынтыгы
allegation-reason = Мындай жыйынтыктын негизи
allegation-reason-missing = Эмне үчүн мындай жыйынтык чыкканын жазыңыз
allegation-consequences = Кесепеттери
outcome-open = Жыйынтыгы жок
outcome-open-explained = Али текшерилип жатат.
outcome-explained-SUBSTANTIATED_FULL = Айтылгандын баары далилденди.
outcome-explained-SUBSTANTIATED_PART = Айтылгандын бир бөлүгү далилденди.
outcome-explained-NOT_SUBSTANTIATED = Текшерилди, далилденген жок. Бул билдирген адам калп айтты дегенди билдирбейт.
outcome-explained-INSUFFICIENT_INFO = Маалымат жетпегендиктен текшерүү мүмкүн болгон жок.
outcome-explained-OUT_OF_SCOPE = Биздин орган муну карай албайт.
outcome-explained-MINOR = Болгон, бирок чара көрүүгө татыбайт.
outcome-explained-REPEAT = Мурун каралган, жаңы эч нерсе жок.
outcome-explained-REFERRED_CLOSED = Муну башка орган улантат, биз бүтүрдүк.
outcome-explained-KNOWINGLY_FALSE = Билдирген адам жалган экенин билип туруп айтканы далилденди. Муну далилсиз тандабаңыз.
outcome-explained-WITHDRAWN = Билдирген адам кайтарып алды, өз демилгебиз менен улантууга негиз жок.
outcome-explained-NOT_A_REPORT = Бул билдирүү эмес: спам же жаңылыш кат.
consequence-CRIMINAL_CASE = Кылмыш иши козголду
consequence-CONVICTION = Сот өкүмү чыкты
consequence-DISCIPLINE = Тартиптик жаза
consequence-ADMIN_FINE = Административдик айып
consequence-CONTRACT_CANCELLED = Келишим бузулду
consequence-ASSET_RECOVERY = Мүлк кайтарылды
consequence-RULE_CHANGED = Эреже өзгөртүлдү
consequence-TRAINING = Окутуу өткөрүлдү
consequence-NONE = Кесепети жок

## Адамдар жана мекемелер
persons-title = Адамдар жана мекемелер
persons-none = Али эч ким жазыла элек.
person-add = Адам же мекеме кошуу
person-sort = Бул ким же эмне
person-sort-PERSON = Адам
person-sort-ORGANISATION = Мекеме
person-name = Аты
person-name-missing = Атын жазыңыз
person-roles = Бул иштеги орду
person-role-ACCUSED = Бузду делген
person-role-AFFECTED = Жабыр тарткан
person-role-WITNESS = Күбө
person-role-INVOLVED = Катышы бар
person-organisation = Кайсы мекемеден
person-organisation-none = Көрсөтүлгөн эмес
person-works-at = Мекемеси: { $name }
person-text = Ал жөнүндө белгилүүсү
person-elsewhere = Бул ат башка иштерде да бар:

## Тапшырмалар жана энбелгилер
tasks-title = Тапшырмалар
tasks-none = Тапшырма жок.
task-add = Тапшырма кошуу
task-text = Эмне кылуу керек
task-text-missing = Эмне кылуу керектигин жазыңыз
task-member = Ким аткарат
task-due = Качанга чейин
task-done = Аткарылды
task-done-what = Аткарылды: { $what }
task-done-on = { $day } аткарылды
task-reopen = Кайра ачуу
task-reopen-what = Кайра ачуу: { $what }
tags-title = Энбелгилер
tag-add = Энбелги кошуу
tag-there = Бул энбелги мурунтан бар

## Окуялардын жаңы түрлөрү
act-type-RECORD = Жазуу
act-type-CUSTODY = Далилдин эсеби
act-type-EXCLUDE = Четтетүү
act-type-IDENTITY = Аты-жөнүн ачуу
act-type-ERASED = Өчүрүү
event-RECORD = Жазуу
event-CUSTODY = Далилдин эсеби
event-EXCLUDE = Кимдир бирөө четтетилди
event-SUBSTITUTE = Орун басар гана
event-IDENTITY = Аты-жөнү ачылды
event-ERASED = Иш өчүрүлдү
why-UNDECIDED = Айрым бузуулардын жыйынтыгы али жок. «Бузуулар» бөлүгүндө ар биринин жыйынтыгын жазыңыз.
why-ON_HOLD = Ишти өчүрүүгө тыюу салынган. Тыюу алынмайынча өчүрүлбөйт.
why-UNKNOWN_RECORD = Бул жазуу алынып салынган адамды же документти атайт. Аны белгиден чыгарыңыз же кайра коюңуз.
why-SUBSTITUTE = Сиз бул иште орун басарсыз: белгиленген күндөрдөн кийин гана ырастай аласыз.
why-ERASED = Бул иш өчүрүлгөн.
why-CIRCLE_FULL = Бул ишти 16 адам көрөт, андан көпкө болбойт.
skip-UNKNOWN_RECORD = жок баракты же документти атайт
skip-UNDECIDED = айрым бузуулардын жыйынтыгы жок
skip-ON_HOLD = өчүрүүгө тыюу салынган
skip-SUBSTITUTE = орун басар буга укуксуз
skip-ERASED = иш өчүрүлгөндөн кийин
skip-WRONG_KEY = башка ачкыч менен
