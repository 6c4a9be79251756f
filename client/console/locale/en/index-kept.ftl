## What is kept on this computer between sessions
index-DISK_FULL = There is no room left on the disk of this computer: what was read has not been kept for the next time. Nothing is lost, the next time everything is read from the server again.
index-OTHER_TAB = The console is open in another tab too: that one keeps what was read for the next time. Nothing is lost here.
index-HOST_GONE = The program on this computer that shows the console does not answer: what was read and what you have begun to write is not kept yet. Leave this page open: once the program runs again, everything is kept by itself.
