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

## Errors and warnings
error-prefix = Error:
error-summary-title = There is a problem
warning-prefix = Warning:
notice-title = Important
success-title = Done
optional = optional

## Typing
show = Show
hide = Hide
show-passphrase = Show the passphrase
hide-passphrase = Hide the passphrase
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
