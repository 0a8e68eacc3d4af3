## The frame of every page
page-title = Ingam certificate centre
brand-name = Ingam
brand-centre = Certificate centre
loading = Loading.
skip = Skip to the content
menu-label = Main menu
menu-issue = Issue
menu-certificates = My certificates
footer-label = More
footer-mock = A mock service for testing (TEST). Not connected with any real bank or authority.
footer-demo = Mock desk (test customers)

## Buttons
action-back = Back
action-retry = Try again
action-close = Close
action-cancel = Cancel
action-home = To the front page
action-copy = Copy
action-copied = Copied
action-identify-again = Identify yourself again
action-start-over = Apply again from the start
action-read-terms = Read the terms again

## Fields
field-optional = (optional)
secret-show = Show
secret-hide = Hide
secret-show-label = Show what you typed
secret-hide-label = Hide what you typed
secret-caps = Caps Lock is on.

## Front page
home-title = Your joint certificate, right here, nothing to install
home-lead = On a Mac, on Linux, on your phone: it takes about three minutes.
home-start = Start issuing a certificate
home-certificates = { $count ->
    [0] See my certificates
    [one] See my { $count } certificate
   *[other] See my { $count } certificates
}
home-mock = This is a mock service (TEST). Do not enter a real resident number or password. Test customers are at the “Mock desk” below.
home-needs = Have these ready
home-need-id = Internet-banking user ID
home-need-number = Resident registration number
home-need-account = 4-digit account password
home-need-otp = OTP device
home-pledge-install = Nothing to install
home-pledge-install-about = A browser is all you need.
home-pledge-key = The private key never leaves this device
home-pledge-key-about = It is made here and locked with a password of yours.
home-pledge-file = Back it up as a file
home-pledge-file-about = A .p12 file that other programs open too.
home-pending = You have an unfinished certificate
home-pending-about = { $product } for { $name }, begun on { $date }
home-resume = Continue issuing

## Steps
steps-label = Steps
steps-past = (done)
step-terms = Terms
step-identity = Identity
step-product = Certificate
step-verification = Verification
step-fee = Fee
step-details = Contact details
step-password = Password and place
step-issuing = Issue

notice-reloaded = The page was loaded again, so for your safety we ask who you are once more. Everything else you entered is still filled in.
notice-session-ended = The connection with the bank has ended, so we ask who you are once more. Everything else you entered is still filled in.
notice-terms-changed = The terms have changed. Please read and accept the new ones.

## Terms
terms-loading = Loading the terms.
terms-title = Please accept the terms
terms-lead = All of them are needed to issue a certificate. “Read” beside a title opens its full text.
terms-all = I accept all
terms-open = Read
terms-open-label = Read { $title }
terms-missing = Some terms are not accepted yet. All of them are needed to go on.
terms-agree-one = Accept these terms
terms-submit = Accept and identify yourself

## Identity
identity-title = Please identify yourself
identity-lead = Enter your internet-banking user ID and your resident registration number.
identity-user-id = User ID
identity-user-id-bad = A user ID has 4 to 20 letters and digits. Please check it.
identity-number = Resident registration number
identity-number-front = First 6 digits of the resident registration number
identity-number-front-example = Birth date, 6 digits
identity-number-back = Last 7 digits of the resident registration number
identity-number-bad = Please enter all 13 digits of the resident registration number.
identity-number-bad-date = The first 6 digits are not a date of birth. Please check them.
identity-note = The number only tells the bank who you are. It is not stored in this browser.
identity-submit = Identify myself

## Certificate
product-title = Which certificate would you like?
product-lead = These are the certificates { $name } can have. All are valid for one year.
product-general = General purpose
product-general-about = For every electronic transaction: securities, tenders and online contracts included.
product-banking = Banking, cards and insurance
product-banking-about = For banking, card payments, insurance and public services. Enough for most people.
product-business-banking = Business banking
product-business-banking-about = For corporate internet banking.
product-tax = Electronic tax
product-tax-about = For electronic tax invoices.
product-unknown = Certificate
product-personal = Personal, { $product }
product-replaces = You already have this one. A new one replaces it: the old certificate will be revoked.
product-price-note = { $months ->
    [12] 1 year, VAT included
   *[other] { $months } months, VAT included
}
product-note = The fee is withdrawn once, when the certificate has been issued.
product-none = There is no certificate you can have
product-submit = Continue with { $product }
price-free = Free
price-won = { $amount } won

## Verification
verification-title = One more check
verification-lead = Enter the password of a withdrawal account and your OTP code.
verification-account = Withdrawal account
verification-password = Account password (4 digits)
verification-password-bad = Please enter the 4 digits of the account password.
verification-otp = OTP code (6 digits)
verification-otp-hint = The number your OTP device shows now. It changes soon.
verification-otp-bad = Please enter the 6 digits of the OTP code.
verification-submit = Check account and OTP

## Fee
fee-title = Please check the fee
fee-lead = If you agree, it is withdrawn from this account when the certificate has been issued.
fee-product = Certificate
fee-validity = Valid for
fee-months = { $months ->
    [12] 1 year
   *[other] { $months } months
}
fee-account = Withdrawal account
fee-amount = Fee (VAT included)
fee-submit = Agree to pay { $amount } and continue

## Contact details
details-title = Please check your contact details
details-lead = We write only when it matters, such as before a certificate ends. Correct what has changed.
details-email = E-mail
details-email-bad = Please enter an e-mail address like name@example.com.
details-phone = Mobile phone
details-phone-bad = Please enter a mobile number like 010-1234-5678.
details-postal-code = Postal code
details-postal-code-bad = Please enter the 5 digits of the postal code.
details-address1 = Address
details-address1-bad = Please enter your address.
details-address2 = Building, floor, room
details-submit = Continue with these details

## Password and place
password-title = Choose a certificate password
password-lead = Not even the bank knows it. If you forget it, you need a new certificate.
password-label = Certificate password
password-repeat = Once more
password-bad = Please look at the conditions below that are not met yet.
password-repeat-bad = The two passwords differ. Please enter them again.
password-empty = Please enter the certificate password.
password-case = Upper and lower case matter.
password-not-ascii = To keep it in a file, choose a password of English letters, digits and special characters only.
password-no-backup = With letters beyond English in the password, no backup file can be made. Choose English letters, digits and special characters if you want one.
password-note = The private key is made on this device, locked with this password and kept in the browser. It does not leave it.
password-note-file = The private key is made on this device and locked with this password. It stays in the browser only until you have saved the file.
password-submit = Issue the certificate
rule-met = (met)
rule-unmet = (not yet)
rule-letter = Add a letter
rule-letter-met = Has a letter
rule-digit = Add a digit
rule-digit-met = Has a digit
rule-special = Add a special character
rule-special-met = Has a special character
rule-length = At least { $least } characters (now { $now })
rule-length-met = At least { $least } characters
rule-too-long = At most { $most } characters (now { $now })
rule-runs = Not three equal or consecutive characters in a row
rule-runs-met = No three equal or consecutive characters in a row
rule-characters = The characters ' " | \ cannot be used
rule-personal = Leave out birth date, phone number and user ID
rule-common = This password is too common
storage-legend = Where to keep it
storage-browser = This browser
storage-browser-about = Ready to use on this device. You can back it up as a file afterwards.
storage-file = A file (.p12)
storage-file-about = On a USB stick or in a folder of yours. Nothing stays in the browser.

## Issuing
issuing-title = Issuing your certificate
issuing-lead = One moment, please. Even if this window closes, you can continue later.
issuing-stopped = Issuing has stopped
issuing-kept = Your private key is kept in this browser, locked with your password. Continuing costs no second fee.
issuing-resume = Enter the password and continue
issuing-again = Enter the password again
stage-requesting = Getting an issue number from the bank
stage-making-key = Making the private key on this device
stage-storing = Locking it with your password and storing it
stage-sending = Sending the request to the bank
stage-checking = Checking the certificate that came back
stage-keeping = Storing the certificate
stage-confirming = Telling the bank that it arrived
stage-testing = Opening it and signing with it
stage-done = Done

## Issued
seal-label = Seal of { $name }
done-title = Your certificate has been issued
done-lead = It was opened with your password, signed with and verified just now. It is ready to use.
done-unconfirmed = The certificate is stored safely, but the bank could not be told that it arrived. You can use it all the same.
done-backup = Back it up to USB or a file
done-save-file = Save the certificate file
done-save-again = Save again
done-file-note = It is not saved as a file yet. This browser keeps it until you have saved it.
done-file-saved = Please make sure that the file was saved. Once you confirm, it is deleted from this browser.
done-file-confirm = It is saved, delete it here
done-certificates = See my certificates
days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
place-browser = This browser (locked with the password)
place-browser-for-now = This browser (until you have saved the file)
place-file = The file you saved
backup-none = No backup
backup-at = Backed up { $date }

## Continuing
resume-title = Let us continue
resume-lead = Enter the certificate password that you chose when you began.
resume-until = Continue by
resume-submit = Continue issuing
resume-details = More about this application

## My certificates
certificates-title = My certificates
certificates-lead = { $count ->
    [one] There is { $count } in this browser.
   *[other] There are { $count } in this browser.
}
certificates-loading = Reading the certificates.
certificates-none = There is no certificate in this browser.
certificates-open = Open
certificates-resume = Continue
column-product = Type
column-holder = Holder
column-expiry = Expires
column-issuer = Issuer
column-state = State
column-open = To do
state-pending = Waiting
state-valid = Valid
state-ends-today = Ends today
state-ends-in = { $days ->
    [one] Ends in { $days } day
   *[other] Ends in { $days } days
}
state-not-yet = Not valid yet
state-expired = Expired
state-doubtful = Cannot be verified

certificate-title = Certificate
certificate-save = Back up as a file
certificate-try = Try the password
certificate-delete = Delete
certificate-back = Back to my certificates
certificate-saved = The file was downloaded. Make sure that it is saved, and keep it in a safe place.
certificate-tried = The password is right. The certificate was opened, signed with and verified.
fact-holder = Holder
fact-product = Type
fact-issuer = Issuer
fact-validity = Validity
fact-place = Kept in
fact-reference = Reference number
fact-serial = Serial number
fact-serial-copy = Copy the serial number
fact-subject = Subject (DN)
fact-issuer-name = Issuer (DN)
fact-policies = Policies
fact-key = Algorithms
fact-vid = Identity value (VID)
fact-vid-yes = Included
fact-vid-no = None
fact-chain = Chain
fact-chain-yes = Verified up to the trusted root
fact-chain-no = Cannot be verified
fact-fingerprint = SHA-256 fingerprint
fact-crl = Revocation list
save-title = Back up as a file
save-about = Saves certificate and private key in one .p12 file. The file is locked with the certificate password that you enter now; other programs open it with the same password.
save-submit = Download the file
try-title = Try the password
try-about = Opens the certificate and makes a trial signature. Nothing is sent anywhere.
try-submit = Try this password
delete-title = Delete this certificate?
delete-about = Certificate and private key are deleted from this browser. This cannot be undone.
delete-pending = It has not been issued yet. If you delete it, you cannot continue.
delete-saved = Make sure first that you have the backup file.
delete-not-saved = There is no backup. If you delete it, you need a new certificate.
delete-cancel = Keep it
delete-confirm = Delete

## Other pages
not-found-title = There is no such page
not-found-lead = The address has changed, or the certificate was deleted.
unavailable-leave-frame = Open it in a window of its own
panic-title = Something went wrong
panic-lead = This page cannot go on. Your stored certificates, and what you have begun, are still there. Please open it again.
panic-place = Place of the fault: { $place }
panic-reload = Open it again

## Errors: err- says what happened, rec- what to do now
err-bank-unreachable = The bank cannot be reached.
rec-bank-unreachable = Check your internet connection and try again.
err-bank-timed-out = The bank did not answer in time.
rec-bank-timed-out = Try again in a moment. Nothing will be done twice.
err-bank-unreadable = The bank's answer cannot be read.
rec-bank-unreadable = Reload the page and try again. If it stays like this, ask the bank.
err-bank-failed = Something went wrong at the bank.
rec-bank-failed = Nothing was done. Try again in a moment.
err-bank-unavailable = The bank is not taking applications now.
rec-bank-unavailable = Try again in a moment.
err-invalid-field = The bank cannot accept something you entered.
rec-invalid-field = Please check what you entered.
err-terms-outdated = The terms have changed.
rec-terms-outdated = Please read and accept the new ones.
err-identity-mismatch = User ID or resident registration number is not right.
rec-identity-mismatch = Please check both and enter them again.
err-product-unavailable = This certificate cannot be issued now.
rec-product-unavailable = Please choose another one.
err-account-password-wrong = The account password is not right.
rec-account-password-wrong = { $remaining ->
    [one] Enter it again. It locks after { $remaining } more wrong try.
   *[other] Enter it again. It locks after { $remaining } more wrong tries.
}
err-otp-wrong = The OTP code is not right, or was used already.
rec-otp-wrong = { $remaining ->
    [one] Enter the next code. It locks after { $remaining } more wrong try.
   *[other] Enter the next code. It locks after { $remaining } more wrong tries.
}
err-verification-wrong = Account password or OTP code is not right.
rec-verification-wrong = Please check both and enter them again.
err-account-locked = The account password is locked after too many wrong tries.
rec-account-locked = Visit a branch with your identity card, or choose another account.
err-otp-locked = The OTP is locked after too many wrong tries.
rec-otp-locked = Visit a branch with your identity card.
err-factor-locked = It is locked after too many wrong tries.
rec-factor-locked = Visit a branch with your identity card.
err-fee-changed = The fee has changed.
rec-fee-changed = Press “Back” to see the new fee.
err-insufficient-funds = The balance does not cover the fee.
rec-insufficient-funds = Pay in and try again, or verify yourself with another account.
err-step-skipped = An earlier step must be answered again.
rec-step-skipped = Identify yourself again. Everything else you entered is still there.
err-enrollment-closed = The issue number was already given, so nothing can be changed.
rec-enrollment-closed = Start again by identifying yourself. The fee is taken only once.
err-enrollment-expired = This application is too old to continue.
rec-enrollment-expired = Start again by identifying yourself.
err-enrollment-replaced = You applied again in another window or on another device.
rec-enrollment-replaced = Continue there, or identify yourself again here.
err-session-invalid = For your safety, the connection with the bank was ended.
rec-session-invalid = Identify yourself again. Everything else you entered is still there.
err-too-many-requests = Too many tries in a short time.
rec-too-many-requests = { $seconds ->
    [one] Try again in { $seconds } second.
   *[other] Try again in { $seconds } seconds.
}
err-wrong-password = The certificate password is not right, or the stored certificate is damaged.
rec-wrong-password = Check upper and lower case and the keyboard language, and enter it again. If you have forgotten it, you need a new certificate.
err-password-rejected = This password cannot be used.
rec-password-rejected = Look at the conditions and choose another one.
err-password-not-ascii = No file can be made with this password.
rec-password-not-ascii = Other programs cannot read passwords with letters beyond English. Issue the certificate again with English letters, digits and special characters.
err-record-unsupported = The stored certificate has an unknown format.
rec-record-unsupported = Reload the page. If it stays like this, use your backup file or issue a new certificate.
err-out-of-memory = There is not enough memory.
rec-out-of-memory = Close other windows and programs and try again.
err-untrusted-root = The bank's root certificate is not the trusted one.
rec-untrusted-root = We stopped for your safety. Please tell the bank.
err-chain-invalid = The chain of the certificate that came back is not right.
rec-chain-invalid = It was not stored. Try again; if it stays like this, tell the bank.
err-not-valid-now = The certificate that came back is not valid now.
rec-not-valid-now = Check date and time of this device and try again.
err-another-key = A certificate for another key came back.
rec-another-key = It was not stored. Try again; if it stays like this, tell the bank.
err-another-certificate = Another certificate than the one you asked for came back.
rec-another-certificate = It was not stored. Try again; if it stays like this, tell the bank.
err-vid-mismatch = A certificate bound to another person's number came back.
rec-vid-mismatch = It was not stored. Please tell the bank.
err-answer-unreadable = The bank's answer to the request cannot be read.
rec-answer-unreadable = Use “Continue” to try again. The fee is taken only once.
err-answer-not-authentic = It is not certain that the answer came from the bank.
rec-answer-not-authentic = Use “Continue” to try again on a network you trust.
err-code-wrong = The bank did not accept the authorization code.
rec-code-wrong = Apply again from the start. No fee was taken.
err-reference-closed = This issue number can no longer be used.
rec-reference-closed = Apply again from the start.
err-clock-wrong = The clock of this device differs much from the bank's.
rec-clock-wrong = Set date and time automatically and try again.
err-request-refused = The bank did not accept the request.
rec-request-refused = Apply again from the start. If it stays like this, ask the bank.
err-enrollment-lost = For your safety, what was remembered has been wiped.
rec-enrollment-lost = Identify yourself again. What was stored can be continued.
err-keeper-stopped = The protected part that handles keys has stopped.
rec-keeper-stopped = Close other windows and try again. If it stays like this, reload the page.
err-keeper-timed-out = The protected part that handles keys takes too long.
rec-keeper-timed-out = Close other windows and programs and try again.
err-storage-unavailable = This browser cannot store anything here.
rec-storage-unavailable = If this is a private window, use a normal one, and allow this site to store data.
err-storage-blocked = Another window is using the storage.
rec-storage-blocked = Close all other windows of this site and try again.
err-storage-full = The storage is full.
rec-storage-full = Free some space on this device and try again.
err-storage-too-new = This was stored by a newer version of this page.
rec-storage-too-new = Reload the page.
err-storage-failed = It could not be stored.
rec-storage-failed = Try again. If it stays like this, restart the browser.
err-entry-missing = The certificate is no longer here.
rec-entry-missing = Another window may have deleted it. Look at “My certificates”.
err-record-damaged = The stored certificate cannot be read.
rec-record-damaged = The browser's data may have been cleared. Use your backup file or issue a new certificate.
err-not-stored = What was stored does not read back the same.
rec-not-stored = Nothing was sent to the bank. Restart the browser and try again.
err-self-test-failed = The stored certificate did not pass its test.
rec-self-test-failed = Use “Continue” to try again. If it stays like this, issue a new certificate.
err-another-tab = Another window is issuing now.
rec-another-tab = Finish there, or close it, and try again.
err-config-missing = The configuration (config.json) cannot be loaded.
rec-config-missing = Check your internet connection and try again. If it stays like this, tell the operator.
err-config-malformed = The configuration (config.json) is not right.
rec-config-malformed = Please tell the operator.
err-root-not-configured = No bank is configured yet.
rec-root-not-configured = Operator: put the bank's address and the SHA-256 fingerprint of the root certificate into config.json.
err-unsupported-browser = This browser cannot be used.
rec-unsupported-browser = Please use a current version of Chrome, Edge, Safari or Firefox.
err-insecure-context = The page was opened over an insecure connection (http).
rec-insecure-context = Make sure that the address starts with https:// and open it again.
err-framed = The page was opened inside another site.
rec-framed = For your safety it does not start here. Open it in a window of its own.
err-internal = Something went wrong in this page.
rec-internal = Reload it and try again. Your stored certificates are still there.
