### Texts of the public page. Its core is readable without JavaScript: the build writes it into the HTML.

## Top
page-title = Public register and reports
site-name = Kupuya
sections-label = Sections
hero-title = Report corruption without giving your name
hero-lead = What you write is encrypted on your own device. Only the people of the desk you choose can read it; those who run the server cannot.
hero-report = Make a report
hero-return = If you have reported before, you find the answer there too, with your 12 secret words.
hero-device = Do not use a computer, telephone or network of your workplace.

## How it works
steps-title = How it works
step-write-title = You write on your own device
step-write-text = The browser encrypts the text before anything is sent. No account, telephone number or e-mail address is needed.
step-read-title = Only the desk you choose opens it
step-read-text = Their keys are not kept on the server. You also say who must not see the report.
step-count-title = It enters a public register
step-count-text = Later you can check for yourself that your report was counted, and on which day.
step-return-title = You come back with 12 secret words
step-return-text = With them you read the answer, reply to questions and see the deadlines. Nobody else knows the words, and nobody can recover them.

## Who reads
readers-title = Who reads a report
readers-lead = Several people of one desk can open each report, so that no one person can make it disappear. You choose the desk.
readers-checked = Several responsible people have signed this list together. Their signatures were checked in this browser just now. The list is valid until { $last }.
readers-oversight = Oversight
needs-javascript = The browser checks this part before it shows it, and needs JavaScript for that.
checking = Checking…

## Statistics
statistics-title = Statistics
statistics-lead = Every quarter and every year it is published how many reports came, whether deadlines were kept and how cases ended. Small numbers are hidden, so that nobody can be singled out.
statistics-year = { $year }
statistics-quarter = Quarter { $quarter } of { $year }
statistics-all = All tables and charts
statistics-none = No statistics have been published yet.
statistics-refused = The statistics are not shown: it could not be verified that they were counted from this register.
statistics-feedback = Share told the result in time
statistics-closed = Cases closed

## Register
register-title = The public register
register-lead = Every report, and every new status of a report, is written into the register as a code without its contents. Artificial entries are added, so that nobody can see how many reports came.
register-day = Last closed day
register-size = Entries in the register
register-size-note = artificial ones included
register-seal = Day seal
register-checked = The whole register was downloaded and found to fit its seal, in this browser, just now.
register-seen = { $count ->
    [one] One outside checker has seen this register, last on { $day }.
   *[other] { $count } outside checkers have seen this register, last on { $day }.
}
register-seen-demo = In this demonstration the checker runs on the same computer as the server, so it proves nothing to anybody else.
register-unseen = No outside checker has seen this register: two people could be shown two different ones and learn of it only by comparing.
register-stale = This register is old: its newest seal is of { $day }. What has happened since does not show.
register-means-title = What the seal means
register-means = If one entry were deleted, changed or moved to another day, the seal would be a different one. Whoever notes the seal today can check later that the register up to that day has not changed.
register-not-title = What it does not mean
register-not = Checkers on the operator’s own computers prove nothing. Look who they are, and compare the seal with somebody elsewhere.

## First totals
totals-title = First totals
totals-lead = The two oversight officers count the reports together and sign together. They do not see the text of any report.
totals-none-title = No totals have been published yet
totals-none = The first signed totals will appear here.
totals-refused-title = The totals are not shown
totals-refused = The published totals could not be verified: their signatures, or the register they were counted from. We do not show doubtful numbers.
totals-period = { $first } to { $last }
totals-as-of = Counted on { $day }.
totals-what = What
totals-count = Number
totals-received = Reports received
totals-acknowledged = Acknowledged
totals-in-time = Acknowledged in time
totals-percent = Share acknowledged in time
cell-about = about{"\u00A0"}{ $value }
cell-hidden = hidden to protect people
cell-zero = 0: no entries in the register
percent-about = about{"\u00A0"}{ $value }%
percent-least = { $value }% or less
percent-most = { $value }% or more
percent-none = not shown
totals-signed = Signed by:
totals-checked = The signatures, and the register that was counted, were checked in this browser. The numbers themselves only oversight can check.
totals-why-title = Why the numbers are not exact
totals-why-hidden = Numbers below 10, zero among them, are all hidden alike. The others are rounded to 5. Otherwise numbers could be compared until somebody is singled out.
totals-why-percent = The share is calculated from the rounded numbers, and not shown for fewer than 25 reports.
totals-why-again = New totals of the same year appear only after at least ten more reports: the difference between two totals must not single anybody out either.

## Protection
protect-title = What is protected, and what is not
protected-title = Protected
protected-content = The text and files of a report. The server keeps them in encrypted form only.
protected-excluded = People you exclude: they cannot tell your report from the artificial ones that are added every day.
protected-traces = Time and address: only the day is kept, and no IP address is written down.
not-protected-title = Not protected
not-protected-page = Somebody who takes over the server could show you a different page.
not-protected-style = Your way of writing, or details that only you know, can give you away.
not-protected-device = Whoever watches your device or network can see that you visited this site. Tor Browser hides it from the network, not from the device.
not-protected-people = If somebody who reads a report tells others, no software can stop them.

## Checking
verify-title = How to check
verify-lead = This page comes from the server too, so do not take its word alone.
verify-fingerprint = Compare the check code below with the one on the service's poster, in a newspaper or in another place you trust. If it differs, do not send a report.
verify-fingerprint-label = Check code of the service
verify-seal = Open the day seal over another network, or on somebody else's device, and compare.
verify-program = A programmer can check the whole register with a program that does not come from this page: all the files are public.
verify-trust = Trust policy
verify-case-log = Seal of the register of reports
verify-governance-log = Seal of the governance register
verify-own = When somebody who reported comes back with the 12 secret words, the page checks that their report stands in the register.

## Demonstration
next-day = Go to the next day
next-day-done = In the register it is now { $day }.
next-day-hint = To see how deadlines and the day seal work

## Bottom
footer-source = The server does not write down visitors' addresses, and this page stores nothing on your device.
failed-title = The register could not be checked

## An address that does not exist
not-found-title = There is no such page
not-found-text = The address was mistyped, or the page has moved.
not-found-report = Write a report or read an answer
not-found-front = First page

## Errors: nothing is typed on this page
error-NETWORK = The connection was lost. Check the internet connection and open the page again.
error-TIMEOUT = The answer took too long. Open the page again in a little while.
error-UNKNOWN = Something went wrong. Open the page again.
error-BAD_SIGNATURE = What arrived could not be verified as genuine, so it is not shown. Try over another network, and do not send a report for now.
error-EXPIRED = The list of who reads reports is out of date. Come back later.
error-OLDER_ROSTER = { error-BAD_SIGNATURE }
