### Privacy screen

privacy-title = Covered
privacy-lead = Work goes on, and your keys stay open. Press F9 to see the page again. Lock it when you leave your seat.
privacy-uncover = Show again
shortcut-privacy = Cover or uncover the screen at once (F9)
