### Texts of people and access.

place-people = People
back-to-people = Back to the people
shortcut-people = People
people-heading = People and access
people-alone-title = Only one person can open these
people-alone-none = There are none: at least two people can open each open case.
people-alone-lead = If that person’s keys are lost, so is the case; and without a second one nothing can be approved. Give somebody else access.
people-shrunk-title = Fewer can open these since the list of members changed
people-shrunk-lead = Give somebody access in place of whoever left. The case takes a new key by itself: they cannot read what comes after.
people-readers = Can open it
people-lost = Gone: { $who }
people-let-in = Let in
people-let-in-named = Whom to let into case { $name }
people-grant-all = Give access in all { $count }
people-nobody-fits = Nobody fits: all are excluded, stepped aside or have a conflict.
people-matrix-title = Who can open what
people-matrix-lead = Open cases only, and only those that you can open yourself. Each number leads to its cases.
matrix-member = Member
matrix-total = Can open
matrix-assigned = Works on
matrix-tasks = Tasks
matrix-alone = Alone

## Handover
handover-title = Handover
handover-lead = When somebody leaves or is ill, their cases, access and open tasks go to others. You see first what would happen; only then is it sent.
handover-begin = Begin a handover
handover-back = Back to the people
handover-only = { $count ->
    [one] Only about the { $count } case that you chose.
   *[other] Only about the { $count } cases that you chose.
}
handover-from = Whose cases
handover-from-hint = Only cases that you can open yourself go over. Colleagues with access hand over the rest.
handover-from-missing = Choose whose cases
handover-to = To whom
handover-to-hint = Among several they are dealt evenly. Nobody gets a case from which they are excluded, or about their own office.
handover-to-missing = Choose at least one
handover-substitute = Substitute
handover-substitute-hint = May read, and approve only what has waited for so long.
handover-substitute-none = None
handover-substitute-after = { $count ->
    [one] { $who }, after { $count } day
   *[other] { $who }, after { $count } days
}
handover-after = May approve after
handover-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
handover-note = Note in each case
handover-note-hint = Left empty, it says that the case was handed over. Only those with access read it.
handover-note-usual = Handed over. Before: { $from }.
handover-look = Show what would happen
handover-day = Day
handover-stuck = { $count ->
    [one] None of them may have { $count } case. Add somebody else.
   *[other] None of them may have { $count } cases. Add somebody else.
}
handover-planned = What would happen
handover-done = What happened
handover-why = Why
handover-receiver = Goes to
handover-what = Steps
handover-result = Result
handover-reason-ASSIGNED = works on it
handover-reason-TASKS = has open tasks
handover-reason-FEW = only one could open it without them
handover-reason-CHOSEN = you chose it
handover-step-grant = access given
handover-step-stand-in = substitute added
handover-step-assign = assigned
handover-step-tasks = { $count ->
    [one] { $count } task moved
   *[other] { $count } tasks moved
}
handover-step-note = note written
handover-confirm = { $count ->
    [one] Hand over { $count } case
   *[other] Hand over { $count } cases
}
handover-change = Change
handover-print = Print
handover-end = Done
handover-outcome-DONE = handed over
handover-outcome-WAITING = waits for a colleague’s step
handover-outcome-RETURNED = came back
handover-outcome-HINDERED = not possible
handover-outcome-FAILED = not sent
handover-outcome-NONE = not yet
handover-nothing-title = Nothing to hand over
handover-nothing-body = Among the cases that you can open, this person works on none and has no tasks, and two others can open each.
hindrance-CONFLICT = The report seems to be about this person’s own office.

## Own conflict list
declared-title = Your own conflict list
declared-names = People, offices, organisations: one on each line
declared-hint = Relatives, former employers, friends. Front sheets are compared with this list before a report is read. The list does not leave this device.
declared-save = Save the list
declared-too-long = At most { $lines } lines of at most { $length } characters
said-declared = Saved. All cases were compared.
conflict-DECLARED = The front sheet has a name from your own conflict list. Step aside without reading, unless you know that it is somebody else.
