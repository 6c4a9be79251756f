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
exclude-effect-custodians = Билдирген адамдын ким экени боюнча үлүш булардын колунда: { $who }. Муну экинчи адам ырасташы керек.
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

## Байланыштар
links-title = Башка иштер менен байланышы
links-none = Байланышы жок.
links-towards = Башка иштен ушул ишке көрсөтүлгөн:
link-add = Байланыш кошуу
link-case = Кайсы иш менен
link-case-missing = Ишти тандаңыз
link-relation = Кандай байланышат
relation-link-RELATED = Тиешеси бар
relation-link-SAME_MATTER = Ошол эле маселе
relation-link-DUPLICATE = Кайталап келген
relation-link-SAME_SOURCE = Билдирген адам бир
relation-link-EARLIER = Мурунку иш
link-text = Эмне үчүн
link-closed-to-me = (сизге жабык)
picker-hint = Иштин атын же ичиндеги сөздөрдү жазып, төмөндөн тандаңыз.
picker-more = Дагы { $count } иш бар. Көбүрөөк сөз жазыңыз.
lost-title = Сөздөрүн жоготкон адам
lost-open = Билдирген адамды мурунку ишке байланыштыруу
lost-linked = Билдирген адам ошол эле экени текшерилген:
lost-step-find = Мурунку ишти табыңыз
lost-case = Мурунку иш
lost-step-ask = Биринчи жазган адам гана билген нерсени сураңыз
lost-ask-lead = Мурун жаздым деп ар ким айта алат. Биринчи иштен эч нерсе айтпаңыз, суроону гана бериңиз.
lost-question = Суроо
lost-ask = Суроону жоопко коюу
lost-asked = Суралган. Билдирген адамдын жообун күтүңүз.
lost-step-compare = Жоопту биринчи билдирүү менен салыштырыңыз
lost-compare-none = Адегенде мурунку ишти тандаңыз.
lost-unread = Ал билдирүүнү али окуй элексиз. Анын сырткы барагы биринчи келет.
lost-open-first = Ал ишти ачуу
lost-here = Бул иште
lost-there = Мурунку иште
lost-step-link = Бир адам болсо, байланыштырыңыз
lost-why = Кандайча ынандыңыз
lost-why-hint = Кандай суроого кандай жооп келгенин жазыңыз. Муну кесиптештер гана көрөт.
lost-why-missing = Эмнеге ынанганыңызды жазыңыз
lost-link = Бир адам деп байланыштыруу

## Коргоо жана өч алуу
legal-title = Мыйзам боюнча коргоо
legal-lead = Мыйзам кайсы күндөн тартып коргой турганын билдирген адамга айтыңыз. Бул жыйынтык эмес, укуктук окуя: ал журналга жазылат.
legal-tell = Ырастап, билдирген адамга айтуу…
legal-later = Адегенде билдирүү алынганын ырастаңыз.
legal-told = Мыйзам { $day } тартып коргойт. Муну { $who } билдирген адамга айткан.
retaliation-title = Өч алуу каттоосу
retaliation-lead = Билдиргени үчүн адамга жасалган ар бир иш. 30, 90, 180 жана 365 күндөн кийин кайра сураңыз.
retaliation-none = Эч нерсе жазылган эмес.
retaliation-add = Өч алууну жазуу
retaliation-form = Эмне жасалды
retaliation-day = Кайсы күнү
retaliation-day-missing = Өткөн же бүгүнкү күндү тандаңыз
retaliation-text = Эмне болду, ким чечти
retaliation-text-missing = Эмне болгонун жана ким чечкенин жазыңыз
retaliation-measure = Каршы көрүлгөн чара
retaliation-ended = Кайсы күнү бүттү
retaliation-ended-hint = Мындан ары коркунуч жок болгондо жазыңыз: андан кийин эскертилбейт.
retaliation-ended-on = { $day } бүттү
retaliation-checks = Кайра суроо күндөрү
retaliation-after = { $days } күндөн кийин
retaliation-asked = Бүгүн сурадым
retaliation-asked-on = { $day } суралды
retaliation-end = Бүттү деп белгилөө
form-DISMISSAL_SUSPENSION = Жумуштан бошотуу же четтетүү
form-DEMOTION_TRANSFER = Кызматын төмөндөтүү же которуу
form-PAY_OR_BENEFIT = Айлыгын же жеңилдигин кемитүү
form-BAD_APPRAISAL = Жаман баа берүү
form-HARASSMENT_OSTRACISM = Кысым көрсөтүү же четке кагуу
form-BLACKLISTING = Кара тизмеге киргизүү
form-LEGAL_ACTION_OR_CHARGES = Сотко берүү же айып коюу
form-THREAT_OR_VIOLENCE = Коркутуу же зомбулук
measure-not-yet = Чара көрүлө элек
measure-PROTECTION_ORDER = Коргоо буйругу
measure-REINSTATED = Кызматына кайтарылды
measure-COMPENSATED = Ордун толтурулду
measure-REFERRED = Башка органга берилди
measure-NONE = Чара көрүлгөн жок

## Бузду делген адамдардын укуктары
rights-title = Бузду делген адамдардын укуктары
rights-lead = Кабарлоо текшерүүгө зыян келтирсе, себебин жазып кийинкиге калтырса болот. Мөөнөтү тизмеде көрүнөт.
rights-none = Эч нерсе жазылган эмес.
rights-no-persons = Адегенде адамды кошуңуз.
right-add = Кадам кошуу
right-person = Ким
right-step = Эмне
right-step-NOTICE = Кабарлоо
right-step-CORRECTION = Оңдоо
right-step-EXONERATION = Актоо каты
right-step-NOTICE-explained = Адамга ал жөнүндө эмне айтылганын билдирип, жооп берүүгө мүмкүнчүлүк берүү.
right-step-CORRECTION-explained = Ал сурагандай, жазуулардагы катаны оңдоо.
right-step-EXONERATION-explained = Айтылган ырасталбаса, ошону кат менен билдирүү.
right-due = Качанга чейин
right-due-missing = Күнүн тандаңыз
right-text-NOTICE = Эмне үчүн азыр эмес
right-text-CORRECTION = Эмне оңдолушу керек
right-text-EXONERATION = Кимге жана кантип берилет
right-text-missing = Эмне үчүн кийинкиге калтырылганын жазыңыз
right-done = Аткарылды
letter-open = Каттын тексти
letter-title = Актоо каты
letter-lead = Билдирген адамды эч нерсе менен билдирбейт. Көчүрүп алып өзгөртсөңүз же ушул бойдон басып чыгарсаңыз болот. Көчүрмө бул компьютерде калат.
letter-language = Каттын тили

## Өчүрүүгө тыюу
holds-title = Өчүрүүгө тыюу
holds-none = Тыюу салынган эмес.
hold-add = Тыюу салуу
hold-tag = Өчүрүүгө болбойт
hold-text = Негизи (сот, прокуратура, мыйзам)
hold-text-missing = Негизин жазыңыз

## Жооп даярдоо
answer-moment = Даяр сөздөр
answer-moment-hint = Сиз жазган текст өчпөйт: даяр сөздөр анын артынан кошулат.
answer-moment-insert = Кошуу
answer-clear = Тексти өчүрүү
answer-names = Текстте мындай аттар бар: { $names }. Муну башка адам да окуп калышы мүмкүн.
moment-ACKNOWLEDGED = Билдирүү алынды
moment-ASSESSING = Каралып жатат
moment-INVESTIGATING = Текшерүү башталды
moment-MORE_FACTS = Көбүрөөк маалымат керек
moment-WAITING = Жообун күтөбүз
moment-STILL_WORKING = Иштеп жатабыз
moment-EXTENDED = Көбүрөөк убакыт керек
moment-REFERRED = Башка органга берилди
moment-PROTECT_YOURSELF = Өзүн кантип сактоо керек
moment-RETALIATION = Өч алынса эмне кылуу керек
moment-CONFIRMED = Мыйзам коргойт
moment-LOST_WORDS = Сөздөрүн жоготкон
moment-REOPENED = Иш кайра ачылды
ask-questions = Такталган суроолорду коюу
ask-questions-lead = Жоопко кошула турган суроолор
ask-questions-insert = Суроолорду жоопко кошуу

## Экинчи адамдын ырастоосу
act-explained-CLOSE = Билдирген адамга иштин бүткөнү жана жыйынтыгы айтылат. Кийин кайра ачса болот.
act-explained-EXTEND = Жооп берүү мөөнөтү бир жолу узарат. Билдирген адам жаңы күндү көрөт.
act-explained-REFER = Иш башка органга берилет, билдирген адам муну билет. Берилген материал кийинки кадамда даярдалат.
act-explained-OPEN_IDENTITY = Билдирген адамдын өзүнчө мөөрлөнгөн аты-жөнүн сактоочулар ачат. Ага ким ачканы кызматы боюнча айтылат.
act-explained-EXPORT = Ырасталса, 7 күндүн ичинде иштин топтомун түзсө болот.
act-explained-ERASE = Жабылган иштин мазмуну биротоло өчүрүлөт. Кайтарууга болбойт; өчүрүлгөнү гана жазылып калат.
act-explained-EXCLUDE = Аталгандар ишти көрө албай калат, иш жаңы ачкычка өтөт. Кайтарып алууга болбойт.
propose-text-missing = Негиздемесин жазыңыз
approve-inside = Ырастоо
close-undecided = Жыйынтыгы жок бузуулар: { $count }. Алардын жыйынтыгы чыкмайынча иш жабылбайт.
close-undecided-go = Аларды көрүү

## Ким көрө алат
stands-in = Орун басар: { $days } күн күткөндү ырастай алат
stands-in-explained = Сиз бул иште орун басарсыз: { $days } күн күткөн суроолорду гана ырастай аласыз. Окуганга жана эскертме жазганга болот.
people-remove = Көрүү уруксатын алуу…
people-remove-what = Көрүү уруксатын алуу: { $who }
people-barred = Эч качан көрө албагандар:
grant-missing = Кимге экенин тандаңыз
grant-stands-in = Орун басар гана
grant-stands-in-hint = Окуй алат, көп күткөн суроолорду гана ырастай алат.
grant-after = Канча күн күтүлгөндөн кийин
grant-after-wrong = 1ден { $most } чейин сан жазыңыз

## Иштин жүрүшү
timeline-show = Көрсөтүү
timeline-kind = { $what } ({ $count })
timeline-kind-ALL = Баары
timeline-kind-LETTERS = Билдирген адамдын каттары
timeline-kind-ANSWERS = Жооптор
timeline-kind-STATUSES = Абалдары
timeline-kind-SHEETS = Жазуулар
timeline-kind-NOTES = Эскертмелер
timeline-kind-APPROVALS = Экинчи адамдын ырастоолору
timeline-kind-CUSTODY = Далилдердин эсеби
timeline-kind-ACCESS = Ким көрө алат
timeline-kind-SKIPPED = Эсепке алынбаган
timeline-skipped = Эсепке алынган жок: { $why }
timeline-skipped-place = { $place }-жазуу
timeline-custodians = Сактоочулар
timeline-files = Файлдар: { $count }
timeline-taken-back = алып салынды
timeline-checks = Кайра суралды: { $count }
timeline-custody-OPENED = Далил биринчи жолу ачылды
timeline-custody-VIEWED = Далил каралды
timeline-custody-SAVED = Далил сакталып алынды
timeline-custody-DERIVED = Далилден көчүрмө жасалды
timeline-custody-SHARED = Далил бөлүшүлдү
timeline-custody-EXPORTED = Материал чыгарылды
timeline-custody-REFERRED = Башка органга берилди
record-ALLEGATION = Билдирилген бузуу
record-PERSON = Адам же мекеме
record-TASK = Тапшырма
record-TAG = Энбелги
record-LINK = Байланыш
record-RETALIATION = Өч алуу
record-RIGHT = Бузду делген адамдын укугу
record-TRIAGE = Алгачкы баа
record-HOLD = Өчүрүүгө тыюу

## Кулпулоодон мурун
lock-question-title = Жөнөтүлбөгөн текст бар
lock-question-lock = Бул компьютер баштаганыңызды азыр сактай албайт: кулпуланса, ал өчөт. Мында бүтпөгөн нерсе бар:
lock-question-sign-out = Чыкканда баштаганыңыздын баары бул компьютерден өчөт. Мында бүтпөгөн нерсе бар:
lock-question-stay = Кайтып, бүтүрүү
lock-question-leave = Баары бир чыгуу
