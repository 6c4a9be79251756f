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
