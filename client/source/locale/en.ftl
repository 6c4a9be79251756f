### The page of the person who reports. The service is not named here: from a distance the page must tell nothing.

report-name = Form
step-caption = { $now } of { $all }
yes = Yes
no = No
unsaid = I would rather not say
may-skip = You can skip anything you would rather not answer.

## Start
start-heading = Write a report safely
start-lead = Only the people you choose can read it. You need not give your name.
start-fact-body = Received by: { $body }.
start-fact-sealed = Your report is encrypted on this device. Neither the server nor your internet provider can read it.
start-fact-words = You get 12 secret words. With them you come back and read the answer.
start-fact-contact = No telephone number or e-mail address is needed.
start-fact-time = It takes about 15 minutes. You can add files at the end.
start-report = Write a report
start-have-words = I have 12 words
start-practice = Try it first, without sending
start-before = Before you begin
start-device = Do not write from a device or network of your work: your employer can watch them.
start-in-app = If this page opened inside Telegram or WhatsApp, open it in your ordinary browser instead.
start-network = Your internet provider can see that you visited this site, but not what you write. To hide that too, use Tor Browser.
start-danger = If your life is in danger, call 112: a report is not read at once.
law-summary = What the law protects, and what it does not
law-which = This is the law of 28 January 2019, No. 19, on the protection of persons who reported corruption offences.
law-protects = The law protects you:
law-protects-secret = who reported is kept confidential;
law-protects-work = nobody may dismiss, punish or put pressure on you for reporting;
law-protects-safety = if you are in danger, you can ask for state protection.
law-not = The law does not protect you:
law-not-confirmed = until an inquiry has confirmed what you reported;
law-not-known = against pressure, as long as nobody knows who you are: you can add your name later;
law-not-false = if you report something that you know to be false. That is an offence.
limits-summary = What we cannot promise
limits-page = Whoever takes over the server could show a manipulated page to one person. This can be found out later, but not prevented.
limits-device = If somebody watches your device, or it holds spying software, what you type can be seen.
limits-network = Somebody who watches the whole network may learn when you were connected.
limits-style = The way you write can give you away.
limits-words = Whoever gets your 12 words can read every answer and prove that the report is yours. Destroy the words when the case is over.
limits-left = A member who was removed from your case cannot read new answers, but still sees its later status marks.
limits-collusion = If the server and a member you excluded work together, they can learn that a report came, but not what it says.
limits-door = The server could refuse your report. Test reports uncover this.
limits-crowd = You are hidden only among as many people as really use this.

## Leave now
leaving-link = What “Leave now” does not erase
leaving-heading = What the button “Leave now” does
leaving-does = It erases everything you typed and opens another site in place of this page. The Back button does not return here. You can also press Shift three times.
leaving-not = It cannot erase:
leaving-not-history = earlier pages in your browser’s history, and the address of this site;
leaving-not-network = records in the network, for example in a router at work or at home;
leaving-not-device = what spying software on the device has seen;
leaving-not-downloads = what you printed, copied or saved yourself.
leaving-private = To leave fewer traces, use a private (incognito) window or Tor Browser.

## Practice
practice-tag = Practice
practice-banner = Nothing will be sent.
practice-end-heading = The practice is over
practice-end-lead = Nothing was sent. After a real report you would see the note of acceptance and the dates here.
practice-end-words = The 12 words of this practice open nothing. Throw them away.
practice-end-button = Back to the beginning

## Loading the register
register-loading = Checking who will read this…
register-failed = The list of who will read this has not arrived. You can go on writing.
register-stale = The newest seal of the public register is old: { $day }

## Who will read this
readers-heading = Who will read this?
readers-hint = Choose one desk. The other desks cannot read it.
readers-only = Only these people will be able to read it:
readers-missing = Choose which desk will read this
readers-changed = Who will read this has changed. Everything you wrote is kept. Look at the list again.
readers-verify = How to check that this list is genuine
readers-verify-body = Two or more responsible people signed the list (No. { $sequence }), and this device has checked their signatures. These numbers must be the same as on the posters:

## Who must not see this
exclude-heading = Who must not see this?
exclude-lead = If your report is about one of these, or you do not trust somebody, tick them. The report is not encrypted for them, so they can never open it. You can also go on without ticking anybody.
exclude-units = Units
exclude-members = People
exclude-at-desk = At the desk you chose
exclude-remaining = Who will read this
exclude-implied = Everybody in the units you ticked is excluded, and so are units connected with them.
exclude-too-few = Fewer than two people are left. Choose another desk or take somebody back: a report that only one person reads could disappear.
exclude-other = Fewer than two people are left at this desk.
exclude-other-hint = These desks could read your report.
exclude-nobody = With this choice there are not two people left to read your report. Take somebody back.
exclude-other-desk = Another desk

## About
about-heading = What is it about?
category-BRIBERY = Taking or demanding a bribe
category-EMBEZZLEMENT = Theft of public money or property
category-PROCUREMENT = Public procurement, tenders
category-CONFLICT_OF_INTEREST = Conflict of interest
category-ABUSE_OF_OFFICE = Abuse of office
category-ILLICIT_ENRICHMENT = Unexplained wealth
category-FALSE_DECLARATION = A false declaration of assets
category-EXTORTION_IN_SERVICES = Money demanded in a hospital, a school or another service
category-SEXTORTION = Sexual acts demanded by somebody in office
category-APPOINTMENTS_NEPOTISM = Jobs for relatives or for money
category-LAND_AND_RESOURCES = Land, water, mineral resources
category-OBSTRUCTION_OR_COVERUP = Obstructing an investigation, or a cover-up
category-OTHER = Something else
category-RETALIATION = Revenge on somebody who reported

## Safety
safety-heading = Your safety comes first
safety-lead = What happened is not your fault. You can ask for help before you write; calls are free:
safety-calls = A call stays in the list of your telephone. You can delete it there afterwards.
safety-question = Are you somewhere safe now?
safety-not = Get to a safe place first. This form will still be here; nothing happens if you close it now.
safety-handler = Who would you rather talk with?
safety-handler-hint = Your wish is respected where possible.
safety-nothing-more = We do not ask about money here. You do not have to tell every detail.
handler-woman = A woman
handler-man = A man
handler-any = Either
help-112 = Any emergency
help-117 = Help for people who suffered violence
help-111 = Children’s helpline
help-102 = Police
help-103 = Ambulance

## Place
place-heading = Where did it happen?
place-sector = Sector
place-region = Region
sector-LOCAL_GOV = Local government
sector-POLICE_JUSTICE = Police, prosecution, courts
sector-DEFENCE_SECURITY = Defence and security
sector-HEALTH = Health
sector-EDUCATION = Education
sector-TAX_CUSTOMS = Tax and customs
sector-LAND_CADASTRE = Land and cadastre
sector-ENERGY_MINING = Energy and mining
sector-TRANSPORT = Transport and roads
sector-SOCIAL = Social assistance
sector-ELECTIONS = Elections
sector-STATE_ENTERPRISE = State enterprise
sector-PRIVATE = Private company
sector-OTHER_PUBLIC = Another public body
region-BATKEN = Batken region
region-JALAL_ABAD = Jalal-Abad region
region-ISSYK_KUL = Issyk-Kul region
region-NARYN = Naryn region
region-OSH_OBLAST = Osh region
region-TALAS = Talas region
region-CHUY = Chuy region
region-BISHKEK = Bishkek city
region-OSH_CITY = Osh city

## You
you-heading = How do you know about it?
you-hint = If an exact answer would give you away, skip it.
you-harm = How large may the harm be?
relation-EMPLOYEE = I work there
relation-FORMER_EMPLOYEE = I used to work there
relation-CONTRACTOR = I do work for them under a contract
relation-BIDDER_SUPPLIER = I bid in tenders or deliver goods
relation-SERVICE_USER = I came for a service
relation-CSO_JOURNALIST = I am a journalist or from a civic organisation
relation-WITNESS = I saw it
relation-OTHER = Something else
relation-UNDISCLOSED = I would rather not say
harm-LT_100K = Below 100,000 som
harm-100K_1M = 100,000 to 1 million som
harm-1M_10M = 1 million to 10 million som
harm-GT_10M = Above 10 million som
harm-NON_MONETARY = Not in money
harm-LIFE_OR_HEALTH = Harm to life or health

## Urgency
urgency-heading = What should be read first?
urgency-lead = This page is read before your text: when the office shows, somebody connected with it can step aside in time.
urgency-office = The office or unit concerned
urgency-office-hint = For example “Kök-Suu municipality”
urgency-question = How urgent is it?
urgency-NONE = Not urgent
urgency-SOON = Soon: evidence may be destroyed, or harm may come
urgency-DANGER = Somebody’s life is in danger
urgency-danger-call = Your report will not be read at once. If there is danger now, call 112.
urgency-again = I wrote about this before
urgency-again-hint = For example, if you lost your 12 words

## Statement
statement-heading = What happened?
statement-hint = Use your own words. Keep what you know apart from what you suppose. Do not write more about yourself than needed.
statement-missing = Write what happened
statement-too-long = The text is too long. Shorten it, or send the rest in a further message
statement-letters = The text is long: it travels in about { $letters } pieces. Somebody watching the network could tell only that it is long.
statement-prompts = Questions that may help
statement-prompts-lead = Answer only what you like. Do not repeat what your text says already.
prompt-WHEN = When did it happen?
prompt-WHERE = Where did it happen?
prompt-WHO = Who took part?
prompt-HOW_KNOWN = How do you know, and who else could confirm it?
statement-files-later = You can add photos and documents after the report has been sent.

## What could give the writer away
check-heading = Could the text give you away?
check-lead = This device checked it by itself; the text was not sent anywhere. It is advice: you decide.
check-none = Nothing conspicuous was found. But no check finds everything: read your text once more.
check-style = Think how many people know what you describe. A small detail that only you know identifies you too.
check-change = Change the text
hint-PHONE = A telephone number. Whose is it?
hint-ID_NUMBER = Looks like a passport or personal number
hint-EMAIL = An e-mail address
hint-PLATE = Looks like a car’s number plate
hint-RANK = A rank. Can it be connected with you?
hint-NAME = Looks like somebody’s name. If it is yours or a relative’s, take it out
hint-ONLY_ME = Shows that nobody but you knows this
hint-TIME = An exact time. It may be known who was there
hint-RELATIVE = You could be recognised through your relative

## Ombudsman
escalation-heading = If no answer comes in time, may you tell the Ombudsman?
escalation-hint = Even with your permission the Ombudsman cannot read your report now. Opening it takes your 12 words, and only you have them.
escalation-yes = Yes, I want to be able to tell the Ombudsman later
escalation-yes-hint = If a deadline is missed, you decide later.
escalation-no = No
escalation-no-hint = You will not be able to show this report to the Ombudsman later.
escalation-missing = Answer yes or no

## The 12 secret words
words-heading = Write these 12 secret words on paper
words-lead = Only with these words can you read the answer. They are shown here only, stored nowhere, and cannot be recovered. The order matters.
words-drawing = Drawing your words…
words-warning = Whoever finds these words can read your answers. Do not photograph the screen: the picture stays in your gallery and in the cloud.
words-other = I cannot write: print, copy, QR
words-other-warning = Each of these leaves a trace: a printer remembers, other programs can read copied text, a QR picture stays in your gallery. If you can, write by hand.
words-qr = Show as QR
words-qr-hide = Hide the QR
words-qr-label = QR code of the 40 digits that stand for the 12 words
words-copied = Copied. When you have put it somewhere safe, copy some other text to clear the clipboard.
words-copy-refused = The browser did not allow copying. Write by hand.
words-digits = If digits are easier than letters, these 40 digits are the same secret:
words-written = I have written them down
words-without = Send without coming back
confirm-heading = Let us check your paper
confirm-lead = Read these two words from your paper and type them.
confirm-wrong = Word { $number } does not match. Check your paper
confirm-again = See the words once more

## Check and send
summary-heading = Check before you send
summary-readers = Who will read this
summary-answers = Your answers
summary-desk = Desk
summary-excluded = Who must not see this
summary-nobody = You ticked nobody
summary-about = About
summary-handler = Rather talk with
summary-relation = How you know
summary-urgency = Urgency
summary-unsaid = Not answered
summary-statement = Report
summary-escalation = Tell the Ombudsman
summary-no-return = You are sending without your words: you cannot come back to read an answer, and nobody can reach you with a question.
summary-before = The report is encrypted on this device and then sent. After that it cannot be changed, but you can add to it.
summary-practice = This is practice. Nothing will be sent.
summary-send = Send
summary-send-again = Send again
summary-send-practice = Finish the practice
sending-heading = Sending
sending-sealing = Encrypting your report
sending-sending = Sending your report
sending-detail = Do not close this page. If the connection breaks, nothing you typed is lost.

## Sent
sent-heading = Your report was accepted
sent-lead = The server gave a note of acceptance, and this device has checked it.
sent-next = What happens next
sent-accepted = Your report was accepted
sent-logged = By this day it stands in the public register
sent-logged-body = When you come back with your 12 words, this page checks it for you.
sent-acknowledged = By this day you are told that it was read
sent-feedback = By this day you are told what was done
sent-feedback-body = In a difficult case this may be extended once: you will be told.
sent-promise = Note of acceptance
sent-promise-says = The server promises, with its signature, to put your report into the public register by { $day }.
sent-promise-body = Whoever finds it knows that you reported. The 12 words are enough to read answers; only this note proves to others that the server dropped your report.
sent-promise-save = Save as a file
sent-promise-raw = The note itself, as programs read it:
sent-come-back = Come back to this page in 3 to 7 days and press “I have 12 words”. No reminder will come: we do not know you.
sent-files = Do you have files?
sent-files-lead = You can add photos, documents, sound or video, now or later with your 12 words.
sent-add-files = Add files
sent-finish = Finish

## Files
files-heading = Add files
files-choose = Files
files-hint = Files are encrypted on this device. You can choose several at once.
files-list = Files you chose
files-renamed = readers will see it as “{ $name }”
files-metadata-lead = Photos carry the place and the device, documents the author’s name. Remove them first. For now this page can only point at them, not remove them.
files-metadata-none = No note about place or camera was found.
files-metadata-place = This photo holds the coordinates of the place!
files-metadata-device = This photo names the camera or telephone.
files-metadata-some = This photo holds notes about how it was taken.
files-metadata-media = We cannot check this kind of file. It may hold the place and the device.
files-metadata-document = We cannot check this kind of file. It may hold the author’s name and earlier changes.
files-remove-summary = How to remove hidden notes
files-remove-how = Take a picture of the photo on your screen (a screenshot) and send that: notes about place and camera do not stay. Print a document and photograph it, or save it anew as PDF: less of the author stays. Marks on the paper itself can give you away too.
files-gallery = The photos stay in the gallery of your telephone. If you do not need them, delete them there and in “recently deleted”.
files-about = What is in these files?
files-none = Finish without files
files-empty = The file “{ $name }” is empty. Remove it or choose another
files-empty-here = This file is empty.
files-too-many = At most { $limit } files can be sent at once
files-too-large = The files are too large: { $total }. At most { $limit } can be sent at once
uploading-heading = Uploading your files
uploading-label = Encrypting and sending
uploading-paused = Paused
uploading-detail = { $done } of { $total }
uploading-pause = Pause
uploading-continue = Continue
error-FILE_GONE = A file you chose can no longer be read, or has changed. Remove it and choose it again.

## Done
done-heading = Done. You can close this page
done-words = Keep the 12 words where nobody else sees them. Do not write on the paper what they are for.
done-destroy = When the case is over and you have your answer, destroy the paper.
done-close = Close the browser entirely. On a shared computer clear its history too.
done-gallery = Copies of the photos you sent are still on your device.
done-silence = Tell nobody that you reported, in messengers neither.
done-lost = This page stored nothing: without the words we can find neither you nor your report.

## Coming back
return-heading = Enter your 12 secret words
return-missing = Enter all 12 words
return-unknown = Word { $number } is not in the list. Check how it is spelled
return-digits-summary = 40 digits instead of words
return-digits = 40 digits
return-digits-hint = Spaces do not matter
return-digits-length = Enter all 40 digits
return-open = See the answers
return-opening = Checking the public register…
return-lost = I lost my words
return-private = The words do not leave this device. The page downloads the same for everybody, so the server does not learn whose answer is read.
lost-heading = Lost words cannot be recovered
lost-lead = We do not know your words, so we cannot give them back. It was made this way to protect you.
lost-still-read = Your report is not lost: it is read and worked on.
lost-typo = If you remember most of the words, try: the page points at a wrong one.
lost-again = You can report again and tick “I wrote about this before”. You will get 12 new words.
lost-beware = If somebody may have found your paper, be careful: they can read the answers.
lost-report-again = Report again

## Answers
answers-heading = Answers
answers-status = Where your report stands
answers-messages = What was written to you
answers-none = No answer yet.
answers-missing = The register has this answer, but its text is not on the public pages.
answers-extended = The deadline was extended.
answers-write = Write more
answers-finish = Finish
not-yet-heading = The words are right, but the register has no report
not-yet-when = When did you send it?
not-yet-RECENTLY = Today, yesterday or the day before
not-yet-EARLIER = Earlier
not-yet-PRACTICE = I only practised
not-yet-practice = Practice sends nothing, so nothing is missing.
message-heading = Write more
message-text = Message
message-hint = New information, an answer to a question, or a question of your own.
message-missing = Write something or add a file
message-excluded = Your earlier choice is remembered. It will not be shown to: { $who }.
message-no-readers = There are not two people left at this desk to read it. Write a new report and choose another desk.
message-send = Send
message-sent-heading = Sent
message-sent-lead = Your message was encrypted and accepted. Come back with the same 12 words.

## What this device has found out
findings = What this device has checked
findings-save-evidence = Save the evidence as a file
findings-demo = In this demonstration the outside checker runs on the same computer as the server, so it proves nothing to anybody else.
finding-register-forked = This server shows two different histories of the public register. One of them is false, so nothing of it is shown here.
finding-register-forked-do = Send nothing now. Save the evidence and show it to a journalist, a lawyer or the Ombudsman: anybody can check that the server signed both. It says nothing about you.
finding-register-rolled-back = An older state of the public register is shown than this page has seen before, so nothing of it is shown here.
finding-register-rolled-back-do = Somebody on the way may be showing an old page again, or the server was set back. Your words stay good. Try again later, or over another connection such as Tor Browser.
finding-register-not-cosigned = Too few outside checkers have seen this register, so this page does not believe it.
finding-register-not-cosigned-do = Your words stay good. Try again in an hour, or over another connection such as Tor Browser.
finding-register-damaged = What the server sent does not fit its signatures. Nothing of it is shown.
finding-register-damaged-do = Your words stay good. Try again over another connection such as Tor Browser. If it stays so, tell a journalist or the Ombudsman.
finding-register-old = The newest seal of the public register is of { $day }: more than 30 days ago. Nobody can see here who has left since.
finding-register-old-do = Check the date of your device. If it is right, come back later or over another connection; until then nothing can be added to an earlier report.
finding-register-stale = The newest seal of the public register is of { $day }. What has happened since then does not show.
finding-register-stale-do = Come back tomorrow. If it stays so, try another connection.
finding-counted-seen = Your report was counted on { $day }. { $count ->
    [one] One outside checker has seen it.
   *[other] { $count } outside checkers have seen it.
}
finding-counted-waiting = Your report was counted on { $day }. Outside checkers have not looked since then; they usually do within a day.
finding-counted-unseen = Your report was counted on { $day }. No outside checker has seen it: this service has none.
finding-not-counted-yet = This is as it should be: the register is renewed once a day, and the server has two days.
finding-not-counted-yet-do = Come back tomorrow or the day after.
finding-letter-dropped = Your report is missing from the register, and the two days are over: the server broke its word.
finding-letter-dropped-do = Report again, if you can over another connection. If you kept the note of acceptance, check it below: it proves what happened.
finding-first-letter-missing = Your later messages stand in the register, but your first report is gone. Without it nobody can read the others.
finding-first-letter-missing-do = Report again with new words, if you can over another connection, and tick “I wrote about this before”.
finding-message-waiting = Your message no. { $number } is not in the register yet. It must be there by { $due }.
finding-message-dropped = Your message no. { $number } is missing from the register. It had to be there by { $due }.
finding-message-dropped-do = Write the same once more.
finding-acknowledged-in-time = On { $day } you were told, in time, that your report was read.
finding-acknowledged-late = On { $day } you were told that your report was read. The last day was { $due }.
finding-acknowledgement-unproven = The register says that on { $day } you were told that your report was read, but the signed answer is missing, so this device could not check it. The last day for it is { $due }.
finding-acknowledgement-due = By { $due } you must be told that your report was read.
finding-acknowledgement-missed = By { $due } you had to be told that your report was read. That did not happen.
finding-feedback-in-time = On { $day } you were told, in time, what is being done.
finding-feedback-late = On { $day } you were told what is being done. The last day was { $due }.
finding-feedback-unproven = The register says that on { $day } you were told what is being done, but the signed answer is missing, so this device could not check it. The last day for it is { $due }.
finding-feedback-due = Next date: by { $due } you must be told what is being done.
finding-feedback-missed = By { $due } you had to be told what is being done. That did not happen.
finding-answer-missing = { $count ->
    [one] The register has an answer for you of { $day }, but its words are not on the public pages.
   *[other] The register has { $count } answers for you whose words are not on the public pages. The newest is of { $day }.
}
finding-answer-missing-do = A new answer appears within a day. If it is still missing then, somebody may be holding it back: write, and ask for it again.
finding-escalated = You told the Ombudsman. That was counted on { $day }.
finding-escalated-do = The Ombudsman’s desk can see it. Come back in a week.
finding-promise-kept = The server kept its word: what this note is about stands in the register since { $day }.
finding-promise-late = What this note is about stands in the register since { $day }. It had to be there by { $due }.
finding-promise-waiting = What this note is about is not in the register yet. The server has until the end of { $due }.
finding-promise-broken = What this note is about is missing from the register. It had to be there by { $due }. The server signed this note, so it proves that the server broke its word.
finding-promise-broken-do = Keep the file. Anybody can check it; whoever sees it in your hands learns that you reported. Report again, if you can over another connection.
finding-promise-foreign = This is not a note of acceptance of this service, or something in it was changed.
finding-promise-foreign-do = Check that the file is whole and is of this service.

## A register that is old
old-heading = Is this date right?
old-hint = The public register is more than 30 days old, and your report would be sealed for the people who were in office then. If the date below is wrong, set the clock of your device right first.
old-hint-demo = This demonstration has stood still for more than 30 days. If the date below is wrong, set the clock of your device right first.
old-confirm = Yes, today is { $day }
old-missing = Check the date and confirm it

## A note that was kept
promise-check = I kept the note of acceptance
promise-check-lead = Choose the file, or paste the note. It is checked on this device and sent nowhere.
promise-check-file = The file of the note
promise-check-text = Or the text of the note
promise-check-hint = Paste it with all its lines as they were.
promise-check-missing = Choose the file or paste the note
promise-check-button = Check the note

## A proof for somebody else
receipt-summary = Prove to somebody else that my report was counted
receipt-warning = Whoever finds this proof with you knows that you reported. You do not need it: your 12 words are enough.
receipt-what = The proof says that one report stands in the public register, and nothing of what it says. Anybody can check it with the program “kupuya audit”, against any copy of the public register. Nothing is stored here.
receipt-make = Make the proof
receipt-save = Save as a file
receipt-qr = Show as QR
receipt-qr-hide = Hide the QR
receipt-qr-label = QR code of the proof
receipt-no-qr = The proof is too long for a QR code: take the file.

## Telling the Ombudsman
escalate-heading = Tell the Ombudsman
escalate-offer = You can tell the Ombudsman’s desk.
escalate-lead = This is a message of its own. Those who read your report do not receive it.
escalate-nobody = One of those who would read this is somebody you did not want to read your report. Nobody may read it alone, so it cannot be sent.
escalate-learn = What they learn
escalate-learn-counted = that a report was counted on { $day }, with a proof from the public register
escalate-learn-acknowledge = that by { $due } you had to be told that it was read
escalate-learn-feedback = that by { $due } you had to be told what is being done
escalate-learn-statements = { $count ->
    [one] one status that you were told, as it was signed, without the words of the answer
   *[other] { $count } statuses that you were told, as they were signed, without the words of the answers
}
escalate-learn-report = the whole text of your report: you allowed it when you sent it
escalate-learn-no-report = not what your report says: you did not allow it when you sent it
escalate-not-learn = They do not learn your 12 words, nor anything with which your answers could be read.
escalate-text = Anything to add?
escalate-text-hint = For example, what has happened since
escalate-send = Send to the Ombudsman
escalate-not = Not now
escalated-heading = The Ombudsman has been told
escalated-lead = Your message was encrypted and accepted. They can see it from the next day. Come back in a week with the same 12 words: the page shows when it was counted.

## Statuses
status-RECEIVED = Received
status-ACKNOWLEDGED = Read
status-UNDER_ASSESSMENT = Being assessed
status-UNDER_INVESTIGATION = Being investigated
status-REFERRED = Passed to another body
status-WAITING_FOR_SOURCE = Waiting for your answer
status-CLOSED = Closed
status-REOPENED = Opened again
status-MESSAGE = You have a message
status-CONFIRMED = Confirmed
status-EXTENDED = Deadline extended
status-means-RECEIVED = Your report has arrived, but there is no sign yet that it was read.
status-means-ACKNOWLEDGED = A person has read your report.
status-means-UNDER_ASSESSMENT = It is being decided who will look into it, and how.
status-means-UNDER_INVESTIGATION = What you reported is being investigated.
status-means-REFERRED = Another body looks into it. The answer says which one.
status-means-WAITING_FOR_SOURCE = There is a question for you. Read it below and write your answer.
status-means-CLOSED = The case is over. The answer says why.
status-means-REOPENED = The case is being looked at again.
status-means-MESSAGE = There is a new message for you.
status-means-CONFIRMED = The earlier status was confirmed.
status-means-EXTENDED = The time for answering was extended.
reason-OUTCOME_SUBSTANTIATED_FULL = Fully confirmed
reason-OUTCOME_SUBSTANTIATED_PART = Partly confirmed
reason-OUTCOME_NOT_SUBSTANTIATED = Not confirmed
reason-OUTCOME_INSUFFICIENT_INFO = There was not enough information
reason-OUTCOME_OUT_OF_SCOPE = Outside the powers of this body
reason-OUTCOME_MINOR = Found to be minor
reason-OUTCOME_REPEAT = It had been reported before
reason-OUTCOME_REFERRED_CLOSED = Passed to another body and closed here
reason-OUTCOME_KNOWINGLY_FALSE = Found to be knowingly false
reason-OUTCOME_WITHDRAWN = Closed at the request of the person who reported
reason-OUTCOME_NOT_A_REPORT = Found not to be a report
reason-COMPLEX = Reason: the case is difficult
reason-AWAITING_OTHER_BODY = Reason: waiting for another body
reason-OTHER = The answer says why

## Saying who one is
identity-title = Who you are
identity-offer = Nobody here knows who you are. You can say it, sealed. You do not have to.
identity-add = Say who you are, sealed
identity-add-again = Seal it again, corrected
identity-sealed-on = You sealed it on { $day }.
identity-opened-on = It was opened: you were told on { $day }. Who opened it and why stands among the messages.
identity-not-opened = As far as you have been told, nobody has opened it.
identity-unseen = You are told of every opening that goes through this service. Two custodians and a reader of your report who break the rules together would leave no trace here.
identity-heading = Say who you are
identity-lead = Only if you want to. Your report is handled in the same way without it.
identity-means-sealed = It is sealed on this device. The people who read your report cannot read it.
identity-means-two = It is opened only if two of them ask together and give a reason, and two of the custodians below agree.
identity-means-told = With your 12 words you see here who opened it, when and why.
identity-means-final = It cannot be taken back.
identity-custodians = Who keeps it
identity-custodian-excluded = excluded by you: gets nothing
identity-name = Your name
identity-name-missing = Write your name, or go back
identity-contact = How to reach you safely
identity-contact-hint = A telephone number, a time of day, somebody you trust. Also what must not be done: for example no calls at work.
identity-use = What may be done with it
identity-use-hint = For example: I will testify in court; do not tell my superiors.
identity-sure = I know that it cannot be taken back
identity-sure-missing = Confirm that you know it cannot be taken back
identity-send = Seal and send
identity-not = Do not say it
identity-sent-heading = Sealed and sent
identity-sent-lead = Nobody can read it now. If it is opened, you will see it among your messages.
