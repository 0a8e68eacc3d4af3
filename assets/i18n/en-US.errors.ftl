## Errors: err- says what happened, rec- what to do now
err-bank-unreachable = The bank cannot be reached.
rec-bank-unreachable = Check your internet connection and try again.
err-bank-timed-out = The bank did not answer in time.
rec-bank-timed-out = Try again in a moment. Nothing will be done twice.
err-bank-unreadable = The bank's answer cannot be read.
rec-bank-unreadable = Reload the page and try again. If it stays like this, ask the bank.
err-bank-failed = Something went wrong at the bank.
rec-bank-failed = Try again in a moment.
err-bank-unavailable = The bank is not taking applications now.
rec-bank-unavailable = Try again in a moment.
err-invalid-field = The bank cannot accept something you entered.
rec-invalid-field = Please check what you entered.
err-terms-outdated = The terms have changed.
rec-terms-outdated = Please read and accept the new ones.
err-identity-mismatch = What you entered is not what the bank has on record.
rec-identity-mismatch = Please check both and enter them again.
err-under-age = Nobody younger than 14 can get a certificate alone.
rec-under-age = A legal guardian, such as a parent, must visit a branch with an identity card and a certificate of family relations.
err-product-unavailable = This certificate cannot be issued now.
rec-product-unavailable = Please choose another one.
err-account-password-wrong = The account password is not right.
rec-account-password-wrong = { $remaining ->
    [one] Enter it again. It locks after { $remaining } more wrong try.
   *[other] Enter it again. It locks after { $remaining } more wrong tries.
}
err-otp-wrong = The OTP code is not right, or was used already.
rec-otp-wrong = { $remaining ->
    [one] Enter the code your device shows now; wait for the next one if it was used. It locks after { $remaining } more wrong try.
   *[other] Enter the code your device shows now; wait for the next one if it was used. It locks after { $remaining } more wrong tries.
}
err-verification-wrong = Account password or second number is not right.
rec-verification-wrong = Please check both and enter them again.
err-account-locked = The account password is locked after too many wrong tries.
rec-account-locked = Visit a branch with your identity card, or choose another account.
err-otp-locked = The OTP is locked after too many wrong tries.
rec-otp-locked = Visit a branch with your identity card.
err-card-wrong = The digits of the security card are not right.
rec-card-wrong = { $remaining ->
    [one] Other cells are asked for now: look them up and enter them. It locks after { $remaining } more wrong try.
   *[other] Other cells are asked for now: look them up and enter them. It locks after { $remaining } more wrong tries.
}
err-card-locked = The security card is locked after too many wrong tries.
rec-card-locked = Choose another way, or visit a branch with your identity card.
err-card-cells-changed = Other cells of the card are asked for now.
rec-card-cells-changed = Look up the cells that are shown now and enter them.
err-phone-code-wrong = The code from the text message is not right.
rec-phone-code-wrong = { $remaining ->
    [one] Look at the message and enter it again. It locks after { $remaining } more wrong try.
   *[other] Look at the message and enter it again. It locks after { $remaining } more wrong tries.
}
err-phone-locked = The phone is locked after too many wrong codes.
rec-phone-locked = Choose another way, or visit a branch with your identity card.
err-phone-code-expired = There is no code that could be used.
rec-phone-code-expired = Ask for another one and enter it within three minutes.
err-no-more-messages = No more codes can be sent.
rec-no-more-messages = Choose another way, or apply again from the beginning.
err-factor-locked = It is locked after too many wrong tries.
rec-factor-locked = Visit a branch with your identity card.
err-fee-changed = The fee has changed.
rec-fee-changed = Look at the new fee and agree to it again.
err-insufficient-funds = The balance does not cover the fee.
rec-insufficient-funds = Pay in and try again, or choose another account.
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
err-wrong-password = The certificate password is not right.
rec-wrong-password = Check upper and lower case and the keyboard language, and enter it again. If it is never right, the stored certificate may be damaged. If you have forgotten it, you need a new certificate.
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
rec-not-stored = Restart the browser. If the front page offers to continue, do that; if not, begin again. The fee is charged once.
err-self-test-failed = The stored certificate did not pass its test.
rec-self-test-failed = Use “Continue” to try again. If it stays like this, issue a new certificate.
err-trial-not-valid-now = The password is right, but this certificate is not valid now.
rec-trial-not-valid-now = If it has expired, issue a new one. If not, check date and time of this device.
err-trial-failed = The password is right, but this certificate cannot be verified.
rec-trial-failed = Tell the bank that issued it, and issue a new one.
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
