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
footer-demo = Demo desk (test customers)

## Buttons
action-back = Back
action-retry = Try again
action-close = Close
action-cancel = Cancel
action-home = To the front page
action-copy = Copy
action-copied = Copied
action-print = Print
action-identify-again = Identify yourself again
action-start-over = Apply again from the start
action-read-terms = Read the terms again

## Fields
field-optional = (optional)
secret-show = Show
secret-hide = Hide
secret-show-label = Show what was entered: { $label }
secret-hide-label = Hide what was entered: { $label }
secret-caps = Caps Lock is on.

## My certificates
certificates-title = My certificates
certificates-lead = { $count ->
    [one] There is { $count } in this browser.
   *[other] There are { $count } in this browser.
}
certificates-loading = Reading the certificates.
certificates-damaged = { $count ->
    [one] One certificate record cannot be read.
   *[other] { $count } certificate records cannot be read.
} Use your backup file, or issue a new certificate.
certificates-damaged-delete = Delete unreadable records
certificates-none = There is no certificate in this browser. One that you saved as a file is not shown here.
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
state-replaced = Replaced by a new one
state-doubtful = Cannot be verified
state-stranger = Unknown issuer

certificate-title = Certificate
certificate-save = Back up as a file
certificate-try = Try the password
certificate-delete = Delete
certificate-back = Back to my certificates
standing-title = Checked with the bank
standing-asking = Asking the bank whether it was revoked.
standing-good = It is not revoked, as its issuer said at { $time }.
standing-revoked = It was revoked at { $time } and can no longer be used. Please get a new one.
standing-superseded = A newer certificate replaced it at { $time }. Use the newer one; you can delete this one.
standing-suspended = It was suspended at { $time }. It can be used again when you resume it at “Lost or revoke”.
standing-stranger = Its issuer does not know this certificate. Do not use it, and tell the bank.
standing-not-listed = It is not on its issuer's list of revoked certificates of { $time }. The live check got no answer, so what came later is not known.
standing-by-list = The live check got no answer: this is what its issuer's list of { $time } says.
standing-again = Check again
certificate-saved = The file was handed to the browser. Your certificate password opens it. Check that it was saved, and keep it in a safe place.
certificate-tried = The password is right. The certificate was opened, has signed, and the signature was verified.
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
fact-chain-no-issuer = The issuer’s certificate is missing, so it cannot be verified
fact-chain-other-root = By an authority that this page does not know
chain-stranger = This page cannot tell who issued it. That does not mean that the certificate is wrong. If you got it from a bank or its authority yourself, go on using it. If you do not know where the file is from, do not use it and get a new certificate.
chain-broken = A certificate of its authorities has run out or does not fit. Check the date of this device; if it is right, get a new certificate.
fact-fingerprint = SHA-256 fingerprint
fact-crl = Revocation list
save-title = Back up as a file
save-about = Saves certificate and private key in one .p12 file. The file is locked with the certificate password that you enter now; other programs open it with the same password.
save-submit = Download the file
try-title = Try the password
try-about = Opens the certificate and makes a trial signature. Nothing is sent anywhere.
try-submit = Try this password
wait-left = { $minutes ->
    [0] You can enter it again in { $seconds } s
   *[other] You can enter it again in { $minutes } min { $seconds } s
}
wait-over = You can enter the password again now.
deleted-certificate = The certificate was deleted from this browser. Files that you saved are still there.
deleted-pending = The unfinished application was deleted from this browser.
delete-title = Delete this certificate?
delete-about = This entry and its private key are deleted from this browser. This cannot be undone.
delete-named = The { $product } certificate of { $name } (valid until { $date }) and its private key are deleted here. This cannot be undone.
delete-pending = It has not been issued yet. If you delete it, you cannot continue.
delete-source = It came out of a file or from another device. Make sure first that it is still there, and that you know the password.
delete-saved = Make sure first that you have the backup file.
delete-outdated = The backup is from before the password was changed. Make sure first that you have it and still know the old password.
delete-damaged = Only the unreadable records are deleted. Other certificates stay.
delete-not-saved = There is no backup. If you delete it, you need a new certificate.
delete-cancel = Keep it
delete-confirm = Delete

## Receipts
receipts-title = Receipts
receipts-lead = See and print what you paid for certificates. Please identify yourself.
receipts-holder = Whose receipts?
receipts-note = The bank uses what you enter only to identify you. It is not stored in this browser.
receipts-submit = Find receipts
receipts-count = Fees paid by { $name }: { $count }.
receipts-none = No fees have been paid yet. There are no receipts for free certificates.
receipts-open = Open
receipts-open-label = Open the receipt of { $date }, { $product }
receipts-back = Back to the list
receipt-title = Receipt for a certificate fee
receipt-number = Receipt number
receipt-date = Withdrawn on
receipt-customer = Customer
receipt-product = Item
receipt-paid = Paid
receipt-refunded = Paid back on { $date }
receipt-supply = Net amount
receipt-vat = VAT
receipt-amount = Total
receipt-print = Print

## Other pages
not-found-title = There is no such page
not-found-lead = The address has changed, or the certificate was deleted.
unavailable-leave-frame = Open it in a window of its own
