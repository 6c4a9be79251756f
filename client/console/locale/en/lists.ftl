### Texts of the lists: today, cases, one act with many cases.

## Today
today-tasks = Your tasks that are due
today-retaliation = Follow up on retaliation
today-alone = Only one person can open these
today-alone-body = { $count ->
    [one] Only one person can open { $count } open case. Give somebody else access.
   *[other] Only one person can open { $count } open cases. Give somebody else access.
}
today-alone-look = See who could be let in
today-alone-later = Not again this week
today-expiry = Keys and list of members
today-roster-ends = The list of members ends on { $day }. Those who govern it sign a new one.
today-keys-end = Your keys for receiving reports end on { $day }. Make new ones before and have them put into the list.
today-rights = Owed to people who are accused

## Table
column-select = Choose
column-activity = Last step
column-duty = Due
select-case = Choose case { $name }
select-all = Choose all { $count }
acknowledging = Being sent…
mark-UNREAD = Something new
mark-APPROVAL = Waits for my approval
mark-HOLD = On hold
mark-ALONE = Only one can open
mark-CONFLICT = Possible conflict
mark-AGAIN = Wrote before
mark-erased = Erased

## Keys in a list
shortcuts-lists = On a row of a list
list-key-move = One row up or down
list-key-ends = First or last row
list-key-pages = Twelve rows up or down
list-key-open = Open the case
list-key-select = Choose the case, or not (in the list of cases)
list-key-extend = Move and choose more
list-key-clear = Choose none

## Filters
filter-more = More filters ({ $count })
filter-clear = Show all
filter-any = Any
filter-me = Me
filter-deadline = Deadline
deadline-state-ANY = Any
deadline-state-OVERDUE = Overdue
deadline-state-WEEK = Within seven days
deadline-state-LATER = Later
deadline-state-NONE = Nothing owed
filter-assigned = Who works on it
filter-desk = Desk
filter-urgency = Urgency
filter-category = About
filter-tag = Tag
filter-reader = Who can open it
filter-marks = Only with

## Saved views
views-label = Saved views
views-show = Show
views-save = Save this view…
views-name = Name
views-hint = The filter and the order are kept under this name. Only you see them.
views-name-missing = Write a name
views-keep = Save
views-forget = Forget
views-forget-named = Forget the view “{ $name }”

## One act with many cases
bulk-bar = What to do with the chosen cases
bulk-chosen = { $count ->
    [one] { $count } case chosen
   *[other] { $count } cases chosen
}
bulk-clear = Choose none
bulk-ACKNOWLEDGE = Acknowledge
bulk-ASSIGN = Assign…
bulk-TAG = Tag…
bulk-DISCARD = Discard spam…
bulk-APPROVE_DISCARD = Approve discards…
bulk-HAND_OVER = Hand over…
bulk-title-ACKNOWLEDGE = Acknowledge
bulk-title-ASSIGN = Assign
bulk-title-TAG = Add a tag
bulk-title-DISCARD = Propose to close as no report
bulk-title-APPROVE_DISCARD = Approve closing what is no report
bulk-lead-ACKNOWLEDGE = Each person who reports reads the prepared words in their own language. Each is signed by itself.
bulk-lead-ASSIGN = Only somebody who can open a case can be assigned to it.
bulk-lead-TAG = Only those who can open a case see its tags.
bulk-lead-DISCARD = You propose, a second person approves; nothing is closed before that. Where the report is not acknowledged yet, that is sent first.
bulk-lead-APPROVE_DISCARD = Only what colleagues proposed as no report is closed. Other proposals are decided one at a time.
bulk-member = Who works on them
bulk-tag = Tag
bulk-why = Why these are no reports
bulk-why-hint = For the colleague who decides. Whoever sent them does not see this.
bulk-ready = { $count ->
    [one] This will be done in { $count } case:
   *[other] This will be done in { $count } cases:
}
bulk-left = { $count ->
    [one] { $count } case is left as it is
   *[other] { $count } cases are left as they are
}
bulk-confirm-ACKNOWLEDGE = Acknowledge { $count }
bulk-confirm-ASSIGN = Assign { $count }
bulk-confirm-TAG = Tag { $count }
bulk-confirm-DISCARD = Propose to close { $count }
bulk-confirm-APPROVE_DISCARD = Approve closing { $count }
bulk-cancel = Cancel
bulk-running = Being signed and sent
bulk-so-far = { $done } of { $total }
bulk-stop = Stop
bulk-done = { $count ->
    [one] Done in { $count } case.
   *[other] Done in { $count } cases.
}
bulk-waiting = { $count ->
    [one] In { $count } case a colleague’s step comes first; yours follows with the next update.
   *[other] In { $count } cases a colleague’s step comes first; yours follows with the next update.
}
bulk-untried = { $count ->
    [one] { $count } case was not tried: you stopped.
   *[other] { $count } cases were not tried: you stopped.
}
bulk-back = { $count ->
    [one] { $count } case came back:
   *[other] { $count } cases came back:
}
hindrance-CLOSED_TO_ME = You cannot open this case.
hindrance-ALREADY = It is so already.
hindrance-NOT_ELIGIBLE = This person cannot open the case, or may not be given access.
hindrance-BAD_TRANSITION = Not possible as the case stands.
hindrance-NOBODY_TO_APPROVE = Only one person can open this case, so nobody could approve. Give somebody else access first.
hindrance-NO_PROPOSAL = No such proposal waits for you.
