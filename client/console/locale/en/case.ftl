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
