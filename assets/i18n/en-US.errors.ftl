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
rec-otp-locked = Choose another way, or visit a branch with your identity card.
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
rec-no-more-messages = Choose another way, or identify yourself again.
err-factor-locked = It is locked after too many wrong tries.
rec-factor-locked = Visit a branch with your identity card.
err-fee-changed = The fee has changed.
rec-fee-changed = Look at the new fee and agree to it again.
err-insufficient-funds = The balance does not cover the fee.
rec-insufficient-funds = Pay in and try again, or choose another account.
err-request-missing = There is no certification request.
rec-request-missing = Paste the request as text or choose a file with it.
err-request-unreadable = This is not a certification request (CSR), or it is damaged.
rec-request-unreadable = Give one PKCS#10 request as it is, PEM or DER.
err-request-is-certificate = This is a certificate that was issued already, not a request for one.
rec-request-is-certificate = Give the request (CSR) that was made to obtain a certificate.
err-request-is-private-key = This is a private key — never send it to anyone.
rec-request-is-private-key = It was not sent to the bank, and it was cleared here. Give the certification request (CSR) instead of the key.
err-request-key-kind = The bank does not take this kind of key.
rec-request-key-kind = Make the request again with a P-256 key or an RSA key of 2048 to 4096 bits.
err-request-rsa-size = The RSA key in the request does not meet the rules of the bank.
rec-request-rsa-size = Make the request again with an RSA key of 2048 to 4096 bits and the public exponent 65537.
err-request-signature = The signature of the request is not right.
rec-request-signature = Make the request again, signed with its own key and SHA-256.
err-request-replaced = This application has ended with a certificate for another request.
rec-request-replaced = To use a new request, identify yourself again.
err-key-taken = Another certificate already uses this key.
rec-key-taken = Make a new key, and give a request made with it.
err-step-skipped = An earlier step must be answered again.
rec-step-skipped = Identify yourself again. Everything else you entered is still there.
err-enrollment-closed = The reference number was already given, so nothing can be changed.
rec-enrollment-closed = If ‘My certificates’ has an application to continue, continue that one first. If not, please start again by identifying yourself.
err-enrollment-expired = This application is too old to continue.
rec-enrollment-expired = Start again by identifying yourself.
err-enrollment-replaced = You applied again in another window or on another device.
rec-enrollment-replaced = Continue there, or identify yourself again here.
err-session-invalid = For your safety, the connection with the bank was ended.
rec-session-invalid = Identify yourself again. Everything else you entered is still there.
err-too-many-requests = No more tries are possible right now.
rec-too-many-requests = { $minutes ->
    [0] Please try again in { $seconds } seconds.
   *[other] Please try again in { $minutes } minutes.
}
err-wrong-password = The certificate password is not right.
rec-wrong-password = Check upper and lower case and the keyboard language, and enter it again. If it is never right, the stored certificate may be damaged. If you have forgotten it, you need a new certificate.
err-wrong-password-wait = The certificate password is not right. It has been wrong { $wrong } times.
rec-wrong-password-wait = { $minutes ->
    [0] You can enter it again in { $seconds } seconds. Meanwhile, check upper and lower case and the keyboard language.
   *[other] You can enter it again in { $minutes } minutes. Meanwhile, check upper and lower case and the keyboard language.
}
err-wrong-password-many = The certificate password is not right. It has been wrong { $wrong } times.
rec-wrong-password-many = { $minutes ->
    [0] If you have forgotten it, nobody can find it out: please get a new certificate. If it comes back to you, enter it in { $seconds } seconds.
   *[other] If you have forgotten it, nobody can find it out: please get a new certificate. If it comes back to you, enter it in { $minutes } minutes.
}
err-password-wait = The password was wrong several times, so there is a short wait.
rec-password-wait = { $minutes ->
    [0] Please enter it in { $seconds } seconds. The wait is only this page’s; what protects the certificate is the password.
   *[other] Please enter it in { $minutes } minutes. The wait is only this page’s; what protects the certificate is the password.
}
err-passkey-no-secret = This device or browser cannot open the certificate with a passkey.
rec-passkey-no-secret = The certificate password goes on to work. You can also try another security key or a newer browser.
err-passkey-not-used = No passkey was used.
rec-passkey-not-used = The passkey window was closed, or this device has no passkey. Try again, or enter the certificate password.
err-passkey-exists = This device already has a passkey for this certificate.
rec-passkey-exists = Use that one, or add one on another device or security key.
err-passkey-does-not-open = This passkey does not open the certificate.
rec-passkey-does-not-open = Please enter the certificate password. You can remove the passkey and add it again.
err-passkey-not-kept = The passkey was made but could not be saved in this browser.
rec-passkey-not-kept = That passkey is of no use; you can delete it in the passkey settings of your device. The certificate password goes on to work.
err-passkey-failed = Something went wrong with the passkey.
rec-passkey-failed = Please enter the certificate password. You can try the passkey again later.
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
err-vid-mismatch = The certificate does not belong to the number you entered.
rec-vid-mismatch = Please check the registration number. If it is right and this happens again, tell the bank. The certificate was not stored.
err-answer-unreadable = The bank's answer to the request cannot be read.
rec-answer-unreadable = Use “Continue” to try again. The fee is taken only once.
err-answer-not-authentic = It is not certain that the answer came from the bank.
rec-answer-not-authentic = Use “Continue” to try again on a network you trust.
err-code-wrong = The bank did not accept the authorization code.
rec-code-wrong = Please apply again from the beginning.
err-codes-wrong = The reference number and the authorization code do not match.
rec-codes-wrong = Please check both numbers and enter them again. This changes nothing about the application or the fee.
err-number-wrong = This is not the number of the person who applied.
rec-number-wrong = Please check the registration number and enter it again. This changes nothing about the application or the fee.
err-superseded = You were issued another certificate on another device, and the one applied for here was revoked.
rec-superseded = Use the one on that device, and delete the application that is left here. The fee is taken only once.
err-already-issued = The certificate of this reference number was already delivered to another device.
rec-already-issued = Use the one on that device, and delete an application that is left here. If you no longer have it, apply again.
err-reference-closed = This reference number can no longer be used.
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
err-changed-elsewhere = Meanwhile another tab changed this certificate.
rec-changed-elsewhere = Nothing was changed here. Please reload the page and do it again.
err-self-test-failed = The stored certificate did not pass its test.
rec-self-test-failed = Use “Continue” to try again. If it stays like this, issue a new certificate.
err-trial-not-valid-now = The password is right, but this certificate is not valid now.
rec-trial-not-valid-now = If it has expired, issue a new one. If not, check date and time of this device.
err-trial-failed = The password is right, but this certificate cannot be verified.
rec-trial-failed = Tell the bank that issued it, and issue a new one.
err-file-too-large = The files are too large or too many.
rec-file-too-large = Choose only the file with your certificate. It is usually smaller than 10 KB.
err-file-unknown-content = This is not a kind of file that is known here.
rec-file-unknown-content = Choose a .p12 or .pfx file, signCert.der with signPri.key, or a PEM file.
err-file-damaged-content = The file is damaged.
rec-file-damaged-content = Try the original or another backup. Your stored certificates are unchanged.
err-file-does-not-open = The password is wrong, or the file is damaged.
rec-file-does-not-open = Check capital letters and the keyboard language, and type it again. If that does not help, use another file.
err-file-too-much-work = Opening this file would take far too much computing.
rec-file-too-much-work = It may have been made wrongly. Export it again from the program it came from.
err-file-protection-unsupported = The file is locked in a way that is not supported.
rec-file-protection-unsupported = Export it again as .p12 (AES or 3DES) from the program it came from.
err-file-key-unsupported = This kind of private key is not supported.
rec-file-key-unsupported = Certificates with RSA of 2048 to 4096 bits or with P-256 can be imported.
err-file-archive = This zip file cannot be opened here. It may have a password or be damaged.
rec-file-archive = Unpack it, and choose the folder or the files in it.
err-rsa-unavailable = RSA certificates cannot be used in this browser.
rec-rsa-unavailable = Open this page with the latest Chrome, Edge, Safari or Firefox.
err-folder-occupied = The folder already has another file of the same name.
rec-folder-occupied = It was left as it is. Choose another folder, or move that file away and try again.
err-folder-differs = The file that was written reads back differently.
rec-folder-differs = Plug the USB stick in again, or save elsewhere. Your stored certificate is unchanged.
err-folder-refused = The folder could not be written.
rec-folder-refused = Check that it may be written and has space left, or choose another one.
err-another-tab = Another window is issuing now.
rec-another-tab = Finish there, or close it, and try again.
err-config-missing = The configuration (config.json) cannot be loaded.
rec-config-missing = Check your internet connection and try again. If it stays like this, tell the operator.
err-config-malformed = The configuration (config.json) is not right.
rec-config-malformed = Please tell the operator.
err-root-not-configured = No bank is configured yet.
rec-root-not-configured = Operator: put the bank's address and the SHA-256 fingerprint of the root certificate into config.json.
err-texts-missing = The page in the other language could not be loaded.
rec-texts-missing = Please check your internet connection and press again, or reload the page.
err-unsupported-browser = This browser cannot be used.
rec-unsupported-browser = Please use a current version of Chrome, Edge, Safari or Firefox.
err-insecure-context = The page was opened over an insecure connection (http).
rec-insecure-context = Make sure that the address starts with https:// and open it again.
err-framed = The page was opened inside another site.
rec-framed = For your safety it does not start here. Open it in a window of its own.
err-internal = Something went wrong in this page.
rec-internal = Reload it and try again. Your stored certificates are still there.
