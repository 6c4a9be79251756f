### Texts of the shared components.

## Page
skip-to-content = Skip to main content
language-switch = Language
back = Back
continue = Continue
cancel = Cancel
close = Close
save = Save
change = Change
# $what is the name of the thing to change, for screen readers
change-what = Change { $what }
remove = Remove
remove-what = Remove { $what }
print = Print
copy = Copy
copied = Copied
search = Search
demo-banner-tag = Demo
demo-banner = This is a demonstration for trying things out. Do not send a real report here.
training-banner-tag = Training
training-banner = This is a training instance: all cases here are made up. Do not send a real report here.

## Errors and warnings
error-prefix = Error:
error-summary-title = There is a problem
warning-prefix = Warning:
notice-title = Important
success-title = Done
optional = optional
count-waiting = waiting for you

## Typing
show = Show
hide = Hide
show-secret = Show what I typed
hide-secret = Hide what I typed
room-left-characters = { $count ->
    [one] You have { $count } character left
   *[other] You have { $count } characters left
}
room-left-bytes = Room left: { $size }
room-over-characters = { $count ->
    [one] You have { $count } character too many
   *[other] You have { $count } characters too many
}
room-over-bytes = Too long by { $size }
choose-option = Choose

## Files
file-choose-one = Choose a file
file-choose-many = Choose files
file-drop-one = or drop it here
file-drop-many = or drop them here

## Waiting
loading = Loading…
progress-percent = { $percent }%

## The 12 secret words
word-number = Word { $number }
word-entry-paste = You can paste all 12 words into the first field: they spread over the others.
word-suggestions = { $count ->
    [one] { $count } word suggested. Press the down arrow to choose.
   *[other] { $count } words suggested. Press the down arrow to choose.
}

## Leave now
quick-exit = Leave now
quick-exit-hint = or press Shift three times
quick-exit-two-more = Press Shift two more times to leave.
quick-exit-one-more = Press Shift one more time to leave.
quick-exit-leaving = Leaving.
quick-exit-expired = Leaving with Shift was cancelled.

## Deadlines
deadline-days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
deadline-today = Due today
deadline-tomorrow = Due tomorrow
deadline-overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
deadline-done = Done

## Tables
sort-by = Sort by { $column }
rows-none = Nothing to show
scroll-table = Table, scrolls sideways

## Connection errors
error-NETWORK = The connection was lost. Nothing you typed is gone. Check the internet connection and try again.
error-TIMEOUT = The answer took too long. Nothing you typed is gone. Try again in a little while.
error-UNKNOWN = Something went wrong. Nothing you typed is gone. Try again.
try-again = Try again

## Answers of the server, and checks. Each says what a person can do.
error-MALFORMED = What arrived is damaged. Try again. If it happens again, use another connection.
error-BAD_LENGTH = { error-MALFORMED }
error-TRAILING_BYTES = { error-MALFORMED }
error-TRUNCATED = { error-MALFORMED }
error-BAD_UTF8 = { error-MALFORMED }
error-BAD_JSON = { error-MALFORMED }
error-NOT_CANONICAL = { error-MALFORMED }
error-BAD_COMPRESSION = { error-MALFORMED }
error-RANGE = { error-MALFORMED }
error-WRONG_CONTEXT = { error-MALFORMED }
error-BAD_SIGNATURE = This could not be verified as genuine, so it is not used. Nothing was sent. Try later, or over another connection.
error-BAD_PROOF = { error-BAD_SIGNATURE }
error-BAD_KEY = { error-BAD_SIGNATURE }
error-UNDER_SIGNED = { error-BAD_SIGNATURE }
error-WRONG_ORIGIN = { error-BAD_SIGNATURE }
error-WRONG_MODE = { error-BAD_SIGNATURE }
error-FORKED = The server shows two different histories of the public register. Do not trust it for now. Try over another connection, and tell others what you saw.
error-ROLLED_BACK = An older state of the public register arrived than was seen before. Try again later, or over another connection.
error-NOT_COSIGNED = The outside checkers have not confirmed this register. Try again in a while. If they still have not, do not trust it.
error-STALE_REGISTER = The public register that arrived is too old: somebody may be holding back the newer one. Check the date of your device, then try over another connection.
error-OLDER_ROSTER = An old list of who reads reports arrived. Nothing was sent. Try later, or over another connection.
error-EXPIRED = The list of who reads reports is out of date. Nothing was sent. Come back later.
error-TOO_LARGE = This is larger than allowed. Shorten it, or send it in parts.
error-BAD_CHECKSUM = The words do not fit together. Check each word, and their order.
error-UNKNOWN_WORD = One of the words is not in the list. Check how it is spelled.
error-TOO_FEW_READERS = With this choice, fewer than two people could read the report. Choose another desk.
error-TOO_FEW_CUSTODIANS = Fewer than two custodians of identities would be left after the people whom you excluded, so nobody could open what you seal. Nothing was sent. You can report and write without saying who you are.
error-DAMAGED_LETTER = The report opens, but its contents are damaged.
error-BAD_PUZZLE = This page was open too long. Nothing you typed is gone. Send again.
error-BAD_TRANSITION = This cannot be done in the present state.
error-BAD_PASSPHRASE = The passphrase does not open this key file. Type it again.
error-BAD_KEYRING = This is not a key file, or it is damaged. Choose another file.
error-DUPLICATE = This has already been accepted.
error-NOT_ENTITLED = Whoever signed this had no right to do it, so it does not count.
error-SIGN_IN_REQUIRED = Sign in first.
error-SIGN_IN_REFUSED = The name, the password, the one-time code or the passkey is not right. Check and try again.
error-FORBIDDEN = You have no right to do this.
error-FACTOR_REQUIRED = Give your second factor again first: the one-time code or the passkey.
error-NOT_FOUND = There is no such thing here.
error-CONFLICT = This was accepted before in another form. Reload the page and check.
error-LAST_FACTOR = This is the only second factor of your account, so it stays. Add another one first.
error-LOOKUP_TAKEN = The register has changed. Nothing you typed is gone. Send again.
error-LOCATOR_TAKEN = The case was changed at the same moment. Look at the change and try again.
error-PART_DIFFERS = The file changed while it was being uploaded. Choose it again.
error-ROSTER_CHANGED = Who will read this has changed. Nothing you typed is gone. Look at the list and send again.
error-BAD_COMMIT = { error-MALFORMED }
error-BUSY = Too many reports are arriving, and yours was not accepted. Nothing you typed is gone. Send again in a little while.
error-INTERNAL = The server made a mistake. Nothing you typed is gone. Try again in a little while.
error-STORE_FULL = The server has no room left, and yours was not accepted. Nothing you typed is gone. Send again later.
error-SHUTTING_DOWN = The server is restarting. Nothing you typed is gone. Try again in a minute.
error-UNREACHABLE = { error-NETWORK }
