### Тексты рабочего места следователя.

console-name = Купуя: рабочее место
navigation = Основные разделы
place-today = Сегодня
place-cases = Дела
place-letters = Загрузки
place-alarms = Тревожные сигналы
sending = Отправка…
not-said = Не указано

## Ключи
keyring-lead = Сообщения открывают ваши ключи. Они не покидают эту вкладку, не попадают на сервер и удаляются, когда вы блокируете или закрываете страницу.
stage-OPENING = Открываются ключи
stage-REGISTER = Читается и проверяется открытый журнал
stage-LETTERS = Загружаются сообщения, открываются ваши
stage-FEED = Загружаются записи по делам
stage-GRANTS = Ищутся дела, к которым вам открыли доступ
stage-POSTING = Отправляется то, что ждёт
stage-count = { $done } из { $total }

## Строка состояния
status-line = Обновление
status-synced = Обновлено в { $time }. Загружено писем: { $letters }; из них маскировочных или для коллег: { $others }.
status-problem = Не обновлено. { $problem }
sync-now = Обновить сейчас
sync-busy = Обновление…
demo-next-day = Перейти к следующему дню
shortcuts-button = Клавиши

## Что только что сделано
said-done = Готово.
said-acknowledged = Получение подтверждено: сообщивший прочитает, что сообщение дошло.
said-already-acknowledged = Здесь нечего подтверждать.
said-waiting = Пока не сохранено: сначала должен пройти шаг коллеги. Ваш пройдёт при следующем обновлении; до тех пор не закрывайте эту страницу.
said-returned = Не сделано: дело изменилось. Посмотрите на него и решите заново.
said-closed-to-me = У вас нет доступа к этому делу.

## Возвращённые действия
returned-title = Кое-что сделать не удалось
returned-understood = Понятно
act-type-ANSWER = Ответ
act-type-NOTE = Заметка
act-type-ASSIGN = Назначение
act-type-GRANT = Открытие доступа
act-type-RECUSE = Самоотвод
act-type-PROPOSE = Запрос подтверждения
act-type-APPROVE = Подтверждение
act-type-REJECT = Отклонение
act-type-CLAIM = Сохранение файлов
why-OVERTAKEN = Коллега успел раньше, и дело уже другое. Посмотрите, что изменилось; ваш текст остался здесь.
why-TOO_LARGE = Слишком длинно. Сократите.
why-NO_CASE = Это дело ещё не начато, или у вас больше нет к нему доступа. Обновите и посмотрите снова.
why-NEEDS_APPROVAL = Для этого нужен второй человек: запросите подтверждение.
why-SAME_MEMBER = Тот, кто просит, подтвердить не может. Это должен сделать коллега.
why-NO_PROPOSAL = Решать больше нечего: уже решено, отозвано или утратило силу.
why-NOT_ELIGIBLE = Этому человеку доступ открыть нельзя: его исключил сообщивший, он взял самоотвод или больше не состоит в списке.
why-OLDER_ROSTER = Это запрошено по прежнему списку участников. Запросите ещё раз.
why-BAD_TRANSITION = В нынешнем состоянии дела это сделать нельзя.
why-OTHER = Дело изменилось, и этот шаг к нему больше не подходит. Посмотрите на дело и решите заново.

## Клавиши клавиатуры
shortcuts-title = Клавиши
shortcuts-on = Работать одиночными клавишами
shortcuts-on-hint = Отключите, если нажимаете клавиши нечаянно. Пока вы набираете текст, они не действуют.
shortcut-help = Показать этот список
shortcut-today = Сегодня
shortcut-cases = Дела
shortcut-letters = Загрузки
shortcut-sync = Обновить сейчас
shortcut-search = Поиск
shortcut-next = Следующее дело в списке
shortcut-previous = Предыдущее дело в списке
shortcut-open = Открыть дело, прочитать сообщение
shortcut-acknowledge = Подтвердить получение готовыми словами
shortcut-answer = Написать ответ
shortcut-note = Написать заметку
shortcut-back = Вернуться к списку

## Списки
back-to-today = Назад к разделу «Сегодня»
back-to-cases = Назад к делам
back-to-letters = Назад
back-to-alarms = Назад
today-title = Сегодня
today-overdue = Просрочено
today-approval = Ждёт вашего подтверждения
today-week = Срок в ближайшие семь дней
today-unread = Новое от сообщивших
today-quiet = Затихло: 30 дней ничего не происходило
today-more = { $count ->
    [one] И ещё { $count } дело в списке дел.
    [few] И ещё { $count } дела в списке дел.
   *[other] И ещё { $count } дел в списке дел.
}
today-empty-title = Вас ничто не ждёт
today-empty-body = Новые сообщения и ответы появляются здесь сами. Страница проверяет каждые полминуты.
cases-title = Дела
cases-toolbar = Найти дела
cases-search = Поиск по тексту
cases-filter = Показать
cases-count = { $count ->
    [one] { $count } дело
    [few] { $count } дела
   *[other] { $count } дел
}
filter-ALL = Все
filter-OPEN = Открытые
cases-empty-title = Дел пока нет
cases-empty-body = Когда кто-нибудь напишет вашей группе, дело появится здесь.
cases-none-title = Ничего не найдено
cases-none-body = Попробуйте другие слова или покажите все дела.
column-unread = Новое
column-case = Дело
column-about = О чём
column-status = Состояние
column-due = Следующий срок
column-received = Получено
column-who = У кого
unread-count = { $count ->
    [one] { $count } новое письмо
    [few] { $count } новых письма
   *[other] { $count } новых писем
}
next-ACKNOWLEDGEMENT = подтвердить получение
next-FEEDBACK = сообщить о результате
approval-tag = Нужно ваше подтверждение
conflict-tag = Проверьте на конфликт интересов
access-NEW = Новое, открывается
access-LEFT = У вас нет доступа
access-DAMAGED = Повреждённое письмо
access-ORPHAN = Нет первого письма
access-NEW-explained = Дело начнётся при следующем обновлении; до тех пор его можно только читать.
access-LEFT-explained = У вас больше нет доступа к этому делу.
access-DAMAGED-explained = Это письмо открывается, но его содержание повреждено.
access-ORPHAN-explained = Первого письма этой переписки нет. Возможно, это всё, что от неё осталось.
letters-title = Загрузки
letters-lead = Каждый загружает все письма, поэтому сервер не узнаёт, какие из них ваши. Письма, которые вам не открылись, — это либо маскировка, скрывающая, сколько сообщений приходит, либо письма для коллег. Какие из них какие, сказать не может никто.
letters-day = День
letters-batch = Пакет
letters-count = Загружено
letters-opened = Открыто вами
letters-empty-title = Писем пока нет
letters-empty-body = Первый пакет появится после первого сообщения.

## Тревожные сигналы
alarms-title = Тревожные сигналы
alarms-banner-title = Сервер сделал то, чего делать не должен
alarms-banner = Есть доказательства.
alarms-look = Посмотреть сигналы
alarms-empty-title = Тревожных сигналов нет
alarms-empty-body = Всё, что выдал сервер, полно и сходится с открытым журналом.
alarms-what-to-do = Сохраните доказательства по каждому сигналу и передайте их надзорному органу, а не тому, кто обслуживает сервер. О содержании сообщений в этих файлах ничего нет.
alarm-day = Замечено
alarm-LETTERS_DIFFER = Выданные письма не те, что в журнале
alarm-LETTER_NOT_LOGGED = Выдано письмо, которого нет в журнале
alarm-BATCH_WITHHELD = Сервер удерживает письма, которые есть в журнале
alarm-FEED_DIFFERS = Выданные записи по делам не те, что в журнале
alarm-SLOT_WITHHELD = Сервер удерживает записи по делам, которые есть в журнале
alarm-OWN_FRAME_MISSING = Ваш шаг принят, но уже несколько дней не опубликован
alarm-STATUS_NOT_LOGGED = Обещанного состояния нет в журнале
alarm-BAD_PROMISE = Сервер принял состояние без подписанного обещания
alarm-HISTORY_CHANGED = Журнал изменён задним числом
alarm-fact-log = Журнал
alarm-log-case = Журнал сообщений
alarm-log-governance = Журнал управления
alarm-fact-batch = Пакет
alarm-fact-letters = Отпечаток его писем
alarm-fact-noted = Отпечаток в журнале
alarm-fact-received = Отпечаток полученного
alarm-fact-count = Получено писем
alarm-fact-commit = Запись
alarm-fact-slot = Выпуск
alarm-fact-locator = Место в записях по делам
alarm-fact-posted = Принято
alarm-fact-by = Обещано к
alarm-save = Сохранить доказательства
stale-title = Открытый журнал слишком старый
stale-body = Последняя печать журнала поставлена { $day }. Возможно, кто-то удерживает то, что появилось позже, поэтому рабочее место не открывается. Проверьте дату на этом компьютере, затем спросите надзорный орган, работают ли сервер и независимые наблюдатели.
stale-since = Его последняя печать поставлена { $day }.

## Титульный лист
case-name = Дело { $name }
front-title = Прежде чем читать
front-sheet = Титульный лист
front-lead = Касается ли это вас, ваших родных или друзей, вашего подразделения или начальства? Тогда возьмите самоотвод, не читая. Дело продолжат коллеги, причину никто не спросит.
front-read = Препятствий нет: прочитать сообщение
front-office = О каком учреждении или человеке
front-excluded = Кому нельзя показывать
front-excluded-nobody = Никто не назван
front-urgency = Насколько срочно
front-received = Получено
front-desk = Группа
front-language = Язык
front-again = Уже писал раньше
front-again-yes = Сообщивший говорит, что писал раньше и потерял слова
front-category = О чём
front-sector = Отрасль
front-region = Регион
front-harm = Ущерб
front-relation = Кто сообщил
front-channel = Как пришло
front-identity = Имя в сообщении
conflict-EXCLUDED_UNIT = Сообщивший не хочет, чтобы это видело ваше подразделение. Возьмите самоотвод, если не знаете, почему сообщение всё же попало к вам.
conflict-OFFICE_NAMES_MY_UNIT = Названное здесь учреждение похоже на ваше подразделение.
step-aside = Взять самоотвод по этому делу
step-aside-title = Самоотвод
step-aside-body = Доступ к этому делу закроется для вас навсегда. Коллеги продолжат под новым ключом. Сообщивший узнает, что одним читателем стало меньше, но не узнает почему.
step-aside-why = Причина для коллег (можно не указывать)
step-aside-why-hint = Не пишите больше, чем им нужно знать.
step-aside-confirm = Взять самоотвод

## Дело
case-parts = Части дела
case-side = Следующий шаг, сроки и титульный лист
case-pending = Отправляется
tab-report = Сообщение
tab-messages = Переписка
tab-colleagues = Коллеги
tab-history = История
next-step = Следующий шаг
acknowledge = Подтвердить получение
acknowledge-words = Что прочитает сообщивший
answer-go = Написать ответ
clocks = Сроки
clock-acknowledge = Подтверждение получения
clock-feedback = Сообщение о результате
clock-feedback-extended = Сообщение о результате (срок продлён)
clock-due = до { $day }
clock-done = выполнено { $day }
waiting-title = Ожидает
waiting-body = Сначала должен пройти шаг коллеги. Эти пройдут следом сами:
letter-incomplete = Части этого письма ещё не пришли.
kind-REPORT = Сообщение
kind-FOLLOW_UP = Дополнительное письмо
kind-IDENTITY = Запечатанная личность: смотрите часть «Кто сообщил»
kind-ESCALATION = Сообщено Акыйкатчы
kind-RETIRE = Сообщивший закончил переписку
kind-DATA_REQUEST = Запрос о своих данных
kind-COMPLAINT = Возражение против действий органа
kind-FEEDBACK = Отзыв
kind-COVER = Маскировочное письмо
kind-UNKNOWN = Письмо неизвестного вида
question-WHEN = Когда
question-WHERE = Где
question-WHO = Кто
question-HOW = Откуда известно
question-HOW_KNOWN = Откуда известно
question-WITNESSES = Кто ещё это видел
question-EVIDENCE = Какие есть доказательства

## Файлы
files-title = Файлы
files-lead = Размер до { $size }. Перед показом файлы проверяются.
files-fetch = Получить файлы
files-to-folder = Сохранить в папку…
files-fetching = Загрузка и проверка
files-written = Файлы в папке, которую вы выбрали.
files-warning = Открывайте сохранённые файлы только на компьютере без сети: в них может быть вредоносный код, и при открытии они могут подать сигнал наружу.
files-look = Посмотреть
files-hide = Скрыть
files-save = Сохранить

## Переписка
messages-empty = Писем пока нет
message-source = Сообщивший
message-without-text = Без текста; файлы смотрите в разделе «Сообщение».
message-logged = в журнале с { $day }
message-not-logged = ещё не в журнале
answer-title = Ответ сообщившему
answer-status = Что узнает сообщивший
answer-text = Ваши слова
answer-hint = Сообщивший читает их на странице, которую может увидеть и кто-то другой. Никого не называйте и не пишите того, что может знать только он.
answer-language = Язык ответа
answer-send = Отправить ответ
answer-prepared = Вставить готовые слова
answer-empty = Напишите, что прочитает сообщивший
answer-too-long = Текст слишком длинный. Сократите его или отправьте остальное следующим ответом
tell-MESSAGE = Только письмо; состояние не меняется
tell-ACKNOWLEDGED = Сообщение получено
tell-UNDER_ASSESSMENT = Сообщение оценивается
tell-UNDER_INVESTIGATION = Идёт расследование
tell-WAITING_FOR_SOURCE = Ждём вашего ответа
tell-REOPENED = Дело снова открыто
tell-CONFIRMED = Защита по закону подтверждена
tell-RECEIVED = Поступило
tell-REFERRED = Передано другому органу
tell-CLOSED = Дело закрыто
tell-EXTENDED = Срок продлён

## Коллеги
proposals-title = Второе подтверждение
proposals-none = Второго человека ничто не ждёт.
proposals-decided = Решено
proposal-OPEN = Ждёт
proposal-APPROVED = Подтверждено
proposal-REJECTED = Отклонено
proposal-LAPSED = Утратило силу
proposal-approved-by = подтвердил участник: { $who }
proposal-mine = Это запросили вы. Подтвердить должен кто-то другой.
propose-summary = Запросить второе подтверждение
propose-act = Для чего
propose-act-missing = Выберите, что запросить
propose-outcome = Итог
propose-outcome-missing = Выберите итог
propose-reason = Почему продлевается срок
propose-reason-missing = Выберите, почему продлевается срок
propose-text = Обоснование для коллеги
propose-text-hint = Сообщивший этого не видит.
propose-button = Запросить подтверждение
act-CLOSE = Закрыть дело
act-EXTEND = Продлить срок
act-REFER = Передать другому органу
act-OPEN_IDENTITY = Раскрыть личность
act-EXPORT = Выгрузить материалы
act-ERASE = Стереть
approve = Подтвердить и сообщить сообщившему
approve-text = Что узнает сообщивший
approve-text-hint = Отправляется вместе с вашим подтверждением.
approve-text-empty = Напишите, что прочитает сообщивший
reject = Отклонить
withdraw = Отозвать
notes-title = Заметки
notes-none = Заметок пока нет.
note-text = Новая заметка
note-hint = Для тех, у кого есть доступ к этому делу. Сообщивший её не видит.
note-add = Добавить заметку
note-empty = Сначала напишите заметку
people-title = У кого есть доступ
people-you = вы
people-assigned = ведёт дело
people-recused = самоотвод
people-nobody = Никто
people-assign = Кто ведёт дело
people-grant = Кому открыть доступ
people-grant-hint = Этот человек сможет прочитать всё с самого начала. Тех, кого исключил сообщивший, в списке нет.
people-grant-button = Открыть доступ

## История
event-START = Дело начато
event-LETTER = Письмо от сообщившего
event-STATUS = Состояние
event-ANSWER = Ответ сообщившему
event-NOTE = Заметка
event-ASSIGN = Назначение
event-PROPOSE = Запрошено подтверждение
event-APPROVE = Подтверждено
event-REJECT = Отклонено или отозвано
event-GRANT = Открыт доступ
event-RECUSE = Самоотвод
event-ROTATE = Новый ключ
event-CLAIM = Файлы сохранены
event-pending = отправляется
skipped-summary = { $count ->
    [one] { $count } запись не учтена
    [few] { $count } записи не учтены
   *[other] { $count } записей не учтено
}
skipped-lead = Они стояли в записях по делу и нарушали правило. Они ничего не изменили. Одна-две могут быть от коллег, действовавших в ту же минуту; если их много или подпись ложная, сообщите надзорному органу.
skipped-item = Запись { $place }: { $why }
skip-NOT_OPENED = не открывается
skip-MALFORMED = составлена неверно
skip-UNKNOWN_TYPE = вид, неизвестный этой версии
skip-BAD_SIGNATURE = подпись ложная
skip-NOT_ENTITLED = подписана тем, у кого нет права
skip-BAD_ROSTER = по списку участников, который не действует
skip-BAD_STATEMENT = её заявление не подходит
skip-WRONG_PLACE = не на своём месте
skip-REPLAY = повтор
skip-FORK = коллега успел раньше
skip-WRONG_PREVIOUS = не продолжает ничего из учтённого
skip-OLDER_ROSTER = по прежнему списку участников
skip-BAD_DAY = с неверным днём
skip-OUTSIDE_CIRCLE = от того, у кого нет доступа
skip-NOT_STARTED = до начала дела
skip-ALREADY_STARTED = дело уже было начато
skip-UNKNOWN_LETTER = о неизвестном письме
skip-WRONG_GRANTEES = доступ не тем людям
skip-BAD_TRANSITION = невозможно в том состоянии
skip-NEEDS_APPROVAL = без второго человека
skip-SAME_MEMBER = подтвердил тот же, кто просил
skip-NO_PROPOSAL = решать нечего
skip-WRONG_NUMBER = коллега успел раньше
skip-DUPLICATE = уже сделано
skip-NOT_ELIGIBLE = для того, кому доступ открыть нельзя
skip-CIRCLE_FULL = доступ уже у слишком многих

## Коды
language-ky = Кыргызский
language-ru = Русский
language-uz = Узбекский
language-en = Английский
urgency-NONE = Не срочно
urgency-SOON = Скоро
urgency-DANGER = Опасность
status-RECEIVED = Новое
status-ACKNOWLEDGED = Получение подтверждено
status-UNDER_ASSESSMENT = Оценивается
status-UNDER_INVESTIGATION = Расследуется
status-REFERRED = Передано другому органу
status-WAITING_FOR_SOURCE = Ждёт ответа сообщившего
status-CLOSED = Закрыто
status-REOPENED = Открыто снова
status-MESSAGE = Письмо
status-CONFIRMED = Защита подтверждена
status-EXTENDED = Срок продлён
reason-COMPLEX = Дело сложное
reason-AWAITING_OTHER_BODY = Ожидается ответ другого органа
reason-OTHER = Другая причина
reason-OUTCOME_SUBSTANTIATED_FULL = Подтвердилось полностью
reason-OUTCOME_SUBSTANTIATED_PART = Подтвердилось частично
reason-OUTCOME_NOT_SUBSTANTIATED = Не подтвердилось
reason-OUTCOME_INSUFFICIENT_INFO = Недостаточно сведений
reason-OUTCOME_OUT_OF_SCOPE = Не относится к этому органу
reason-OUTCOME_MINOR = Малозначительно
reason-OUTCOME_REPEAT = Сообщалось раньше
reason-OUTCOME_REFERRED_CLOSED = Передано другому органу
reason-OUTCOME_KNOWINGLY_FALSE = Заведомо ложно
reason-OUTCOME_WITHDRAWN = Отозвано
reason-OUTCOME_NOT_A_REPORT = Не сообщение
category-UNSPECIFIED = Тема не указана
category-BRIBERY = Взятка
category-EMBEZZLEMENT = Хищение
category-PROCUREMENT = Государственные закупки
category-CONFLICT_OF_INTEREST = Конфликт интересов
category-ABUSE_OF_OFFICE = Злоупотребление должностью
category-ILLICIT_ENRICHMENT = Незаконное обогащение
category-FALSE_DECLARATION = Ложная декларация
category-EXTORTION_IN_SERVICES = Вымогательство при оказании услуг
category-SEXTORTION = Сексуальное вымогательство
category-APPOINTMENTS_NEPOTISM = Назначения и кумовство
category-LAND_AND_RESOURCES = Земля и ресурсы
category-OBSTRUCTION_OR_COVERUP = Противодействие или сокрытие
category-OTHER = Другое
category-RETALIATION = Преследование за сообщение
sector-LOCAL_GOV = Местная власть
sector-POLICE_JUSTICE = Милиция и суд
sector-DEFENCE_SECURITY = Оборона и безопасность
sector-HEALTH = Здравоохранение
sector-EDUCATION = Образование
sector-TAX_CUSTOMS = Налоги и таможня
sector-LAND_CADASTRE = Земельный кадастр
sector-ENERGY_MINING = Энергетика и добыча ископаемых
sector-TRANSPORT = Транспорт
sector-SOCIAL = Социальная защита
sector-ELECTIONS = Выборы
sector-STATE_ENTERPRISE = Государственные предприятия
sector-PRIVATE = Частный сектор
sector-OTHER_PUBLIC = Другой государственный орган
region-BATKEN = Баткен
region-JALAL_ABAD = Джалал-Абад
region-ISSYK_KUL = Иссык-Куль
region-NARYN = Нарын
region-OSH_OBLAST = Ошская область
region-TALAS = Талас
region-CHUY = Чуй
region-BISHKEK = Бишкек
region-OSH_CITY = Город Ош
harm-LT_100K = Менее 100 000 сомов
harm-100K_1M = От 100 000 до 1 миллиона сомов
harm-1M_10M = От 1 до 10 миллионов сомов
harm-GT_10M = Более 10 миллионов сомов
harm-NON_MONETARY = Не в деньгах
harm-LIFE_OR_HEALTH = Жизнь или здоровье
relation-EMPLOYEE = Работает там
relation-FORMER_EMPLOYEE = Работал там
relation-CONTRACTOR = Подрядчик
relation-BIDDER_SUPPLIER = Участник торгов или поставщик
relation-SERVICE_USER = Получает услуги
relation-CSO_JOURNALIST = Активист или журналист
relation-WITNESS = Свидетель
relation-OTHER = Другое лицо
relation-UNDISCLOSED = Не говорит
channel-WEB = Веб-страница
channel-ONION = Tor
channel-OFFLINE_FILE = Файл без сети
channel-PAPER = Бумага
channel-POST = Почта
channel-PHONE = Телефон
channel-WALK_IN = Лично
channel-EMAIL = Электронная почта
channel-MESSENGER = Мессенджер
channel-MEDIA = Средства массовой информации
channel-REFERRED_IN = От другого органа
channel-OWN_INITIATIVE = Собственная инициатива
identity-ANON = Имя не названо
identity-CONFIDENTIAL = Имя сообщено по секрету
identity-NAMED = Имя названо

## Ошибки, о которых рабочее место может сказать больше
error-STALE_REGISTER = Открытый журнал слишком старый: возможно, кто-то удерживает новый. Ничего не прочитано. Проверьте дату на этом компьютере; если она верна, сообщите надзорному органу.
error-FORKED = Открытый журнал противоречит тому, что видели раньше. Ничего не прочитано. Сохраните доказательства этого сигнала и передайте надзорному органу.
error-ROLLED_BACK = Сервер показывает более старое состояние открытого журнала, чем видели раньше. Ничего не прочитано. Если так будет и дальше, сохраните доказательства этого сигнала и передайте надзорному органу.
error-NOT_COSIGNED = Этот журнал видело слишком мало независимых наблюдателей, поэтому ничего не прочитано. Страница попробует ещё раз сама. Если так будет несколько часов, сообщите надзорному органу.
error-NOT_FOUND = Это ещё не пришло, или этого уже нет. Попробуйте немного позже.
error-DAMAGED_LETTER = Отправлено именно это, но содержание повреждено.

act-EXCLUDE = Отстранить кого-либо от дела
