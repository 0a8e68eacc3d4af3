## Renewal and reissue
renewal-title = Renew a certificate
renewal-lead = Your certificate lasts a year more. This device also makes a new private key for it.
renewal-end = Ends now on
renewal-new-end = Ends after renewal on
renewal-once = You are asked for the present password once. It serves to log in at the bank and to sign the renewal, and is not sent to the bank. The password of the new certificate is chosen later.
renewal-fee = If there is a fee, you see it first, and pay only after you have confirmed it.
renewal-start = Start to renew
renewal-give-up = Do not renew
renewal-certificate = More about this certificate
renewal-unreadable = This certificate cannot be read, and so not be renewed. Please get a new one.
renewal-from = You can renew it from { $day } until the day on which it ends.
renewal-over = It has expired and cannot be renewed. Please get a new one.
renewal-replaced = A newer certificate has replaced it already. Please use that one.
renewal-old = A newer certificate has replaced this one. You can delete it. What you signed with it stays valid.
renewal-elsewhere = Another institution issued this certificate. Please renew it there.
renewal-open = { $days ->
    [0] Today is its last day. If you renew it now, you can use it for a year more.
    [one] It ends tomorrow. If you renew it now, you can use it for a year more.
   *[other] It ends in { $days } days. If you renew it now, you can use it for a year more.
}
renewal-go = Renew
renewal-about = About renewing
renewal-again = Start the renewal again
renewal-reloaded = The page was opened anew. For your safety you are asked for the password of the certificate again.
renewal-ended = The connection with the bank has ended. Please enter the password of the certificate again.
renewal-password-lead = Choose a password for the new certificate. It may be the one you use now.
renewal-submit = Renew
renewal-issuing = Your certificate is being renewed
renewal-resume = Let us go on with the renewal
renewal-resume-lead = Please enter the password that you chose for the new certificate.
renewal-done = Your certificate is renewed
renewal-done-old = The old certificate can no longer be used. You can delete it. What you signed with it stays valid.
renewal-done-delete = See and delete the old certificate

reissue-title = Reissue a certificate
reissue-lead = If you have lost the file or forgotten the password, you get the certificate again from the bank.
reissue-identity = You prove who you are, as when you got it.
reissue-end = It ends on the same day as the old one.
reissue-fee = There is no fee.
reissue-old = The old certificate is revoked at once and can no longer be used.
reissue-expired = What has expired or was revoked cannot be reissued. Please get a new certificate then.
reissue-busy = Another certificate is on its way. Please finish that first.
reissue-start = Start the reissue
reissue-overwrites = You have begun another application. It is deleted when you start the reissue.
reissue-sure = Delete it and start the reissue
reissue-renewal = If it ends soon: renew it from My certificates
reissue-terms-lead = To have a certificate reissued, you must agree to all of them. Press “Read” beside a title to read the whole text.
reissue-note = This is a reissue: the last day stays, and there is no fee.
reissue-issue = Get a new certificate instead
reissue-replaces = It takes the place of your old certificate, which is revoked. The last day stays.
reissue-submit = Have it reissued
reissue-done = Your certificate is reissued
reissue-done-old = The old certificate is revoked and can no longer be used. If it is still in this browser or on a USB drive, you can delete it.
reissue-forgotten = Forgotten the password? Have it reissued
home-reissue-about = If the file is lost or the password forgotten
