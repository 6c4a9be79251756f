### Keys and the console without a network.

place-keys = Keys
back-to-keys = Back to keys

## The place
keys-looking = Looking at the key file
keys-title = Your keys
keys-tab-care = Care
keys-tab-rotation = Change of keys
keys-tab-recovery = Copies and shares
keys-due-title = Due for your keys
keys-due-NO_COPY = There is no second copy of your key file. If it is lost, your reports can be read by nobody in your place.
keys-due-CHECK_COPY = It is a week since the second copy was checked. Check it with whoever holds it.
keys-due-NO_SHARES = Nobody could open your keys if you and the copy were gone. Share them over several institutions.
keys-due-REHEARSE = It is a year since the shares were rehearsed. Rehearse with those who hold them.

## Locking
keys-lock-title = Automatic lock
keys-lock-after = Lock when nobody has touched the page for
keys-lock-hint = Keys and texts are dropped then. The choice holds until this page is closed.
keys-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

## New words
keys-words-title = New words for the key file
keys-words-lead = The same keys, locked with six new words. Your old file still opens with the old words until you destroy it: burn or shred whatever it is kept on.
keys-words-make = Make a file with new words
keys-write-words = Write these six words down by hand now. They are shown only this once.
keys-words = Six words
keys-save-file = Save the new key file
keys-enrolment = Hand this enrolment to the people who assemble the list of readers, and read this fingerprint out to them.
keys-save-enrolment = Save the enrolment
keys-confirm-file = The file that you have just saved
keys-confirm-file-hint = Choose it from where you saved it. Nothing counts before it has been opened again.
keys-confirm-words = The words that you wrote down
keys-confirm = Open and compare
keys-holder = Who holds it
keys-holder-hint = An office or a role; a name is not needed.
keys-confirmed-PASSPHRASE = The new file opens and holds your keys. Use it from now on, and destroy the old one.
keys-confirmed-EPOCHS = The new file opens and holds the old and the new keys. Use it from now on, hand over the enrolment, and destroy the old file.
keys-confirmed-DESTROY = The new file opens and does not hold the old keys any more. Destroy every older file and copy now: as long as one exists, the old keys are not gone. Make new copies and shares.
keys-confirmed-COPY = The copy opens and holds your keys. Put it in another place than your own file, and its words with somebody else.

## Records
keys-records-title = What was done
keys-records-none = Nothing has been written down yet.
keys-record-day = Day
keys-record-what = What
keys-record-holder = With whom
keys-record-result = Result
keys-record-good = Good
keys-record-bad = Failed
keys-record-PASSPHRASE = New words
keys-record-EPOCHS = New keys made
keys-record-DESTROYED = Old keys left out
keys-record-COPY_MADE = Copy made
keys-record-COPY_CHECKED = Copy checked
keys-record-SHARED = Shared out
keys-record-REHEARSED = Recovery rehearsed
keys-record-RENEWED = Case keys renewed

## Change of keys
keys-rotation-due = The keys have to be changed
keys-rotation-left = { $days ->
    [one] The last keys for new reports end on { $day }: { $days } day is left. Make new ones, and hand over the enrolment.
   *[other] The last keys for new reports end on { $day }: { $days } days are left. Make new ones, and hand over the enrolment.
}
keys-rotation-over = The keys for new reports ended on { $day }. Nobody can report to you until a new list of readers is in force.
keys-epochs-title = Periods of this key file
keys-epoch = { $first } to { $last }
keys-epoch-NOW = In use
keys-epoch-COMING = Still to come
keys-epoch-OVER = Over; late reports can still be opened
keys-epoch-OLD = Over; to be destroyed
keys-new-title = Keys for the next list of readers
keys-new-lead = New keys are added to your file; the old ones stay, because reports for them are still on their way. Your signature stays the same.
keys-new-first = First day of the next list
keys-new-first-hint = Year, month, day, such as 2027-11-24. The people who assemble the list say which day.
keys-new-make = Make new keys
keys-destroy-title = Destroy old keys
keys-destroy-lead = Thirty days after the end of a period its keys are destroyed, so that whoever steals a key file later cannot open what was sent then. Cases must be renewed first; this page reads everything without the old keys and tells what would be lost.
keys-destroy-none = No keys are old enough to be destroyed.
keys-destroy-check = Read everything without the old keys
keys-would-be-lost = { $count ->
    [one] { $count } case could not be read any more. Renew it first.
   *[other] { $count } cases could not be read any more. Renew them first.
}
keys-renew = Renew
keys-renewed = { $count ->
    [one] { $count } key was renewed. When it has been released, read everything once more.
   *[other] { $count } keys were renewed. When they have been released, read everything once more.
}
keys-nothing-lost = Every case can be read without the old keys.
keys-strays = { $count ->
    [one] { $count } message that is damaged or has no beginning will be lost. It cannot be renewed.
   *[other] { $count } messages that are damaged or have no beginning will be lost. They cannot be renewed.
}
keys-destroy = Make a file without the old keys

## Copies
keys-copy-title = Second copy
keys-copy-lead = The same keys under other words, kept in another place by somebody else. The words are kept apart from the file.
keys-copy-make = Make a second copy
keys-check-title = Weekly check
keys-check-lead = Whoever holds the copy brings it, and whoever holds its words types them. This page says whether it still opens to exactly your keys.
keys-check-good = The copy opens and holds exactly your keys.

## Shares
keys-shares-title = Shares over several institutions
keys-shares-lead = A copy is locked with a secret, and the secret is shared out. Any three of five holders, for example, open it together; fewer learn nothing.
keys-share-total = Holders
keys-share-threshold = How many are needed
keys-share-make = Make shares
keys-shares-now = Print or write down each share now, each on a sheet of its own, and hand them over in person. They are shown only this once.
keys-shares-tried = { $count ->
    [one] { $count } group of holders was tried, and it opened the copy.
   *[other] All { $count } groups of holders were tried, and each opened the copy.
}
keys-shares-copy = Save the locked copy
keys-share-name = Share { $index } of { $total }; { $threshold } are needed
keys-share-code = Share { $index } as a QR code
keys-rehearse-title = Rehearse recovery
keys-rehearse-lead = With those who hold the shares, once a year. Nothing is written; this page says whether the shares open exactly your keys.
keys-rehearse-file = The locked copy
keys-rehearse-words = The words of the shares
keys-rehearse-words-hint = One share after the other, with an empty line between them.
keys-rehearse-holder = Who took part
keys-rehearse-button = Rehearse
keys-rehearse-good = The shares open the copy, and it holds exactly your keys.

## Without a network
offline-title = Open the file from the stick
offline-lead = This page works without any network. Everything that you do waits in a file that you carry back.
offline-bundle = File from the courier
offline-bundle-hint = The newest one on the stick.
offline-keyring-hint = It stays on this machine. Never put it on the stick.
offline-again = I have worked with this file before
offline-errand = The file that you saved last
offline-errand-hint = So that nothing that you have done is lost. Not needed if the courier has taken it already.
offline-first = This is the first time on this machine
offline-first-how = Compare what the courier’s computer shows with what you type here, over the telephone or face to face. Later this is not asked again.
offline-trust = Trust policy of the body
offline-trust-hint = The file trust.json, as the body handed it to you. Not the one from the stick.
offline-courier = Fingerprint of the courier
offline-courier-hint = The courier’s computer shows it after making the first file. Spaces and capitals do not matter.
offline-open = Open
carry-label = What is carried back
carry-bundle = File { $number } of { $day }.
carry-waits = { $count ->
    [0] Nothing waits to be carried back.
    [one] { $count } item waits to be carried back.
   *[other] { $count } items wait to be carried back.
}
carry-wanted = { $count ->
    [one] { $count } attachment is asked for.
   *[other] { $count } attachments are asked for.
}
carry-make = Make the file for the courier
carry-save = Save file { $number } to the stick

error-NO_BUNDLE = Choose the file from the courier.
error-NOT_IN_BUNDLE = This is not in the file from the courier. It is asked for and comes with the next one.
error-NOT_OFFLINE = This is not possible without a network.
error-BUNDLE_UNREADABLE = This file does not open with your keys: it is for somebody else, is cut off or damaged, or is no file of a courier. Ask the courier for a new one.
error-BUNDLE_FORGED = This file was changed on its way. Nothing of it was taken. Tell the oversight body.
error-BUNDLE_OTHER_MEMBER = This file was made for another member.
error-BUNDLE_OTHER_COURIER = This file does not come from your courier: the fingerprint is another one. If the courier’s computer was not exchanged, tell the oversight body.
error-BUNDLE_OTHER_MEMORY = What this file carries of your earlier work was not written with your keys. Nothing was taken.
error-BUNDLE_REPLAYED = This file is older than one that was opened here already. Ask the courier for the newest.
error-BUNDLE_WITHOUT_MEMORY = This file carries nothing of your earlier work. If this is the first time, choose the trust policy and type the courier’s fingerprint. If it is not, the file is wrong: tell the courier.
error-BUNDLE_WITHOUT_ERRAND = You saved a file here that the courier has not taken yet. Choose it too, so that nothing is lost.
error-BUNDLE_TOO_LARGE = There is more than one file can hold.
error-NO_POSITION = You hold no place in the list of readers now, so nothing can be sealed to you.
error-KEYRING_DIFFERS = The file opens, but holds other keys than yours now. It is an older copy, or somebody else’s.
error-CASES_WOULD_BE_LOST = Cases would be lost. Renew them first, and wait until that has been released.
error-SHARES_TOO_FEW = There are too few shares.
error-SHARES_OTHER_SET = These shares do not belong together: one of them is from another time.
error-SHARES_WRONG = These shares do not fit together: one of them is not what it was.
