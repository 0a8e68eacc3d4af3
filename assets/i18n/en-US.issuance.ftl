## Steps
steps-label = Steps
steps-past = (done)
step-terms = Terms
step-identity = Identity
step-product = Certificate
step-verification = Verification
step-fee = Fee
step-details = Contact details
step-request = Certification request
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

holder-legend = Whose certificate is it?
holder-personal = A person’s
holder-personal-about = Identified by a resident or alien registration number.
holder-corporate = A company’s
holder-corporate-about = Companies and sole traders, identified by the business registration number.

## Identity
identity-title = Please identify yourself
identity-lead = Enter what the bank knows you by, and your resident (or alien) registration number.
identity-lead-corporate = Enter what the bank knows you by, and the business registration number.
identity-ways = What shall we look you up by?
identity-by-user-id = Internet-banking user ID
identity-by-account = Account number
identity-account = Account number
identity-account-bad = Enter the number of an account at this bank, 10 to 14 digits.
identity-user-id = User ID
identity-user-id-bad = Enter the user ID: 4 to 20 letters, digits or signs (. - _).
identity-by-phone = Mobile phone
identity-phone = Mobile phone number
identity-phone-bad = Enter the mobile number that the bank has on file, 10 or 11 digits.
identity-number = Resident registration number
identity-number-front = First 6 digits of the resident registration number
identity-number-front-example = Birth date, 6 digits
identity-number-back = Last 7 digits of the resident registration number
identity-number-bad = Please enter all 13 digits of the resident registration number.
identity-number-bad-date = The first 6 digits are not a date of birth. Please check them.
identity-number-future = This date of birth is yet to come. Please check the first 6 digits and the one after them.
identity-number-unusual = The last digit does not follow the usual rule. Please look once more; if the number is right, just continue. Numbers given since October 2020 can be like this.
identity-business = Business registration number (10 digits)
identity-business-bad = Please enter all 10 digits of the business registration number.
identity-business-unusual = The last digit does not follow the usual rule. Please look once more; if the number is right, just continue.
identity-note = The number only tells the bank who you are. It is not stored in this browser.
identity-submit = Identify myself

## Certificate
product-title = Which certificate would you like?
product-lead = These are the certificates { $name } can have.
product-general = Personal, general purpose
product-business-general = Business, general purpose
product-general-about = For every electronic transaction: securities, tenders and online contracts included.
product-banking = Banking, cards and insurance
product-banking-about = For banking, card payments, insurance and public services. Enough for most people.
product-business-banking = Business banking
product-business-banking-about = For corporate internet banking.
product-tax = Electronic tax
product-tax-about = For electronic tax invoices.
product-unknown = Unknown type
product-replaces = You already have this one. A new one replaces it: the old certificate will be revoked.
product-price-note = { $months ->
    [12] 1 year, VAT included
   *[other] { $months } months, VAT included
}
product-note = The fee is withdrawn once, when the certificate has been issued.
product-none = There is no certificate you can have
product-submit = Continue with { $product }
price-free = Free
comparison-title = Side by side
comparison-what = Uses and conditions
comparison-fee = Fee
comparison-validity = Validity
comparison-months = { $months ->
    [12] 1 year
   *[other] { $months } months
}
usable-bank = Banking
usable-cards = Cards and insurance
usable-securities = Securities
usable-government = Public services
usable-contracts = Contracts and tenders
usable-invoices = Tax invoices
usable-yes = Yes
usable-no = No
authority-title = Which authority shall issue it?
authority-hint = Uses and fee are the same for all. Please accept the terms of the one you choose, too.
price-won = { $amount } won

## Verification
verification-title = One more check
verification-lead = Enter the password of an account, and confirm in a way that you have.
verification-account = Account
verification-password = Account password (4 digits)
verification-password-bad = Please enter the 4 digits of the account password.
verification-otp = OTP code (6 digits)
verification-otp-hint = The number your OTP device shows now. It changes soon.
verification-otp-bad = Please enter the 6 digits of the OTP code.
verification-submit = Check and continue
verification-ways = How to confirm
way-otp = OTP
way-card = Security card
way-phone = Text message
verification-card = Digits of the security card
verification-card-first = First two digits of cell { $cell }
verification-card-last = Last two digits of cell { $cell }
verification-card-bad = Please enter two digits of each cell.
verification-phone = Code (6 digits)
verification-phone-bad = Please enter the 6 digits of the code from the text message.
verification-phone-send = Send me a code
verification-phone-again = Send another code
verification-phone-none = The code is sent to the phone that the bank has on file.
verification-phone-sent = { $remaining ->
    [0] Sent to { $phone }. Enter it within three minutes. It was the last one.
    [one] Sent to { $phone }. Enter it within three minutes. { $remaining } more can be sent.
   *[other] Sent to { $phone }. Enter it within three minutes. { $remaining } more can be sent.
}

## Fee
fee-title = Please check the fee
fee-lead = If you agree, the fee is withdrawn from the account you choose, once the certificate has been issued.
fee-product = Certificate
fee-validity = Valid for
fee-account = Withdrawal account
fee-amount = Fee (VAT included)
fee-balance-masked = Balance hidden
fee-balance-show = Show balances
fee-balance-hide = Hide balances
fee-balance-about = can be withdrawn
fee-balance-small = The balance does not cover the fee.
fee-password-hint = This is not the account you verified, so its own password is needed.
fee-note = If you agree, the amount is reserved, and withdrawn once when the certificate has been issued. If none is issued, the reservation ends within a day. Have the bank revoke the certificate within 7 days of issue and the fee is paid back. Deleting it from this browser does not revoke it.
fee-submit = Agree to pay { $amount } and continue

## Contact details
details-title = Please check your contact details
details-lead = We write only when it matters, such as before a certificate ends. Correct what has changed.
details-korean-name = Korean name
details-contact-name = Person in charge
details-contact-name-bad = Enter the name of the person in charge in letters, at most 40.
details-english-name = Name in English
details-english-name-bad = Enter the name in English letters, digits and signs other than parentheses, at most { $most }.
details-subject = Name in the certificate (DN)
details-email = E-mail
details-email-bad = Please enter an e-mail address like name@example.com.
details-phone = Mobile phone
details-phone-bad = Please enter a mobile number like 010-1234-5678.
details-postal-code = Postal code
details-postal-code-bad = Please enter the 5 digits of the postal code.
details-address1 = Address
details-address1-bad = Please enter the address, in 100 characters at most.
details-address2 = Building, floor, room
details-address2-bad = Please enter up to 100 characters.
details-submit = Continue with these details

## Password and place
password-title = Choose a certificate password
password-lead = Not even the bank knows it. If you forget it, you need a new certificate.
password-label = Certificate password
password-repeat = Enter it again
password-bad = Please meet the conditions below that are not met yet.
password-repeat-bad = The two passwords differ. Please enter them again.
password-empty = Please enter the certificate password.
password-case = Upper and lower case matter.
password-not-ascii = To keep it in a file, choose a password of English letters, digits and special characters only.
password-no-backup = With letters beyond English in the password, no backup file can be made. Choose English letters, digits and special characters if you want one.
password-note = The private key is made on this device, locked with this password and kept in the browser. It does not leave it.
password-note-both = The private key is made on this device, locked with this password and kept in the browser. The file opens with the same password.
password-note-file = The private key is made on this device and locked with this password. It stays in the browser only until you have saved the file.
password-submit = Issue the certificate
password-own-request = I already have a CSR (for experts)
rule-met = (met)
rule-unmet = (to do)
rule-letter = Add a letter
rule-letter-met = Has a letter
rule-digit = Add a digit
rule-digit-met = Has a digit
rule-special = Add a special character
rule-special-met = Has a special character
rule-length = At least { $least } characters (now { $now })
rule-length-met = At least { $least } characters
rule-too-long = At most { $most } characters (now { $now })
rule-runs = Not three equal or consecutive characters in a row, such as 111 or abc
rule-runs-met = No three equal or consecutive characters in a row
rule-characters = The characters ' " | \ cannot be used
rule-personal = Leave out birth date, business number, phone number and user ID
rule-common = This password is too common
storage-legend = Where to keep it
storage-browser = This browser
storage-browser-about = In the browser of this device. Clearing the browser's data deletes it, so back it up as a file afterwards.
storage-file = A file (.p12)
storage-file-about = On a USB stick or in a folder of yours, not in the browser. Clearing the browser's data does not touch the file.
storage-both = Browser and file
storage-both-about = In the browser, and in a file too. If the browser's data is cleared, you still have the file.

## Certification request (for experts)
request-title = Your certification request (CSR)
request-lead = For a certificate with a key you made in another program. Nothing is stored in this browser.
request-no-key = Leave the private key out. Only the request goes to the bank.
request-text = The request as text (begins with -----BEGIN CERTIFICATE REQUEST-----)
request-file = Or a file with the request (PEM, DER)
request-note = The key must be P-256 or RSA of 2048 to 4096 bits. The bank takes only the public key from the request: name and validity come from its own records, and there is no identity value (VID) in the certificate.
request-submit = Get the certificate for this request
request-instead = No request: make a key in this browser
received-lead = Please save the certificate (certificate.pem) and its chain (chain.pem) as files.
received-note = If you close this window without saving, they cannot be had here again. The private key is the one you keep yourself.
received-saved = The file was handed over. Please look for it among your downloads.
received-certificate = Save the certificate
received-chain = Save the chain

## Issuing
issuing-title = Issuing your certificate
issuing-lead = One moment, please. Once the private key is kept, you can continue even if this window closes.
issuing-stopped = Issuing has stopped
issuing-kept = Your private key is kept in this browser, locked with your password. Continuing costs no second fee.
issuing-resume = Enter the password and continue
issuing-fee = Check the fee again
issuing-again = Enter the password again
stage-requesting = Getting a reference number from the bank
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
done-both-note = It is kept in this browser. Now save it as a file, too.
done-save-file = Save the certificate file
done-save-again = Save again
done-file-note = It is not saved as a file yet. This browser keeps it until you have saved it.
done-file-saved = Please make sure that the file was saved. Once you confirm, it is deleted from this browser.
done-file-confirm = It is saved, delete it here
done-receipt = See the receipt
done-certificates = See my certificates
days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
place-browser = This browser (locked with the password)
place-browser-for-now = This browser (until you have saved the file)
place-both = This browser, and the file you saved
place-file = The file you saved
backup-none = No backup
from-file = From a file
backup-at = Backed up { $date }
backup-outdated = Backed up { $date } (before the password change)

## Continuing
resume-title = Let us continue
resume-lead = Enter the certificate password that you chose when you began.
resume-until = Continue by
resume-submit = Continue issuing
resume-details = More about this application
resume-number-hint = The number may have been mistyped. Please enter it once more.
resume-delete = Go to delete this application

## Continuing what began elsewhere
elsewhere-title = Let us continue what you began on another device
elsewhere-lead = Enter the reference number and the authorization code that were shown when issuing stopped.
elsewhere-reference = Reference number (10 digits)
elsewhere-reference-bad = Please enter the 10 digits of the reference number.
elsewhere-code = Authorization code (24 digits)
elsewhere-code-bad = Please enter the 24 digits of the authorization code.
elsewhere-number = Resident registration or business number
elsewhere-number-bad = Please enter the 13 digits of the resident registration number, or the 10 digits of the business number.
elsewhere-note = Code and number are not sent anywhere. They are only used on this device to check the bank's answers.
elsewhere-submit = Check
elsewhere-found-title = Is this the right certificate?
elsewhere-found-lead = Please check name and type. If they are right, choose a password and have it issued here.
elsewhere-found-note = A new private key is made on this device. What is left on the first device can no longer be used. The fee is taken only once.
elsewhere-found-submit = Yes, choose a password
elsewhere-found-no = No, enter again
elsewhere-again = Enter the codes again
elsewhere-running = This browser is issuing another certificate, or has one that you have not saved yet. Please finish that first.
elsewhere-draft = The other application you began in this browser will be discarded.
codes-title = You can also continue on another device
codes-about = Write these two codes down, and enter them on the other device: on its front page, choose “Continue from another device”. Do not show the authorization code to anyone.
codes-code = Authorization code
codes-copy = Copy the authorization code
codes-copy-failed = Copying did not work. Please write the code down from the screen.
