### Тексты списков: сегодня, дела, одно действие со многими делами.

## Сегодня
today-tasks = Ваши задачи, срок которых подошёл
today-retaliation = Пора проверить, нет ли преследования
today-alone = Дела, которые может открыть только один
today-alone-body = { $count ->
    [one] { $count } открытое дело может открыть только один человек. Дайте доступ ещё кому-нибудь.
    [few] { $count } открытых дела может открыть только один человек. Дайте доступ ещё кому-нибудь.
   *[other] { $count } открытых дел может открыть только один человек. Дайте доступ ещё кому-нибудь.
}
today-alone-look = Посмотреть, кому дать доступ
today-alone-later = Не напоминать на этой неделе
today-expiry = Сроки ключей и списка
today-roster-ends = Список участников действует до { $day }. Новый подписывают те, кто управляет списком.
today-keys-end = Ваши ключи для приёма сообщений действуют до { $day }. До этого создайте новые и внесите их в список.
today-rights = Пора известить тех, кого обвиняют

## Список
column-select = Выбор
column-activity = Последний шаг
column-duty = Срок
select-case = Выбрать дело { $name }
select-all = Выбрать все: { $count }
acknowledging = Отправляется…
mark-UNREAD = Есть новое
mark-APPROVAL = Ждёт моего подтверждения
mark-HOLD = На удержании
mark-ALONE = Открыть может лишь один
mark-CONFLICT = Возможен конфликт интересов
mark-AGAIN = Уже писали раньше
mark-erased = Стёрто

## Клавиши в списке
shortcuts-lists = На строке списка
list-key-move = На строку вверх или вниз
list-key-ends = Первая или последняя строка
list-key-pages = На двенадцать строк вверх или вниз
list-key-open = Открыть дело
list-key-select = Выбрать дело или снять выбор (в списке дел)
list-key-extend = Идти вверх или вниз, выбирая дальше
list-key-clear = Снять весь выбор

## Отбор
filter-more = Ещё отбор ({ $count })
filter-clear = Показать все
filter-any = Всё равно
filter-me = Я
filter-deadline = Срок
deadline-state-ANY = Всё равно
deadline-state-OVERDUE = Просрочено
deadline-state-WEEK = В ближайшие семь дней
deadline-state-LATER = Позже
deadline-state-NONE = Ничего не должны
filter-assigned = Кто ведёт
filter-desk = Группа
filter-urgency = Срочность
filter-category = О чём
filter-tag = Метка
filter-reader = Кто может открыть
filter-marks = Только с отметкой

## Сохранённые виды
views-label = Сохранённые виды
views-show = Показать
views-save = Сохранить вид…
views-name = Название
views-hint = Под этим названием сохраняются отбор и порядок. Их видите только вы.
views-name-missing = Напишите название
views-keep = Сохранить
views-forget = Забыть
views-forget-named = Забыть вид «{ $name }»

## Одно действие со многими делами
bulk-bar = Что сделать с выбранными делами
bulk-chosen = { $count ->
    [one] Выбрано { $count } дело
    [few] Выбрано { $count } дела
   *[other] Выбрано { $count } дел
}
bulk-clear = Снять выбор
bulk-ACKNOWLEDGE = Подтвердить получение
bulk-ASSIGN = Назначить…
bulk-TAG = Метка…
bulk-DISCARD = Не сообщение…
bulk-APPROVE_DISCARD = Одобрить закрытие…
bulk-HAND_OVER = Передать…
bulk-title-ACKNOWLEDGE = Подтвердить получение
bulk-title-ASSIGN = Назначить, кто ведёт
bulk-title-TAG = Поставить метку
bulk-title-DISCARD = Предложить закрыть: не сообщение
bulk-title-APPROVE_DISCARD = Одобрить закрытие того, что не сообщение
bulk-lead-ACKNOWLEDGE = Каждый сообщивший прочитает готовые слова на своём языке. Каждое подтверждение подписывается отдельно.
bulk-lead-ASSIGN = Назначить можно только того, кто может открыть дело.
bulk-lead-TAG = Метку видят только те, кто может открыть дело.
bulk-lead-DISCARD = Вы предлагаете, второй человек одобряет; до этого ничего не закрывается. Где получение ещё не подтверждено, сначала отправляется подтверждение.
bulk-lead-APPROVE_DISCARD = Закрывается только то, что коллеги предложили как «не сообщение». Другие предложения решаются по одному.
bulk-member = Кто будет вести
bulk-tag = Метка
bulk-why = Почему это не сообщения
bulk-why-hint = Для коллеги, который решает. Приславший этого не видит.
bulk-ready = { $count ->
    [one] Будет сделано в { $count } деле:
    [few] Будет сделано в { $count } делах:
   *[other] Будет сделано в { $count } делах:
}
bulk-left = { $count ->
    [one] { $count } дело останется как есть
    [few] { $count } дела останутся как есть
   *[other] { $count } дел останутся как есть
}
bulk-confirm-ACKNOWLEDGE = Подтвердить: { $count }
bulk-confirm-ASSIGN = Назначить: { $count }
bulk-confirm-TAG = Поставить метку: { $count }
bulk-confirm-DISCARD = Предложить закрыть: { $count }
bulk-confirm-APPROVE_DISCARD = Одобрить закрытие: { $count }
bulk-cancel = Отмена
bulk-running = Подписывается и отправляется
bulk-so-far = { $done } из { $total }
bulk-stop = Остановить
bulk-done = { $count ->
    [one] Сделано в { $count } деле.
    [few] Сделано в { $count } делах.
   *[other] Сделано в { $count } делах.
}
bulk-waiting = { $count ->
    [one] В { $count } деле сначала пройдёт шаг коллеги; ваш последует при обновлении.
    [few] В { $count } делах сначала пройдёт шаг коллеги; ваш последует при обновлении.
   *[other] В { $count } делах сначала пройдёт шаг коллеги; ваш последует при обновлении.
}
bulk-untried = { $count ->
    [one] { $count } дело не тронуто: вы остановили.
    [few] { $count } дела не тронуты: вы остановили.
   *[other] { $count } дел не тронуты: вы остановили.
}
bulk-back = { $count ->
    [one] { $count } дело вернулось:
    [few] { $count } дела вернулись:
   *[other] { $count } дел вернулись:
}
hindrance-CLOSED_TO_ME = Вы не можете открыть это дело.
hindrance-ALREADY = Это уже так.
hindrance-NOT_ELIGIBLE = Этот человек не может открыть дело, или давать ему доступ нельзя.
hindrance-BAD_TRANSITION = В нынешнем состоянии дела нельзя.
hindrance-NOBODY_TO_APPROVE = Дело может открыть только один человек, одобрить некому. Сначала дайте доступ ещё кому-нибудь.
hindrance-NO_PROPOSAL = Такого предложения, ждущего вас, нет.
