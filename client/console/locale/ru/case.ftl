### Тексты записей по делу.

## Части
tab-matter = Нарушения
tab-work = Задачи
tab-protection = Защита

## Листы
sheet-edit = Изменить
sheet-edit-what = Изменить: { $what }
sheet-take-back = Убрать
sheet-take-back-what = Убрать: { $what }
sheet-put-back = Вернуть
sheet-put-back-what = Вернуть: { $what }
sheet-gone = Убрано: { $count }
sheet-taken-back-by = убрано: { $who }, { $day }
sheet-written-by = записано: { $who }, { $day }
sheet-overtaken = Пока вы писали, коллега это изменил. Сейчас записано так; если сохраните, останется ваше.
sheet-too-long = Слишком длинно. Сократите.

## Первая оценка
triage-title = Первая оценка
triage-lead = Ответьте, прочитав сообщение. Оценку можно изменить, прежняя останется в истории.
triage-remit = Это наша компетенция?
triage-remit-IN = Наша компетенция
triage-remit-OUT = Не наша компетенция
triage-remit-UNSURE = Неясно
triage-remit-missing = Выберите, наша ли это компетенция
triage-harm = Грозит ли кому-то вред прямо сейчас?
triage-harm-NONE = Нет
triage-harm-URGENT = Срочная угроза
triage-harm-missing = Выберите, есть ли угроза
triage-text = Почему так
triage-save = Сохранить оценку
triage-again = Оценить заново

## Кому нельзя показывать
exclude-open = Кому нельзя показывать…
exclude-title = Кому нельзя показывать
exclude-lead = Отмеченным здесь дело больше не откроется: ни новый доступ, ни новая должность этого не изменят. Отменить это нельзя.
exclude-units = Подразделения
exclude-members = Люди
exclude-nobody = Отметьте хотя бы кого-то
exclude-myself = Среди них вы сами. Для себя есть «Самоотвод».
exclude-text = Причина
exclude-text-missing = Напишите причину
exclude-effect = Из тех, кто читает сейчас, потеряет доступ: { $who }. Это должен подтвердить второй человек; после этого дело перейдёт на новый ключ.
exclude-effect-none = Из тех, кто читает сейчас, никто не потеряет доступ. Впредь нельзя будет допустить: { $who }.
exclude-effect-custodians = У них доля сведений о том, кто сообщил: { $who }. Это должен подтвердить второй человек.
exclude-confirm = Закрыть доступ
exclude-propose = Предложить закрыть доступ

## Сообщённые нарушения
allegations-title = Сообщённые нарушения
allegations-lead = У каждого нарушения свой итог. Пока он есть не у всех, дело не закрыть.
allegations-none = Пока ничего не записано.
allegation-add = Добавить нарушение
allegation-category = Вид
allegation-text = Что, по сообщению, сделано
allegation-text-missing = Напишите, что, по сообщению, сделано
allegation-accused = Кто, по сообщению, это сделал
allegation-no-persons = Добавьте людей или организации ниже, тогда их можно будет отметить здесь.
allegation-outcome = Итог
allegation-reason = Основание итога
allegation-reason-missing = Напишите, почему итог таков
allegation-consequences = Последствия
outcome-open = Итога нет
outcome-open-explained = Ещё проверяется.
outcome-explained-SUBSTANTIATED_FULL = Всё сказанное подтвердилось.
outcome-explained-SUBSTANTIATED_PART = Подтвердилась часть сказанного.
outcome-explained-NOT_SUBSTANTIATED = Проверено, не подтвердилось. Это не значит, что сообщивший сказал неправду.
outcome-explained-INSUFFICIENT_INFO = Проверить не удалось: не хватило сведений.
outcome-explained-OUT_OF_SCOPE = Наш орган не вправе это рассматривать.
outcome-explained-MINOR = Было, но мер не требует.
outcome-explained-REPEAT = Уже рассмотрено, нового нет.
outcome-explained-REFERRED_CLOSED = Этим занимается другой орган, у нас завершено.
outcome-explained-KNOWINGLY_FALSE = Доказано, что сообщивший знал о ложности. Не выбирайте этого без доказательств.
outcome-explained-WITHDRAWN = Сообщивший отозвал, продолжать самим нет оснований.
outcome-explained-NOT_A_REPORT = Это не сообщение: спам или письмо по ошибке.
consequence-CRIMINAL_CASE = Возбуждено уголовное дело
consequence-CONVICTION = Вынесен обвинительный приговор
consequence-DISCIPLINE = Дисциплинарное взыскание
consequence-ADMIN_FINE = Административный штраф
consequence-CONTRACT_CANCELLED = Договор расторгнут
consequence-ASSET_RECOVERY = Имущество возвращено
consequence-RULE_CHANGED = Изменены правила
consequence-TRAINING = Проведено обучение
consequence-NONE = Без последствий

## Люди и организации
persons-title = Люди и организации
persons-none = Пока никого нет.
person-add = Добавить человека или организацию
person-sort = Кто это
person-sort-PERSON = Человек
person-sort-ORGANISATION = Организация
person-name = Имя или название
person-name-missing = Напишите имя или название
person-roles = Роль в деле
person-role-ACCUSED = Указан как нарушитель
person-role-AFFECTED = Пострадавший
person-role-WITNESS = Свидетель
person-role-INVOLVED = Причастен
person-organisation = Из какой организации
person-organisation-none = Не указана
person-works-at = Организация: { $name }
person-text = Что о нём известно
person-elsewhere = Это имя есть и в других делах:

## Задачи и метки
tasks-title = Задачи
tasks-none = Задач нет.
task-add = Добавить задачу
task-text = Что сделать
task-text-missing = Напишите, что сделать
task-member = Кто делает
task-due = К какому дню
task-done = Готово
task-done-what = Готово: { $what }
task-done-on = готово { $day }
task-reopen = Открыть снова
task-reopen-what = Открыть снова: { $what }
tags-title = Метки
tag-add = Добавить метку
tag-there = Такая метка уже есть

## Новые виды событий
act-type-RECORD = Запись
act-type-CUSTODY = Учёт доказательств
act-type-EXCLUDE = Закрытие доступа
act-type-IDENTITY = Раскрытие личности
act-type-ERASED = Удаление
event-RECORD = Запись
event-CUSTODY = Учёт доказательств
event-EXCLUDE = Доступ закрыт
event-SUBSTITUTE = Только замещает
event-IDENTITY = Личность раскрыта
event-ERASED = Дело удалено
why-UNDECIDED = У некоторых нарушений нет итога. Запишите его в части «Нарушения».
why-ON_HOLD = На деле стоит запрет на удаление. Пока он не снят, удалить нельзя.
why-UNKNOWN_RECORD = Запись ссылается на человека или документ, которого в деле уже нет. Уберите ссылку или верните его.
why-SUBSTITUTE = В этом деле вы только замещаете: можно подтверждать, и лишь по прошествии срока.
why-ERASED = Это дело удалено.
why-CIRCLE_FULL = Дело видят 16 человек, больше нельзя.
skip-UNKNOWN_RECORD = ссылается на то, чего в деле нет
skip-UNDECIDED = не у всех нарушений есть итог
skip-ON_HOLD = стоит запрет на удаление
skip-SUBSTITUTE = замещающему это нельзя
skip-ERASED = после удаления дела
skip-WRONG_KEY = под другим ключом

## Связи
links-title = Связи с другими делами
links-none = Связей нет.
links-towards = На это дело ссылаются:
link-add = Добавить связь
link-case = С каким делом
link-case-missing = Выберите дело
link-relation = Как связаны
relation-link-RELATED = Имеет отношение
relation-link-SAME_MATTER = То же самое
relation-link-DUPLICATE = Повторное
relation-link-SAME_SOURCE = Тот же сообщивший
relation-link-EARLIER = Более раннее дело
link-text = Почему
link-closed-to-me = (вам недоступно)
picker-hint = Введите имя дела или слова из него и выберите ниже.
picker-more = Ещё дел: { $count }. Введите больше слов.
lost-title = Сообщивший потерял слова
lost-open = Связать сообщившего с прежним делом
lost-linked = Проверено, что это тот же сообщивший:
lost-step-find = Найдите прежнее дело
lost-case = Прежнее дело
lost-step-ask = Спросите то, что знает только писавший первым
lost-ask-lead = Сказать, что писал раньше, может любой. Ничего из первого дела не сообщайте, только спросите.
lost-question = Вопрос
lost-ask = Вставить вопрос в ответ
lost-asked = Спрошено. Ждите ответа сообщившего.
lost-step-compare = Сравните ответ с первым сообщением
lost-compare-none = Сначала выберите прежнее дело.
lost-unread = То сообщение вы ещё не читали. Сначала его титульный лист.
lost-open-first = Открыть то дело
lost-here = В этом деле
lost-there = В прежнем деле
lost-step-link = Если это один человек, свяжите дела
lost-why = Что вас убедило
lost-why-hint = Напишите, на какой вопрос какой пришёл ответ. Это видят только коллеги.
lost-why-missing = Напишите, что вас убедило
lost-link = Связать: тот же человек

## Защита и преследование
legal-title = Защита по закону
legal-lead = Скажите сообщившему, с какого дня его защищает закон. Это не итог, а юридическое событие: оно записывается в журнал.
legal-tell = Подтвердить и сообщить…
legal-later = Сначала подтвердите получение сообщения.
legal-told = Закон защищает с { $day }. Сообщившему об этом сказал: { $who }.
retaliation-title = Учёт преследования
retaliation-lead = Всё, что делают с человеком за то, что он сообщил. Спросите снова через 30, 90, 180 и 365 дней.
retaliation-none = Ничего не записано.
retaliation-add = Записать преследование
retaliation-form = Что сделано
retaliation-day = В какой день
retaliation-day-missing = Выберите прошедший или сегодняшний день
retaliation-text = Что произошло, кто решил
retaliation-text-missing = Напишите, что произошло и кто решил
retaliation-measure = Принятая мера
retaliation-ended = Когда закончилось
retaliation-ended-hint = Укажите, когда опасаться больше нечего: напоминаний не будет.
retaliation-ended-on = закончилось { $day }
retaliation-checks = Когда спросить снова
retaliation-after = Через { $days } дн.
retaliation-asked = Спросили сегодня
retaliation-asked-on = спросили { $day }
retaliation-end = Отметить, что закончилось
form-DISMISSAL_SUSPENSION = Увольнение или отстранение
form-DEMOTION_TRANSFER = Понижение или перевод
form-PAY_OR_BENEFIT = Лишение оплаты или льгот
form-BAD_APPRAISAL = Плохая аттестация
form-HARASSMENT_OSTRACISM = Травля или изоляция
form-BLACKLISTING = Внесение в чёрный список
form-LEGAL_ACTION_OR_CHARGES = Иск или обвинение
form-THREAT_OR_VIOLENCE = Угроза или насилие
measure-not-yet = Мера ещё не принята
measure-PROTECTION_ORDER = Охранный приказ
measure-REINSTATED = Восстановлен
measure-COMPENSATED = Возмещено
measure-REFERRED = Передано другому органу
measure-NONE = Мер не принято

## Права тех, о ком сообщают
rights-title = Права тех, о ком сообщают
rights-lead = Если уведомление помешает проверке, его можно отложить, указав причину. Срок будет виден в списке.
rights-none = Ничего не записано.
rights-no-persons = Сначала добавьте человека.
right-add = Добавить шаг
right-person = Кто
right-step = Что
right-step-NOTICE = Уведомление
right-step-CORRECTION = Исправление
right-step-EXONERATION = Письмо о снятии подозрений
right-step-NOTICE-explained = Сообщить человеку, что о нём сказано, и дать ответить.
right-step-CORRECTION-explained = Исправить ошибку в записях по его просьбе.
right-step-EXONERATION-explained = Если сказанное не подтвердилось, сообщить об этом письмом.
right-due = К какому дню
right-due-missing = Выберите день
right-text-NOTICE = Почему не сейчас
right-text-CORRECTION = Что исправить
right-text-EXONERATION = Кому и как вручается
right-text-missing = Напишите, почему отложено
right-done = Выполнено
letter-open = Текст письма
letter-title = Письмо о снятии подозрений
letter-lead = Ничем не выдаёт сообщившего. Можно скопировать и изменить или напечатать как есть. Копия останется на этом компьютере.
letter-language = Язык письма

## Запрет на удаление
holds-title = Запрет на удаление
holds-none = Запрета нет.
hold-add = Наложить запрет
hold-tag = Удалять нельзя
hold-text = Основание (суд, прокуратура, закон)
hold-text-missing = Напишите основание

## Подготовка ответа
answer-moment = Готовые слова
answer-moment-hint = Ваш текст не сотрётся: готовые слова встанут после него.
answer-moment-insert = Вставить
answer-clear = Стереть текст
answer-names = В тексте есть имена: { $names }. Это может прочитать и кто-то другой.
moment-ACKNOWLEDGED = Сообщение получено
moment-ASSESSING = Изучается
moment-INVESTIGATING = Проверка началась
moment-MORE_FACTS = Нужно больше сведений
moment-WAITING = Ждём ответа
moment-STILL_WORKING = Всё ещё работаем
moment-EXTENDED = Нужно больше времени
moment-REFERRED = Передано другому органу
moment-PROTECT_YOURSELF = Как себя обезопасить
moment-RETALIATION = Что делать при преследовании
moment-CONFIRMED = Закон защищает
moment-LOST_WORDS = Потеряны слова
moment-REOPENED = Дело открыто снова
ask-questions = Задать уточняющие вопросы
ask-questions-lead = Какие вопросы добавить в ответ
ask-questions-insert = Вставить вопросы в ответ

## Второе подтверждение
act-explained-CLOSE = Сообщившему скажут, что дело закончено и с каким итогом. Позже его можно открыть снова.
act-explained-EXTEND = Срок ответа продлевается один раз. Сообщивший увидит новый день.
act-explained-REFER = Дело передаётся другому органу, сообщивший об этом узнает. Материалы готовятся следующим шагом.
act-explained-OPEN_IDENTITY = Хранители раскроют отдельно запечатанное имя сообщившего. Ему скажут, кто это сделал, по должности.
act-explained-EXPORT = После подтверждения материалы дела можно выгрузить в течение 7 дней.
act-explained-ERASE = Содержание закрытого дела удаляется навсегда. Вернуть нельзя; останется лишь запись об удалении.
act-explained-EXCLUDE = Названные потеряют доступ, дело перейдёт на новый ключ. Отменить нельзя.
propose-text-missing = Напишите обоснование
approve-inside = Подтвердить
close-undecided = Нарушений без итога: { $count }. Пока его нет, дело не закрыть.
close-undecided-go = Перейти к ним

## Кто имеет доступ
stands-in = Замещает: может подтвердить то, что ждёт { $days } дн.
stands-in-explained = В этом деле вы замещаете: можно подтверждать то, что ждёт { $days } дн. Читать и делать заметки можно.
people-remove = Закрыть доступ…
people-remove-what = Закрыть доступ: { $who }
people-barred = Никогда не увидят:
grant-missing = Выберите кому
grant-stands-in = Только замещает
grant-stands-in-hint = Читает, а подтверждать может лишь то, что долго ждёт.
grant-after = Через сколько дней ожидания
grant-after-wrong = Введите число от 1 до { $most }

## Ход дела
timeline-show = Показать
timeline-kind = { $what } ({ $count })
timeline-kind-ALL = Всё
timeline-kind-LETTERS = Письма сообщившего
timeline-kind-ANSWERS = Ответы
timeline-kind-STATUSES = Статусы
timeline-kind-SHEETS = Записи
timeline-kind-NOTES = Заметки
timeline-kind-APPROVALS = Вторые подтверждения
timeline-kind-CUSTODY = Учёт доказательств
timeline-kind-ACCESS = Доступ
timeline-kind-SKIPPED = Не засчитано
timeline-skipped = Не засчитано: { $why }
timeline-skipped-place = Запись { $place }
timeline-custodians = Хранители
timeline-files = Файлов: { $count }
timeline-taken-back = убрано
timeline-checks = Спросили снова: { $count }
timeline-custody-OPENED = Доказательство открыто впервые
timeline-custody-VIEWED = Доказательство просмотрено
timeline-custody-SAVED = Доказательство сохранено
timeline-custody-DERIVED = Сделана производная копия
timeline-custody-SHARED = Доказательством поделились
timeline-custody-EXPORTED = Материалы выгружены
timeline-custody-REFERRED = Передано другому органу
record-ALLEGATION = Нарушение
record-PERSON = Человек или организация
record-TASK = Задача
record-TAG = Метка
record-LINK = Связь
record-RETALIATION = Преследование
record-RIGHT = Право того, о ком сообщают
record-TRIAGE = Первая оценка
record-HOLD = Запрет на удаление

## Перед блокировкой
lock-question-title = Есть неотправленный текст
lock-question-lock = Сейчас этот компьютер не может сохранить начатое: при блокировке оно сотрётся. Не закончено здесь:
lock-question-sign-out = При выходе всё начатое стирается с этого компьютера. Не закончено здесь:
lock-question-stay = Вернуться и закончить
lock-question-leave = Всё равно выйти
