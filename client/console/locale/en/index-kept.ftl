## What is kept on this computer between sessions
index-DISK_FULL = There is no room left on the disk of this computer: what was read has not been kept for the next time. Nothing is lost, the next time everything is read from the server again.
index-OTHER_TAB = The console is open in another tab too: that one keeps what was read for the next time. Nothing is lost here.
