## Front page
home-title = Your joint certificate, right here, nothing to install
home-lead = On a Mac, on Linux, on your phone: it takes about three minutes.
home-start = Start issuing a certificate
home-services = Certificate services
home-issue = Issue a certificate
home-issue-about = Make a new one. It replaces the one of the same kind that you have.
home-manage = Manage certificates
home-manage-about = { $count ->
    [0] Look at the certificates in this browser, back them up, delete them.
    [one] Look at your { $count } certificate, back it up, delete it.
   *[other] Look at your { $count } certificates, back them up, delete them.
}
home-import-about = Brings a .p12 or NPKI certificate that you have into this browser.
home-inspect-about = Shows what is in a file of certificates or keys.
home-receipts-about = See what you paid, and print it.
home-mock = This is a mock service (TEST). Do not enter a real resident number or password. Test customers are at the “Demo desk” below.
home-pledge-install = Nothing to install
home-pledge-install-about = A browser is all you need.
home-pledge-key = Not even the bank gets the private key
home-pledge-key-about = It is made here and locked with a password you choose.
home-pledge-file = Back it up as a file
home-pledge-file-about = A .p12 file that other programs open too.
home-pending = You have an unfinished certificate
home-pending-about = { $product } for { $name }, begun on { $date }
home-resume = Continue issuing
home-draft = You have an application in progress
home-draft-about = What you entered is kept. Identify yourself to continue.
home-draft-open = You can go on where you stopped.
home-draft-received = You have not saved the certificate you received. Please continue and save it.
home-elsewhere = Continue from another device
home-elsewhere-about = Finish here with the reference number and authorization code.

## What to have ready, and advice
needs-title = Have these ready
needs-id = Internet-banking user ID, account number or mobile phone number
needs-number = Resident registration number (a business: its business number)
needs-account = A withdrawal account and its 4-digit password
needs-proof = OTP device, security card or phone
needs-time = It takes about three minutes. If it stops after you chose a password, you can continue within a day.
tip-hurry = In a hurry?
tip-hurry-advice = The free one for banking, cards and insurance has no fee to confirm, so it is the quickest.
tip-exact = For the safest check
tip-exact-advice = We suggest the OTP. Its number changes soon and works once, so it is hard for anyone else to use.
tip-safe = To be on the safe side
tip-safe-advice = Choose “Browser and file”, and keep the file away from this device, on a USB stick for example. It is still there when the device breaks.

## On-screen keypad
keypad-open = Use the on-screen keypad
keypad-open-label = Use the on-screen keypad: { $label }
keypad-title = On-screen keypad: { $label }
keypad-note = The keys change places each time it opens.
keypad-count = { $count ->
    [0] No characters entered yet.
    [one] { $count } character entered.
   *[other] { $count } characters entered.
}
keypad-sheets = Kind of characters
keypad-small = Small
keypad-capitals = Capitals
keypad-digits-signs = 123 #?!
keypad-capital = Capital { $letter }
keypad-signs-names = exclamation mark, at sign, number sign, dollar sign, percent sign, caret, ampersand, asterisk, opening bracket, closing bracket, hyphen, underscore, equals sign, plus sign, question mark, full stop
keypad-delete = Delete
keypad-clear = Delete all
keypad-done = Done
