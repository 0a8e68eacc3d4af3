## Public computers
public-title = Do other people use this computer, too?
public-about = In public computer mode nothing is stored in this browser. Certificates are saved as files only, on a USB stick for example, and everything is wiped when you leave.
public-enter = This is a shared computer
public-band = Shared computer
public-band-about = Nothing is stored in this browser.
public-leave = Leave
public-leave-label = Wipe everything and leave
public-idle = In 30 seconds everything will be wiped. To go on, press anywhere or any key.
public-storage = On a shared computer, only as a file
public-storage-about = On a USB stick or in a folder of yours, not in the browser. Save it as soon as it is issued: when you leave, it is gone from this window.
public-storage-enter = Other people use this computer, so keep nothing in this browser
public-password-note = The private key is made on this device and locked with this password. It is kept only in the memory of this window, and wiped when you leave.
public-issuing-lead = One moment, please. Do not close this window until it is done.
public-kept = Your private key is kept only in the memory of this window, locked with your password. Continuing costs no second fee. If you must close the window, write the two codes down.
public-unsaved = Not saved as a file yet. If you leave or close this window, the certificate is gone. Please save it now.
public-saved = Please check that the file was saved. If it is on this computer, move it to your USB stick before you leave.
public-place = The memory of this window (gone when you leave)
public-pledge-key = Made here and locked with a password you choose. Wiped from this window when you leave.
public-needs-time = It takes about three minutes. On a shared computer, leaving before the end means starting over.
public-way = Password in this window
public-import-lead = Use a certificate that you have as a file, in this window only. When you leave, it is gone from this window.
public-import-reseal = The private key is locked again in a stronger way (Argon2id, AES-256-GCM), and kept only in the memory of this window.
public-manage-about = Look at the certificates in this window, save them as files, delete them.
public-certificates-lead = { $count ->
    [one] There is { $count } in this window. When you leave, it is gone.
   *[other] There are { $count } in this window. When you leave, they are gone.
}
public-certificates-none = There is no certificate in this window. One that you saved as a file is not shown here.
public-backup-lead = Saves the certificates of this window together. You can restore them on another device.
leave-title = Leave without saving?
leave-about = There is a certificate that is in no file yet, or an application that is not finished. If you leave, it is gone from this window for good. At the bank, a certificate that was issued stays valid: if you do not need it, revoke it afterwards under “Lost or revoke”.
leave-stay = Go back
leave-confirm = Leave without saving

## The curtain
curtain-covered = This page is covered
curtain-covered-about = So that nobody else sees it while you look elsewhere. After 3 minutes without use everything is wiped.
curtain-waits-about = So that nobody else sees it while you look elsewhere. The certificate you received is in no file yet, so nothing is wiped: it waits for you.
curtain-continue = Continue
curtain-locked = This page is locked
curtain-locked-about = So that nobody else uses it while you are away. Enter the certificate password to go on where you were.
curtain-unlock = Unlock

## What was left behind
report-left = Everything is wiped
report-idle = Not used for 3 minutes: everything is wiped
report-clean = Nothing new is left in this browser. The browser was asked, place by place.
report-partly = Nothing new is left where it could be checked. The browser does not tell about every place, so please clear the browsing data in its settings.
report-not-clean = Something new is left in this browser. See below, and clear the browsing data in the browser's settings.
report-list = What was left where
report-memory = Certificate, private key and bank session in memory
report-memory-wiped = Wiped
report-databases = Databases (IndexedDB)
report-local = Storage (local storage)
report-session = Session storage
report-caches = Caches (Cache Storage)
report-cookies = Cookies
report-nothing = Nothing
report-written = New: { $names }
report-earlier = There before this visit: { $names } (not changed; it may be somebody else's)
report-unknown = The browser does not say
report-files = Files you saved
report-files-stay = The files stay where you saved them. If they are on this computer, move them to your USB stick and delete them here.
report-late = Until you said that this is a shared computer, what you had filled in was kept in this browser. It was deleted, but traces may remain on the disk.
report-limits = The addresses you visited and the list of downloads stay in the browser's history, which no web page can clear. What you copied and the print queue are not looked at. Clear it in the browser, and use a private window the next time.
