### Тексты раздела «Люди и доступ».

place-people = Люди
back-to-people = Назад к людям
shortcut-people = Люди
people-heading = Люди и доступ
people-alone-title = Это может открыть только один человек
people-alone-none = Таких дел нет: каждое открытое дело могут открыть хотя бы двое.
people-alone-lead = Если этот человек потеряет ключи, дело пропадёт; без второго ничего нельзя одобрить. Дайте доступ ещё кому-нибудь.
people-shrunk-title = Дела, у которых с новым списком стало меньше читающих
people-shrunk-lead = Дайте доступ кому-нибудь вместо ушедшего. Новый ключ дело получает само: ушедший дальнейшего не прочтёт.
people-readers = Могут открыть
people-lost = Больше не в списке: { $who }
people-let-in = Кому дать доступ
people-let-in-named = Кому дать доступ к делу { $name }
people-grant-all = { $count ->
    [one] Дать доступ в { $count } деле
    [few] Дать доступ во всех { $count } делах
   *[other] Дать доступ во всех { $count } делах
}
people-nobody-fits = Никто не подходит: все исключены, взяли самоотвод или затронуты делом.
people-matrix-title = Кто что может открыть
people-matrix-lead = Считаются только открытые дела, и только те, что можете открыть вы. Число ведёт к самим делам.
matrix-member = Участник
matrix-total = Может открыть
matrix-assigned = Ведёт
matrix-tasks = Задачи
matrix-alone = Один

## Передача дел
handover-title = Передача дел
handover-lead = Если кто-то уходит или болен: его дела, доступ и открытые задачи переходят к другим. Сначала показывается, что произойдёт, и только потом отправляется.
handover-begin = Начать передачу
handover-back = Назад к людям
handover-only = { $count ->
    [one] Только о выбранном вами { $count } деле.
    [few] Только о выбранных вами { $count } делах.
   *[other] Только о выбранных вами { $count } делах.
}
handover-from = Чьи дела
handover-from-hint = Передаются только дела, которые можете открыть вы. Остальные передадут коллеги, у которых есть доступ.
handover-from-missing = Выберите, чьи дела передать
handover-to = Кому
handover-to-hint = Если несколько, дела делятся поровну. Исключённые и те, о чьём учреждении речь, дела не получат.
handover-to-missing = Выберите хотя бы одного
handover-substitute = Замещающий
handover-substitute-hint = Может читать и одобрять только то, что долго ждёт.
handover-substitute-none = Не нужен
handover-substitute-after = { $count ->
    [one] { $who }, через { $count } день
    [few] { $who }, через { $count } дня
   *[other] { $who }, через { $count } дней
}
handover-after = Через сколько дней может одобрять
handover-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[other] { $count } дней
}
handover-note = Заметка в каждом деле
handover-note-hint = Если оставить пустым, будет записано, что дело передано. Её читают только те, у кого есть доступ.
handover-note-usual = Дело передано. Прежде его вёл: { $from }.
handover-look = Показать, что произойдёт
handover-day = День
handover-stuck = { $count ->
    [one] { $count } дело никто из них получить не может. Добавьте кого-нибудь ещё.
    [few] { $count } дела никто из них получить не может. Добавьте кого-нибудь ещё.
   *[other] { $count } дел никто из них получить не может. Добавьте кого-нибудь ещё.
}
handover-planned = Что произойдёт
handover-done = Что произошло
handover-why = Почему
handover-receiver = Получает
handover-what = Шаги
handover-result = Итог
handover-reason-ASSIGNED = ведёт этот человек
handover-reason-TASKS = есть открытые задачи
handover-reason-FEW = без него откроет только один
handover-reason-CHOSEN = выбрано вами
handover-step-grant = даётся доступ
handover-step-stand-in = добавляется замещающий
handover-step-assign = назначается
handover-step-tasks = { $count ->
    [one] переходит { $count } задача
    [few] переходит { $count } задачи
   *[other] переходит { $count } задач
}
handover-step-note = пишется заметка
handover-confirm = { $count ->
    [one] Передать { $count } дело
    [few] Передать { $count } дела
   *[other] Передать { $count } дел
}
handover-change = Изменить
handover-print = Распечатать
handover-end = Готово
handover-outcome-DONE = передано
handover-outcome-WAITING = ждёт шага коллеги
handover-outcome-RETURNED = вернулось
handover-outcome-HINDERED = не удалось
handover-outcome-FAILED = не отправлено
handover-outcome-NONE = ещё нет
handover-nothing-title = Передавать нечего
handover-nothing-body = Этот человек не ведёт ни одного дела из доступных вам, задач у него нет, и без него каждое могут открыть двое.
hindrance-CONFLICT = Похоже, сообщение о собственном учреждении этого человека.

## Список собственных конфликтов
declared-title = Ваш список возможных конфликтов
declared-names = Люди, учреждения, организации: по одному в строке
declared-hint = Родные, прежняя работа, друзья. Титульные листы сверяются с этим списком до чтения сообщения. Список не покидает этого устройства.
declared-save = Сохранить список
declared-too-long = Не больше { $lines } строк, в каждой не больше { $length } знаков
said-declared = Сохранено. Все дела сверены.
conflict-DECLARED = На титульном листе есть имя из вашего списка возможных конфликтов. Возьмите самоотвод, не читая, если не уверены, что это другой.
