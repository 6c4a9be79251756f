### Texts of the records of a case.

## Parts
tab-matter = Allegations
tab-work = Tasks
tab-protection = Protection

## Sheets
sheet-edit = Edit
sheet-edit-what = Edit: { $what }
sheet-take-back = Take back
sheet-take-back-what = Take back: { $what }
sheet-put-back = Put back
sheet-put-back-what = Put back: { $what }
sheet-gone = Taken back: { $count }
sheet-taken-back-by = taken back by { $who }, { $day }
sheet-written-by = written by { $who }, { $day }
sheet-overtaken = A colleague changed this while you were writing. It now says the following; if you save, yours takes its place.
sheet-too-long = This is too long. Shorten it.

## First look
triage-title = First look
triage-lead = Answer this once you have read the report. You can change it later; what it said before stays in the history.
triage-remit = Is this in our remit?
triage-remit-IN = In our remit
triage-remit-OUT = Not in our remit
triage-remit-UNSURE = Not sure
triage-remit-missing = Choose whether this is in our remit
triage-harm = Is anybody in danger of harm now?
triage-harm-NONE = No
triage-harm-URGENT = Urgent harm
triage-harm-missing = Choose whether anybody is in danger
triage-text = Why
triage-save = Save the first look
triage-again = Look again

## Who must not see it
exclude-open = Who must not see this…
exclude-title = Who must not see this case
exclude-lead = The case stays closed to whoever is ticked here, whatever access or position they are given later. This cannot be undone.
exclude-units = Units
exclude-members = People
exclude-nobody = Tick at least one unit or person
exclude-myself = You are among them. For yourself, step aside from the case instead.
exclude-text = Reason
exclude-text-missing = Write the reason
exclude-effect = Of those who read it now, these lose access: { $who }. A second person has to approve; the case then goes on under a new key.
exclude-effect-none = Nobody who reads it now loses access. These can never be let in: { $who }.
exclude-effect-custodians = These hold a share of who the source is: { $who }. A second person has to approve.
exclude-confirm = Bar them
exclude-propose = Ask a colleague to bar them

## Allegations
allegations-title = Allegations
allegations-lead = Each allegation has an outcome of its own. The case cannot be closed until all of them have one.
allegations-none = Nothing written down yet.
allegation-add = Add an allegation
allegation-category = Category
allegation-text = What is said to have been done
allegation-text-missing = Write what is said to have been done
allegation-accused = Who is said to have done it
allegation-no-persons = Add people or organisations below to tick them here.
allegation-outcome = Outcome
allegation-reason = Why this outcome
allegation-reason-missing = Write why this is the outcome
allegation-consequences = Consequences
outcome-open = No outcome yet
outcome-open-explained = It is still being looked into.
outcome-explained-SUBSTANTIATED_FULL = Everything that was said has been shown to be so.
outcome-explained-SUBSTANTIATED_PART = A part of what was said has been shown to be so.
outcome-explained-NOT_SUBSTANTIATED = It was looked into and not shown to be so. This does not mean that the source was untruthful.
outcome-explained-INSUFFICIENT_INFO = It could not be looked into: too little is known.
outcome-explained-OUT_OF_SCOPE = This body may not deal with it.
outcome-explained-MINOR = It happened, and is too small to act on.
outcome-explained-REPEAT = It was dealt with before, and there is nothing new.
outcome-explained-REFERRED_CLOSED = Another body goes on with it; we are done.
outcome-explained-KNOWINGLY_FALSE = It was shown that the source knew it to be false. Never choose this without proof.
outcome-explained-WITHDRAWN = The source took it back, and there is no ground to go on without them.
outcome-explained-NOT_A_REPORT = This is no report: spam, or a letter sent by mistake.
consequence-CRIMINAL_CASE = Criminal case opened
consequence-CONVICTION = Conviction
consequence-DISCIPLINE = Disciplinary measure
consequence-ADMIN_FINE = Administrative fine
consequence-CONTRACT_CANCELLED = Contract cancelled
consequence-ASSET_RECOVERY = Assets recovered
consequence-RULE_CHANGED = Rule changed
consequence-TRAINING = Training
consequence-NONE = None

## Persons and organisations
persons-title = Persons and organisations
persons-none = Nobody written down yet.
person-add = Add a person or organisation
person-sort = What this is
person-sort-PERSON = Person
person-sort-ORGANISATION = Organisation
person-name = Name
person-name-missing = Write the name
person-roles = Part in this case
person-role-ACCUSED = Accused
person-role-AFFECTED = Affected
person-role-WITNESS = Witness
person-role-INVOLVED = Involved
person-organisation = Organisation
person-organisation-none = None
person-works-at = Organisation: { $name }
person-text = What is known
person-elsewhere = The same name is in other cases:

## Tasks and tags
tasks-title = Tasks
tasks-none = No tasks.
task-add = Add a task
task-text = What is to be done
task-text-missing = Write what is to be done
task-member = Who does it
task-due = By when
task-done = Done
task-done-what = Done: { $what }
task-done-on = done { $day }
task-reopen = Open again
task-reopen-what = Open again: { $what }
tags-title = Tags
tag-add = Add a tag
tag-there = This tag is there already

## Newer kinds of events
act-type-RECORD = Record
act-type-CUSTODY = Custody
act-type-EXCLUDE = Barring somebody
act-type-IDENTITY = Opening the identity
act-type-ERASED = Erasure
event-RECORD = Record
event-CUSTODY = Custody
event-EXCLUDE = Somebody barred
event-SUBSTITUTE = Stands in only
event-IDENTITY = Identity opened
event-ERASED = Case erased
why-UNDECIDED = Some allegations have no outcome yet. Write one for each in the part "Allegations".
why-ON_HOLD = The case is on legal hold. It cannot be erased until the hold is lifted.
why-UNKNOWN_RECORD = It names a person or document that was taken back. Untick them, or put them back first.
why-SUBSTITUTE = You only stand in here: you may approve, and only after the days set.
why-ERASED = This case has been erased.
why-CIRCLE_FULL = Sixteen people have access, and there can be no more.
skip-UNKNOWN_RECORD = names what the case does not have
skip-UNDECIDED = an allegation had no outcome
skip-ON_HOLD = the case was on hold
skip-SUBSTITUTE = by somebody who only stands in
skip-ERASED = after the case was erased
skip-WRONG_KEY = under another key

## Links
links-title = Links to other cases
links-none = No links.
links-towards = Linked to this case from:
link-add = Add a link
link-case = Which case
link-case-missing = Choose the case
link-relation = How they belong together
relation-link-RELATED = Related
relation-link-SAME_MATTER = The same matter
relation-link-DUPLICATE = The same report again
relation-link-SAME_SOURCE = The same source
relation-link-EARLIER = An earlier case
link-text = Why
link-closed-to-me = (closed to you)
picker-hint = Type the name of the case or words in it, then choose below.
picker-more = { $count } more. Type more words.
lost-title = A source who lost the words
lost-open = Link the source to an earlier case
lost-linked = Checked to be the same source as in:
lost-step-find = Find the earlier case
lost-case = Earlier case
lost-step-ask = Ask what only the first writer knows
lost-ask-lead = Anybody can say that they wrote before. Tell nothing of the first case; only ask.
lost-question = Question
lost-ask = Put the question into an answer
lost-asked = Asked. Wait for the answer of the source.
lost-step-compare = Compare the answer with the first report
lost-compare-none = Choose the earlier case first.
lost-unread = You have not read that report. Its front sheet comes first.
lost-open-first = Open that case
lost-here = In this case
lost-there = In the earlier case
lost-step-link = If it is the same person, link the cases
lost-why = What convinced you
lost-why-hint = Write which question got which answer. Only colleagues see this.
lost-why-missing = Write what convinced you
lost-link = Link as the same source

## Protection and retaliation
legal-title = Protection by law
legal-lead = Tell the source from which day the law protects them. This is no outcome but a legal event: it stands in the register.
legal-tell = Confirm and tell the source…
legal-later = Acknowledge the report first.
legal-told = From { $day } on the law protects. { $who } told the source.
retaliation-title = Retaliation register
retaliation-lead = Everything done to the source for reporting. Ask again after 30, 90, 180 and 365 days.
retaliation-none = Nothing written down.
retaliation-add = Write down an act
retaliation-form = What was done
retaliation-day = On which day
retaliation-day-missing = Choose a day that is not in the future
retaliation-text = What happened, and who decided it
retaliation-text-missing = Write what happened and who decided it
retaliation-measure = Measure against it
retaliation-ended = Ended on
retaliation-ended-hint = Once nothing more is to be feared: no reminders follow.
retaliation-ended-on = ended { $day }
retaliation-checks = When to ask again
retaliation-after = After { $days } days
retaliation-asked = Asked today
retaliation-asked-on = asked { $day }
retaliation-end = Mark as ended
form-DISMISSAL_SUSPENSION = Dismissal or suspension
form-DEMOTION_TRANSFER = Demotion or transfer
form-PAY_OR_BENEFIT = Pay or benefits cut
form-BAD_APPRAISAL = Bad appraisal
form-HARASSMENT_OSTRACISM = Harassment or ostracism
form-BLACKLISTING = Blacklisting
form-LEGAL_ACTION_OR_CHARGES = Legal action or charges
form-THREAT_OR_VIOLENCE = Threat or violence
measure-not-yet = No measure yet
measure-PROTECTION_ORDER = Protection order
measure-REINSTATED = Reinstated
measure-COMPENSATED = Compensated
measure-REFERRED = Referred to another body
measure-NONE = None

## Rights of accused persons
rights-title = Rights of accused persons
rights-lead = Notice may be delayed while it would spoil the inquiry; write why. The day shows in the lists.
rights-none = Nothing written down.
rights-no-persons = Add the person first.
right-add = Add a step
right-person = Who
right-step = What is owed
right-step-NOTICE = Notice
right-step-CORRECTION = Correction
right-step-EXONERATION = Letter of exoneration
right-step-NOTICE-explained = Telling the person what is said about them, so that they can answer.
right-step-CORRECTION-explained = Correcting what our records say wrongly about the person.
right-step-EXONERATION-explained = Telling the person by letter that what was said was not confirmed.
right-due = By when
right-due-missing = Choose the day
right-text-NOTICE = Why not now
right-text-CORRECTION = What is to be corrected
right-text-EXONERATION = To whom and how it is given
right-text-missing = Write why it is delayed
right-done = Done
letter-open = Text of the letter
letter-title = Letter of exoneration
letter-lead = It tells nothing of the source. Copy it to change it, or print it as it is. What is copied or printed leaves the encrypted case.
letter-language = Language of the letter

## Legal hold
holds-title = Legal hold
holds-none = No hold.
hold-add = Put on hold
hold-tag = On hold
hold-text = Ground (court, prosecutor, law)
hold-text-missing = Write the ground

## Composing an answer
answer-moment = Prepared words
answer-moment-hint = Your own text stays: prepared words come after it.
answer-moment-insert = Insert
answer-clear = Clear the text
answer-names = The text names: { $names }. Somebody else may read it over their shoulder.
moment-ACKNOWLEDGED = The report has arrived
moment-ASSESSING = It is being assessed
moment-INVESTIGATING = It is being investigated
moment-MORE_FACTS = More facts are needed
moment-WAITING = We wait for an answer
moment-STILL_WORKING = Still at work
moment-EXTENDED = It takes longer
moment-REFERRED = Handed to another body
moment-PROTECT_YOURSELF = How to protect oneself
moment-RETALIATION = What to do about retaliation
moment-CONFIRMED = The law protects
moment-LOST_WORDS = The words were lost
moment-REOPENED = The case is open again
ask-questions = Ask structured questions
ask-questions-lead = Questions to put into the answer
ask-questions-insert = Insert the questions

## Second approval
act-explained-CLOSE = The source is told that the case is over, and its outcome. It can be opened again.
act-explained-EXTEND = The deadline for feedback is extended once. The source sees the new day.
act-explained-REFER = The case goes to another body, and the source is told. What is handed over is prepared in a further step.
act-explained-OPEN_IDENTITY = The custodians open the sealed identity of the source, who is told by role who did it.
act-explained-EXPORT = Once approved, a bundle of the case can be made within seven days.
act-explained-ERASE = The content of the closed case is erased for good. Only the record that it was erased stays.
act-explained-EXCLUDE = Those named lose access, and the case goes on under a new key. This cannot be undone.
propose-text-missing = Write the grounds
approve-inside = Approve
close-undecided = Allegations without an outcome: { $count }. The case cannot be closed before they have one.
close-undecided-go = Go to them

## Who has access
stands-in = Stands in: may approve what has waited { $days } days
stands-in-explained = You stand in here: you may approve what has waited { $days } days. You can read and write notes.
people-remove = Remove access…
people-remove-what = Remove access: { $who }
people-barred = Never to see it:
grant-missing = Choose whom
grant-stands-in = Only stands in
grant-stands-in-hint = They can read, and approve only what has waited long enough.
grant-after = After how many days of waiting
grant-after-wrong = Type a number from 1 to { $most }

## Timeline
timeline-show = Show
timeline-kind = { $what } ({ $count })
timeline-kind-ALL = Everything
timeline-kind-LETTERS = Letters of the source
timeline-kind-ANSWERS = Answers
timeline-kind-STATUSES = Statuses
timeline-kind-SHEETS = Records
timeline-kind-NOTES = Notes
timeline-kind-APPROVALS = Second approvals
timeline-kind-CUSTODY = Custody of evidence
timeline-kind-ACCESS = Access
timeline-kind-SKIPPED = What did not count
timeline-skipped = Does not count: { $why }
timeline-skipped-place = Entry { $place }
timeline-custodians = Custodians
timeline-files = Files: { $count }
timeline-taken-back = taken back
timeline-checks = Asked again: { $count }
timeline-custody-OPENED = Evidence opened for the first time
timeline-custody-VIEWED = Evidence viewed
timeline-custody-SAVED = Evidence saved
timeline-custody-DERIVED = Derived copy made
timeline-custody-SHARED = Evidence shared
timeline-custody-EXPORTED = Bundle exported
timeline-custody-REFERRED = Handed to another body
record-ALLEGATION = Allegation
record-PERSON = Person or organisation
record-TASK = Task
record-TAG = Tag
record-LINK = Link
record-RETALIATION = Retaliation
record-RIGHT = Right of an accused person
record-TRIAGE = First look
record-HOLD = Legal hold

## Before locking
lock-question-title = Something is not sent yet
lock-question-lock = This computer cannot keep what you have begun at the moment: locking drops it. Not finished in:
lock-question-sign-out = Signing out removes everything that you have begun from this computer. Not finished in:
lock-question-stay = Go back and finish
lock-question-leave = Leave and lose it
